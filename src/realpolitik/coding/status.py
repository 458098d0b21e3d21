"""How certain a claim is: asserted, planned, negated, conditional, speculated.

Status belongs to the clause. The clause's own auxiliaries, negation and adverbs are read first;
then each governing clause outwards, as long as the content stands in its scope: the complement
of *hope* is speculated, of *refuse* negated, of *agree* planned, of *say* whatever it is.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from realpolitik.coding.certainty import (
    CONDITION,
    DOUBT,
    DOUBTFUL_ADJECTIVE,
    FUTURE_AUX,
    HAPPENING,
    HEARSAY,
    PAST_SAYING,
    PLAN_NOUN,
    PLANNED_ADJECTIVE,
    SPECULATIVE_AUX,
    WISHING,
)
from realpolitik.coding.clauses import above, child, children, lemma
from realpolitik.coding.conditions import has_condition, is_inverted, under_if
from realpolitik.coding.governing import of_governing_noun, of_governor, of_preposition
from realpolitik.coding.negation import is_infinitive, is_negated
from realpolitik.coding.roots import STATUSES
from realpolitik.records.event import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from realpolitik.coding.lexicon import Lexicon


GOVERNED = frozenset(
    {"xcomp", "ccomp", "acl", "pcomp", "prep", "csubj", "csubjpass", "acomp", "attr", "oprd"}
)


# Acts of speech that a modal or a "not" makes: "would not receive him", "will see him in court".
SPOKEN = {
    "REJECT": frozenset({"not"}),
    "THREATEN": FUTURE_AUX | {"would", "not"},
    "AGREE": FUTURE_AUX | {"would"},
    "REQUEST": frozenset({"should", "must", "ought"}),
}
TINY = 1e-6
SPEECH = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "CONSULT", "THREATEN", "REJECT", "AGREE"})


def status_of(trigger: Token, words: Lexicon, root: str = "") -> Status:
    """The status of the act `trigger` names, from the clause it stands in and those above it.

    What stands under an "if" is conditional, whatever else it is. An act that the modal itself
    makes, such as the refusal in "would not receive him", is asserted: `root` tells which it is.
    """
    if _is_spoken(trigger, words, root):
        return Status.ASSERTED
    status = _unconditioned(trigger, words)
    return Status.CONDITIONAL if under_if(trigger, words) else status


def weighed(status: Status, odds: Sequence[float], weight: float) -> Status:
    """The status of the words, unless the model's odds for another outweigh it.

    Takes:   what `status_of` says; the model's odds in the order of `roots.STATUSES`, or none; how
             much more, in log odds, the words weigh than the model.
    Returns: the status with the most weight.
    Raises:  nothing.
    """
    if not odds:
        return status
    logs = {s: math.log(max(p, TINY)) for s, p in zip(STATUSES, odds, strict=True)}
    return max(logs, key=lambda s: logs[s] + (weight if s is status else 0.0))


def _is_spoken(trigger: Token, words: Lexicon, root: str) -> bool:
    if root not in SPOKEN or trigger.pos_ not in ("VERB", "AUX"):
        return False
    if words.verbs.get(lemma(trigger)) == root or words.verbs.get(trigger.lemma_.lower()) == root:
        return False
    said = {a.lower_ for a in children(trigger, "aux")}
    if is_negated(trigger):
        said.add("not")
    return bool(said & SPOKEN[root])


def _unconditioned(trigger: Token, words: Lexicon) -> Status:
    found = _of_phrase(trigger)
    clause = trigger if _is_clause(trigger) else _clause(trigger)
    if trigger is not clause and found is not Status.NEGATED:
        found = of_governing_noun(trigger, clause, words) or found
    if clause is None:
        return found or Status.ASSERTED
    own = True
    while True:
        if found is None and own:
            found = _of_clause(clause)
            if found is Status.NEGATED and _presupposed(trigger, clause):
                return Status.ASSERTED
        own = True
        head, link = above(clause)
        if found is not None:
            return _governed(found, clause, words) if head.i != clause.i else found
        if head.i == clause.i:
            headline = is_infinitive(clause) and child(clause, "nsubj", "nsubjpass") is not None
            return Status.PLANNED if headline else Status.ASSERTED
        if link == "conj" and head.pos_ in ("VERB", "AUX"):
            found = _inherited(clause, head)
            clause, own = head, False
            continue
        headline = link == "acl" and head.pos_ == "PROPN" and is_infinitive(clause)
        if headline:  # "Oslo to host"
            return Status.PLANNED
        if link in GOVERNED:
            found = of_governor(clause, head, words)
            if found is not None:
                return found
            verbal = link == "ccomp" and head.pos_ in ("VERB", "AUX")
            if verbal and lemma(head) in words.reporting_verbs:
                unconfirmed = lemma(head) == "confirm" and is_negated(head)
                return Status.NEGATED if unconfirmed else Status.ASSERTED
            clause = head
            continue
        apart = link in ("acl", "relcl") and is_infinitive(clause)
        if apart and any(c.lower_ == "for" for c in children(clause, "mark")):
            return Status.SPECULATED
        if link == "advcl" and is_infinitive(clause):
            return _purpose(clause, head, words)
        return Status.ASSERTED


def _presupposed(noun: Token, clause: Token) -> bool:
    """Whether a denied clause is about an act that took place: "its charge was not answered"."""
    if noun.pos_ != "NOUN" or clause.lemma_.lower() in HAPPENING:
        return False
    subject = noun
    while subject.head.i != clause.i and subject.head.i != subject.i:
        if subject.dep_ not in ("conj", "pobj", "prep"):
            return False
        subject = subject.head
    known = any(c.dep_ == "poss" or c.lower_ == "the" for c in noun.children)
    return known and subject.dep_ in ("nsubj", "nsubjpass")


def _purpose(clause: Token, head: Token, words: Lexicon) -> Status:
    """What is done to some end: a journey to ask is an asking, one to attack no attack yet."""
    outer = _unconditioned(head, words)
    spoken = words.verbs.get(lemma(clause)) in SPEECH
    return outer if spoken or outer is not Status.ASSERTED else Status.SPECULATED


def _governed(found: Status, clause: Token, words: Lexicon) -> Status:
    """What the word above makes of a plan ("fears it will"), or of a no ("hopes it will not")."""
    if clause.dep_ not in ("ccomp", "xcomp", "acl"):
        return found
    outer = of_governor(clause, clause.head, words)
    if found is Status.PLANNED and outer is not None and outer is not Status.ASSERTED:
        return outer
    wished = found is Status.NEGATED and clause.head.lemma_.lower() in WISHING
    return Status.SPECULATED if wished else found


def _clause(noun: Token) -> Token | None:
    token = noun
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return token if token.pos_ in ("VERB", "AUX") else None


def _is_clause(trigger: Token) -> bool:
    """Whether the trigger heads a clause; a tagger's noun with a subject of its own does too."""
    return trigger.pos_ in ("VERB", "AUX") or trigger.dep_ in ("ccomp", "advcl", "relcl")


