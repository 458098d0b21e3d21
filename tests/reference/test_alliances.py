import pyarrow as pa
import pytest

from realpolitik.reference.alliances import NOTHING, in_system, obligations


@pytest.fixture
def atop():
    return pa.table(
        {
            "country_a": ["USA", "KOR", "USA"],
            "country_b": ["KOR", "USA", "JPN"],
            "year": [2000, 2000, 2005],
            "defense": [1, 1, 1],
            "offense": [0, 0, 0],
            "neutral": [0, 0, 0],
            "nonagg": [0, 0, 1],
            "consul": [1, 0, 0],
        }
    )


def test_obligations_are_directed(atop):
    there, back = obligations(atop, "USA", "KOR", 2000), obligations(atop, "KOR", "USA", 2000)
    assert there.to_fight
    assert (there.consul, back.consul) == (True, False)


def test_two_states_without_a_row_in_a_covered_year_owe_nothing(atop):
    found = obligations(atop, "USA", "IRN", 2003)
    assert found == NOTHING
    assert not found.any


@pytest.mark.parametrize("year", [1999, 2006])
def test_outside_the_coverage_an_obligation_is_missing_not_absent(atop, year):
    assert obligations(atop, "USA", "IRN", year) is None


def test_a_stated_coverage_is_wider_than_the_rows(atop):
    assert obligations(atop, "USA", "IRN", 2010, coverage=(1815, 2018)) == NOTHING


@pytest.mark.parametrize("stranger", ["SUN", "NATO", "XXX"])
def test_a_state_not_in_being_owes_nothing_that_could_be_known(atop, stranger):
    assert obligations(atop, "USA", stranger, 2003) is None


def test_an_empty_table_knows_nothing(atop):
    assert obligations(atop.slice(0, 0), "USA", "KOR", 2000) is None


def test_cows_entente_is_consultation():
    table = pa.table(
        {
            "country_a": ["GBR"], "country_b": ["FRA"], "year": [1904],
            "defense": [0], "neutral": [0], "nonagg": [0], "entente": [1],
        }
    )  # fmt: skip
    found = obligations(table, "GBR", "FRA", 1904)
    assert (found.consul, found.to_fight, found.offense) == (True, False, False)


def test_a_state_is_in_the_system_in_the_year_it_ends():
    assert in_system("SUN", 1991)
    assert not in_system("SUN", 1992)
