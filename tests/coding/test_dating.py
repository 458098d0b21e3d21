"""Time expressions to EDTF: with and without a publication date, past and planned."""

from __future__ import annotations

import datetime as dt
import itertools
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from realpolitik.coding.dating import Told, expressions
from realpolitik.coding.timewords import PATTERNS
from realpolitik.records.date import DateBasis, EventDate, Precision

MONDAY = dt.date(2021, 4, 12)

STATED = [
    ("They met on April 7, 2003.", "2003-04-07", "day"),
    ("They met on 7 April 2003.", "2003-04-07", "day"),
    ("They met on the 7th of April 2003.", "2003-04-07", "day"),
    ("They met on 2003-04-07.", "2003-04-07", "day"),
    ("They met on Apr. 7, 2003.", "2003-04-07", "day"),
    ("They met on 29 February 2004.", "2004-02-29", "day"),
    ("They met from 3 to 5 May 1999.", "1999-05-03/1999-05-05", "range"),
    ("They met on May 3-5, 1999.", "1999-05-03/1999-05-05", "range"),
    ("They met from May 30 to June 2, 1999.", "1999-05-30/1999-06-02", "range"),
    ("They met in April 2003.", "2003-04", "month"),
    ("They fought from April to May 2003.", "2003-04/2003-05", "range"),
    ("They fought from November until May 2003.", "2002-11/2003-05", "range"),
    ("They fought between May 2001 and April 2003.", "2001-05/2003-04", "range"),
    ("They met in late April 2003.", "2003-04~", "month"),
    ("They met in the spring of 1968.", "1968-21", "season"),
    ("They met in autumn 1956.", "1956-23", "season"),
    ("They met in 1956.", "1956", "year"),
    ("They have met since 1956.", "1956", "year"),
    ("They fought from 1914 to 1918.", "1914/1918", "range"),
    ("They fought in 1914-18.", "1914/1918", "range"),
    ("They quarrelled in the 1970s.", "197X", "decade"),
    ("They quarrelled in the late 1940s.", "194X", "decade"),
]

# Words, without a publication date, with one (12 April 2021, a Monday), and if the act is planned.
RELATIVE = [
    ("on April 7", "XXXX-04-07", "2021-04-07", "2022-04-07"),
    ("on 20 April", "XXXX-04-20", "2020-04-20", "2021-04-20"),
    ("on April 12", "XXXX-04-12", "2021-04-12", "2021-04-12"),
    ("on 29 February", "XXXX-02-29", "2020-02-29", "2024-02-29"),
    ("from 3 to 5 March", "XXXX-03-03/XXXX-03-05", "2021-03-03/2021-03-05", "2022-03-03/2022-03-05"),
    ("from April 10 to 14", "XXXX-04-10/XXXX-04-14", "2021-04-10/2021-04-14", "2021-04-10/2021-04-14"),
    ("from 30 December to 2 January", "XXXX-12-30", "2020-12-30/2021-01-02", "2021-12-30/2022-01-02"),
    ("from December 30 to January 2", "XXXX-12-30", "2020-12-30/2021-01-02", "2021-12-30/2022-01-02"),
    ("in March", "XXXX-03", "2021-03", "2022-03"),
    ("in October", "XXXX-10", "2020-10", "2021-10"),
    ("in late March", "XXXX-03~", "2021-03~", "2022-03~"),
    ("last May", "XXXX-05", "2020-05", "2020-05"),
    ("next May", "XXXX-05", "2021-05", "2021-05"),
    ("on Friday", "", "2021-04-09", "2021-04-16"),
    ("on Monday", "", "2021-04-12", "2021-04-12"),
    ("last Monday", "", "2021-04-05", "2021-04-05"),
    ("next Monday", "", "2021-04-19", "2021-04-19"),
    ("this Thursday", "", "2021-04-15", "2021-04-15"),
    ("yesterday", "", "2021-04-11", "2021-04-11"),
    ("today", "", "2021-04-12", "2021-04-12"),
    ("tomorrow", "", "2021-04-13", "2021-04-13"),
    ("last night", "", "2021-04-11", "2021-04-11"),
    ("last week", "", "2021-04-05/2021-04-11", "2021-04-05/2021-04-11"),
    ("earlier this week", "", "2021-04-12/2021-04-18", "2021-04-12/2021-04-18"),
    ("next week", "", "2021-04-19/2021-04-25", "2021-04-19/2021-04-25"),
    ("last weekend", "", "2021-04-10/2021-04-11", "2021-04-10/2021-04-11"),
    ("last month", "", "2021-03", "2021-03"),
    ("next month", "", "2021-05", "2021-05"),
    ("last year", "", "2020", "2020"),
    ("this year", "", "2021", "2021"),
    ("next year", "", "2022", "2022"),
    ("last summer", "", "2020-22", "2020-22"),
    ("next spring", "", "2022-21", "2022-21"),
    ("three days ago", "", "2021-04-09", "2021-04-09"),
    ("two weeks ago", "", "2021-03-29~", "2021-03-29~"),
    ("four months ago", "", "2020-12", "2020-12"),
    ("a year ago", "", "2020", "2020"),
    ("ten years ago", "", "2011", "2011"),
    ("two decades ago", "", "200X", "200X"),
    ("Twenty-five years ago", "", "1996", "1996"),
    ("some nineteen years ago", "", "2002", "2002"),
    ("Ten years ago today", "", "2011-04-12", "2011-04-12"),
    ("two decades ago this week", "", "2001-04-12~", "2001-04-12~"),
    ("thirty years ago this month", "", "1991-04", "1991-04"),
    ("two days from now", "", "2021-04-14", "2021-04-14"),
    ("on Christmas Day", "XXXX-12-25", "2020-12-25", "2021-12-25"),
    ("in the winter", "", "2020-24", "2021-24"),
    ("in summer", "", "2020-22", "2021-22"),
    ("by the end of the year", "", "2021", "2021"),
    ("on the 9th", "", "2021-04-09", "2021-05-09"),
    ("on the 31st", "", "2021-03-31", "2021-05-31"),
    ("the previous week", "", "2021-04-05/2021-04-11", "2021-04-05/2021-04-11"),
]  # fmt: skip

