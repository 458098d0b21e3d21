"""The office holders of Asia, the Middle East and Africa: sound rows, and leaders Archigos knows."""

import csv
import difflib
import re
import unicodedata
from calendar import monthrange
from collections import defaultdict
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
FILES = ("asia", "middle_east", "africa")
HEADER = ["country", "office", "sector", "name", "aliases", "start", "end", "source"]
LEADING = {"head of state", "head of government", "effective leader", "party leader"}
# `senior official` gathers vice presidents, security advisers, spokespersons, commanders:
# many at a time. Every other office has one holder.
STATE_OFFICES = LEADING | {
    "foreign minister",
    "defence minister",
    "foreign policy chief",
    "senior official",
}
NEAR = timedelta(days=40)
CLOSE = timedelta(days=3)
CENSORED = date(2015, 12, 31)
# Gleditsch-Ward codes the table of country codes leaves without an ISO 3166 code.
HISTORIC = {678: "YEM", 816: "VNM", 817: "VDR"}

# Two people in one office for more than 40 days, and why both rows stand.
SHARED = {
    ("CIV", "Alassane Ouattara", "Laurent Gbagbo"): "both claimed the presidency, 2010-2011",
    ("IRN", "Abolhassan Banisadr", "Mohammad-Ali Rajai"): "president beside prime minister",
    ("IRN", "Ali Khamenei", "Mir-Hossein Mousavi"): "president beside prime minister, to 1989",
    ("ISR", "Ariel Sharon", "Ehud Olmert"): "Olmert acted while Sharon was incapacitated",
    ("KHM", "Hun Sen", "Norodom Ranariddh"): "first and second prime minister, 1993-1997",
    ("KHM", "Hun Sen", "Ung Huot"): "second and first prime minister, 1997-1998",
    ("KOR", "Choi Sang-mok", "Yoon Suk-yeol"): "acting while the president was impeached",
    ("KOR", "Hwang Kyo-ahn", "Park Geun-hye"): "acting while the president was impeached",
    ("MDG", "Didier Ratsiraka", "Marc Ravalomanana"): "both claimed the presidency in 2002",
    ("MDG", "Jacques Sylla", "Tantely Andrianarivo"): "rival governments in 2002",
    ("NGA", "Goodluck Jonathan", "Umaru Yar'Adua"): "acting while the president was ill",
    ("ZMB", "Levy Mwanawasa", "Rupiah Banda"): "acting while the president was ill",
}


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


def folded(text: str) -> list[str]:
    """Lower-case words of three letters or more, without accents or apostrophes."""
    apart = unicodedata.normalize("NFD", re.sub("['’]", "", text.replace("ı", "i")))
    plain = "".join(c for c in apart if not unicodedata.combining(c)).lower()
    return [word for word in re.split(r"[^a-z]+", plain) if len(word) > 2]


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


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    read = []
    for file in FILES:
        with (HOLDERS / f"{file}.csv").open(encoding="utf-8", newline="") as stream:
            lines = csv.reader(stream)
            assert next(lines) == HEADER
            for number, line in enumerate(lines, start=2):
                country, office, sector, name, aliases, start, end, source = line
                read.append(
                    Row(
                        f"{file}.csv:{number} {name}",
                        country,
                        office,
                        sector,
                        name,
                        tuple(filter(None, aliases.split("|"))),
                        span(start),
                        span(end) if end else (date.max, date.max),
                        source,
                    )
                )
    return read


def test_rows_name_known_offices_sectors_and_sources(rows):
    for row in rows:
        body = row.country.startswith("IGO:")
        assert body or re.fullmatch(r"[A-Z]{3}", row.country), row.place
        assert row.office in ({"secretary general"} if body else STATE_OFFICES), row.place
        assert row.sector == ("IGO" if body else "GOV"), row.place
        assert re.fullmatch(r"general knowledge(; agrees with Archigos 4\.1)?", row.source), (
            row.place
        )


def test_names_and_aliases_are_clean(rows):
    for row in rows:
        texts = (row.name, *row.aliases)
        assert all(text == text.strip() and text.strip("~") for text in texts), row.place
        assert len(set(texts)) == len(texts), f"{row.place} repeats an alias"
        assert row.name.isascii(), row.place
        assert not row.name.startswith("~"), row.place


