"""The years a text speaks of, by which its names are read where no day of publication is known.

"Moscow" in an undated chronicle of 1977 is the Soviet government. Nothing here dates a document or
an event: it only says which spell of a name is meant.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import cache
from statistics import median_low
from typing import TYPE_CHECKING

from realpolitik.gazetteer.folding import folded
from realpolitik.gazetteer.states import State, states

if TYPE_CHECKING:
    from collections.abc import Iterable

UNDATED = "no date of publication: names read as of"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_YEAR = re.compile(
    r"(?P<before>\b[\w'-]+,?\s+(?:\d{1,2},?\s+)?)?(?<![\d,.$£€-])(?P<year>(?:19[4-9]|20[0-2])\d)"
    r"(?P<decade>s)?(?![\d%]|,\d|-\d)"
)
_NOT_TOLD = re.compile(
    r"^(?:since|until|till|after|before|by|to|from|over|about|some|nearly|than|of|another|the)\b",
    re.I,
)
_NOT_YEARS = re.compile(
    r"\s+(?:people|troops|soldiers|men|women|tons|tonnes|miles|dollars|pounds)\b"
)
_MONTH = re.compile(rf"(?:{'|'.join(_MONTHS)})\b")


@dataclass(frozen=True, slots=True)
class Years:
    """The years of a text in order, each with where it stands; `sure` if they carry its story.

    A year is held as the middle of its month, where that is named with it, or of itself.
    """

    told: tuple[tuple[int, dt.date], ...] = ()
    sure: bool = False

    @property
    def first(self) -> int:
        """The earliest year named."""
        return min(day for _, day in self.told).year

    @property
    def last(self) -> int:
        """The latest year named."""
        return max(day for _, day in self.told).year


def years_of(text: str) -> Years:
    """The years that `text` tells of.

    They carry the story if two are named, or one with its month, at the head of a sentence or as a
    decade. "Since 1945", "until 1990", "of 1989" are what a text refers to, not what it tells of.

    >>> years_of("On 4 July 1977 Moscow recalled its envoy.").sure
    True
    >>> years_of("Since 1991 Moscow has had no such envoy.").told
    ()
    """
    told: list[tuple[int, dt.date]] = []
    weight = 0
    for found in _YEAR.finditer(text):
        before = (found["before"] or "").strip()
        if _NOT_YEARS.match(text, found.end()):
            continue
        month = _MONTH.match(before)
        if month is None and not found["decade"] and _NOT_TOLD.match(before):
            continue
        head = before.lower() == "in" and _begins(text, found.start())
        day = (
            dt.date(int(found["year"]), _MONTHS.index(month[0]) + 1, 15)
            if month
            else dt.date(int(found["year"]), 7, 1)
        )
        told.append((found.start("year"), day))
        weight += 2 if month or found["decade"] or head else 1
    return Years(tuple(told), weight >= 2)


def _begins(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip()
    return not before or before[-1] in ".!?\n"


@cache
def _succession() -> tuple[tuple[re.Pattern[str], re.Pattern[str], State], ...]:
    """Former states: how each is named outright, how its successor is."""
    by_code = {s.code: s for s in states()}
    found: list[tuple[re.Pattern[str], re.Pattern[str], State]] = []
    for state in states():
        if state.kind != "former state" or state.end is None:
            continue
        successor = by_code.get(state.parent)
        own = _any_of(_names(state))
        theirs = _any_of(_names(successor) if successor else ())
        found.append((own, theirs, state))
    return tuple(found)


def _names(state: State) -> tuple[str, ...]:
    return tuple(folded(n) for n in (state.name, *state.aliases, *state.adjectives, *state.people))


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?<!former )(?<!ex-)(?:{words or '(?!)'})(?!\w)")


@dataclass(slots=True)
class Times:
    """As of which day the names of one document are read, sentence by sentence.

    The day of publication where it is known. Else the years the text names, if they carry its
    story: those of the sentence, or the last ones before it. Else the last days of a former state
    that the text names outright without naming its successor. Else today.
    """

    published: dt.date | None
    years: Years = field(default_factory=Years)
    era: State | None = None

    @classmethod
    def of(cls, text: str, published: dt.date | None) -> Times:
        """The times of one document's text."""
        if published is not None:
            return cls(published)
        years = years_of(text)
        if years.sure:
            return cls(None, years)
        plain = folded(text)
        former = [(s, theirs) for own, theirs, s in _succession() if own.search(plain)]
        if any(s.exists(day) for s, _ in former for _, day in years.told):
            return cls(None, years)
        named = [s for s, theirs in former if not theirs.search(plain)]
        return cls(None, Years(), named[0] if len(named) == 1 else None)

    @property
    def presumed(self) -> bool:
        """Whether names are read as of years that the text names and nobody stated as its date."""
        return bool(self.years.told) or self.era is not None

    def day(self, start: int, end: int) -> dt.date | None:
        """The day for names in the characters from `start` to `end` of the document."""
        if self.published is not None:
            return self.published
        if self.years.told:
            return self._nearest(start, end)
        return self.era.end if self.era is not None else None

    def _nearest(self, start: int, end: int) -> dt.date:
        middle = median_low(day for _, day in self.years.told)
        inside = [day for at, day in self.years.told if start <= at < end]
        if inside:
            return min(inside, key=lambda day: (abs(day - middle), day))
        before = [day for at, day in self.years.told if at < start]
        return before[-1] if before else self.years.told[0][1]

    def note(self) -> str:
        """In a sentence, what names were read by where the document has no date of its own."""
        if self.years.told:
            first, last = self.years.first, self.years.last
            spoken = str(first) if first == last else f"{first} to {last}"
            return f"{UNDATED} the years the text names, {spoken}"
        if self.era is not None:
            return f"{UNDATED} the time of {self.era.name}, which the text names"
        return ""
