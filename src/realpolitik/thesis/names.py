"""What the gazetteer knows of a code: is it a state, what is it called, whose outlet is it."""

from __future__ import annotations

import datetime as dt

from realpolitik.gazetteer.names import Finder
from realpolitik.gazetteer.states import states
from realpolitik.records.actor import Actor


def is_state(code: str) -> bool:
    return any(s.code == code and s.kind != "territory" for s in states())


def country_name(code: str) -> str:
    return next((s.name for s in states() if s.code == code and s.end is None), next((s.name for s in states() if s.code == code), code))


def state_of_outlet(outlet: str) -> str | None:
    return None

def names_in(text: str, published: dt.date | None) -> tuple[Actor, ...]:
    """The actors named in a text that stands outside the body, such as a title."""
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
