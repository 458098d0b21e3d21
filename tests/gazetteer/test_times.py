"""The years a text speaks of."""

import datetime as dt

import pytest

from realpolitik.gazetteer.names import find
from realpolitik.gazetteer.times import Times, years_of

TOLD = [
    ("On 4 July 1977 they met.", [1977], True),
    ("They met in June 1950 and in 1953.", [1950, 1953], True),
    ("Throughout the 1970s they quarrelled.", [1970], True),
    ("In 1983 they met.", [1983], True),
    ("They met in 1983.", [1983], False),
    ("Since 1945 and until 1990 they met; the war of 1973 is over.", [], False),
    ("Some 1950 people and $1960 were lost.", [], False),
]


@pytest.mark.parametrize(("text", "years", "sure"), TOLD)
def test_years_carry_a_story_only_where_they_are_told(text, years, sure):
    found = years_of(text)
    assert ([day.year for _, day in found.told], found.sure) == (years, sure)


def test_each_sentence_is_read_as_of_its_own_year_or_the_last_one_before():
    text = "In May 1989 they met. They parted. In 1992 they met again."
    times = Times.of(text, None)
    assert times.presumed
    assert times.day(0, 21) == dt.date(1989, 5, 15)
    assert times.day(22, 34) == dt.date(1989, 5, 15)
    assert times.day(35, len(text)) == dt.date(1992, 7, 1)


def test_a_day_of_publication_is_never_overruled():
    day = dt.date(2020, 1, 1)
    times = Times.of("In May 1989 they met.", day)
    assert not times.presumed
    assert times.day(0, 10) == day


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Soviet ambassador returned to Moscow.", "SUN"),
        ("The Russian ambassador, born in the Soviet Union, returned to Moscow.", "RUS"),
        ("The former Soviet Union had no ambassador in Moscow.", "RUS"),
        ("East and West Germany, or rather East Germany, agreed in 1972 with Moscow.", "SUN"),
        ("The Yugoslav ambassador returned to Belgrade.", "YUG"),
    ],
)
def test_a_former_state_named_outright_gives_its_capital_its_meaning(text, country):
    times = Times.of(text, None)
    hits = find(text, times.day(0, len(text)))
    assert hits[-1].readings[0].country == country


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("He signed the Kyoto Protocol and the Geneva Convention.", []),
        ("They shelled the grounds of Kharkiv University.", ["UKR"]),
        ("In Bratislava Robert Fico spoke of peace.", ["SVK", "SVK"]),
        ("He met Jack London and others there.", []),
        ("The mayor of Moscow Sergei Lavrov never met.", ["RUS", "RUS"]),
    ],
)
def test_a_city_inside_a_longer_name_is_no_actor(text, countries):
    assert [h.readings[0].country for h in find(text, None)] == countries
