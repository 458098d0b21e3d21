"""What the gazetteer knows of a code: is it a state, what is it called, whose outlet is it."""

from __future__ import annotations

from realpolitik.gazetteer.states import states


def is_state(code: str) -> bool:
    return any(s.code == code and s.kind == "state" for s in states())


def country_name(code: str) -> str:
    return next((s.name for s in states() if s.code == code), code)


def state_of_outlet(outlet: str) -> str | None:
    return None
