"""Names in texts that stand outside the coded body, such as titles, and of outlets."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from realpolitik.gazetteer.names import Finder
from realpolitik.records.actor import Actor

if TYPE_CHECKING:
    import datetime as dt


def names_in(text: str, published: dt.date | None) -> tuple[Actor, ...]:
    """The actors named in `text`, read as of the day, in text order."""
    return tuple(
        Actor(
            country=hit.readings[0].country,
            sector=hit.readings[0].sector,
            text=hit.text,
            basis=hit.readings[0].basis,
            span=hit.span,
        )
        for hit in Finder(published).find(text)
        if hit.readings and hit.readings[0].country
    )


@cache
def state_of_outlet(outlet: str) -> str | None:
    """The state that owns the outlet called `outlet`, or None."""
    for hit in Finder(None).find(outlet):
        owned = [reading for reading in hit.readings if reading.state_media]
        if owned and len(hit.text) == len(outlet.strip()):
            return owned[0].country
    return None
