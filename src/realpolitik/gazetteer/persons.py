"""Which person a full or short name means in a document, on its day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from realpolitik.gazetteer.namesakes import (
    DATES,
    FACILITIES,
    begins_sentence,
    given_names,
    in_headline,
)
from realpolitik.gazetteer.people import (
    NO_SLACK,
    Person,
    by_full_name,
    by_short_name,
    guarded,
    short_names,
)
from realpolitik.gazetteer.readings import meanings
from realpolitik.gazetteer.roles import sector_of
from realpolitik.gazetteer.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from realpolitik.gazetteer.readings import Reading

FORMER = re.compile(
    r"\b(?:[Ff]ormer|[Ee]x|[Ll]ate|[Oo]ne-time|[Oo]usted|[Dd]eposed)[ -][\w '-]{0,40}$"
)
NEIGHBOUR = re.compile(r"([A-Z][\w'.-]*) $")
FOLLOWER = re.compile(
    r" (?:County|Street|Avenue|Airport|University|College|Center|Centre|Foundation"
    r"|School|Library|Park|Institute|Hotel|Tower|Prize|Award|Stadium|Island)\b"
)
FOLLOWING = re.compile(r" ([A-Z][\w'-]*[a-z]\w*)")
# Capitalised after the name of a leader whose government, plan or time it is.
OF_A_LEADER = frozenset(
    {
        *("Administration", "Cabinet", "Doctrine", "Plan", "Government", "Presidency", "White"),
        *("Era", "Campaign", "Declaration", "Line", "Note", "Pact", "Treaty", "Report", "Act"),
    }
)
FAMILY_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "VNM", "KHM"})


@cache
def _titles(kind: str) -> re.Pattern[str]:
    """A title of the kind at the end of a stretch of text."""
    titles = [re.escape(row["title"]) for row in rows("titles.csv") if row["kind"] == kind]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(titles, key=len, reverse=True))}) $")


@dataclass(slots=True)
class Bearers:
    """The persons one document has named so far, and how its short names are read.

    Where `on` is presumed from the years that the text names, spells are taken `slack` wider.
    """

    on: dt.date | None
    known: dict[str, list[Person]] = field(default_factory=dict[str, list[Person]])
    slack: dt.timedelta = NO_SLACK

    def named(self, name: str, text: str, start: int, end: int) -> tuple[Reading, ...] | None:
        """The readings of a full name; its bearers are known from here on."""
        before = text[max(0, start - 60) : start]
        bearers = self._likeliest(by_full_name()[name])
        for person in bearers:
            self._meet(person)
        return self._readings(bearers, former=FORMER.search(before) is not None)

    def short(self, name: str, text: str, start: int, end: int) -> tuple[Reading, ...] | None:
        """The readings of a short name; None where it may well mean somebody or something else.

        Known bearers first; else those in office on the day, if of one country; after the title
        of an office also former ones, if all of one country.
        """
        before = text[max(0, start - 60) : start]
        office = _titles("office").search(before) is not None
        titled = office or _titles("courtesy").search(before) is not None
        rule = guarded().get(name, "")
        if (rule == "never" and not titled) or FOLLOWER.match(text, end):
            return None
        if not titled and _is_part_of_longer_name(before, text, start):
            return None
        bearers = self.known.get(name, [])
        if not (bearers or titled) and (name in given_names() or _is_given_name(text, end)):
            return None
        if not bearers:
            bearers = self._presumed(name, office=office, free=not rule)
        if not bearers or (not titled and _continues(text, end, bearers)):
            return None
        for person in bearers:
            self._meet(person)
        return self._readings(bearers, former=FORMER.search(before) is not None)

    def _presumed(self, name: str, *, office: bool, free: bool) -> list[Person]:
        """Who a short name means before anybody of that name was introduced.

        Without a day, those in office today; failing them, the only bearer of the name, if the
        person led a state ("Stalin", "Khomeini").
        """
        if not (office or free):
            return []
        bearers = [p for p in by_short_name()[name] if office or p.in_office]
        serving = [p for p in bearers if self._serves(p)]
        chosen = serving or (list(bearers) if office else [])
        if not chosen and (self.on is None or self.slack) and len(bearers) == 1:
            chosen = [p for p in bearers if p.heads_state]
        if len({p.country for p in chosen}) != 1:
            return []
        return chosen if serving or self.on is None else chosen[-1:]

    def _serves(self, person: Person) -> bool:
        return person.serves(self.on or dt.date.max, self.slack)

    def _likeliest(self, bearers: Iterable[Person]) -> list[Person]:
        """Those in office on the day, else all; who took office last comes first."""
        bearers = sorted(bearers, key=lambda p: str(p.spells[-1].start or ""), reverse=True)
        serving = [p for p in bearers if self.on is not None and self._serves(p)]
        return serving or bearers

    def _readings(self, bearers: Iterable[Person], *, former: bool) -> tuple[Reading, ...]:
        found = [person.reading(self.on, former=former, slack=self.slack) for person in bearers]
        return tuple(dict.fromkeys(sorted(found, key=lambda r: r.sector == "")))

    def _meet(self, person: Person) -> None:
        for name in _short_names(person):
            others = [p for p in self.known.get(name, []) if p.country == person.country]
            self.known[name] = [person, *(p for p in others if p != person)]


@cache
def _short_names(person: Person) -> tuple[str, ...]:
    return short_names(person)


def _is_part_of_longer_name(before: str, text: str, start: int) -> bool:
    """Whether a given name, or an unknown capitalised word inside the sentence, precedes."""
    neighbour = NEIGHBOUR.search(before)
    if neighbour is None or neighbour[1].endswith(("'s", "'", ".")):
        return neighbour is not None and re.fullmatch(r"[A-Z]\.", neighbour[1]) is not None
    if neighbour[1] in given_names():
        return True
    at = start - len(before) + neighbour.start(1)
    return not begins_sentence(text, at) and neighbour[1] not in meanings()


def _is_given_name(text: str, end: int) -> bool:
    """Whether a word follows that makes a surname somebody's given name: "Halina Sawicka"."""
    follows = FOLLOWING.match(text, end)
    if follows is None or follows[1] in DATES | FACILITIES or in_headline(text):
        return False
    word = follows[1]
    return word not in meanings() and sector_of(word.lower()) is None and word not in OF_A_LEADER


def _continues(text: str, end: int, bearers: Iterable[Person]) -> bool:
    """Whether a family name that comes first is followed by somebody else's given name."""
    following = re.compile(r" ([A-Z]\w+(?:-\w+)?)").match(text, end)
    return following is not None and all(p.country in FAMILY_FIRST for p in bearers)
