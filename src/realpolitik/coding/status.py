"""How certain a claim is: asserted, planned, negated, conditional, speculated.

Status belongs to the clause. The clause's own auxiliaries, negation and adverbs are read first;
then each governing clause outwards, as long as the content stands in its scope: the complement
of *hope* is speculated, of *refuse* negated, of *agree* planned, of *say* whatever it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.coding.clauses import lemma
from realpolitik.coding.lexicon import Lexicon
from realpolitik.records.event import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

SPECULATIVE_AUX = frozenset({"may", "might", "could", "should", "can", "ought", "would", "must"})
FUTURE_AUX = frozenset({"will", "shall", "'ll", "’ll", "wo", "ll"})
DOUBT = frozenset(
    "perhaps maybe possibly probably likely presumably reportedly allegedly apparently supposedly "
    "seemingly conceivably purportedly".split()
)
NEGATIVE = frozenset("not n't n’t never no neither nor without hardly nobody none nothing cannot".split())
INVERTED = frozenset({"had", "were", "should"})
CONDITION = frozenset({"if", "unless", "provided", "lest"})
HYPOTHETICAL_NOUN = frozenset(
    "plan proposal hope wish desire intention threat possibility prospect risk fear talk idea option "
    "chance opportunity attempt effort bid call demand request readiness willingness ability "
    "right need refusal failure likelihood danger suggestion expectation".split()
)
PLAN_NOUN = frozenset({"plan", "intention", "promise", "pledge", "decision", "agreement", "threat", "commitment", "offer", "deal"})
REFUSAL_NOUN = frozenset({"refusal", "failure", "inability", "unwillingness", "denial"})
PROSPECTIVE = frozenset("possible potential likely planned proposed imminent upcoming hypothetical would-be prospective scheduled future forthcoming impending alleged suspected threatened eventual feared".split())
PLANNED_ADJ = frozenset({"planned", "upcoming", "scheduled", "forthcoming", "impending", "imminent", "future"})


def status_of(trigger: Token, words: Lexicon) -> Status:
    """The status of the act `trigger` names, from the clause it stands in and those above it.

    What stands under an "if" is conditional, whatever else it is.
    """
    status = _unconditioned(trigger, words)
    return Status.CONDITIONAL if _under_if(trigger) else status


def _under_if(trigger: Token) -> bool:
    token = trigger
    while True:
        if token.dep_ in ("advcl", "prep", "pcomp") and any(
            (c.dep_ in ("mark", "advmod") and c.lower_ in CONDITION)
            or (c.dep_ in ("aux", "auxpass") and c.lower_ in INVERTED and _fronted(c, token))
            for c in token.children
        ):
            return True
        if token.head.i == token.i:
            return False
        token = token.head


def _unconditioned(trigger: Token, words: Lexicon) -> Status:
    found = _of_phrase(trigger, words)
    clause = trigger if trigger.pos_ in ("VERB", "AUX") else _clause(trigger)
    if clause is None:
        return found or Status.ASSERTED
    if trigger is not clause and found is None:
        found = _of_governing_noun(trigger, clause)
    while True:
        if found is None:
            found = _of_clause(clause)
        if found in (Status.NEGATED, Status.CONDITIONAL, Status.SPECULATED, Status.PLANNED):
            return found
        head = clause.head
        if head.i == clause.i:
            return Status.ASSERTED
        link = clause.dep_
        if link == "conj" and head.pos_ in ("VERB", "AUX"):
            found = _inherited(clause, head)
            clause = head
            continue
        if link in ("xcomp", "ccomp", "acl", "pcomp", "prep", "csubj", "csubjpass", "acomp", "attr", "oprd"):
            found = _of_governor(clause, head, words)
            if found is not None:
                return found
            if link == "ccomp" and head.pos_ in ("VERB", "AUX") and lemma(head) in words.reporting_verbs:
                if _negated(head):
                    return Status.NEGATED if lemma(head) in ("confirm",) else Status.ASSERTED
                return Status.ASSERTED
            clause = head
            continue
        if link == "advcl" and _purpose(clause):
            above = _of_clause(head) or _of_governor(head, head.head, words) if head.head.i != head.i else _of_clause(head)
            return Status.PLANNED if above is Status.PLANNED else Status.SPECULATED
        return Status.ASSERTED


def _clause(noun: Token) -> Token | None:
    token = noun
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return token if token.pos_ in ("VERB", "AUX") else None


def _of_phrase(trigger: Token, words: Lexicon) -> Status | None:
    """What the noun phrase itself says: `no talks`, `a possible attack`, `planned exercises`."""
    if trigger.pos_ in ("VERB", "AUX"):
        return None
    for modifier in trigger.children:
        if modifier.dep_ in ("det", "neg") and modifier.lower_ in ("no", "neither"):
            return Status.NEGATED
        if modifier.dep_ == "amod" and modifier.lower_ in PROSPECTIVE:
            return Status.PLANNED if modifier.lower_ in PLANNED_ADJ else Status.SPECULATED
        if modifier.dep_ == "det" and modifier.lower_ == "any":
            return Status.SPECULATED
    head = trigger.head
    if trigger.dep_ == "pobj" and head.lower_ == "without":
        return Status.NEGATED
    return None


def _of_governing_noun(trigger: Token, clause: Token) -> Status | None:
    """`plans for talks`, `the threat of war`, `calls for sanctions`, `refused an offer`."""
    token = trigger
    while token.i != clause.i:
        token = token.head
        base = token.lemma_.lower()
        if token.pos_ == "NOUN" and token.i != trigger.i:
            if base in REFUSAL_NOUN:
                return Status.NEGATED
            if base in PLAN_NOUN:
                return _of_plan(token)
            if base in HYPOTHETICAL_NOUN:
                return Status.SPECULATED
        if token.i == clause.i:
            break
    direct = trigger.dep_ in ("dobj", "pobj", "nsubjpass") and (trigger.head.i == clause.i or trigger.head.head.i == clause.i)
    base = lemma(clause)
    particle = base
    if trigger.dep_ == "pobj" and trigger.head.head.i == clause.i:
        particle = f"{base}_{trigger.head.lower_}"
    if direct and (base in OBJECT_STATUS or particle in OBJECT_STATUS):
        return OBJECT_STATUS.get(particle, OBJECT_STATUS.get(base))
    return None


# What governs a noun that names an act: `sought talks`, `avoid war`, `cancelled the visit`.
OBJECT_STATUS: dict[str, Status] = {
    **dict.fromkeys(
        "seek want hope_for propose consider demand urge request fear expect predict anticipate "
        "call_for ask_for push_for mull weigh suggest discuss contemplate favor favour encourage "
        "threaten advocate risk invite provoke_fear offer await".split(),
        Status.SPECULATED,
    ),
    **dict.fromkeys("plan schedule prepare prepare_for promise pledge arrange organise_for agree_to agree_on vow".split(), Status.PLANNED),
    **dict.fromkeys("avoid prevent avert cancel call_off reject refuse deny rule_out postpone lack forgo shun decline oppose stop".split(), Status.NEGATED),
}


def _negated(clause: Token) -> bool:
    for c in clause.children:
        if c.dep_ == "neg" or c.lower_ in ("never", "neither", "nor", "hardly"):
            return True
        if c.dep_ in ("nsubj", "nsubjpass") and (
            c.lower_ in ("none", "nobody", "neither", "no")
            or any(g.lower_ in ("no", "neither") and g.dep_ in ("det", "neg", "preconj") for g in c.children)
        ):
            return True
    return False


def _of_clause(clause: Token) -> Status | None:
    """What the clause's own auxiliaries, negation, adverbs and marks say."""
    aux = [c for c in clause.children if c.dep_ in ("aux", "auxpass")]
    marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod")}
    asked = clause.dep_ == "ccomp" and "if" in marks
    if asked:
        return Status.SPECULATED
    if marks & CONDITION or (clause.dep_ == "advcl" and any(a.lower_ in INVERTED and _fronted(a, clause) for a in aux)):
        return Status.CONDITIONAL
    has_if = any(
        c.dep_ == "advcl" and any(m.dep_ in ("mark", "advmod") and m.lower_ in CONDITION for m in c.children)
        for c in clause.children
    )
    lowered = {a.lower_ for a in aux}
    if has_if and lowered & (FUTURE_AUX | SPECULATIVE_AUX):
        return Status.CONDITIONAL
    if _negated(clause):
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
    return None


