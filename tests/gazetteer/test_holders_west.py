"""The office holders of Europe, the Americas and Oceania: sound rows, and leaders Archigos knows."""

import csv
import difflib
import re
import unicodedata
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).parents[2]
HOLDERS = ROOT / "src" / "realpolitik" / "gazetteer" / "holders"
ARCHIGOS = ROOT.parent / "shared" / "data" / "leaders_archigos.parquet"
CODES = ROOT.parent / "shared" / "data" / "country_codes.parquet"
FILES = ("europe", "americas", "oceania")
HEADER = ["country", "office", "sector", "name", "aliases", "start", "end", "source"]
STATE_OFFICES = {"head of state", "head of government", "foreign minister", "defence minister"}
BODY_OFFICES = {
    "secretary general",
    "commission president",
    "council president",
    "high representative",
}
BODIES = {"NATO", "UNO", "EUU"}
SOURCE = re.compile(
    r"general knowledge(; agrees with Archigos 4\.1)?(; (shared office|party leader|governor-general))?"
)
# An office the note says is shared may have several holders on one day.
SEVERAL_AT_ONCE = ("shared office", "party leader", "governor-general")
HISTORIC = {265: "DDR", 315: "CSK", 345: "YUG", 347: "XKX"}
# Archigos keeps one code where ISO 3166 gives the same state another.
SUCCEEDED = {"RUS": ("SUN",), "YUG": ("SCG",)}
NEAR = timedelta(days=40)
CLOSE = timedelta(days=7)
CENSORED = date(2015, 12, 31)


@dataclass(frozen=True)
class Row:
    """One tenure; a date known to the month or the year spans that month or year."""

    place: str
    country: str
    office: str
    sector: str
    name: str
    aliases: tuple[str, ...]
    start: tuple[date, date]
    end: tuple[date, date]
    source: str

    @property
    def words(self) -> set[str]:
        return {word for text in (self.name, *self.aliases) for word in folded(text)}


def plain(text: str) -> str:
    """Lower case, without accents or apostrophes."""
    letters = text.translate(str.maketrans("łøđðıØŁĐ", "loddiOLD", "'ʻ’"))
    apart = unicodedata.normalize("NFD", letters)
    return "".join(c for c in apart if not unicodedata.combining(c)).lower()


def folded(text: str) -> list[str]:
    """Plain words of three letters or more."""
    return [word for word in re.split(r"[^a-z]+", plain(text)) if len(word) > 2]


