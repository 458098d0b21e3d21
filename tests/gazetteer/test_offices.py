"""Who held an office on a day."""

import datetime as dt

from realpolitik.gazetteer.offices import all_holders, holders, person
from realpolitik.gazetteer.people import people, short_names


def test_the_day_decides_the_holder():
    for day, name in ((dt.date(2010, 1, 1), "Angela Merkel"), (dt.date(2023, 1, 1), "Olaf Scholz")):
        assert [h.name for h in holders("DEU", "head of government", day)] == [name]


def test_nobody_is_recorded_for_an_office_that_is_not_listed():
    assert holders("DEU", "lord high admiral", dt.date(2010, 1, 1)) == ()


def test_a_person_is_found_by_any_spelling_while_in_office():
    day = dt.date(2016, 1, 1)
    assert {h.country for h in person("recep tayyip erdoğan", day)} == {"TUR"}
    assert person("Recep Tayyip Erdogan", dt.date(1990, 1, 1)) == ()


def test_every_holder_has_a_name_a_country_and_a_source():
    assert all(h.name and h.country and h.office and h.source for h in all_holders())


def test_every_person_has_a_short_name():
    assert all(short_names(p) for p in people())
