"""Events in GDELT 2.0's layout: tab-separated, no header, 61 columns, empty for missing.

What is lost is in LOST. GLOBALEVENTIDs are whole numbers: an event of GDELT keeps its own, others
get one made of their id.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, BinaryIO

from realpolitik.codebook.cameo import code_named
from realpolitik.errors import UnknownName
from realpolitik.exporting import strict
from realpolitik.exporting.layout import write_rows
from realpolitik.gazetteer.crosswalk import convert
from realpolitik.importing import meanings
from realpolitik.importing.gdelt import PLACE_2, columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from realpolitik.records.actor import Actor
    from realpolitik.records.event import Event

LOST = (
    *strict.LOST,
    "event ids that are not GDELT's own",
    "codes of organisations and groups that CAMEO has none for",
    "contexts; a mode that the CAMEO code does not imply; an intensity that is not the code's",
    "byline and outlet of the document",
    "place, and numbers of mentions, sources and articles",
)
# CAMEO's quad class of a two-digit root: the last root of each class.
QUADS = (("05", 1), ("08", 2), ("13", 3), ("20", 4))


@cache
def groups() -> dict[str, str]:
    """Our codes of organisations and groups → CAMEO's."""
    return {
        ours: theirs
        for theirs, ours in meanings.codes()["cameo_group"].items()
        if ours and not is_country(ours)
    } | {"UNO": "UNO"}


def is_country(code: str) -> bool:
    """Whether CAMEO has a country code for it."""
    return bool(country(code))


def country(code: str) -> str:
    """CAMEO's code of a country or region; "" where it has none."""
    try:
        found = convert(code, "iso3", "cameo") or ""
    except UnknownName:
        found = code
    return found if meanings.cameo_country(found) == code else ""


def actor_cells(n: int, actor: Actor | None) -> dict[str, object]:
    """The cells of an actor."""
    if actor is None:
        return {}
    state = country(actor.country)
    group = "" if state else groups().get(actor.country, "")
    return {
        f"Actor{n}Code": f"{state or group}{actor.sector}" or "---",
        f"Actor{n}Name": actor.text.upper(),
        f"Actor{n}CountryCode": state,
        f"Actor{n}KnownGroupCode": group,
        f"Actor{n}Type1Code": actor.sector,
    }


def rows(events: Iterable[Event]) -> Iterator[dict[str, object]]:
    """The rows, by column."""
    for event_id, event in strict.pairs(events):
        code = strict.cameo_code(event)
        day = event.date.edtf.replace("-", "")
        added = (event.published or "")[:10].replace("-", "")
        yield {
            "GLOBALEVENTID": strict.number_of(event_id, "gdelt"),
            "SQLDATE": day,
            "MonthYear": day[:6],
            "Year": day[:4],
            "EventCode": code,
            "EventBaseCode": code[:3],
            "EventRootCode": code[:2],
            "QuadClass": next(quad for last, quad in QUADS if code[:2] <= last),
            "GoldsteinScale": code_named(code).goldstein,
            "DATEADDED": f"{added}000000" if added else None,
            "SOURCEURL": event.url,
            **actor_cells(1, event.source if event.source.code or event.source.text else None),
            **actor_cells(2, event.target),
        }


def write(events: Iterable[Event], file: BinaryIO) -> None:
    """Writes one row an event that has a place in the layout."""
    write_rows(rows(events), columns(PLACE_2), file, header=False, missing="")
