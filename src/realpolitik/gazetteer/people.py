"""Persons who have held office, by every form their names take in the news."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from realpolitik.gazetteer.folding import folded
from realpolitik.gazetteer.offices import Holder, all_holders
from realpolitik.gazetteer.readings import Reading
from realpolitik.gazetteer.tables import listed, rows
from realpolitik.records.actor import Basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PARTICLES = frozenset(
    (
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "von",
        "van",
        "der",
        "den",
        "de",
        "da",
        "di",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "della",
        "ter",
        "ten",
        "zu",
        "abu",
    )
)
SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "V", "VI"})
HYPHENATING = frozenset({"KOR", "PRK", "TWN", "CHN"})
ARTICLE = re.compile(r"\b[AaEe]l[- ]")
INITIALS = re.compile(r"^(?:[A-Z]\. ?){2,}|^[A-Z]{2}(?= )")
HEADS = frozenset(
    {"head of state", "head of government", "effective leader", "party leader", "past leader"}
)
OFFICES = HEADS | {  # whose holders a bare surname may mean; others are named in full first
    *("foreign minister", "defence minister", "senior official", "secretary general", "office"),
    *("commission president", "high representative", "foreign policy chief", "council president"),
}
NO_SLACK = dt.timedelta()


@dataclass(frozen=True, slots=True)
class Person:
    """One person and all spells in office, for one country or organisation."""

    name: str
    country: str
    spells: tuple[Holder, ...]

    def serves(self, on: dt.date, slack: dt.timedelta = NO_SLACK) -> bool:
        """Whether the person is in any office on the day, or within `slack` of it."""
        return any(_serves(h, on, slack) for h in self.spells)

    @property
    def in_office(self) -> bool:
        """Whether the person ever held an office by which a bare surname is understood."""
        return any(h.office in OFFICES for h in self.spells)

    @property
    def heads_state(self) -> bool:
        """Whether the person led a state or its government at any time."""
        return any(h.office in HEADS for h in self.spells)

    def reading(
        self, on: dt.date | None, *, former: bool = False, slack: dt.timedelta = NO_SLACK
    ) -> Reading:
        """The sector of the office held on the day, "" out of office; undated, of the last office.

        A person called former is out of office whatever the day.
        """
        serving = [h for h in self.spells if on is None or _serves(h, on, slack)]
        sector = "" if former or not serving else serving[-1].sector
        return Reading(self.country, "" if sector == "IGO" else sector, Basis.OFFICE_HOLDER)


def _serves(holder: Holder, on: dt.date, slack: dt.timedelta) -> bool:
    return holder.serves(on) or bool(
        slack
        and (holder.start is None or holder.start <= on + slack)
        and (holder.end is None or on - slack <= holder.end)
    )


@cache
def people() -> tuple[Person, ...]:
    """Everybody in the holders' files, spells of one name and country together."""
    table: defaultdict[tuple[str, str], list[Holder]] = defaultdict(list)
    for holder in all_holders():
        table[holder.name, holder.country].append(holder)
    return tuple(
        Person(name, country, tuple(sorted(spells, key=lambda h: h.start or dt.date.min)))
        for (name, country), spells in table.items()
    )


def _spellings(name: str, country: str) -> Iterator[str]:
    """The name, and the ways its hyphens, articles and given names are written."""
    yield name
    words = name.split()
    if country in HYPHENATING:
        if len(words) == 3 and "-" not in name:
            yield f"{words[0]} {words[1]}-{words[2].lower()}"
            yield f"{words[0]} {words[1]}-{words[2]}"
        elif len(words) == 2 and words[1].count("-") == 1:
            first, second = words[1].split("-")
            yield f"{words[0]} {first}-{second.lower()}"
            yield f"{words[0]} {first} {second.capitalize()}"
            yield f"{words[0]} {first}-{second.capitalize()}"
    if initials := INITIALS.match(name):
        letters = [c for c in initials[0] if c.isalpha()]
        rest = name[initials.end() :].strip()
        for form in (".".join(letters) + ".", ". ".join(letters) + ".", "".join(letters)):
            yield f"{form} {rest}"
    for at, word in enumerate(words):
        for other in transliterations().get(word, ()):
            yield " ".join((*words[:at], other, *words[at + 1 :]))
    if ARTICLE.search(name):
        for article in ("al-", "Al-", "al ", "Al ", "el-", "El-"):
            yield ARTICLE.sub(article, name)


@cache
def transliterations() -> dict[str, tuple[str, ...]]:
    """The other ways in which a name is brought into Latin letters, by each way."""
    groups = [listed(row["spellings"]) for row in rows("transliterations.csv")]
    return {one: tuple(w for w in group if w != one) for group in groups for one in group}


def full_names(person: Person) -> tuple[str, ...]:
    """Every full name of the person, folded, without repeats."""
    given = (name for h in person.spells for name in (h.name, *h.aliases))
    return tuple(
        dict.fromkeys(folded(s) for name in given for s in _spellings(name, person.country))
    )


def short_names(person: Person) -> tuple[str, ...]:
    """What the person is called for short, folded: the stated forms, else the last name."""
    stated = tuple(s for h in person.spells for s in h.short)
    forms = stated or (_last_name(person.name),)
    spelt = (folded(s) for form in forms for s in _spellings(form, ""))
    bare = [ARTICLE.sub("", form) for form in map(folded, forms) if ARTICLE.match(form)]
    return tuple(dict.fromkeys((*spelt, *bare)))


def _last_name(name: str) -> str:
    """The last word of a name, with the particles before it and without what follows it.

    >>> _last_name("Ursula von der Leyen"), _last_name("Ferdinand Marcos Jr.")
    ('von der Leyen', 'Marcos')
    """
    words = [w for w in name.split() if w not in SUFFIXES]
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in PARTICLES:
        first -= 1
    return " ".join(words[first:])


@cache
def by_full_name() -> dict[str, tuple[Person, ...]]:
    """Persons by folded full name of two words or more; a name of one word counts as short."""
    return _grouped((name, p) for p in people() for name in full_names(p) if " " in name)


@cache
def by_short_name() -> dict[str, tuple[Person, ...]]:
    """Persons by folded short name."""
    return _grouped((name, p) for p in people() for name in short_names(p) if len(name) > 1)


@cache
def guarded() -> dict[str, str]:
    """Short names that are also common words or very common names, with the rule for each.

    `known`: only after the full name or a title in the same document. `never`: only right after
    a title.
    """
    return {row["name"]: row["rule"] for row in rows("common_surnames.csv")}


def _grouped(pairs: Iterable[tuple[str, Person]]) -> dict[str, tuple[Person, ...]]:
    table: defaultdict[str, list[Person]] = defaultdict(list)
    for name, person in pairs:
        if person not in table[name]:
            table[name].append(person)
    return {name: tuple(found) for name, found in table.items()}
