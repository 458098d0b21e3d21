"""Whether the writer passes on a fact or offers an inference or judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.records.event import Stance, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

JUDGING = frozenset(
    "obviously naturally clearly surely certainly undoubtedly evidently apparently unfortunately "
    "fortunately sadly arguably seemingly perhaps probably presumably inevitably essentially merely "
    "simply really actually hopefully".split()
)
INFERRING = frozenset("seem appear think believe wonder suspect doubt reckon guess suppose".split())
MODAL = frozenset({"may", "might", "could", "should", "would", "must", "can"})
FIRST = frozenset({"i", "we", "me", "my", "our", "us"})


def stance_of(trigger: Token, status: Status, *, attributed: bool, quoted: bool) -> Stance:
    """`opined` where the document itself infers or judges; a speaker's judgement is reported."""
    if attributed or quoted:
        return Stance.REPORTED
    unsure = status in (Status.SPECULATED, Status.CONDITIONAL)
    token = trigger
    while True:
        if token.lemma_.lower() in INFERRING or any(_judges(c) for c in token.children):
            return Stance.OPINED
        if unsure and any(c.dep_ == "aux" and c.lower_ in MODAL for c in token.children):
            return Stance.OPINED
        if token.head.i == token.i:
            return Stance.REPORTED
        token = token.head


def _judges(token: Token) -> bool:
    if token.dep_ == "advmod" and token.lower_ in JUDGING:
        return True
    if token.dep_ == "nsubj" and token.lower_ in FIRST:
        return True
    return token.dep_ == "prep" and token.lower_ == "of" and any(c.lower_ == "course" for c in token.children)
