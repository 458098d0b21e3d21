"""What the brief could not know, why, and how to get it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.brief.wording import listed, named
from realpolitik.records.date import DateBasis
from realpolitik.reference.datasets import dataset_named
from realpolitik.thesis.record import Gap, Looked, Record
from realpolitik.thesis.testimony import all_testimony

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from realpolitik.records.reading import CodedDocument
    from realpolitik.thesis.thesis import Thesis


def missing(thesis: Thesis, coded: Sequence[CodedDocument], record: Record) -> tuple[Gap, ...]:
    """Everything whose absence limits the verdict, most important first.

    Takes:   the thesis, the documents, the record with the gaps the pipeline found.
    Returns: the gaps; a kind of data the record names in its own gaps is not named twice.
    """
    return (
        *_members(thesis),
        *_origins(coded, record),
        *_events(record),
        *_reference(thesis, record),
        *record.gaps,
        *_dates(coded),
        *_languages(coded),
        *_references(coded),
    )


def _members(thesis: Thesis) -> Iterator[Gap]:
    if not thesis.members:
        yield Gap(
            what="Supposed members of the coalition",
            why="The documents name no state as helping, joining or siding with the hub.",
            how_to_get="Name them with --with, for instance --with AAA,BBB.",
        )


def _origins(coded: Sequence[CodedDocument], record: Record) -> Iterator[Gap]:
    told = all_testimony(coded, record.events, record.documents)
    origins = {testimony.origin for testimony in told if testimony.counts}
    if len(origins) < 2:
        yield Gap(
            what="A second, independent origin",
            why="Conduct counts only when at least two origins tell of it; "
            f"here {'one does' if origins else 'none does'}.",
            how_to_get="Give more documents (realpolitik brief FIRST SECOND …, or a folder), or "
            "keep some for every brief: realpolitik add DOCUMENT….",
        )


def _events(record: Record) -> Iterator[Gap]:
    if not record.events and not any("event" in gap.what.lower() for gap in record.gaps):
        yield Gap(
            what="Event data from outside the documents",
            why="Nothing outside the documents says how these states act towards one another.",
            how_to_get="realpolitik import FORMAT FILE… (GDELT, ICEWS, POLECAT …), or realpolitik "
            "add DOCUMENT…, then this command again.",
        )


def _reference(thesis: Thesis, record: Record) -> Iterator[Gap]:
    kinds: tuple[tuple[str, str, Callable[[str, str], Looked | None]], ...] = (
        ("atop", "Treaty obligations", record.obligation),
        ("un-votes", "Votes in the United Nations General Assembly", record.similarity),
        ("trade", "Trade", record.trade_share),
    )
    for name, title, look in kinds:
        if any(title.lower() in gap.what.lower() for gap in record.gaps):
            continue
        pairs = [
            f"{named(member)} with {named(side)}"
            for member in thesis.members
            for side in (thesis.hub, thesis.rival)
            if look(member, side) is None
        ]
        if pairs:
            yield Gap(
                what=title,
                why=f"No data for {listed(pairs)}.",
                how_to_get=_loading(name),
            )


def _loading(name: str) -> str:
    """How to load a reference data set: by the program itself where it knows an archive."""
    dataset = dataset_named(name)
    if dataset.doi:
        return f"realpolitik data get {name}"
    return f"Get it from: {dataset.page}. Then: realpolitik data add {name} FILE"


def _dates(coded: Sequence[CodedDocument]) -> Iterator[Gap]:
    for reading in coded:
        yearless = sum(e.date.basis is DateBasis.STATED_NO_YEAR for e in reading.events)
        if yearless:
            yield Gap(
                what=f"The year of {yearless} dates in {reading.document.ref}",
                why="The text gives day and month alone, and no date of publication is known.",
                how_to_get="State it with --published, for instance --published 2021-04-12.",
            )


def _languages(coded: Sequence[CodedDocument]) -> Iterator[Gap]:
    for reading in coded:
        language = reading.document.language
        if language != "en":
            yield Gap(
                what=f"Events in {reading.document.ref}",
                why=f"It is in a language the coder does not know ({language}).",
                how_to_get="Give a translation into English.",
            )


def _references(coded: Sequence[CodedDocument]) -> Iterator[Gap]:
    left = sum(reading.unresolved for reading in coded)
    if left:
        yield Gap(
            what=f"Whom {left} pronouns or noun phrases mean",
            why="The text does not settle it reliably, so they were left open.",
            how_to_get="Read the sentences in question; nothing was guessed.",
        )
