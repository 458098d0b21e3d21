"""What the record says: the store first, else the carried tables; which year; what is a gap."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from realpolitik.looking_up.record import record_for, year_of
from realpolitik.thesis.thesis import Thesis

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from realpolitik.records.reading import CodedDocument
    from realpolitik.store.store import Store

THESIS = Thesis(hub="CHN", rival="USA", members=("IRN",))
OBLIGATION = {"defense": 1, "offense": 0, "neutral": 0, "nonagg": 0, "consul": 0}


def published(made: ModuleType, year: int, text: str = "Iran met China.") -> list[CodedDocument]:
    return [made.coded(text, published=dt.date(year, 5, 1))]


def allied(a: str, b: str, year: int, **other: int) -> list[dict[str, object]]:
    """Both directions of an alliance's row."""
    owed = {**OBLIGATION, **other}
    return [{"country_a": x, "country_b": y, "year": year, **owed} for x, y in ((a, b), (b, a))]


def votes(choices: dict[str, list[str]], year: int, first: int = 1) -> list[dict[str, object]]:
    return [
        {"roll_call": first + n, "session": year - 1945, "year": year, "country": c, "choice": v}
        for c, cast in choices.items()
        for n, v in enumerate(cast)
    ]


def flows(year: int, **values: float) -> list[dict[str, object]]:
    """Flows named EXPORTER_IMPORTER."""
    return [
        {"year": year, "exporter": name[:3], "importer": name[4:], "value": value}
        for name, value in values.items()
    ]


# Without a store


def test_without_a_store_the_carried_tables_answer_and_each_row_names_its_year(made) -> None:
    record = record_for(THESIS, published(made, 2016), None)
    bound, alike = record.obligation("USA", "CHN"), record.similarity("IRN", "CHN")
    traded = record.trade_share("IRN", "CHN")
    assert bound is not None
    assert alike is not None
    assert traded is not None
    assert (bound.estimate.value, bound.estimate.n) == (0.0, 1)
    assert alike.estimate.low < alike.estimate.value < alike.estimate.high
    assert 0 < traded.estimate.value < 1
    assert [looked.rows[0].says.endswith(", 2016") for looked in (bound, alike, traded)] == [
        True
    ] * 3
    assert {origin.name for origin in record.origins} == {
        "obligations", "voting-similarity", "trade-shares",
    }  # fmt: skip
    assert record.events == ()


def test_a_table_that_ends_before_the_documents_answers_for_its_last_year(made) -> None:
    record = record_for(THESIS, published(made, 2020), None)
    looked = record.trade_share("IRN", "CHN")
    assert looked is not None
    assert looked.rows[0].row_id == "trade-shares:IRN-CHN:2016"


def test_a_table_that_ended_more_than_ten_years_before_says_nothing(made) -> None:
    readings = published(made, 2021)
    object.__setattr__(readings[0].document, "published", dt.date(2031, 5, 1))
    record = record_for(THESIS, readings, None)
    assert record.obligation("IRN", "CHN") is None
    assert record.trade_share("IRN", "CHN") is None


def test_years_before_a_table_begins_are_gaps_not_zeros(made) -> None:
    record = record_for(THESIS, published(made, 1980), None)
    assert record.trade_share("IRN", "CHN") is None
    assert record.similarity("IRN", "CHN") is None


# Which year


def test_the_year_is_that_of_publication_else_the_last_that_is_stated(made) -> None:
    act = made.Act("met", "Iran", "CONSULT", "China", date="1994-03")
    undated = made.coded("Iran met China.", [act])
    assert year_of([undated]) == 1994
    assert year_of([undated, *published(made, 2003, "Iran met Iraq.")]) == 2003
    without_year = made.coded(
        "Iran met China.", [made.Act("met", "Iran", "CONSULT", "China", date="XXXX-04-07")]
    )
    assert year_of([without_year]) is None


def test_without_any_year_the_last_of_each_table_is_taken(made) -> None:
    record = record_for(THESIS, [made.coded("Iran met China.")], None)
    assert record.trade_share("IRN", "CHN").rows[0].row_id.endswith(":2016")
    assert record.obligation("IRN", "CHN").rows[0].row_id.endswith(":2018")


# From the store


def test_the_store_goes_before_the_carried_tables(
    made, store: Store, load: Callable[..., None]
) -> None:
    load("atop", [*allied("CHN", "IRN", 2018), *allied("USA", "GBR", 2018)])
    load("un-votes", votes({"IRN": ["yes"] * 40, "CHN": ["yes"] * 40, "USA": ["no"] * 40}, 2018))
    load("trade", flows(2018, IRN_CHN=30, CHN_IRN=20, IRN_USA=25, USA_IRN=25))
    record = record_for(THESIS, published(made, 2018), store)
    assert record.obligation("CHN", "IRN").estimate.value == 1.0
    assert "are bound by an alliance" in record.obligation("CHN", "IRN").rows[0].says
    assert record.obligation("IRN", "USA").estimate.value == 0.0
    assert record.similarity("IRN", "CHN").estimate.value == 1.0
    assert record.similarity("IRN", "USA").estimate.value == 0.0
    assert record.trade_share("IRN", "CHN").estimate.value == 0.5
    assert {origin.name for origin in record.origins} == {"atop", "un-votes", "trade"}


