"""Whether the writer passes on a fact or offers an inference or judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.coding.clauses import child, children, lemma
from realpolitik.coding.lexicon import lexicon
from realpolitik.records.event import Stance, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

JUDGING = frozenset(
    {
        *("obviously", "naturally", "clearly", "surely", "certainly", "undoubtedly", "evidently"),
        *("apparently", "unfortunately", "fortunately", "sadly", "happily", "arguably"),
        *("seemingly", "perhaps", "probably", "presumably", "inevitably", "essentially"),
        *("merely", "simply", "really", "actually", "hopefully", "rightly", "wrongly"),
    }
)
SEEMING = frozenset({"seem", "appear"})
INFERRING = frozenset(
    {"think", "believe", "wonder", "suspect", "doubt", "reckon", "guess", "suppose"}
)
MODAL = frozenset({"may", "might", "could", "should", "would", "must", "can", "ought"})
FIRST = frozenset({"i", "we", "me", "my", "our", "us", "one"})


def stance_of(trigger: Token, status: Status, *, attributed: bool, quoted: bool) -> Stance:
    """`opined` where the document itself infers or judges; a speaker's judgement is reported."""
    if attributed or quoted:
        return Stance.REPORTED
    unsure = status in (Status.SPECULATED, Status.CONDITIONAL)
    token, opined = trigger, False
    while True:
        if token.dep_ == "ccomp" and _others_word(token.head):
            return Stance.REPORTED
        opined = opined or _infers(token) or any(_judges(c) for c in token.children)
        if unsure:
            opined = opined or bool(MODAL & {c.lower_ for c in (token, *children(token, "aux"))})
        if token.head.i == token.i:
            return Stance.OPINED if opined else Stance.REPORTED
        token = token.head


def _others_word(verb: Token) -> bool:
    """Whether somebody else says or believes what depends on `verb`."""
    subject = child(verb, "nsubj")
    told = lemma(verb) in lexicon().reporting_verbs or lemma(verb) in INFERRING
    return told and subject is not None and subject.lower_ not in FIRST | {"it"}


def _infers(token: Token) -> bool:
    return token.lemma_.lower() in SEEMING | INFERRING and not _others_word(token)


def _judges(token: Token) -> bool:
    if token.dep_ == "advmod" and token.lower_ in JUDGING:
        return True
    if token.dep_ == "nsubj" and token.lower_ in FIRST:
        return True
    if token.dep_ == "parataxis":
        return any(c.lower_ in FIRST for c in children(token, "nsubj"))
    if token.lower_ == "course" or any(c.lower_ == "course" for c in token.children):
        return "of course" in token.doc[max(0, token.i - 1) : token.i + 2].text.lower()
    thing = child(token, "pobj") if token.dep_ == "prep" else None
    return thing is not None and any(c.lower_ in FIRST for c in children(thing, "poss"))
