"""Codes from scheme to scheme, and what a code is called."""

import datetime as dt
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from realpolitik.errors import UnknownName
from realpolitik.gazetteer.crosswalk import convert, country_name, is_state
from realpolitik.gazetteer.states import states

CODES = Path(__file__).parents[2].parent / "shared" / "data" / "country_codes.parquet"


@pytest.mark.parametrize(
    ("code", "origin", "to", "day", "expected"),
    [
        ("DEU", "iso3", "cow", "1975-01-01", "260"),
        ("DEU", "iso3", "cow", "2000-01-01", "255"),
        ("DEU", "iso3", "gw", "2000-01-01", "260"),
        ("255", "cow", "iso3", "1975-01-01", None),
        (365, "cow", "iso3", "1985-01-01", "SUN"),
        (365, "cow", "iso3", "2020-01-01", "RUS"),
        ("345", "cow", "iso3", "1980-01-01", "YUG"),
        ("345", "cow", "iso3", "2004-01-01", "SCG"),
        ("345", "cow", "iso3", "2010-01-01", "SRB"),
        ("SRB", "iso3", "gw", "2010-01-01", "340"),
        ("UKR", "iso3", "cow", "1985-01-01", None),
        ("HKG", "iso3", "cow", "2000-01-01", None),
        ("ROM", "cameo", "iso3", "2000-01-01", "ROU"),
        ("679", "cow", "gw", "2000-01-01", "678"),
        ("678", "gw", "iso3", "1980-01-01", "YAR"),
    ],
)
def test_the_day_decides_the_code(code, origin, to, day, expected):
    assert convert(code, origin, to, dt.date.fromisoformat(day)) == expected


@pytest.mark.parametrize("scheme", ["cow", "gw", "cameo"])
@pytest.mark.parametrize("state", states(), ids=lambda s: f"{s.code}-{s.start}")
def test_there_and_back_again(state, scheme):
    day = state.end or state.start or dt.date(2020, 1, 1)
    there = convert(state.code, "iso3", scheme, day)
    if there is not None:
        assert convert(there, scheme, "iso3", day) == state.code


def test_without_a_day_the_latest_bearer_counts():
    assert convert("365", "cow", "iso3") == "RUS"
    assert convert("DEU", "iso3", "cow") == "255"
    assert convert("SUN", "iso3", "cow") == "365"


def test_an_unknown_code_or_scheme_is_an_error_that_names_it():
    with pytest.raises(UnknownName, match="QQQ"):
        convert("QQQ", "iso3", "cow")
    with pytest.raises(UnknownName, match="fips"):
        convert("FR", "fips", "cow")  # type: ignore[arg-type]


def test_names_for_display():
    shown = [country_name(c) for c in ("USA", "DEU", "SUN", "NATO", "IGO:AU", "ISIS", "XYZ")]
    assert shown == [
        "United States",
        "Germany",
        "Soviet Union",
        "North Atlantic Treaty Organization",
        "African Union",
        "Islamic State",
        "XYZ",
    ]


def test_statehood():
    assert all(is_state(c) for c in ("USA", "DDR", "TWN", "PSE", "XKX", "VAT"))
    assert not any(is_state(c) for c in ("NATO", "HKG", "ISIS", "KUR", "EUU", ""))


@pytest.mark.shared
def test_codes_agree_with_the_countrycode_list():
    if not CODES.exists():
        pytest.skip("needs ../shared/data/country_codes.parquet")
    known = {row["iso3"]: row for row in pq.read_table(CODES).to_pylist() if row["iso3"]}
    on = dt.date(2020, 1, 1)
    for state in states():
        row = known.get(state.code)
        if row is None or not state.exists(on):
            continue
        if row["ccode"] is not None and state.code != "VAT":  # its row is the Papal States
            assert convert(state.code, "iso3", "cow", on) == str(row["ccode"])
        if row["gwcode"] is not None and state.code not in {"VNM", "VAT"}:  # rows of extinct states
            assert convert(state.code, "iso3", "gw", on) == str(row["gwcode"])
