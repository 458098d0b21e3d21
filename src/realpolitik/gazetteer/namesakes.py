"""What keeps namesakes apart: fixed phrases, telling neighbours, ordinary words, given names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from realpolitik.gazetteer.folding import folded
from realpolitik.gazetteer.people import by_full_name
from realpolitik.gazetteer.readings import Reading
from realpolitik.gazetteer.roles import sector_of
from realpolitik.gazetteer.tables import listed, rows
from realpolitik.records.actor import Basis

NEAR = 120  # characters either side in which a "near" cue counts: about one sentence
BESIDE = 40  # longest cue before or after a name
GIVEN = "@given"
SAME = "="
_WORD_BEFORE = re.compile(r"(?<![\w-])([A-Z]\w+) $")
_SOMEBODY = re.compile(r"(?:^|[.;!?] )(?:In|At|From) $")
_WORDS_AFTER = re.compile(r"(?: [A-Z][\w'-]*[^\W\d_]){1,3}")
DATES = frozenset(
    {
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "I"),
        *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
        *("October", "November", "December", "Mr", "Mrs", "Ms", "Dr", "Sir", "Gen", "Col", "Sen"),
    }
)
FACILITIES = frozenset(
    {
        *("Airport", "University", "Province", "Region", "District", "County", "City", "Harbour"),
        *("Harbor", "Port", "Bay", "Peninsula", "Island", "Islands", "Valley", "Street", "Square"),
        *("Station", "Bridge", "Dam", "Prison", "Cathedral", "Base", "Hospital", "Oblast", "State"),
        *("Governorate", "Prefecture", "Hills", "Mountains", "Highlands", "Desert", "Old", "New"),
        *("Court", "Zoo", "Palace", "Corridor", "Crossing", "Refinery", "Stadium", "Museum"),
        *("North", "South", "East", "West", "Central", "International", "Heights", "Town", "Gate"),
    }
)
QUALITY = re.compile(r"(?:anti|pro|non|un|neo|trans|ex|Anti|Pro|Non|Un|Neo|Trans|Ex)-$")

SHIP = re.compile(
    r"\b(?:HMS|USS|USNS|ARA|INS|[Dd]estroyer|[Ff]rigate|[Cc]ruiser|[Cc]arrier|[Cc]orvette|"
    r"[Ss]ubmarine|[Tt]anker|[Ff]erry|[Ll]iner|[Tt]rawler|[Ww]arship|[Bb]attleship|[Ff]reighter) $"
)

# "in Russian", "speaks Chinese", "his French was good": a language, where no noun follows that the
# word could qualify.
SPOKEN = re.compile(
    r"\b(?:in|into|speaks?|spoke|spoken|speaking|fluent|broken|halting|learn(?:s|ed|ing)?|taught|"
    r"teach(?:es)?|understands?|understood|[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Yy]our) $"
)
SPOKEN_ON = re.compile(
    r"[.,;:!?)\"”’]|$| (?:is|was|has|had|to|with|on|at|as|that|than|for|but|before|after|rather|"
    r"when|about|well|(?:and|or) (?:in )?[A-Z]\w+[.,;:!?)])(?!\w)"
)


@cache
def phrases() -> frozenset[str]:
    """Phrases that contain a name and are no actor, folded."""
    return frozenset(folded(row["phrase"]) for row in rows("namesakes.csv"))


@cache
def ordinary_words() -> frozenset[str]:
    """Names that are also ordinary words: no actor where a sentence begins."""
    return frozenset(folded(row["name"]) for row in rows("ordinary_words.csv"))


@cache
def given_names() -> frozenset[str]:
    """Given names common in English; after one of them a place name is a surname."""
    return frozenset(row["name"] for row in rows("given_names.csv"))


@dataclass(frozen=True, slots=True)
class Cue:
    """Words beside a name that show what it means.

    `code` is "" for no actor, `=` for the usual meaning after all, else the state it is a place of.
    """

    where: str
    pattern: re.Pattern[str]
    given: bool
    code: str

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The place the name means, or () for no actor."""
        return (Reading(self.code, "", Basis.NAME, place=True),) if self.code else ()

    def tells(self, text: str, start: int, end: int) -> bool:
        """Whether the words stand where the cue wants them around text[start:end]."""
        if self.where == "before":
            before = text[max(0, start - BESIDE) : start]
            word = re.search(r"(\w+) $", before) if self.given else None
            named = word is not None and word[1] in given_names()
            return named or self.pattern.search(before) is not None
        if self.where == "after":
            return self.pattern.match(text, end) is not None
        return self.pattern.search(text, max(0, start - NEAR), end + NEAR) is not None


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """The cues of every name that has some, in the order of the file."""
    table: dict[str, list[Cue]] = {}
    for row in rows("cues.csv"):
        items = listed(folded(row["cues"]))
        words = "|".join(re.escape(c) for c in items if c != GIVEN) or r"(?!)"
        form = {
            "before": rf"(?<!\w)(?:{words})[ -]$",
            "after": rf"(?: |-|(?=,)|'s )(?:{words})(?!\w)",
            "near": rf"(?<!\w)(?:{words})(?!\w)",
        }[row["where"]]
        cue = Cue(row["where"], re.compile(form), GIVEN in items, row["code"])
        table.setdefault(folded(row["name"]), []).append(cue)
    return {name: tuple(found) for name, found in table.items()}


