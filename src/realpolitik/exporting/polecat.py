"""Events in POLECAT's layout: tab-separated with a header, 40 columns, None for missing.

What is lost is in LOST.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from realpolitik.exporting import strict
from realpolitik.exporting.layout import write_rows
from realpolitik.importing.polecat import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from realpolitik.records.event import Event

LOST = (*strict.LOST, "CAMEO code", "byline and URL of the document", "place")


def rows(events: Iterable[Event]) -> Iterator[dict[str, object]]:
    """The rows, by column."""
    for event_id, event in strict.pairs(events):
        target = event.target
        yield {
            "Event ID": event_id.removeprefix("polecat:"),
            "Event Date": event.date.edtf,
            "Event Type": event.root,
            "Event Mode": event.mode,
            "Intensity": None if event.intensity != event.intensity else round(event.intensity, 4),
            "Quad Code": f"Q{event.quad}",
            "Contexts": ";".join(event.contexts),
            "Actor Name": event.source.text,
            "Actor Country": event.source.country,
            "Primary Actor Sector": event.source.sector,
            "Actor Sectors": event.source.sector,
            "Recipient Name": target.text if target else None,
            "Recipient Country": target.country if target else None,
            "Primary Recipient Sector": target.sector if target else None,
            "Recipient Sectors": target.sector if target else None,
            "Source": event.outlet,
            "Publication Date": event.published,
            "Language": None,
            "Version": event.coder,
        }


def write(events: Iterable[Event], file: BinaryIO) -> None:
    """Writes the header and one row an event that has a place in the layout."""
    write_rows(rows(events), COLUMNS, file, header=True, missing="None")
