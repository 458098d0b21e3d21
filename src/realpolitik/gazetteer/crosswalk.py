"""State codes from one scheme to another, on a day: ISO 3166-1, COW, Gleditsch and Ward, CAMEO."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

from realpolitik.errors import UnknownName
from realpolitik.gazetteer.states import State, states
from realpolitik.gazetteer.tables import rows

if TYPE_CHECKING:
    import datetime as dt

Scheme = Literal["iso3", "cow", "gw", "cameo"]
SCHEMES: tuple[str, ...] = get_args(Scheme)
STATEHOOD = frozenset({"state", "former state", "observer", "partly recognised"})


def _code(state: State, scheme: str) -> str:
    return state.code if scheme == "iso3" else str(getattr(state, scheme))


@cache
def _by_code(scheme: str) -> dict[str, tuple[State, ...]]:
    table: defaultdict[str, list[State]] = defaultdict(list)
    for state in states():
        if code := _code(state, scheme):
            table[code].append(state)
    return {code: tuple(found) for code, found in table.items()}


def convert(code: str | int, origin: Scheme, to: Scheme, on: dt.date | None = None) -> str | None:
    """The code in the scheme `to` of the state that `code` means in the scheme `origin`.

    Takes:   schemes "iso3" (with this project's historical codes), "cow", "gw", "cameo"; the day,
             or None for the latest state that bore the code.
    Returns: the code as text; None where no state bore the code on the day, or `to` has none.
    Raises:  UnknownName for a scheme or code that is in no list.
    Source:  COW State System Membership 2016; Gleditsch & Ward (1999), with their microstates.

    >>> import datetime as dt
    >>> convert(365, "cow", "iso3", dt.date(1985, 1, 1)), convert(365, "cow", "iso3")
    ('SUN', 'RUS')
    """
    for scheme in (origin, to):
        if scheme not in SCHEMES:
            raise UnknownName.among("code scheme", scheme, SCHEMES)
    known = _by_code(origin)
    if str(code) not in known:
        raise UnknownName.among(f"{origin} code", str(code), known)
    bearers = [s for s in known[str(code)] if on is None or s.exists(on)]
    if not bearers:
        return None
    bearer = max(bearers, key=lambda s: (s.end is None, str(s.start or ""), s.code))
    return _code(bearer, to) or None


@cache
def _names() -> dict[str, str]:
    table: dict[str, str] = {}
    for table_name in ("organisations.csv", "groups.csv"):
        for row in rows(table_name):
            table.setdefault(row["code"], row["name"])
    table.update((state.code, state.name) for state in states())
    return table


def country_name(code: str) -> str:
    """What the bearer of `code` is called: a state, an organisation or a group.

    A code without a name is shown as it is.

    >>> country_name("TUR"), country_name("EUU"), country_name("KUR"), country_name("AFR")
    ('Türkiye', 'European Union', 'Kurds', 'AFR')
    """
    return _names().get(code, code)


@cache
def _state_codes() -> frozenset[str]:
    return frozenset(s.code for s in states() if s.kind in STATEHOOD)


def is_state(code: str) -> bool:
    """Whether `code` means a state, past or present, recognised by all or by some."""
    return code in _state_codes()


@cache
def _country_codes() -> frozenset[str]:
    return frozenset(s.code for s in states())


def is_country(code: str) -> bool:
    """Whether `code` means a state or a territory, past or present."""
    return code in _country_codes()
