"""What the words above an act make of it: "hopes to", "refused to", "a plan for", "without"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.coding.certainty import (
    ANSWERING,
    CLAIM_NOUN,
    DENYING,
    DOUBTFUL_ADJECTIVE,
    ENDING,
    EVIDENCE_NOUN,
    FUTURE_AUX,
    HEARSAY,
    HYPOTHETICAL_NOUN,
    OBJECT_STATUS,
    ORDERING,
    PLAN_NOUN,
    REFUSAL_NOUN,
    RUMOURED,
    SPECULATIVE_AUX,
    UNFAILING,
    WORDS_SAID,
)
from realpolitik.coding.clauses import child, children, lemma
from realpolitik.coding.negation import is_infinitive, is_negated
from realpolitik.records.event import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

    from realpolitik.coding.lexicon import Lexicon


def of_governor(clause: Token, head: Token, words: Lexicon) -> Status | None:
    """What the word a clause depends on makes of it."""
    base = head.lemma_.lower()
    full = lemma(head)
    if head.pos_ == "NOUN":
        return _of_noun(head, words)
    if head.pos_ == "ADP":
        return of_preposition(head)
    status = words.governing.get(full) or words.governing.get(base)
    if base in SPECULATIVE_AUX or head.lower_ in RUMOURED:
        return Status.SPECULATED
    if head.pos_ == "AUX" or base in ("be", "have"):
        return _of_copula(clause, head, words)
    if base == "go" and clause.dep_ == "xcomp" and head.tag_ == "VBG":
        return Status.NEGATED if is_negated(head) else Status.PLANNED
    if clause.dep_ == "xcomp" and base in HEARSAY and child(head, "auxpass") is not None:
        return Status.SPECULATED if child(head, "agent") is None else None
    if base in ORDERING and clause.dep_ in ("xcomp", "ccomp") and is_infinitive(clause):
        return Status.SPECULATED
    if base in ENDING and clause.dep_ == "xcomp" and clause.tag_ == "VBG":
        return Status.ASSERTED  # what is ended was done
    if base == "call" and not is_infinitive(clause) and clause.dep_ not in ("prep", "pcomp"):
        return None  # called him a liar
    asked = any(c.lower_ in ("whether", "if") for c in children(clause, "mark"))
    if asked and clause.dep_ in ("ccomp", "xcomp"):
        return Status.SPECULATED
    if status is None:
        return None
    before = clause.dep_ == "ccomp" and clause.i < head.i
    if before and (base == "deny" or status == "planned"):  # set beside it, not governed by it
        return None
    if base == "deny" and clause.dep_ in ("xcomp", "ccomp", "pcomp"):
        return Status.ASSERTED if is_negated(head) else Status.NEGATED
    if base == "allege" and clause.dep_ == "ccomp" and child(head, "nsubj") is not None:
        return None  # somebody's accusation, asserted on his word
    if base in UNFAILING and is_negated(head):
        return Status.SPECULATED if _unsure(head) else Status.ASSERTED
    if status == "negated":
        return Status.SPECULATED if is_negated(head) else Status.NEGATED
    if status == "planned" and is_negated(head):
        return Status.NEGATED
    return Status(status)


def of_governing_noun(trigger: Token, clause: Token | None, words: Lexicon) -> Status | None:
    """What stands above a noun: `plans for talks`, `the threat of war`, `refused an offer`."""
    token = trigger
    while token.head.i != token.i and token is not clause:
        token = token.head
        base = token.lemma_.lower()
        if token.pos_ == "NOUN":
            if base in REFUSAL_NOUN:
                return Status.NEGATED
            if base in PLAN_NOUN and not (base == "threat" and trigger.head.lower_ == "of"):
                return _of_plan(token)
            if base in HYPOTHETICAL_NOUN:
                return Status.SPECULATED
    if clause is None:
        return None
    spoken = words.nouns.get(trigger.lemma_.lower()) in WORDS_SAID
    near = clause.i in (trigger.head.i, trigger.head.head.i)
    direct = near and trigger.dep_ in ("dobj", "pobj", "nsubjpass")
    base = lemma(clause)
    particle = base
    if trigger.dep_ == "pobj" and trigger.head.head.i == clause.i:
        particle = f"{base}_{trigger.head.lower_}"
    frame = words.frame(base, trigger.lemma_.lower())
    if frame is not None and frame.root != "AID":  # the verb is the act: "agreed a truce"
        return None
    status = OBJECT_STATUS.get(particle, OBJECT_STATUS.get(base)) if direct else None
    return None if spoken and status is Status.NEGATED and base in ANSWERING else status


def _of_noun(noun: Token, words: Lexicon) -> Status | None:
    """What a noun makes of its content: "the refusal to", "a plan to", "denied reports that"."""
    base = noun.lemma_.lower()
    if base in REFUSAL_NOUN:
        return Status.NEGATED
    if base in PLAN_NOUN:
        return _of_plan(noun)
    if base in HYPOTHETICAL_NOUN:
        return Status.SPECULATED
    if base in EVIDENCE_NOUN and noun.left_edge.lower_ == "no":
        return Status.SPECULATED
    denied = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in DENYING
    if denied and base in words.reporting_nouns | CLAIM_NOUN:
        return Status.ASSERTED if is_negated(noun.head) else Status.NEGATED
    return None


def _of_plan(noun: Token) -> Status:
    """A plan is planned, no plan negated, and any plan at all doubtful."""
    determiners = {c.lower_ for c in noun.children if c.dep_ in ("det", "neg")}
    if determiners & {"no", "neither"} or is_negated(noun.head):
        return Status.NEGATED
    return Status.SPECULATED if "any" in determiners else Status.PLANNED


def of_preposition(preposition: Token) -> Status | None:
    """What a preposition makes of it: "without", "instead of", "short of", "voted against"."""
    word, head = preposition.lower_, preposition.head
    near = {head.lower_, *(c.lower_ for c in preposition.children)}
    if word == "without" or (word == "than" and "rather" in near):
        return Status.NEGATED
    if word in ("of", "from") and near & {"instead", "short", "far"}:
        return Status.NEGATED
    if word == "against" and head.pos_ == "VERB":
        return Status.NEGATED if head.lemma_.lower() in ("vote", "decide") else Status.SPECULATED
    return None


def _of_copula(clause: Token, head: Token, words: Lexicon) -> Status | None:
    """What "be" and "have" make of it: "is to", "has yet to", "it is likely that"."""
    said = child(head, "acomp")
    if clause.dep_ == "ccomp" and said is not None:
        if (
            said.lower_ in DOUBTFUL_ADJECTIVE
            or words.governing.get(said.lower_) == Status.SPECULATED
        ):
            return Status.SPECULATED
        return None
    if clause.dep_ != "xcomp" or not is_infinitive(clause):
        return None
    if is_negated(head) or any(c.lower_ == "yet" for c in head.children):
        return Status.NEGATED
    return Status.PLANNED


def _unsure(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in SPECULATIVE_AUX | FUTURE_AUX for c in verb.children)
