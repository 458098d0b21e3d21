"""What a name can mean, and when it means it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from realpolitik.gazetteer.folding import folded
from realpolitik.gazetteer.states import states
from realpolitik.gazetteer.tables import Row, earliest, latest, listed, rows
from realpolitik.records.actor import Basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a name: whose it is, the sector, and the evidence.

    `country` is the code of a state, organisation or group; `place` marks a city, region or
    former capital, which says where and not who; `state_media` an outlet a state owns.
    """

    country: str
    sector: str
    basis: Basis
    place: bool = False
    state_media: bool = False


@dataclass(frozen=True, slots=True)
class Spell:
    """A reading and the days it holds on; None is an open end."""

    reading: Reading
    start: dt.date | None = None
    end: dt.date | None = None

    @property
    def dated(self) -> bool:
        """Whether the spell is bounded at all."""
        return self.start is not None or self.end is not None

    def holds(self, on: dt.date) -> bool:
        """Whether the spell covers the day."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


def on_day(spells: Iterable[Spell], on: dt.date | None) -> tuple[Reading, ...]:
    """The readings that hold on the day: dated spells first, then undated, else the last there was.

    Without a day, a name is read as of today. A city that is not the capital on the day is a place.
    """
    day = on or dt.date.max
    spells = tuple(spells)
    holding = [s.reading for s in spells if s.dated and s.holds(day)]
    holding = holding or [s.reading for s in spells if not s.dated]
    if not holding:
        last = max(spells, key=lambda s: s.end or dt.date.max)
        moved = last.reading.basis is Basis.CAPITAL
        holding = [replace(last.reading, sector="", place=True) if moved else last.reading]
    return tuple(dict.fromkeys(holding))


def _row_spell(row: Row, reading: Reading) -> Spell:
    return Spell(reading, earliest(row["start"]), latest(row["end"]))


def _of_states() -> Iterator[tuple[str, Spell]]:
    for state in states():
        for name in (state.name, *state.aliases):
            yield name, Spell(Reading(state.code, "", Basis.NAME))
        for demonym in (*state.adjectives, *state.people):
            yield demonym, Spell(Reading(state.code, "", Basis.DEMONYM))
    for row in rows("combining_forms.csv"):
        yield f"{row['form']}-", Spell(Reading(row["code"], "", Basis.DEMONYM))
    for row in rows("dated_names.csv"):
        yield row["text"], _row_spell(row, Reading(row["code"], "", Basis(row["form"])))


def _of_places() -> Iterator[tuple[str, Spell]]:
    for row in rows("capitals.csv"):
        seat = Reading(row["code"], "GOV", Basis.CAPITAL)
        for city in listed(row["city"]):
            yield city, _row_spell(row, seat)
    for row in rows("places.csv"):
        yield row["place"], Spell(Reading(row["code"], "", Basis.NAME, place=True))


def _of_bodies() -> Iterator[tuple[str, Spell]]:
    for row in rows("organisations.csv"):
        reading = Reading(row["code"], row["sector"], Basis.ORGANISATION)
        for name in (row["name"], *listed(row["aliases"])):
            yield name, Spell(reading)
    for row in rows("metonyms.csv"):
        reading = Reading(row["code"], row["sector"], Basis(row["basis"]))
        for name in listed(row["text"]):
            yield name, _row_spell(row, reading)
    for row in rows("media.csv"):
        owned = row["state_owned"] == "yes"
        reading = Reading(row["code"], "MED", Basis.MEDIA, state_media=owned)
        for name in (row["name"], *listed(row["aliases"])):
            yield name, Spell(reading)


def _of_groups() -> Iterator[tuple[str, Spell]]:
    for row in rows("groups.csv"):
        reading = Reading(row["code"], row["sector"], Basis.GROUP)
        for name in (row["name"], *listed(row["aliases"])):
            yield name, _row_spell(row, reading)


def _of_parties() -> Iterator[tuple[str, Spell]]:
    """A party is PTY while it governs, alone or as the leading partner, and OPP while it does not.

    Without a date every party is PTY: who governs is not known.
    """
    for row in rows("parties.csv"):
        for name in (row["name"], *listed(row["aliases"])):
            yield from ((name, spell) for spell in party_spells(row))


def party_spells(row: Row) -> Iterator[Spell]:
    """The alternation of government and opposition that one row of parties.csv tells."""
    governing = Reading(row["code"], "PTY", Basis.PARTY)
    opposing = replace(governing, sector="OPP")
    day = dt.timedelta(days=1)
    after: dt.date | None = None
    for item in listed(row["governs"]):
        start, _, end = item.partition("/")
        since, until = earliest(start), latest(end)
        if since:
            yield Spell(opposing, after, since - day)
        yield Spell(governing, since, until)
        after = until + day if until else dt.date.max
    if after != dt.date.max:
        yield Spell(opposing, after, dt.date.max - day)
        yield Spell(governing, dt.date.max, None)


@cache
def meanings() -> dict[str, tuple[Spell, ...]]:
    """Every name of the data files, folded, with all it can mean; office holders are apart."""
    table: defaultdict[str, list[Spell]] = defaultdict(list)
    for source in (_of_states, _of_bodies, _of_groups, _of_parties, _of_places):
        for name, spell in source():
            table[folded(name)].append(spell)
    return {name: tuple(spells) for name, spells in table.items()}
