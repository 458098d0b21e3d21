"""Every measure runs on a small store; where the store lacks its data, the command to add them."""

from __future__ import annotations

import importlib.util
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from realpolitik.errors import BadInput, UnknownName
from realpolitik.measuring import MEASURES, Request, measured
from realpolitik.records.origin import Origin
from realpolitik.store.filter import Filter
from realpolitik.store.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from realpolitik.store.store import Store

NAMES = {
    "CHN": "China", "IRN": "Iran", "PRK": "North Korea", "RUS": "Russia", "USA": "United States",
}  # fmt: skip
STATES = tuple(NAMES)
ROOTS = ("AGREE", "AID", "ACCUSE", "ASSAULT", "COOPERATE", "SANCTION")
WHOLE = Request(hub="CHN", rival="USA", members=("IRN", "PRK"))
NEEDS_EVENTS = [name for name, m in MEASURES.items() if m.needs.startswith("events")]
NEEDS_DATA = {
    "similarity": "un-votes", "ideal-points": "un-votes", "isolation": "un-votes",
    "trade-dependence": "trade", "obligations": "atop",
}  # fmt: skip


def origin(name: str) -> Origin:
    return Origin(
        name=name, title=name, producer="tests", version="1", licence="none", citation="none"
    )


def made():
    path = Path(__file__).parent / "thesis" / "made.py"
    if "made" not in sys.modules:
        spec = importlib.util.spec_from_file_location("made", path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules["made"] = module
        spec.loader.exec_module(module)
    return sys.modules["made"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two years of acts of five states, votes, capabilities, trade, GDP and treaties."""
    m = made()
    texts = []
    for n in range(120):
        a, b = STATES[n % 5], STATES[(n + 1 + n // 5 % 4) % 5]
        day = f"{2019 + n // 60}-{n // 5 % 12 + 1:02d}-{n % 28 + 1:02d}"
        act = m.Act("acted", NAMES[a], ROOTS[n % 6], NAMES[b], date=day)
        text = f"The {NAMES[a]} of report {n} acted on the {NAMES[b]} of another."
        texts.append(m.coded(text, [act], ref=str(n)))
    votes = [
        {
            "roll_call": n, "session": 74 + year - 2019, "year": year, "country": state,
            "choice": ("yes", "no", "abstain")[(n * (place + 1) + n // 7) % 3],
        }
        for year in (2019, 2020)
        for n in range(1 + 40 * (year - 2019), 41 + 40 * (year - 2019))
        for place, state in enumerate(STATES)
    ]  # fmt: skip
    nmc = [
        {"country": state, "year": year, "cinc": 0.1 * (place + 1)}
        for year in (2019, 2020)
        for place, state in enumerate(STATES)
    ]
    flows = [
        {"year": 2019, "exporter": a, "importer": b, "value": 10.0}
        for a in STATES for b in STATES if a != b
    ]  # fmt: skip
    gdp = [{"country": state, "year": 2019, "gdp": 1000.0} for state in STATES]
    atop = [{"country_a": "CHN", "country_b": "PRK", "year": 2018, "defense": 1}]
    with open_store(tmp_path_factory.mktemp("m") / "store.duckdb", write=True) as opened:
        opened.keep_all(texts, coder="tests")
        for name, rows in (
            ("un-votes", votes), ("nmc", nmc), ("trade", flows), ("gdp", gdp), ("atop", atop),
        ):  # fmt: skip
            opened.write_table(name, pa.Table.from_pylist(rows), origin(name))
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "empty.duckdb", write=True) as opened:
        yield opened


@pytest.mark.parametrize("name", MEASURES)
def test_it_gives_rows_with_values_in_their_intervals_the_same_every_time(
    name: str, store: Store
) -> None:
    table = measured(name, store, WHOLE)
    assert table.num_rows > 0
    assert table.equals(measured(name, store, WHOLE))
    if {"value", "low", "high"} <= set(table.column_names):
        rows = table.to_pylist()
        known = [r for r in rows if not math.isnan(r["value"])]
        assert known
        rounding = 1e-12  # of a correlation of 1
        assert all(r["low"] - rounding <= r["value"] <= r["high"] + rounding for r in known)


@pytest.mark.parametrize("name", NEEDS_EVENTS)
def test_without_events_it_names_the_commands_that_bring_them(name: str, empty: Store) -> None:
    with pytest.raises(BadInput, match="no event") as caught:
        measured(name, empty, WHOLE)
    assert "realpolitik add" in caught.value.hint
    assert "realpolitik import" in caught.value.hint


@pytest.mark.parametrize(("name", "data"), NEEDS_DATA.items(), ids=list(NEEDS_DATA))
def test_without_its_data_it_names_the_command_that_adds_them(
    name: str, data: str, empty: Store
) -> None:
    with pytest.raises(BadInput, match=f"the data set {data} is not in the store") as caught:
        measured(name, empty, WHOLE)
    assert f"realpolitik data add {data}" in caught.value.hint


@pytest.mark.parametrize("name", [n for n, m in MEASURES.items() if "hub" in m.needs])
def test_without_a_hub_it_says_how_to_give_one(name: str, store: Store) -> None:
    with pytest.raises(BadInput, match="hub and a rival") as caught:
        measured(name, store, Request(rival="USA", members=("IRN",)))
    assert "--hub" in caught.value.hint


@pytest.mark.parametrize("name", [n for n, m in MEASURES.items() if "members" in m.needs])
def test_without_members_it_says_how_to_give_them(name: str, store: Store) -> None:
    with pytest.raises(BadInput, match="members") as caught:
        measured(name, store, Request(hub="CHN", rival="USA"))
    assert "--with" in caught.value.hint


@pytest.mark.parametrize(
    ("name", "request_"),
    [
        ("nonsense", WHOLE),
        ("net-cooperation", Request(by="fortnight")),
        ("similarity", Request(by="month")),
        ("similarity", Request(weights="cubed")),
        ("trade-dependence", Request(base="gnp")),
        ("net-cooperation", Request(events=Filter(view="some"))),
    ],
    ids=["measure", "window", "window of similarity", "weights", "base", "view"],
)
def test_a_name_that_is_not_known_is_refused_with_those_that_are(
    name: str, request_: Request, store: Store
) -> None:
    with pytest.raises(UnknownName) as caught:
        measured(name, store, request_)
    assert caught.value.hint


def test_windows_part_the_years(store: Store) -> None:
    whole = measured("net-cooperation", store, Request())
    by_year = measured("net-cooperation", store, Request(by="year"))
    assert by_year.num_rows > whole.num_rows


def test_trade_is_divided_by_total_trade_unless_gdp_is_asked_for(store: Store) -> None:
    trade = measured("trade-dependence", store, Request()).to_pylist()[0]
    assert trade["value"] == pytest.approx(0.25)
    gdp = measured("trade-dependence", store, Request(base="gdp")).to_pylist()[0]
    assert gdp["value"] == pytest.approx(0.02)


def test_gdp_as_a_base_must_be_in_the_store(empty: Store, store: Store) -> None:
    flows = store.table("trade")
    empty.write_table("trade", flows, origin("trade"))
    with pytest.raises(BadInput, match="gdp") as caught:
        measured("trade-dependence", empty, Request(base="gdp"))
    assert "realpolitik data add gdp" in caught.value.hint
