import numpy as np
import pytest

from realpolitik.measures import burden
from realpolitik.measures.burden import burden_share, concentration
from realpolitik.measures.intervals import jeffreys


def test_burden_share_carries_the_jeffreys_interval():
    estimate = burden_share(8, 10)
    assert estimate.value == 0.8
    assert (estimate.low, estimate.high) == jeffreys(8, 10)
    assert burden_share(4, 4).enough is False
    assert burden_share(0, 0).value != 0


@pytest.mark.parametrize(
    ("counts", "value"),
    [
        pytest.param({"A": 5, "B": 5}, 0.5, id="even between two"),
        pytest.param({"A": 10, "B": 0, "C": 0}, 1.0, id="one bears all"),
        pytest.param({"A": 6, "B": 3, "C": 1}, 0.46, id="0.36 + 0.09 + 0.01"),
    ],
)
def test_concentration(counts, value):
    estimate = concentration(counts, np.random.default_rng(0))
    assert estimate.value == pytest.approx(value)
    assert estimate.low <= value <= estimate.high + 1e-12


def test_no_conflict_has_no_concentration():
    assert concentration({"A": 0}, np.random.default_rng(0)).value != 0


def test_table_names_the_member_that_did_nothing(events):
    table = events(
        ("H", "R", 4, -9.0, 1999),
        ("H", "R", 4, -9.0, 1999),
        ("M", "R", 4, -9.0, 1999),
        ("M", "R", 3, -2.0, 1999),
        ("X", "R", 4, -9.0, 1999),
    )
    rows = burden.table(table, ["H", "M", "N"], "R", "year").to_pylist()
    assert [(r["source"], r["value"], r["n"]) for r in rows] == [
        ("H", pytest.approx(2 / 3), 3),
        ("M", pytest.approx(1 / 3), 3),
        ("N", 0.0, 3),
    ]
    [row] = burden.concentration_table(
        table, ["H", "M", "N"], "R", np.random.default_rng(0)
    ).to_pylist()
    assert (row["source"], row["value"]) == ("H+M+N", pytest.approx(5 / 9))
