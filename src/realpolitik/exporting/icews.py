"""Events in ICEWS's layout: tab-separated with a header, 20 columns, NA for missing.

What is lost is in LOST. Event IDs are whole numbers there: an event of ICEWS keeps its own, others
get one made of their id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from realpolitik.codebook.cameo import code_named
from realpolitik.exporting import strict
from realpolitik.exporting.layout import write_rows
from realpolitik.gazetteer.crosswalk import country_name
from realpolitik.importing import meanings
from realpolitik.importing.icews import FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from realpolitik.records.actor import Actor
    from realpolitik.records.event import Event

LOST = (
    *strict.LOST,
    "event ids that are not ICEWS's own",
    "codes of organisations and groups: ICEWS has names of countries",
    "contexts; a mode that the CAMEO code does not imply; an intensity that is not the code's",
    "byline, URL and date of publication of the document",
    "place",
)


def sectors(sector: str) -> str | None:
    """ICEWS's first name for a PLOVER sector."""
    names = (name for name, ours in meanings.codes()["icews_sector"].items() if ours == sector)
    return "Government" if sector == "GOV" else next(names, None)


def country(actor: Actor) -> str | None:
    """The name of an actor's country, if it is one that ICEWS's readers know by it."""
    name = country_name(actor.country)
    return name if meanings.named_country(name) == actor.country else None


def rows(events: Iterable[Event]) -> Iterator[dict[str, object]]:
    """The rows, by column."""
    for event_id, event in strict.pairs(events):
        code = strict.cameo_code(event)
        row: dict[str, object] = {
            "Event ID": strict.number_of(event_id, "icews"),
            "Event Date": event.date.edtf,
            "Event Text": code_named(code).name,
            "CAMEO Code": code,
            "Intensity": code_named(code).goldstein,
            "Story ID": strict.number_of(event.doc_id, "icews"),
            "Sentence Number": event.sentence,
            "Publisher": event.outlet,
        }
        for side, actor in (("Source", event.source), ("Target", event.target)):
            if actor:
                row[f"{side} Name"] = actor.text or country_name(actor.country)
                row[f"{side} Sectors"] = sectors(actor.sector)
                row[f"{side} Country"] = country(actor)
        yield row


def write(events: Iterable[Event], file: BinaryIO) -> None:
    """Writes the header and one row an event that has a place in the layout."""
    write_rows(rows(events), FORMAT.variants[0].columns, file, header=True, missing="NA")