def _reported_in_past(clause: Token) -> bool:
    """"said it would": the future of a past report."""
    head = clause.head
    while clause.dep_ == "conj":
        clause, head = head, head.head
    return (
        clause.dep_ == "ccomp"
        and head.tag_ in ("VBD", "VBN")
        and head.lemma_.lower() in ("say", "announce", "warn", "declare", "tell", "promise", "pledge", "vow", "confirm", "state", "add", "agree", "report")
    )


def _fronted(aux: Token, clause: Token) -> bool:
    subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is not None and aux.i < subject.i


def _of_plan(noun: Token) -> Status:
    """A plan is planned, no plan negated, and any plan at all doubtful."""
    determiners = {c.lower_ for c in noun.children if c.dep_ in ("det", "neg")}
    if determiners & {"no", "neither"} or _negated(noun.head):
        return Status.NEGATED
    return Status.SPECULATED if "any" in determiners else Status.PLANNED


def _purpose(clause: Token) -> bool:
    """An infinitive of purpose: "met to discuss" did discuss, "came to attack" may not have."""
    return clause.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)


def _inherited(verb: Token, head: Token) -> Status | None:
    """A later verb of a list shares the auxiliaries of the first unless it has its own subject."""
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.children):
        return None
    if verb.tag_ != head.tag_ and not (verb.tag_ == "VB" or head.tag_ == "VB"):
        return None
    return _of_clause(head) if verb.tag_ in ("VB", "VBN", "VBG") else None


def _of_governor(clause: Token, head: Token, words: Lexicon) -> Status | None:
    """What the word a clause depends on makes of it."""
    base = head.lemma_.lower()
    full = lemma(head)
    if head.pos_ == "NOUN":
        if base in REFUSAL_NOUN:
            return Status.NEGATED
        if base in PLAN_NOUN:
            return _of_plan(head)
        return Status.SPECULATED if base in HYPOTHETICAL_NOUN else None
    status = words.governing.get(full) or words.governing.get(base)
    if head.pos_ == "AUX" or base in ("be", "have"):
        if clause.dep_ == "xcomp" and clause.tag_ == "VB":
            return Status.PLANNED
        return None
    if base == "go" and clause.dep_ == "xcomp" and head.tag_ == "VBG":
        return Status.PLANNED
    if status is None:
        return None
    if base == "deny" and clause.dep_ == "ccomp" and clause.i < head.i:
        return None
    if base == "deny" and clause.dep_ in ("xcomp", "ccomp", "pcomp"):
        return Status.NEGATED
    if status == "negated":
        return Status.SPECULATED if _negated(head) else Status.NEGATED
    if _negated(head) and status in ("planned", "speculated"):
        return Status.SPECULATED if status == "speculated" else Status.NEGATED
    return Status(status)
