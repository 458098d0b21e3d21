"""What the documents claim, what they report, and what anyone else says of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from realpolitik.records.event import Event, Stance, Status
from realpolitik.thesis.testimony import Testimony, all_testimony, day_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from realpolitik.records.reading import CodedDocument
    from realpolitik.thesis.record import Record
    from realpolitik.thesis.thesis import Thesis


class AgainstRecord(StrEnum):
    """What the record outside the claim's own origin says of it."""

    FOR = "for"
    AGAINST = "against"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim about states of the thesis: a sentence of a document, and the act it names.

    `elsewhere` are the events of other origins that bear on it.
    """

    event: Event
    against_record: AgainstRecord
    elsewhere: tuple[str, ...] = ()

    @property
    def opined(self) -> bool:
        """Whether it is the writer's own inference or judgement."""
        return self.event.stance is Stance.OPINED


def claims(thesis: Thesis, coded: Sequence[CodedDocument], record: Record) -> tuple[Claim, ...]:
    """Every claim of the documents about two states of the thesis, in the order of the text.

    Takes:   the thesis, the documents, the record.
    Returns: one claim for each act named in a sentence; a reciprocal act is one claim. The record
             speaks *for* an asserted claim where another origin reports the same act (source,
             target, root, and day where both give one) as having happened, and *against* it where
             another origin denies it; for a denial the two are exchanged; otherwise, and for what
             is planned, conditional or speculated, it is silent.
    """
    cast = set(thesis.cast)
    told = all_testimony(coded, record.events, record.documents)
    index: dict[tuple[str, str, str], list[Testimony]] = {}
    for testimony in told:
        index.setdefault(_act(testimony.event), []).append(testimony)
    own = {testimony.event.event_id: testimony.origin for testimony in told}
    found: list[Claim] = []
    seen: set[tuple[str, str]] = set()
    for reading in coded:
        for event in reading.events:
            pair = (event.doc_id, event.pair_id or event.event_id)
            states = {event.source.country, event.target.country if event.target else ""}
            if pair in seen or len(states) < 2 or not states <= cast:
                continue
            seen.add(pair)
            others = [
                t
                for t in index[_act(event)]
                if t.origin != own[event.event_id] and not t.opined and _same_day(t.event, event)
            ]
            found.append(_claim(event, others))
    return tuple(found)


def _claim(event: Event, others: Sequence[Testimony]) -> Claim:
    happened = [t.event.event_id for t in others if t.event.status is Status.ASSERTED]
    denied = [t.event.event_id for t in others if t.event.status is Status.NEGATED]
    if event.status is Status.ASSERTED:
        speaks_for, speaks_against = happened, denied
    elif event.status is Status.NEGATED:
        speaks_for, speaks_against = denied, happened
    else:
        return Claim(event=event, against_record=AgainstRecord.SILENT)
    if speaks_against:
        return Claim(
            event=event,
            against_record=AgainstRecord.AGAINST,
            elsewhere=tuple(sorted({*speaks_against, *speaks_for})),
        )
    if speaks_for:
        return Claim(
            event=event,
            against_record=AgainstRecord.FOR,
            elsewhere=tuple(sorted(set(speaks_for))),
        )
    return Claim(event=event, against_record=AgainstRecord.SILENT)


def _act(event: Event) -> tuple[str, str, str]:
    return (event.source.country, event.target.country if event.target else "", event.root)


def _same_day(a: Event, b: Event) -> bool:
    first, second = day_of(a), day_of(b)
    return first is None or second is None or first == second
