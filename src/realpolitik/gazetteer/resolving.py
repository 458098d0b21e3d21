"""A string that names an actor → country and sector, from the names and the roles in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from realpolitik.gazetteer.folding import folded
from realpolitik.gazetteer.names import Finder, Hit
from realpolitik.gazetteer.people import by_short_name, guarded
from realpolitik.gazetteer.readings import Reading
from realpolitik.gazetteer.roles import sector_of
from realpolitik.records.actor import Basis

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

FORMER = re.compile(r"\b(?:former|ex|late|one-time|retired)\b", re.IGNORECASE)
BREAK = re.compile(
    r"(?:,|;|\(|\)|\s(?:of|in|to|from|at|for|by|on|near|with|against|who|which|that|named|based)\s)"
)
WORD = re.compile(r"[^\W_](?:[\w'.-]*\w)?")
HEADING = frozenset(  # heads whose sector is that of what they head
    {
        "president", "chairman", "chairwoman", "chair", "head", "chief", "director", "leader",
        "member", "spokesman", "spokeswoman", "spokesperson", "official", "representative",
        "secretary", "founder", "commissioner", "adviser", "advisor", "delegation", "group",
        "coalition",
    }
)  # fmt: skip
PART_OF_NAME = frozenset(
    {
        Basis.OFFICE_HOLDER,
        Basis.ORGANISATION,
        Basis.METONYM,
        Basis.GROUP,
        Basis.PARTY,
        Basis.MEDIA,
        Basis.OFFICE,
    }
)
ARTICLES = frozenset({"the", "a", "an"})
LONGEST_ROLE = 6  # words


def resolve(text: str, on: dt.date | None, context: str = "") -> Reading | None:
    """The country and sector of the actor that `text` describes on the day.

    Takes:   a noun phrase ("the Turkish foreign minister", "four Saudi men", "soldier"); the day,
             or None; words around it, which give the country where the phrase has none and the
             context one only.
    Returns: country "" where none is named; sector "" where no role is, or the person is out of
             office; None where neither is found.
    Raises:  nothing.

    >>> r = resolve("a US destroyer", None)
    >>> (r.country, r.sector) if r else None
    ('USA', 'MIL')
    """
    finder = Finder(on)
    around = finder.find(context) if context else []
    hits = finder.find(text)
    role = _role(text, hits)
    hit = _bearer(hits)
    if hit is None:
        countries = {h.readings[0].country for h in around}
        country = countries.pop() if len(countries) == 1 else ""
        return Reading(country, role, Basis.OFFICE) if role else _once_in_office(text, on)
    reading = hit.readings[0]
    return Reading(
        reading.country,
        _sector(text, hit, role),
        reading.basis,
        reading.place,
        reading.state_media,
    )


def _once_in_office(name: str, on: dt.date | None) -> Reading | None:
    """The reading of a string that is only a surname, if all its bearers are of one state."""
    bearers = by_short_name().get(folded(name.strip()), ())
    if len({p.country for p in bearers}) != 1 or folded(name.strip()) in guarded():
        return None
    return bearers[-1].reading(on)


def _bearer(hits: Sequence[Hit]) -> Hit | None:
    """The name the phrase rests on: a person if there is one, else the first.

    After a bare state, a body of the same state: "Chile's Defense Department".
    """
    persons = (h for h in hits if h.readings[0].basis is Basis.OFFICE_HOLDER)
    person = next(persons, None)
    if person is not None or len(hits) < 2:
        return person or (hits[0] if hits else None)
    first, second = hits[0].readings[0], hits[1].readings[0]
    own = first.country == second.country and second.sector and not first.sector
    return hits[1] if own and second.basis in PART_OF_NAME else hits[0]


def _sector(text: str, hit: Hit, role: str) -> str:
    """The sector of the name where it carries one of its own, else that of the role."""
    reading = hit.readings[0]
    if reading.basis is Basis.OFFICE_HOLDER:
        return reading.sector
    if FORMER.search(text):
        return ""
    own = reading.sector
    if own and reading.basis in (Basis.GROUP, Basis.PARTY):
        return own
    if own and reading.basis in PART_OF_NAME and not _follows(text, hit):
        return own
    return role or own


def _follows(text: str, hit: Hit) -> bool:
    """Whether a role comes right after the name, as in "Kremlin critic"."""
    rest = BREAK.split(folded(text[hit.span.end :]).removeprefix("'s"), maxsplit=1)[0]
    return bool(_last_role([w.lower() for w in WORD.findall(rest)])[0])


def _role(text: str, hits: Sequence[Hit]) -> str:
    """The sector of the phrase's head; of what it heads, for "the president of the league".

    The parts between prepositions are tried from the left; names are taken out first.
    """
    plain = list(folded(text))
    for hit in hits:
        if hit.readings[0].basis is not Basis.OFFICE:
            plain[hit.span.start : hit.span.end] = " " * (hit.span.end - hit.span.start)
    parts = BREAK.split("".join(plain))
    seconded = ""
    for part in parts:
        sector, phrase = _last_role([w.lower() for w in WORD.findall(part)])
        if sector and phrase not in HEADING:
            return sector if not seconded or sector != "CVL" else seconded
        seconded = seconded or sector
    return seconded


def _last_role(words: Sequence[str]) -> tuple[str, str]:
    """The role that ends last among the words, the longest such, and its phrase."""
    words = [word for word in words if word not in ARTICLES]
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - LONGEST_ROLE), end):
            phrase = " ".join(words[start:end])
            if sector := sector_of(phrase):
                return sector, phrase
    return "", ""
