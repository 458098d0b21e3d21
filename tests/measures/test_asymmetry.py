import pytest

from realpolitik.measures import asymmetry as module
from realpolitik.measures.asymmetry import asymmetry
from realpolitik.measures.intervals import jeffreys


@pytest.mark.parametrize(
    ("given", "received", "value"),
    [
        pytest.param([2.0] * 5, [2.0] * 5, 0.0, id="balanced"),
        pytest.param([2.0] * 5, [], 1.0, id="one gives all"),
        pytest.param([1.0], [3.0] * 5, -14 / 16, id="gets far more than it gives"),
    ],
)
def test_asymmetry(given, received, value):
    estimate = asymmetry(given, received)
    assert estimate.value == pytest.approx(value)
    assert estimate.low <= estimate.value <= estimate.high


def test_equal_intensities_give_the_jeffreys_interval_of_the_counts():
    low, high = jeffreys(6, 8)
    estimate = asymmetry([4.0] * 6, [4.0] * 2)
    assert (estimate.low, estimate.high) == pytest.approx((2 * low - 1, 2 * high - 1))


def test_no_cooperation_is_missing_not_balanced():
    estimate = asymmetry([], [])
    assert estimate.value != estimate.value
    assert not estimate.enough


def test_table_names_each_pair_once_and_leaves_conflict_out(events):
    table = events(("B", "A", 2, 6.0, 1999), ("A", "B", 1, 2.0, 1999), ("A", "B", 4, -9.0, 1999))
    [row] = module.table(table, "year").to_pylist()
    assert (row["source"], row["target"], row["value"], row["n"]) == ("A", "B", -0.5, 2)