def test_other_alliance_data_stand_in_for_atop(
    made, store: Store, load: Callable[..., None]
) -> None:
    load("cow-alliances", allied("CHN", "IRN", 2012))
    record = record_for(THESIS, published(made, 2015), store)
    (row,) = record.obligation("CHN", "IRN").rows
    assert (row.dataset, row.row_id) == ("cow-alliances", "cow-alliances:CHN-IRN:2012")


def test_a_consultation_pact_binds_nobody_to_fight(
    made, store: Store, load: Callable[..., None]
) -> None:
    load("atop", allied("CHN", "IRN", 2018, defense=0, consul=1))
    record = record_for(THESIS, published(made, 2018), store)
    assert record.obligation("CHN", "IRN").estimate.value == 0.0


def test_a_year_with_few_votes_gives_way_to_the_last_with_enough(
    made, store: Store, load: Callable[..., None]
) -> None:
    alike = {"IRN": ["yes"] * 40, "CHN": ["yes"] * 40}
    few = {"IRN": ["yes"] * 3, "CHN": ["no"] * 3}
    load("un-votes", [*votes(alike, 2017), *votes(few, 2018, first=100)])
    looked = record_for(THESIS, published(made, 2018), store).similarity("IRN", "CHN")
    assert (looked.estimate.value, looked.rows[0].row_id) == (1.0, "un-votes:CHN-IRN:2017")


def test_few_votes_alone_are_shown_as_too_few(
    made, store: Store, load: Callable[..., None]
) -> None:
    load("un-votes", votes({"IRN": ["yes"] * 3, "CHN": ["no"] * 3}, 2018))
    looked = record_for(THESIS, published(made, 2018), store).similarity("IRN", "CHN")
    assert (looked.estimate.n, looked.estimate.enough) == (3, False)


@pytest.mark.parametrize(
    "reported", [{"IRN_CHN": 30.0}, {"CHN_USA": 5.0}], ids=["one way", "other states"]
)
def test_a_flow_that_is_not_reported_is_a_gap(
    reported: dict[str, float], made, store: Store, load: Callable[..., None]
) -> None:
    load("trade", flows(2018, **reported))
    record = record_for(THESIS, published(made, 2018), store)
    assert record.trade_share("IRN", "CHN") is None


# Seats


def test_a_past_state_is_looked_up_under_the_code_of_its_seat(
    made, store: Store, load: Callable[..., None]
) -> None:
    thesis = Thesis(hub="SUN", rival="USA", members=("DDR",))
    cast = {"RUS": ["yes"] * 40, "DDR": ["yes"] * 40, "USA": ["no"] * 40}
    load("un-votes", votes(cast, 1985))
    looked = record_for(thesis, published(made, 1985), store).similarity("DDR", "SUN")
    assert looked.estimate.value == 1.0
    assert looked.rows[0].states == ("DDR", "SUN")
    assert looked.rows[0].says.endswith("1985 (SUN is listed as RUS)")


def test_the_carried_treaties_know_the_soviet_union_under_its_own_code_until_1990(made) -> None:
    thesis = Thesis(hub="SUN", rival="USA", members=("CSK", "YUG"))
    record = record_for(thesis, published(made, 1985), None)
    bound = record.obligation("CSK", "SUN")
    assert (bound.estimate.value, bound.rows[0].says[-4:]) == (1.0, "1985")
    last = record_for(thesis, published(made, 1991), None).obligation("CSK", "SUN")
    assert "SUN is listed as RUS" in last.rows[0].says


# Events


def test_imported_events_among_the_cast_come_with_the_data_set_they_are_from(
    made, store: Store, rows_of_gdelt: Callable[[Store], None]
) -> None:
    rows_of_gdelt(store)
    thesis = Thesis(hub="CHN", rival="USA", members=("IRN",))
    record = record_for(thesis, published(made, 2015), store)
    assert [(e.dataset, e.source.country, e.target.country) for e in record.events] == [
        ("gdelt-2", "USA", "CHN")
    ]
    assert "gdelt-2" in {origin.name for origin in record.origins}
    assert record.documents == {}
    elsewhere = Thesis(hub="FRA", rival="DEU", members=("ITA",))
    assert record_for(elsewhere, published(made, 2015), store).events == ()
