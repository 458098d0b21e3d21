"""Events as evidence: which count, how many distinct acts they are, on whose word."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

from realpolitik.codebook.plover import root_named
from realpolitik.records.date import Precision
from realpolitik.records.event import Event, Stance, Status
from realpolitik.thesis.names import state_of_outlet

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from realpolitik.records.reading import CodedDocument

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Unit = tuple[str, str]  # ("origin", id), ("outlet", name) …: what can be left out of the evidence
Key = tuple[str, ...]
OWN = "documents"  # the data source of events coded here, beside the names of imported data sets


@dataclass(frozen=True, slots=True)
class Testimony:
    """One event and where it comes from.

    `origin` groups reprints; `source` is the data set, or "documents"; `media` are the states
    whose own media it is told by, as outlet or as speaker.
    """

    event: Event
    origin: str
    outlet: str
    source: str
    media: frozenset[str]

    @property
    def counts(self) -> bool:
        """Asserted acts count; so does an actor's own announcement, as a word."""
        return self.event.status is Status.ASSERTED or announced(self.event)

    @property
    def deed(self) -> bool:
        """Whether it is a deed: material, and done rather than announced."""
        return self.event.quad in (2, 4) and self.event.status is Status.ASSERTED

    @property
    def units(self) -> tuple[Unit, ...]:
        """What it goes with, where that is left out."""
        return (
            ("origin", self.origin),
            ("document", self.event.doc_id),
            ("outlet", self.outlet),
            ("data source", self.source),
            *(("media of", state) for state in self.media),
        )

    @property
    def opined(self) -> bool:
        """Whether it is the writer's own inference or judgement."""
        return self.event.stance is Stance.OPINED


@dataclass(frozen=True, slots=True)
class Act:
    """One distinct act: the testimonies to it, which may come from several origins.

    `origins` are the independent origins that tell of it, `event_ids` the events behind it, in
    order.
    """

    source: str
    target: str
    root: str
    cooperative: bool
    deed: bool
    intensity: float
    day: dt.date | None
    testimonies: tuple[Testimony, ...]
    origins: frozenset[str]
    event_ids: tuple[str, ...]

    @property
    def sentences(self) -> frozenset[tuple[str, int]]:
        """The sentences that tell of it."""
        return frozenset((t.event.doc_id, t.event.sentence) for t in self.testimonies)


def announced(event: Event) -> bool:
    """Whether the event is a planned act that its own actor announced."""
    return (
        event.status is Status.PLANNED
        and bool(event.attribution)
        and event.attribution[-1].country == event.source.country
    )


def all_testimony(
    coded: Sequence[CodedDocument],
    recorded: Iterable[Event],
    documents: Mapping[str, str] | None = None,
) -> list[Testimony]:
    """Every event of the documents and of the record, with its provenance.

    `documents` gives the origin of each document, kept in the store, that recorded events are
    from. The origin of an imported event is its outlet where the data set names one, else the data
    set; one that names no `dataset` is known by its coder.
    """
    kept = documents or {}
    found: list[Testimony] = []
    for reading in coded:
        document = reading.document
        outlet = document.outlet or ""
        origin = document.origin or document.doc_id
        found += [
            Testimony(event, origin, outlet, OWN, _media(event, outlet)) for event in reading.events
        ]
    for event in recorded:
        outlet = event.outlet or ""
        source = OWN if event.doc_id in kept else event.dataset or event.coder
        origin = kept.get(event.doc_id) or outlet or f"data set {source}"
        found.append(Testimony(event, origin, outlet, source, _media(event, outlet)))
    return found


def distinct(among: Iterable[Testimony]) -> list[Act]:
    """The distinct acts told, in order of date and place.

    Takes:   testimonies; those that do not count are dropped, and so are domestic events.
    Returns: one act for each (source, target, root, deed or word, day) across all origins where
             the day is known in full; without a full date, one for each origin, because nobody
             can tell whether two undated reports are of one act. Within one origin, repeated
             mention is repetition, not more acts.
    """
    return Acts(among).all()


class Acts:
    """Testimonies grouped into acts once, for many ways of leaving some of them out."""

    def __init__(self, among: Iterable[Testimony]) -> None:
        self._groups: dict[Key, list[Testimony]] = {}
        for testimony in among:
            key = _key(testimony)
            if key:
                self._groups.setdefault(key, []).append(testimony)
        self._acts = {key: _act(group) for key, group in self._groups.items()}
        self._orders = {key: _order(act) for key, act in self._acts.items()}
        self._told: dict[Unit, set[Key]] = {}
        for key, group in self._groups.items():
            for unit in {unit for testimony in group for unit in testimony.units}:
                self._told.setdefault(unit, set()).add(key)

    def all(self) -> list[Act]:
        """The distinct acts, as `distinct` gives them."""
        return self.without(())

    def without(self, units: Collection[Unit]) -> list[Act]:
        """The distinct acts told without these; only what they tell of is looked at anew."""
        touched = {key for unit in units for key in self._told.get(unit, ())}
        left = {key: act for key, act in self._acts.items() if key not in touched}
        orders = self._orders
        if touched:
            orders = dict(orders)
            for key in touched:
                group = [t for t in self._groups[key] if not set(units) & set(t.units)]
                if group:
                    left[key] = _act(group)
                    orders[key] = _order(left[key])
        return [left[key] for key in sorted(left, key=orders.__getitem__)]


def _key(testimony: Testimony) -> Key | None:
    """What makes two testimonies one act; None for one that is no act between two states."""
    event = testimony.event
    if not testimony.counts or event.target is None:
        return None
    if event.source.country == event.target.country:
        return None
    day = day_of(event)
    when = day.isoformat() if day else f"{event.date.edtf}@{testimony.origin}"
    pair = (event.source.country, event.target.country)
    return (*pair, event.root, str(testimony.deed), when)


def day_of(event: Event) -> dt.date | None:
    """The day of an event dated in full, else None."""
    if event.date.precision is Precision.DAY and DAY.fullmatch(event.date.edtf):
        return dt.date.fromisoformat(event.date.edtf)
    return None


def _act(group: list[Testimony]) -> Act:
    first = group[0].event
    target = first.target.country if first.target else ""
    return Act(  # an imported event without intensity has its root's, on the same scale
        source=first.source.country,
        target=target,
        root=first.root,
        cooperative=first.quad in (1, 2),
        deed=group[0].deed,
        intensity=root_named(first.root).intensity if isnan(first.intensity) else first.intensity,
        day=day_of(first),
        testimonies=tuple(group),
        origins=frozenset(t.origin for t in group),
        event_ids=tuple(sorted({t.event.event_id for t in group})),
    )


def _order(act: Act) -> tuple[str, str, int, tuple[str, ...]]:
    first = act.testimonies[0].event
    return (first.date.edtf or "~", first.doc_id, first.span.start, act.event_ids)


def _media(event: Event, outlet: str) -> frozenset[str]:
    states = {speaker.country for speaker in event.attribution if speaker.sector == "MED"}
    states.add(state_of_outlet(outlet) or "")
    return frozenset(states - {""})
