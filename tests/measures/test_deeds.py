import pytest

from realpolitik.measures import deeds
from realpolitik.measures.deeds import share_of_deeds


@pytest.mark.parametrize(
    ("material", "verbal", "exceeds_half"),
    [
        pytest.param(19, 1, True, id="nearly all deeds"),
        pytest.param(1, 19, False, id="nearly all words"),
        pytest.param(5, 5, None, id="even: the interval straddles one half"),
        pytest.param(4, 0, None, id="all deeds, but too few to tell"),
    ],
)
def test_share_of_deeds(material, verbal, exceeds_half):
    assert share_of_deeds(material, verbal).exceeds(0.5) is exceeds_half


def test_share_of_nothing_is_missing():
    estimate = share_of_deeds(0, 0)
    assert estimate.value != estimate.value
    assert (estimate.low, estimate.high, estimate.enough) == (0.0, 1.0, False)


def test_table_counts_cooperation_and_conflict_apart(events):
    table = events(
        ("A", "B", 1, 1.0),
        ("A", "B", 1, 1.0),
        ("A", "B", 2, 7.0),
        ("A", "B", 3, -2.0),
        ("A", "B", 4, -9.0),
    )
    [cooperation] = deeds.table(table).to_pylist()
    [conflict] = deeds.table(table, of="conflict").to_pylist()
    assert (cooperation["value"], cooperation["n"]) == (pytest.approx(1 / 3), 3)
    assert (conflict["value"], conflict["n"]) == (0.5, 2)


def test_a_planned_deed_counts_as_a_word_where_plans_are_asked_for(events):
    table = events(("A", "B", 2, 7.0, None, "planned"), ("A", "B", 2, 7.0, None, "asserted"))
    [row] = deeds.table(table, statuses=("asserted", "planned")).to_pylist()
    assert (row["value"], row["n"]) == (0.5, 2)
    [row] = deeds.table(table).to_pylist()
    assert (row["value"], row["n"]) == (1.0, 1)


def test_a_missing_value_is_null_in_the_table(events):
    assert deeds.table(events(("A", "B", 3, -2.0))).num_rows == 0
