"""Names in a text, read as of a day.

One pass from left to right; at each capitalised word the longest name that begins there wins, and
hits never overlap. Fixed phrases such as "South China Sea" count as names without a meaning, so
that they hide the names inside them.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from realpolitik.gazetteer.folding import folded
from realpolitik.gazetteer.index import Index, capitals, names, names_in_capitals, spells_of
from realpolitik.gazetteer.namesakes import phrases, reread
from realpolitik.gazetteer.people import by_full_name, by_short_name
from realpolitik.gazetteer.persons import Bearers
from realpolitik.gazetteer.readings import Reading, meanings, on_day
from realpolitik.gazetteer.roles import sector_of
from realpolitik.records.actor import Basis
from realpolitik.records.span import Span

__all__ = ["Finder", "Hit", "Reading", "find"]

LINE_IN_CAPITALS = re.compile(r"^[^a-z\n]*[A-Z]{2}[^a-z\n]*$", re.MULTILINE)
OF_ITS_STATE = re.compile(r"(?:'s?)? ")
SLACK = dt.timedelta(days=200)  # a year the text names says no more of a day than this
WORD_IN_CAPITALS = 4  # letters from which a word in capitals is read as a name: TEHRAN, not WHO


@dataclass(frozen=True, slots=True)
class Hit:
    """A name where it stands, and what it can mean on the day, the likeliest first."""

    span: Span
    text: str
    readings: tuple[Reading, ...]


@dataclass(slots=True)
class Finder:
    """Finds names in the parts of one document, in order, and remembers who was named in full.

    A bare surname counts when its bearer is in office on the day, or was named in full or by title
    earlier in the same document.
    """

    on: dt.date | None
    bearers: Bearers = field(init=False)

    def __post_init__(self) -> None:
        self.bearers = Bearers(self.on)

    def turn(self, on: dt.date | None) -> None:
        """Read what follows as of another day, presumed from the years that the document names."""
        self.on = self.bearers.on = on
        self.bearers.slack = SLACK

    def find(self, text: str) -> list[Hit]:
        """The names in `text`, left to right, none overlapping another."""
        plain = folded(text)
        shouted = [m.span() for m in LINE_IN_CAPITALS.finditer(text)]
        hits: list[Hit] = []
        index, end = names(), 0
        for match in index.starts.finditer(plain):
            start, word = match.start(), match[0]
            if start < end:
                continue
            surface = index.at(plain, start, word)
            length = len(surface) if surface else 0
            if (
                word.isupper()
                and (loud := _loud(plain, start, word, shouted))
                and len(loud) > length
            ):
                surface, length = capitals()[loud], len(loud)
            if surface is None:
                continue
            readings = self._read(surface, plain, start, start + length)
            if readings is None:
                continue
            end = start + length
            if readings:
                readings = _under(hits[-1] if hits else None, surface, plain, start, readings)
                hits.append(Hit(Span(start, end), text[start:end], readings))
        return hits

    def _read(self, surface: str, text: str, start: int, end: int) -> tuple[Reading, ...] | None:
        """What a surface means where it stands; () for nothing at all, None to look further on."""
        spells = meanings().get(spells_of(surface), ())
        if surface in by_full_name() and not (spells and surface not in phrases()):
            return self.bearers.named(surface, text, start, end)
        if surface in phrases():
            return ()
        if surface in self.bearers.known:
            return self.bearers.short(surface, text, start, end)
        if spells:
            return reread(surface, on_day(spells, self.on), text, start, end) or None
        if surface in by_short_name():
            return self.bearers.short(surface, text, start, end)
        return None


def _under(
    before: Hit | None, surface: str, text: str, start: int, readings: tuple[Reading, ...]
) -> tuple[Reading, ...]:
    """The readings of a name that another country may share, after that country's own name.

    "Chile's Defense Department" is Chile's, "the Danish Conservatives" are Danes; a body whose
    name is a role noun and any party is given to the state named right before it.
    """
    if before is None or not OF_ITS_STATE.fullmatch(text, before.span.end, start):
        return readings
    owner, usual = before.readings[0], readings[0]
    if owner.basis not in (Basis.NAME, Basis.DEMONYM) or owner.country == usual.country:
        return readings
    if usual.basis is Basis.PARTY:
        return (Reading(owner.country, "PTY", Basis.PARTY),)
    role = sector_of(surface) if usual.basis in (Basis.METONYM, Basis.OFFICE) else None
    return (Reading(owner.country, role, usual.basis),) if role else readings


def _loud(text: str, start: int, word: str, shouted: list[tuple[int, int]]) -> str | None:
    """The name in capitals at `start`: of four letters or more, or any in a line of capitals."""
    if len(word) < WORD_IN_CAPITALS and not any(a <= start < b for a, b in shouted):
        return None
    loud: Index = names_in_capitals()
    return loud.at(text, start, word)


def find(text: str, on: dt.date | None) -> list[Hit]:
    """The names in one text read as of the day; for a document in parts use `Finder`.

    >>> [(h.text, h.readings[0].country) for h in find("Seoul and the Soviets met.", None)]
    [('Seoul', 'KOR'), ('Soviets', 'SUN')]
    """
    return Finder(on).find(text)
