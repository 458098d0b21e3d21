"""All surfaces a name can have, by their first word, for one pass over a text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from realpolitik.gazetteer.namesakes import phrases
from realpolitik.gazetteer.people import by_full_name, by_short_name
from realpolitik.gazetteer.readings import meanings

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Index:
    """Where to look: `starts` finds first words, `surfaces` lists what may follow, longest first.

    `articled` are the surfaces that count only after "the".
    """

    starts: re.Pattern[str]
    surfaces: dict[str, tuple[str, ...]]
    articled: frozenset[str]

    def at(self, text: str, start: int, first: str) -> str | None:
        """The longest surface that stands in `text` at `start`, where the word `first` begins."""
        for surface in self.surfaces.get(first, ()):
            if not text.startswith(surface, start) or not _ends(text, start + len(surface)):
                continue
            if surface not in self.articled or _stands_alone(text, start, start + len(surface)):
                return surface
        return None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether "the" precedes and no further capitalised word follows, as in "the Hill Times"."""
    follows = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
    return text[max(0, start - 4) : start].lower() == "the " and not follows


def _ends(text: str, end: int) -> bool:
    """Whether no word goes on at `end`; after a full stop or a hyphen it cannot."""
    return (
        end >= len(text) or text[end - 1] in ".-" or not (text[end].isalnum() or text[end] == "_")
    )


def _first(surface: str) -> str:
    found = WORD.search(surface)
    return found[0] if found else ""


def _indexed(surfaces: Iterable[str], articled: frozenset[str]) -> Index:
    table: defaultdict[str, list[str]] = defaultdict(list)
    for surface in surfaces:
        table[_first(surface)].append(surface)
    lower = sorted({w for w in table if not "A" <= w[:1] <= "Z"})
    starts = re.compile(r"(?<!\w)(?:[A-Z]\w*|" + "|".join(map(re.escape, lower)) + r")(?!\w)")
    ordered = {w: tuple(sorted(found, key=lambda s: (-len(s), s))) for w, found in table.items()}
    return Index(starts, ordered, articled)


@cache
def names() -> Index:
    """The index of every name, phrase and person as they are written."""
    plain: dict[str, None] = {}
    articled: set[str] = set()
    every = (meanings(), phrases(), by_full_name(), by_short_name())
    for surface in (s for table in every for s in sorted(table)):
        bare = surface.removeprefix("the ")
        if bare != surface and bare not in meanings():
            articled.add(bare)
        plain[bare] = None
    return _indexed(plain, frozenset(articled))


@cache
def capitals() -> dict[str, str]:
    """Every surface in capital letters, with the surface itself."""
    table: dict[str, str] = {}
    for found in names().surfaces.values():
        for surface in found:
            table.setdefault(surface.upper(), surface)
    return table


@cache
def names_in_capitals() -> Index:
    """The index of every name in capital letters, for headlines and datelines."""
    return _indexed(dict.fromkeys(capitals()), frozenset(s.upper() for s in names().articled))


def spells_of(surface: str) -> str:
    """The key of `surface` in `meanings`: with its article where it is listed with one."""
    return f"the {surface}" if surface in names().articled else surface
