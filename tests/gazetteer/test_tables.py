"""The data files: every row has its source, its codes are known, its names are nobody else's."""

import itertools
import re
from collections import defaultdict
from importlib.resources import files

import pytest

from realpolitik.codebook.plover import SECTORS
from realpolitik.gazetteer.namesakes import phrases
from realpolitik.gazetteer.readings import meanings
from realpolitik.gazetteer.states import states
from realpolitik.gazetteer.tables import earliest, latest, listed, rows
from realpolitik.records.actor import Basis

FOLDER = files("realpolitik.gazetteer")
TABLES = sorted(f.name for f in FOLDER.iterdir() if f.name.endswith(".csv"))
BODIES = ("organisations.csv", "groups.csv", "metonyms.csv", "media.csv", "parties.csv")
STATE = re.compile(r"[A-Z]{3}")
BODY = re.compile(r"[A-Z]{2,4}|(?:IGO|NGO):[A-Z0-9]+")
DATE = re.compile(r"(\d{4}(-\d{2}(-\d{2})?)?)?")
CODES = {s.code for s in states()}
WITHOUT_PEOPLE = {"VAT", "SCG"}


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_a_source(name):
    table = list(rows(name))
    assert table
    assert all(row["source"].strip() for row in table)


@pytest.mark.parametrize("name", TABLES)
def test_no_row_is_there_twice(name):
    table = [tuple(row.items()) for row in rows(name)]
    assert len(table) == len(set(table))


@pytest.mark.parametrize("name", TABLES)
def test_dates_are_iso_and_in_order(name):
    for row in rows(name):
        start, end = row.get("start", ""), row.get("end", "")
        assert DATE.fullmatch(start), row
        assert DATE.fullmatch(end), row
        if start and end:
            assert earliest(start) <= latest(end), row


def test_state_codes_have_the_form_of_their_scheme():
    for state in states():
        assert STATE.fullmatch(state.code)
        assert re.fullmatch(r"\d{0,3}", state.cow)
        assert re.fullmatch(r"\d{0,3}", state.gw)
        assert re.fullmatch(r"([A-Z]{3})?", state.cameo)
        assert state.parent == "" or state.parent in CODES


def test_every_member_of_the_united_nations_is_a_state_of_today():
    today = {s.code for s in states() if s.kind == "state" and s.end is None}
    assert len(today) == 193


@pytest.mark.parametrize(
    "state", [s for s in states() if s.kind != "territory"], ids=lambda s: s.code
)
def test_every_state_has_a_demonym(state):
    assert state.adjectives
    assert state.name not in state.adjectives
    assert state.people or state.code in WITHOUT_PEOPLE


def test_every_state_of_today_has_a_capital():
    seats = {row["code"] for row in rows("capitals.csv") if not row["end"]}
    without = {s.code for s in states() if s.kind == "state" and s.end is None} - seats
    # Five are named like their capital; Victoria is hardly ever the one in the Seychelles.
    assert without <= {"MCO", "SMR", "SGP", "DJI", "STP", "SYC"}


@pytest.mark.parametrize("name", BODIES)
def test_bodies_have_known_codes_and_sectors(name):
    for row in rows(name):
        known = row["code"] in CODES or BODY.fullmatch(row["code"])
        assert known, row
        assert row.get("sector", "") in (*SECTORS, ""), row
        assert row.get("basis", "name") in list(Basis), row


def test_roles_have_known_sectors_and_stand_once():
    found = [row["phrase"] for row in rows("roles.csv")]
    assert len(found) == len(set(found))
    assert {row["sector"] for row in rows("roles.csv")} <= set(SECTORS)


def test_a_name_that_holds_at_all_times_means_one_country_only():
    shared = {
        name: countries
        for name, spells in meanings().items()
        if len(countries := {s.reading.country for s in spells if not s.dated}) > 1
    }
    assert shared == {}


def test_spells_of_one_name_for_several_countries_never_overlap():
    for name, spells in meanings().items():
        dated = [s for s in spells if s.dated]
        for one in dated:
            for other in dated:
                if one.reading.country != other.reading.country and one.start and other.start:
                    assert not one.holds(other.start), name


def test_no_phrase_that_is_no_actor_is_also_a_name():
    assert not phrases() & set(meanings())


def test_a_cue_speaks_of_a_name_that_exists():
    assert {row["name"] for row in rows("cues.csv")} <= {
        *meanings(),
        *(name.removeprefix("the ") for name in meanings()),
    }


def test_spells_in_government_are_in_order_and_apart():
    for row in rows("parties.csv"):
        spells = [item.partition("/")[::2] for item in listed(row["governs"])]
        for (_, end), (start, _) in itertools.pairwise(spells):
            assert end, row
            assert latest(end) <= earliest(start), row


def test_a_group_keeps_one_code_and_its_spells_apart():
    table = defaultdict(list)
    for row in rows("groups.csv"):
        table[row["name"]].append(row)
    for spells in table.values():
        assert len({row["code"] for row in spells}) == 1
        for one, other in itertools.pairwise(spells):
            first, second = sorted((one, other), key=lambda r: r["start"])
            assert first["end"] < second["start"], spells
