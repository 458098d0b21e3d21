"""States and territories, of today and of the years since 1945."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from realpolitik.gazetteer.tables import earliest, latest, listed, rows

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One spell of a state, or a territory, under one set of codes.

    `start` None means before 1945, `end` None that it still exists. `cow`, `gw` (Gleditsch and
    Ward) and `cameo` are "" where the scheme has no code. `parent` is the state a territory
    belongs to, or the state that succeeded a former one.
    """

    code: str
    name: str
    kind: str
    cow: str
    gw: str
    cameo: str
    start: dt.date | None
    end: dt.date | None
    parent: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    source: str

    def exists(self, on: dt.date) -> bool:
        """Whether the spell covers the day."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


@cache
def states() -> tuple[State, ...]:
    """All spells, by code and then by date."""
    return tuple(
        State(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            cow=row["cow"],
            gw=row["gw"],
            cameo=row["cameo"],
            start=earliest(row["start"]),
            end=latest(row["end"]),
            parent=row["parent"],
            aliases=tuple(listed(row["aliases"])),
            adjectives=tuple(listed(row["adjectives"])),
            people=tuple(listed(row["people"])),
            source=row["source"],
        )
        for row in rows("states.csv")
    )