def reread(
    name: str, usual: tuple[Reading, ...], text: str, start: int, end: int
) -> tuple[Reading, ...]:
    """What the neighbours of a name make of its `usual` readings.

    Returns: `usual` where they leave it as it is, () for no actor, else a reading as a place.
    """
    if QUALITY.search(text, max(0, start - 6), start):
        return ()
    if usual and usual[0].basis is Basis.DEMONYM and _is_language(text, start, end):
        return ()
    if usual and usual[0].place and SHIP.search(text, max(0, start - BESIDE), start):
        return ()
    if name in ordinary_words() and begins_sentence(text, start):
        return ()
    for cue in cues().get(name, ()):
        if cue.tells(text, start, end):
            return usual if cue.code == SAME else cue.readings
    if usual and all(r.place or r.basis is Basis.CAPITAL for r in usual):
        longer = of_longer_name(text, start, end)
        if longer:
            return ()
        if longer is None:
            return tuple(dict.fromkeys(replace(r, sector="", place=True) for r in usual))
    return usual


def _is_language(text: str, start: int, end: int) -> bool:
    """Whether a demonym names the language: "he answered in Russian"."""
    return (
        not text[start:end].endswith("s")
        and SPOKEN.search(text, max(0, start - BESIDE), start) is not None
        and SPOKEN_ON.match(text, end) is not None
    )


def of_longer_name(text: str, start: int, end: int) -> bool | None:
    """Whether a city or region is only part of a longer name ("Venice Commission", "Jack London").

    None where the longer name is that of something in the city ("Kabul University"), which stands
    for its country as the city does. Titles, days and headlines make no longer name.
    """
    before = _WORD_BEFORE.search(text, max(0, start - BESIDE), start)
    if before is not None and before[1] in given_names():
        return True
    follows = _WORDS_AFTER.match(text, end)
    if follows is None or in_headline(text):
        return False
    words = follows[0].split()
    if words[0] in DATES or words[0].isupper() or _SOMEBODY.search(text, 0, start):
        return False
    if words[0] in given_names() or any(
        " ".join(words[:n]) in by_full_name() for n in range(2, len(words) + 1)
    ):
        return False  # "In Bratislava Robert Fico said"
    if any(word in FACILITIES for word in words):
        return None
    return not any(sector_of(word.lower()) for word in words)


def in_headline(text: str) -> bool:
    """Whether most longer words are capitalised, so that a capital says nothing."""
    words: list[str] = re.findall(r"[^\W\d_]{4,}", text[:300])
    return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.8 * len(words)


def begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence, quotation or line seems to begin at `start`."""
    before = text[max(0, start - 3) : start].rstrip()
    return not before or before[-1] in '.!?:"(*•' or (start > 1 and text[start - 2 : start] == "  ")
