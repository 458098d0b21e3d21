import pyarrow as pa
import pytest

from realpolitik.errors import BadInput
from realpolitik.reference.adding import read_dataset
from realpolitik.reference.votes import choices


def test_voetens_codes_become_words_and_absences_no_rows(written):
    path = written(
        "rcid,ccode,member,vote,session,Country,Countryname,year",
        "3,2,1,1,1,USA,United States of America,1946",
        "3,20,1,3,1,CAN,Canada,1946",
        "3,31,1,9,1,BHS,Bahamas,1946",
        "3,40,1,8,1,CUB,Cuba,1946",
        "3,41,1,2,1,HTI,Haiti,1946",
    )
    table, origin = read_dataset("un-votes", path)
    assert table.select(["country", "choice"]).to_pylist() == [
        {"country": "USA", "choice": "yes"},
        {"country": "CAN", "choice": "no"},
        {"country": "HTI", "choice": "abstain"},
    ]
    assert origin.coverage == (1946, 1946)


def test_a_seat_keeps_one_code_through_succession(written):
    path = written("rcid,ccode,vote,session,year", "3,365,1,1,1946", "900,365,1,50,1995")
    assert read_dataset("un-votes", path)[0]["country"].to_pylist() == ["RUS", "RUS"]


def test_the_session_is_read_from_the_roll_call_number_of_the_2024_release(written):
    path = written("resid,iso3,vote", "1001,USA,yes", "78012,USA,no")
    assert read_dataset("un-votes", path)[0]["session"].to_pylist() == [1, 78]


def test_the_numbers_of_the_older_release_hold_no_session(written):
    path = written("rcid,iso3,vote", "3,USA,yes", "5012,USA,no")
    assert read_dataset("un-votes", path)[0]["session"].to_pylist() == [None, None]


def test_a_vote_that_is_none_is_named(written):
    with pytest.raises(BadInput, match="'7' is no vote"):
        read_dataset("un-votes", written("rcid,iso3,vote", "3,USA,7"))


def test_an_unknown_code_of_a_seat_is_named(written):
    with pytest.raises(BadInput, match="9999 is no COW code"):
        read_dataset("un-votes", written("rcid,ccode,vote", "3,9999,1"))


def test_a_roll_call_listed_twice_is_one(written):
    path = written("rcid,session,date", "3,1,1946-01-01", "3,1,1946-01-01", "4,1,1946-01-02")
    table, _ = read_dataset("un-roll-calls", path)
    assert table["roll_call"].to_pylist() == [3, 4]
    assert table["year"].to_pylist() == [1946, 1946]


@pytest.fixture
def votes():
    return pa.table({"rcid": [3, 4], "iso3": ["USA", "USA"], "vote": ["yes", "no"]})


def test_choices_take_year_and_session_from_the_roll_calls(votes):
    rolls = pa.table({"rcid": [4, 3], "session": [2, 1], "year": [1947, 1946]})
    found = choices(votes, rolls).to_pylist()
    assert found == [
        {"country": "USA", "item": 3, "choice": "yes", "session": 1, "year": 1946},
        {"country": "USA", "item": 4, "choice": "no", "session": 2, "year": 1947},
    ]


def test_votes_of_another_release_than_the_roll_calls_are_refused(votes):
    with pytest.raises(BadInput, match="Roll call 4 ") as caught:
        choices(votes, pa.table({"rcid": [3], "session": [1], "year": [1946]}))
    assert "one release" in caught.value.hint


def test_votes_without_any_date_need_their_roll_calls(votes):
    with pytest.raises(BadInput) as caught:
        choices(votes)
    assert "un-roll-calls" in caught.value.hint


def test_a_table_that_is_no_votes_is_refused():
    with pytest.raises(BadInput, match="roll_call"):
        choices(pa.table({"x": [1]}))
