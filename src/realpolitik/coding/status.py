"""How certain a claim is: asserted, planned, negated, conditional, speculated.

Status belongs to the clause. The clause's own auxiliaries, negation and adverbs are read first;
then each governing clause outwards, as long as the content stands in its scope: the complement
of *hope* is speculated, of *refuse* negated, of *agree* planned, of *say* whatever it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.coding.clauses import child, children, lemma
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
SUPPOSING = frozenset({"provided", "providing", "assuming", "supposing"})
NO_WAY = frozenset({"circumstances", "way", "account", "sense", "means", "time"})
DENYING = frozenset("deny reject dismiss refute rebut dispute".split())
UNFAILING = frozenset("fail hesitate forget neglect stop cease".split())
HYPOTHETICAL_NOUN = frozenset(
    "plan proposal hope wish desire intention threat possibility prospect risk fear talk idea option "
    "chance opportunity attempt effort bid call demand request readiness willingness ability "
    "right need refusal failure likelihood danger suggestion expectation pressure rumour rumor".split()
)
PLAN_NOUN = frozenset({"plan", "intention", "promise", "pledge", "decision", "agreement", "threat", "commitment", "offer", "deal"})
REFUSAL_NOUN = frozenset({"refusal", "failure", "inability", "unwillingness", "denial"})
PROSPECTIVE = frozenset("possible potential likely planned proposed imminent upcoming hypothetical would-be prospective scheduled future forthcoming impending alleged suspected threatened eventual feared rumoured rumored".split())
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
        if _condition(token):
            return True
        if token.head.i == token.i:
            return False
        token = token.head


def _condition(token: Token) -> bool:
    """Whether `token` heads a condition: "if X", "had X", "provided that", "in the event of"."""
    if token.dep_ in ("advcl", "prep", "pcomp"):
        marks = [c for c in token.children if c.dep_ in ("mark", "advmod")]
        if any(c.lower_ in CONDITION for c in marks):
            return True
        if any(c.lower_ == "as" and _lasting(c, token) for c in marks):
            return True
        if any(c.dep_ in ("aux", "auxpass") and c.lower_ in INVERTED and _fronted(c, token) for c in token.children):
            return True
    if token.dep_ == "advcl":
        if token.lower_ in SUPPOSING and child(token, "ccomp") is not None:
            return True
        return token.lower_ in INVERTED and _fronted(token, token)
    if token.dep_ != "pobj":
        return False
    phrase = (token.head.lower_, token.lower_)
    return phrase == ("in", "event") or (phrase == ("on", "condition") and child(token, "acl") is not None)


def _lasting(mark: Token, clause: Token) -> bool:
    """"as long as" with a present tense."""
    return clause.tag_ in ("VBZ", "VBP") and mark.i > 0 and mark.nbor(-1).lower_ == "long"


def _unconditioned(trigger: Token, words: Lexicon) -> Status:
    found = _of_phrase(trigger)
    clause = trigger if _is_clause(trigger) else _clause(trigger)
    if trigger is not clause and found is not Status.NEGATED:
        found = _of_governing_noun(trigger, clause) or found
    if clause is None:
        return found or Status.ASSERTED
    own = True
    while True:
        if found is None and own:
            found = _of_clause(clause)
        own = True
        head, link = clause.head, clause.dep_
        if found is Status.PLANNED and link in ("ccomp", "xcomp", "acl"):
            above = _of_governor(clause, head, words)
            return above if above in (Status.SPECULATED, Status.NEGATED) else found
        if found is not None:
            return found
        if head.i == clause.i:
            return Status.ASSERTED
        if link == "conj" and head.pos_ in ("VERB", "AUX"):
            found = _inherited(clause, head)
            clause, own = head, False
            continue
        if link in ("xcomp", "ccomp", "acl", "pcomp", "prep", "csubj", "csubjpass", "acomp", "attr", "oprd"):
            found = _of_governor(clause, head, words)
            if found is not None:
                return found
            if link == "ccomp" and head.pos_ in ("VERB", "AUX") and lemma(head) in words.reporting_verbs:
                return Status.NEGATED if _negated(head) and lemma(head) == "confirm" else Status.ASSERTED
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
        if modifier.dep_ == "amod" and modifier.lower_ in PROSPECTIVE:
            return Status.PLANNED if modifier.lower_ in PLANNED_ADJ else Status.SPECULATED
        if modifier.dep_ == "det" and modifier.lower_ == "any":
            return Status.SPECULATED
    return _of_preposition(trigger.head) if trigger.dep_ == "pobj" else None


def _of_governing_noun(trigger: Token, clause: Token | None) -> Status | None:
    """`plans for talks`, `the threat of war`, `calls for sanctions`, `refused an offer`."""
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
        "threaten advocate risk invite provoke_fear offer await resist".split(),
        Status.SPECULATED,
    ),
    **dict.fromkeys("plan schedule prepare prepare_for promise pledge arrange organise_for agree_to agree_on vow".split(), Status.PLANNED),
    **dict.fromkeys("avoid prevent avert cancel call_off reject refuse deny rule_out postpone lack forgo shun decline oppose stop "
        "block withhold scrap abandon drop thwart foil abort".split(), Status.NEGATED),
}


def _negated(clause: Token) -> bool:
    for c in clause.children:
        if c.dep_ == "neg" or c.lower_ in ("never", "neither", "nor", "hardly"):
            return True
        if c.lower_ == "longer" and any(g.lower_ == "no" for g in c.children):
            return True
        if c.dep_ == "prep" and any(o.lower_ in NO_WAY and o.left_edge.lower_ == "no" for o in c.children):
            return True
        if c.dep_ in ("nsubj", "nsubjpass") and (
            c.lower_ in ("none", "nobody", "neither", "no")
            or c.left_edge.lower_ == "not"
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
    has_if = any(_condition(c) or any(map(_condition, children(c, "pobj"))) for c in clause.children)
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
    return clause.tag_ in ("VB", "VBN") and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)


def _inherited(verb: Token, head: Token) -> Status | None:
    """A later verb of a list shares the auxiliaries of the first unless it has its own subject."""
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.children):
        return None
    joined = {c.lower_ for c in head.children if c.dep_ == "cc"}
    if "nor" in joined:
        return Status.NEGATED
    if "but" in joined and _negated(head):
        return None
    if verb.tag_ != head.tag_ and not (verb.tag_ == "VB" or head.tag_ == "VB"):
        return None
    return _of_clause(head) if verb.tag_ in ("VB", "VBN", "VBG") else None


def _of_governor(clause: Token, head: Token, words: Lexicon) -> Status | None:
    """What the word a clause depends on makes of it."""
    base = head.lemma_.lower()
    full = lemma(head)
    if head.pos_ == "NOUN":
        return _of_noun(head, words)
    if head.pos_ == "ADP":
        return _of_preposition(head)
    status = words.governing.get(full) or words.governing.get(base)
    if base in SPECULATIVE_AUX or head.lower_ in ("supposed", "rumoured", "rumored"):
        return Status.SPECULATED
    if head.pos_ == "AUX" or base in ("be", "have"):
        return _of_copula(clause, head, words)
    if base == "go" and clause.dep_ == "xcomp" and head.tag_ == "VBG":
        return Status.NEGATED if _negated(head) else Status.PLANNED
    if clause.dep_ == "ccomp" and any(c.lower_ in ("whether", "if") for c in children(clause, "mark")):
        return Status.SPECULATED
    if status is None:
        return None
    if base == "deny" and clause.dep_ == "ccomp" and clause.i < head.i:
        return None
    if base == "deny" and clause.dep_ in ("xcomp", "ccomp", "pcomp"):
        return Status.ASSERTED if _negated(head) else Status.NEGATED
    if base in UNFAILING and _negated(head):
        return Status.SPECULATED if _unsure(head) else Status.ASSERTED
    if status == "negated":
        return Status.SPECULATED if _negated(head) else Status.NEGATED
    if status == "planned" and _negated(head):
        return Status.NEGATED
    return Status(status)


def _of_noun(noun: Token, words: Lexicon) -> Status | None:
    """"the refusal to", "a plan to", "the hope that"; "denied reports that"."""
    base = noun.lemma_.lower()
    if base in REFUSAL_NOUN:
        return Status.NEGATED
    if base in PLAN_NOUN:
        return _of_plan(noun)
    if base in HYPOTHETICAL_NOUN:
        return Status.SPECULATED
    if base in ("evidence", "proof", "sign", "indication") and noun.left_edge.lower_ == "no":
        return Status.SPECULATED
    denied = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in DENYING
    if denied and base in words.reporting_nouns | {"accusation", "charge", "suggestion"}:
        return Status.ASSERTED if _negated(noun.head) else Status.NEGATED
    return None


def _of_preposition(preposition: Token) -> Status | None:
    """"without", "instead of", "far from", "short of attacking"; "voted against attacking"."""
    word, head = preposition.lower_, preposition.head
    near = {head.lower_, *(c.lower_ for c in preposition.children)}
    if word == "without" or (word in ("of", "from") and near & {"instead", "short", "far"}) or (word == "than" and "rather" in near):
        return Status.NEGATED
    if word == "against" and head.pos_ == "VERB":
        return Status.NEGATED if head.lemma_.lower() in ("vote", "decide") else Status.SPECULATED
    return None


def _of_copula(clause: Token, head: Token, words: Lexicon) -> Status | None:
    """"is to meet", "has yet to meet", "it is likely that they met"."""
    said = child(head, "acomp")
    if clause.dep_ == "ccomp" and said is not None:
        if said.lower_ in PROSPECTIVE or words.governing.get(said.lower_) == Status.SPECULATED:
            return Status.SPECULATED
        return None
    if clause.dep_ != "xcomp" or not _purpose(clause):
        return None
    if _negated(head) or any(c.lower_ == "yet" for c in head.children):
        return Status.NEGATED
    return Status.PLANNED


def _unsure(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in SPECULATIVE_AUX | FUTURE_AUX for c in verb.children)