def _of_phrase(trigger: Token) -> Status | None:
    """What the noun phrase itself says: `no talks`, `a possible attack`, `planned exercises`."""
    if trigger.pos_ in ("VERB", "AUX"):
        return None
    for modifier in trigger.children:
        if modifier.dep_ in ("det", "neg") and modifier.lower_ in ("no", "neither"):
            return Status.NEGATED
        if modifier.dep_ == "amod" and modifier.lower_ in PLANNED_ADJECTIVE:
            return Status.PLANNED
        if modifier.dep_ == "amod" and modifier.lower_ in DOUBTFUL_ADJECTIVE:
            return Status.SPECULATED
        if modifier.dep_ == "det" and modifier.lower_ == "any":
            return Status.SPECULATED
    return of_preposition(trigger.head) if trigger.dep_ == "pobj" else None


def _of_clause(clause: Token) -> Status | None:
    """What the clause's own auxiliaries, negation, adverbs and marks say."""
    marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod")}
    asked = clause.dep_ == "ccomp" and "if" in marks
    if asked:
        return Status.SPECULATED
    if marks & CONDITION or (clause.dep_ == "advcl" and is_inverted(clause)):
        return Status.CONDITIONAL
    lowered = {a.lower_ for a in children(clause, "aux", "auxpass")}
    open_ = lowered & (FUTURE_AUX | SPECULATIVE_AUX)
    if has_condition(clause) and (open_ or is_infinitive(clause)):
        return Status.CONDITIONAL
    if open_ and any(c.lower_ == "otherwise" for c in children(clause, "advmod")):
        return Status.CONDITIONAL
    if is_negated(clause):
        # A denied wish or guess is still no fact; so is a denied plan.
        return Status.NEGATED
    if "would" in lowered and _reported_in_past(clause):
        return Status.PLANNED
    if lowered & SPECULATIVE_AUX:
        return Status.SPECULATED
    if lowered & FUTURE_AUX:
        return Status.PLANNED
    if any(c.dep_ == "advmod" and c.lower_ in DOUBT for c in clause.children):
        return Status.SPECULATED
    if any(_hearsay(c) for c in clause.children) or (
        clause.dep_ == "ccomp" and _hearsay(clause.head)
    ):
        return Status.SPECULATED
    return None


def _hearsay(verb: Token) -> bool:
    """Whether something is said on nobody's word: "it is alleged"."""
    subject = child(verb, "nsubjpass")
    if subject is None or subject.lower_ != "it":
        return False
    return verb.dep_ in ("parataxis", "ccomp", "ROOT") and verb.lemma_.lower() in HEARSAY


def _reported_in_past(clause: Token) -> bool:
    """The future of a past report: "said it would"."""
    head = clause.head
    while clause.dep_ == "conj":
        clause, head = head, head.head
    return (clause.dep_ == "acl" and head.lemma_.lower() in PLAN_NOUN) or (
        clause.dep_ == "ccomp"
        and head.tag_ in ("VBD", "VBN")
        and head.lemma_.lower() in PAST_SAYING
    )


def _inherited(verb: Token, head: Token) -> Status | None:
    """A later verb of a list shares the auxiliaries of the first unless it has its own subject."""
    joined = {c.lower_ for c in head.children if c.dep_ == "cc" and c.i < verb.i}
    if "nor" in joined:
        return Status.NEGATED
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.children):
        return None
    if "but" in joined and is_negated(head):
        return None
    if verb.tag_ != head.tag_ and not (verb.tag_ == "VB" or head.tag_ == "VB"):
        return None
    return _of_clause(head) if verb.tag_ in ("VB", "VBN", "VBG") else None