NO_DATES = [
    "He may march on the capital.",
    "The May family met the Marches.",
    "Resolution 1973 was read to 2003 delegates.",
    "On 31 February nothing happened.",
    "The score was 3-5.",
    "The gate on the 7th floor was shut.",
    "They crossed the 38th parallel with the 1st Division.",
    "It came in the fall of the city.",
    "The 1920-strong force left.",
    "It cost 1999 dollars.",
]

# The date before, words, and what they name when counted from it.
COUNTED = [
    ("1956-07-26", "the next day", "1956-07-27"),
    ("1956-07-26", "the same evening", "1956-07-26"),
    ("1956-07-26", "two days later", "1956-07-28"),
    ("1956-12-31", "the day after", "1957-01-01"),
    ("1956-07-26", "the week before", "1956-07-19~"),
    ("1956-07-26", "a month later", "1956-08"),
    ("1956-12", "the following month", "1957-01"),
    ("1956-12", "the year before", "1955"),
    ("1956", "three years earlier", "1953"),
    ("1956-10", "on the 29th", "1956-10-29"),
    ("1956-10-30", "on the 29th", ""),
    ("1956-10", "the next day", ""),
    ("195X", "a year later", ""),
    ("1956-10-03/1956-10-05", "the next day", "1956-10-06"),
    ("XXXX-08-31", "one day before", "XXXX-08-30"),
    ("XXXX-08-31", "for the 16th", ""),
    ("XXXX-06-06", "for the 16th", "XXXX-06-16"),
    ("XXXX-02-28", "the next day", ""),
    ("XXXX-12-31", "the next day", ""),
    ("XXXX-12", "the next month", ""),
    ("XXXX-12", "the next year", ""),
]

EDTF_DAY = r"(?:\d{4}|XXXX)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])~?"
EDTF_POINT = rf"(?:{EDTF_DAY}|(?:\d{{4}}|XXXX)-(?:0[1-9]|1[0-2]|2[1-4])~?|\d{{4}}~?|\d{{3}}X)"
EDTF = re.compile(rf"(?:{EDTF_POINT}(?:/{EDTF_POINT})?)?")


def first(text: str, published: dt.date | None = None, *, future: bool = False):
    found = expressions(text, published, future=future)
    assert found, text
    return found[0].date


@pytest.mark.parametrize(("text", "edtf", "precision"), STATED)
@pytest.mark.parametrize("published", [None, MONDAY])
def test_a_full_date_is_stated_whatever_the_publication_date(
    text, edtf, precision, published
) -> None:
    date = first(text, published)
    assert (date.edtf, str(date.precision), date.basis) == (edtf, precision, DateBasis.STATED)


@pytest.mark.parametrize(("words", "alone", "past", "planned"), RELATIVE)
def test_what_lacks_a_year_is_completed_by_the_publication_date_alone(
    words, alone, past, planned
) -> None:
    text = f"They met {words}."
    assert first(text).edtf == alone
    assert first(text, MONDAY).edtf == past
    assert first(text, MONDAY, future=True).edtf == planned


@pytest.mark.parametrize(("words", "alone", "past", "planned"), RELATIVE)
def test_the_basis_says_how_a_date_was_reached(words, alone, past, planned) -> None:
    bare, dated = first(f"They met {words}."), first(f"They met {words}.", MONDAY)
    assert bare.basis is (DateBasis.STATED_NO_YEAR if alone else DateBasis.NONE)
    assert bare.precision is not Precision.NONE if alone else bare.precision is Precision.NONE
    assert dated.basis is DateBasis.RELATIVE


@pytest.mark.parametrize("text", NO_DATES)
def test_words_and_numbers_that_are_no_dates_are_left_alone(text) -> None:
    assert [e.text for e in expressions(text, MONDAY)] == []


