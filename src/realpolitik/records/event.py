"""One attributed claim that a source did something to a target."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from realpolitik.records.date import EventDate

if TYPE_CHECKING:
    from realpolitik.records.actor import Actor
    from realpolitik.records.span import Span


class Status(StrEnum):
    """How certain the claim is, in the words of its clause."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    NEGATED = "negated"
    CONDITIONAL = "conditional"
    SPECULATED = "speculated"


class Stance(StrEnum):
    """Whether the writer passes on a fact or offers an inference or judgement."""

    REPORTED = "reported"
    OPINED = "opined"


@dataclass(frozen=True, slots=True)
class Speaker:
    """One link of an attribution chain."""

    text: str
    country: str = ""
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word or words that name the act."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One attributed claim that `source` did something to `target`.

    `attribution` lists the speakers, outermost first; () is the document itself. `quad` is
    PLOVER's: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material
    conflict. `intensity` is on the scale `codebook.plover` documents. `target` may be None.
    `dataset` names the import an event came from; "" is this program's own coder.
    """

    doc_id: str
    doc_ref: str
    sentence: int
    span: Span
    text: str
    source: Actor
    target: Actor | None
    root: str
    quad: int
    intensity: float
    trigger: Trigger
    mode: str = ""
    contexts: tuple[str, ...] = ()
    cameo: str = ""
    status: Status = Status.ASSERTED
    stance: Stance = Stance.REPORTED
    attribution: tuple[Speaker, ...] = ()
    date: EventDate = field(default_factory=EventDate)
    pair_id: str = ""
    confidence: float = 1.0
    coder: str = ""
    published: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    dataset: str = ""

    @property
    def event_id(self) -> str:
        """The same claim in the same place has the same id, on every machine, in every run."""
        target = self.target.code if self.target else ""
        place = self.trigger.span if self.trigger.span.end else self.span
        key = (self.doc_id, place.start, place.end, self.source.code, self.root, target)
        return sha256(repr(key).encode()).hexdigest()[:16]