def span(text: str) -> tuple[date, date]:
    """First and last day an ISO date of day, month or year precision can mean."""
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        raise ValueError(text)
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return (date(*parts), date(*parts))
    if len(parts) == 2:
        year, month = parts
        return (date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return (date(parts[0], 1, 1), date(parts[0], 12, 31))


def read(file: str) -> Iterator[Row]:
    with (HOLDERS / f"{file}.csv").open(encoding="utf-8", newline="") as stream:
        lines = csv.reader(stream)
        assert next(lines) == HEADER
        for number, line in enumerate(lines, start=2):
            country, office, sector, name, aliases, start, end, source = line
            yield Row(
                f"{file}.csv:{number}",
                country,
                office,
                sector,
                name,
                tuple(filter(None, aliases.split("|"))),
                span(start),
                span(end) if end else (date.max, date.max),
                source,
            )


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return [row for file in FILES for row in read(file)]


def several(row: Row) -> bool:
    return row.source.endswith(SEVERAL_AT_ONCE)


def test_rows_name_known_offices_sectors_and_sources(rows):
    for row in rows:
        body = row.country in BODIES
        assert re.fullmatch(r"[A-Z]{3}", row.country) or body, row.place
        assert row.office in (BODY_OFFICES if body else STATE_OFFICES), row.place
        assert row.sector == ("IGO" if body else "GOV"), row.place
        assert SOURCE.fullmatch(row.source), row.place


def test_names_and_aliases_are_clean(rows):
    for row in rows:
        texts = (row.name, *row.aliases)
        assert all(text == text.strip() and text.strip("~") for text in texts), row.place
        assert len(set(texts)) == len(texts), f"{row.place} repeats an alias"
        assert not row.name.startswith("~"), row.place
        accented = not row.name.replace("ʻ", "'").isascii()
        assert not accented or any(a.isascii() for a in row.aliases), f"{row.place} lacks ASCII"


def test_tenures_do_not_end_before_they_start(rows):
    for row in rows:
        assert row.start[0] <= row.end[1], f"{row.place} {row.name}"


def test_no_row_is_given_twice(rows):
    keys = [(r.country, r.office, r.name, r.start) for r in rows if not several(r)]
    assert sorted({k for k in keys if keys.count(k) > 1}) == []


def test_single_offices_have_one_holder_at_a_time(rows):
    offices = defaultdict(list)
    for row in rows:
        if not several(row):
            offices[row.country, row.office].append(row)
    clashes = [
        (a.place, a.name, b.name)
        for tenures in offices.values()
        for a, b in combinations(tenures, 2)
        if a.name != b.name and min(a.end[0], b.end[0]) - max(a.start[1], b.start[1]) > NEAR
    ]
    assert clashes == []


def test_one_spelling_names_one_person_in_a_country(rows):
    names = defaultdict(set)
    for row in rows:
        names[row.country, re.sub(r"[^a-z]+", " ", plain(row.name))].add(row.name)
    assert [sorted(forms) for forms in names.values() if len(forms) > 1] == []


# --- against Archigos 4.1 ---


@dataclass(frozen=True)
class Spell:
    """One Archigos leader's spell, the country by the ISO 3166 codes it went by."""

    countries: tuple[str, ...]
    leader: str
    start: date
    end: date


def archigos(countries: set[str]) -> list[Spell]:
    codes = pq.read_table(CODES, columns=["iso3", "gwcode"]).to_pylist()
    iso3 = {c["gwcode"]: c["iso3"] for c in codes if c["iso3"] and c["gwcode"]} | HISTORIC
    spells = []
    for line in pq.read_table(ARCHIGOS).to_pylist():
        country = iso3.get(line["gwcode"], "")
        names = (country, *SUCCEEDED.get(country, ()))
        if country in countries:
            spells.append(Spell(names, line["leader"], line["startdate"], line["enddate"]))
    return spells


def same_name(row: Row, leader: str) -> bool:
    """Whether one word is the same, or both have five letters and four fifths agree."""
    return any(
        one == two
        or (min(len(one), len(two)) > 4 and difflib.SequenceMatcher(None, one, two).ratio() >= 0.8)
        for one in folded(leader)
        for two in row.words
    )


def within(day: date, known: tuple[date, date], slack: timedelta) -> bool:
    return known[0] - slack <= day <= known[1] + slack


def found(spell: Spell, rows: list[Row]) -> bool:
    """A row of that name begins within 40 days; in a shared presidency, covers the spell.

    Archigos follows the chair of a rotating presidency, the table its members.
    """
    return any(
        row.country in spell.countries
        and row.office in ("head of state", "head of government")
        and same_name(row, spell.leader)
        and (
            within(spell.start, row.start, NEAR)
            or (several(row) and row.start[0] - NEAR <= spell.start and spell.end <= row.end[1])
        )
        for row in rows
    )


def agrees(row: Row, spells: list[Spell]) -> bool:
    """Archigos gives a leader of that name the same first and last day, a week either way."""
    return row.office in ("head of state", "head of government") and any(
        row.country in spell.countries
        and same_name(row, spell.leader)
        and within(spell.start, row.start, CLOSE)
        and (
            within(spell.end, row.end, CLOSE)
            or (spell.end == CENSORED and row.end[1] >= CENSORED - CLOSE)
        )
        for spell in spells
    )


needs_archigos = pytest.mark.skipif(
    not (ARCHIGOS.exists() and CODES.exists()), reason="needs the shared Archigos table"
)


@needs_archigos
def test_leaders_archigos_knows_since_2000_are_found(rows):
    spells = [
        spell
        for spell in archigos({row.country for row in rows})
        if spell.end >= date(2000, 1, 1) and (spell.end - spell.start).days > 31
    ]
    missing = [f"{s.countries[0]} {s.leader} {s.start}" for s in spells if not found(s, rows)]
    assert len(spells) > 300
    assert 1 - len(missing) / len(spells) >= 0.93, missing


@needs_archigos
def test_rows_said_to_agree_with_archigos_do(rows):
    spells = archigos({row.country for row in rows})
    said = [row for row in rows if "agrees with Archigos" in row.source]
    assert [f"{row.place} {row.name}" for row in said if not agrees(row, spells)] == []
    assert len(said) > 200