@pytest.mark.parametrize(("before", "words", "edtf"), COUNTED)
def test_what_counts_from_the_date_before_is_counted_from_it(before, words, edtf) -> None:
    told = Told(EventDate(before, Precision.DAY, DateBasis.STATED))
    date = expressions(f"They met {words}.", None, told=told)[0].date
    assert date.edtf == edtf
    if edtf and "X" not in edtf:
        assert date.basis is DateBasis.TOLD_BEFORE


def test_a_date_in_the_sentence_is_counted_from_as_well() -> None:
    found = expressions("On 3 May 1999 they met, and two days later they parted.", None)
    assert [e.date.edtf for e in found] == ["1999-05-03", "1999-05-05"]


def test_what_is_only_referred_to_is_not_counted_from() -> None:
    found = expressions("On 3 May 1999 the allies of 1956 met; the next day they parted.", None)
    assert found[-1].date.edtf == "1999-05-04"


def test_a_day_after_something_has_no_date_of_its_own() -> None:
    counted = expressions("They fled two days after the raid.", MONDAY)[0]
    assert (counted.date.edtf, counted.step) == ("", (2, "day"))


def test_only_a_narrative_lends_its_year() -> None:
    last = EventDate("1948-04", Precision.MONTH, DateBasis.STATED)
    text = "They signed on 30 April and met in March."
    lent = expressions(text, None, told=Told(last, narrative=True))
    assert [e.date.edtf for e in lent] == ["1948-04-30", "XXXX-03"]
    assert lent[0].date.basis is DateBasis.TOLD_BEFORE
    assert expressions(text, None, told=Told(last))[0].date.edtf == "XXXX-04-30"


def test_several_expressions_are_told_apart_in_text_order() -> None:
    text = "In 1991 they met; on 3 May 2001 they met again, and last week they parted."
    assert [e.date.edtf for e in expressions(text, MONDAY)] == [
        "1991",
        "2001-05-03",
        "2021-04-05/2021-04-11",
    ]


WORDS = st.sampled_from(
    [
        "3",
        "5",
        "29",
        "31",
        "0",
        "99",
        "1999",
        "2024",
        "1914-18",
        "May",
        "March",
        "Sept.",
        "Feb",
        "April",
        "last",
        "next",
        "this",
        "early",
        "late",
        "the",
        "of",
        "in",
        "from",
        "to",
        "and",
        "-",
        "–",
        ",",
        "week",
        "month",
        "year",
        "decade",
        "weekend",
        "Friday",
        "Monday",
        "spring",
        "winter",
        "ago",
        "two",
        "ten",
        "days",
        "yesterday",
        "tomorrow",
        "1970s",
        "mid",
        "2021-02-30",
        "2021-02-28",
        "past",
        "coming",
        "three",
        "from",
        "now",
    ]
)
DAYS = st.none() | st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


@settings(max_examples=400, deadline=None)
@given(st.text() | st.lists(WORDS, max_size=12).map(" ".join), DAYS, st.booleans())
@example("two decades ago and next year", dt.date(1, 1, 1), False)
@example("tomorrow and next year", dt.date(9999, 12, 31), True)
@example("999 weeks ago", dt.date(3, 1, 1), False)
@example("next week, last weekend, the last ten decades", dt.date(9999, 12, 31), False)
def test_any_text_gives_valid_edtf_and_spans_inside_it(text, published, future) -> None:
    found = expressions(text, published, future=future)
    for expression in found:
        assert expression.span.of(text) == expression.text
        assert EDTF.fullmatch(expression.date.edtf), expression
    spans = [e.span for e in found]
    assert spans == sorted(spans)
    assert not any(a.overlaps(b) for a, b in itertools.pairwise(spans))


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_without_a_publication_date_no_year_is_guessed(text) -> None:
    for expression in expressions(text, None):
        years = re.findall(r"\d{4}", expression.date.edtf)
        assert all(year[:2] in expression.text for year in years) or (
            expression.date.basis is DateBasis.TOLD_BEFORE
        ), expression


def test_every_pattern_is_reached_by_a_case_above() -> None:
    texts = [case[0] for case in STATED] + [f"They met {case[0]}." for case in RELATIVE]
    texts.append("They met over the past three years.")
    texts += [f"They met {case[1]}." for case in COUNTED]
    reached = {name for name, pattern in PATTERNS for text in texts if pattern.search(text)}
    assert {name for name, _ in PATTERNS} == reached


def test_the_weekend_just_past_and_the_year_just_named():
    published = dt.date(2019, 6, 12)
    over = expressions("Over the weekend the border was shelled.", published)
    assert [e.date.edtf for e in over] == ["2019-06-08/2019-06-09"]
    told = expressions("In May 2000 war broke out, and that year aid ended.", published)
    assert [e.date.edtf for e in told] == ["2000-05", "2000"]
    told = expressions("It fled in March 1985; that November and that winter it paid.", published)
    assert [e.date.edtf for e in told] == ["1985-03", "1985-11", "1985-24"]
    assert [e.date.edtf for e in expressions("It fled that winter.", published)] == [""]