def test_tenures_do_not_end_before_they_start(rows):
    assert [row.place for row in rows if row.start[0] > row.end[1]] == []


def test_no_row_is_given_twice(rows):
    keys = [(row.country, row.office, row.name, row.start) for row in rows]
    assert len(keys) == len(set(keys))


def test_single_offices_have_one_holder_at_a_time(rows):
    offices = defaultdict(list)
    for row in rows:
        if row.office != "senior official":
            offices[row.country, row.office].append(row)
    clashes = {
        (a.country, *sorted((a.name, b.name)))
        for tenures in offices.values()
        for a, b in combinations(tenures, 2)
        if a.name != b.name and min(a.end[0], b.end[0]) - max(a.start[1], b.start[1]) > NEAR
    }
    assert clashes == set(SHARED)


# --- against Archigos 4.1 ---


@dataclass(frozen=True)
class Spell:
    """One Archigos leader's spell in a country named by its ISO 3166 code."""

    country: str
    leader: str
    start: date
    end: date


def archigos(countries: set[str]) -> list[Spell]:
    codes = pq.read_table(CODES, columns=["iso3", "gwcode"]).to_pylist()
    iso3 = {c["gwcode"]: c["iso3"] for c in codes if c["iso3"] and c["gwcode"]} | HISTORIC
    return [
        Spell(iso3[line["gwcode"]], line["leader"], line["startdate"], line["enddate"])
        for line in pq.read_table(ARCHIGOS).to_pylist()
        if iso3.get(line["gwcode"]) in countries
    ]


def same_name(row: Row, leader: str) -> bool:
    """Whether one word is the same, or both have four letters and three quarters agree."""
    return any(
        one == two
        or (min(len(one), len(two)) > 3 and difflib.SequenceMatcher(None, one, two).ratio() >= 0.75)
        for one in folded(leader)
        for two in row.words
    )


def within(day: date, known: tuple[date, date], slack: timedelta) -> bool:
    return known[0] - slack <= day <= known[1] + slack


def matched(row: Row, spell: Spell) -> bool:
    leads = row.country == spell.country and row.office in LEADING
    return leads and same_name(row, spell.leader)


def begins(row: Row, spell: Spell) -> bool:
    """A leading office of that name begins within 40 days of the spell."""
    return within(spell.start, row.start, NEAR) and matched(row, spell)


def overlaps(row: Row, spell: Spell) -> bool:
    """A leading office of that name is held in the spell, or within 60 days of it."""
    gap = max(row.start[0] - spell.end, spell.start - row.end[1])
    return gap <= timedelta(days=60) and matched(row, spell)


def agrees(row: Row, spell: Spell) -> bool:
    """Archigos has the same first and last day, three days either way, up to 2015."""
    if not within(spell.start, row.start, CLOSE) or not matched(row, spell):
        return False
    lasting = spell.end == CENSORED and row.end[1] > CENSORED
    return lasting or within(spell.end, row.end, CLOSE)


needs_archigos = pytest.mark.skipif(
    not (ARCHIGOS.exists() and CODES.exists()), reason="needs the shared Archigos table"
)


@pytest.fixture(scope="module")
def spells(rows) -> list[Spell]:
    return archigos({row.country for row in rows})


@needs_archigos
def test_leaders_archigos_knows_since_2000_are_found(rows, spells):
    recent = [spell for spell in spells if spell.end >= date(2000, 1, 1)]
    late = [s for s in recent if not any(begins(row, s) for row in rows)]
    absent = [s for s in recent if not any(overlaps(row, s) for row in rows)]
    assert len(recent) > 300
    assert 1 - len(late) / len(recent) >= 0.93, late
    assert 1 - len(absent) / len(recent) >= 0.97, absent


@needs_archigos
def test_rows_said_to_agree_with_archigos_do(rows, spells):
    said = [row for row in rows if "agrees with Archigos" in row.source]
    assert [row.place for row in said if not any(agrees(row, spell) for spell in spells)] == []
    assert len(said) > 350
