"""Who held which office when."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from realpolitik.gazetteer.folding import folded
from realpolitik.gazetteer.tables import earliest, latest, listed, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One spell of one person in one office; `end` None means still in office.

    A date known to the year or month is taken at its widest. `aliases` are further full names,
    `short` what the person is called without the rest of the name.
    """

    country: str
    office: str
    sector: str
    name: str
    aliases: tuple[str, ...]
    short: tuple[str, ...]
    start: dt.date | None
    end: dt.date | None
    source: str

    def serves(self, on: dt.date) -> bool:
        """Whether the person is in the office on the day; both do on the day of handing over."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


@cache
def all_holders() -> tuple[Holder, ...]:
    """Every spell of the files in `holders/`, by the files' names, then those of `figures.csv`."""
    folder = files("realpolitik.gazetteer").joinpath("holders")
    names = [f"holders/{f.name}" for f in folder.iterdir() if f.name.endswith(".csv")]
    return tuple(
        Holder(
            country=row["country"],
            office=row["office"],
            sector=row["sector"],
            name=row["name"],
            aliases=tuple(a for a in listed(row["aliases"]) if " " in a and a[0] != "~"),
            short=tuple(
                a.lstrip("~") for a in listed(row["aliases"]) if a[0] == "~" or " " not in a
            ),
            start=earliest(row["start"]),
            end=latest(row["end"]),
            source=row["source"],
        )
        for name in (*sorted(names), "figures.csv")
        for row in rows(name)
    )


def holders(country: str, office: str, on: dt.date) -> tuple[Holder, ...]:
    """Who holds the office on the day, earliest first; () if nobody is recorded."""
    serving = (
        h for h in all_holders() if h.country == country and h.office == office and h.serves(on)
    )
    return tuple(sorted(serving, key=lambda h: h.start or dt.date.min))


@cache
def _by_name() -> dict[str, tuple[Holder, ...]]:
    table: defaultdict[str, list[Holder]] = defaultdict(list)
    for holder in all_holders():
        for name in dict.fromkeys((holder.name, *holder.aliases)):
            table[folded(name).casefold()].append(holder)
    return {name: tuple(found) for name, found in table.items()}


def person(name: str, on: dt.date) -> tuple[Holder, ...]:
    """The offices that the person of this full name holds on the day; () if none.

    >>> [h.country for h in person("Angela Merkel", dt.date(2010, 1, 1))][:1]
    ['DEU']
    """
    return tuple(h for h in _by_name().get(folded(name).casefold(), ()) if h.serves(on))
