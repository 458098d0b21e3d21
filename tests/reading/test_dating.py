"""Dates of publication: stated in full, possible, or missing."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik.reading.dating import date_line, full_date, plausible, stated, today

DAY = dt.date(2021, 4, 12)


@pytest.mark.parametrize(
    "text",
    [
        "April 12, 2021",
        "12 April 2021",
        "2021-04-12",
        "Apr. 12 2021",
        "12th of April, 2021",
        "12 Apr 2021",
    ],
)
def test_full_dates(text: str) -> None:
    assert full_date(f"Oslo, {text}, said") == DAY


@pytest.mark.parametrize(
    "text", ["April 7", "7 April", "April 2021", "2021", "3/4/2021", "may 2", "31 February 2020"]
)
def test_what_is_not_a_full_date_is_never_completed(text: str) -> None:
    assert full_date(text) is None


@pytest.mark.parametrize(
    "value",
    [
        "2021-04-12",
        "2021-04-12T23:30:00-05:00",
        "20210412",
        "Mon, 12 Apr 2021 23:30:00 -0500",
        "April 12, 2021",
    ],
)
def test_a_field_states_the_publishers_own_day(value: str) -> None:
    assert stated(value) == DAY


@pytest.mark.parametrize(
    "value", ["", "2021", "2021-04", "2021-W15", "soon", "2021-13-01", "1899-12-31", "04/05/2021"]
)
def test_a_field_that_states_no_full_possible_date_gives_none(value: str) -> None:
    assert stated(value) is None


def test_nothing_is_published_tomorrow_or_before_1900() -> None:
    assert plausible(today() + dt.timedelta(days=1)) is None
    assert plausible(dt.date(1899, 12, 31)) is None
    assert plausible(dt.date(1900, 1, 1)) == dt.date(1900, 1, 1)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: April 12, 2021", DAY),
        ("First published on 12 April 2021 at 10:30 GMT", DAY),
        ("Monday, April 12, 2021 10:30 AM EST", DAY),
        ("Published 12 April 2021, updated 14 April 2021", DAY),
        ("Last updated: April 14, 2021", None),
    ],
)
def test_date_lines(line: str, day: dt.date | None) -> None:
    found = date_line(line)
    assert found is not None
    assert found.published == day


@pytest.mark.parametrize(
    "line", ["On April 12, 2021, Oslo spoke.", "Updated rules", "The April 12, 2021 treaty"]
)
def test_prose_is_no_date_line(line: str) -> None:
    assert date_line(line) is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2025, 12, 31)))
def test_every_day_is_read_back_from_its_written_forms(day: dt.date) -> None:
    assert stated(day.isoformat()) == full_date(f"{day:%B} {day.day}, {day.year}") == day
    assert full_date(f"{day.day} {day:%b} {day.year}") == day
