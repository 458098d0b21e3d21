import numpy as np
import pytest

from realpolitik.measures import reciprocity as module
from realpolitik.measures.reciprocity import reciprocity


def simulate(rng, n, answer, inertia=0.2):
    received, given = rng.normal(size=n), np.zeros(n)
    for t in range(1, n):
        given[t] = inertia * given[t - 1] + answer * received[t - 1] + rng.normal()
    return given, received


def test_agrees_with_least_squares_by_the_normal_equations():
    given, received = simulate(np.random.default_rng(1), 30, 0.5)
    design = np.column_stack([np.ones(29), given[:-1], received[:-1]])
    expected, squares, _, _ = np.linalg.lstsq(design, given[1:], rcond=None)
    error = np.sqrt(squares[0] / 26 * np.linalg.inv(design.T @ design)[2, 2])
    estimate = reciprocity(given, received)
    assert estimate.value == pytest.approx(expected[2])
    assert (estimate.high - estimate.low) / 2 == pytest.approx(2.055529 * error, rel=1e-5)
    assert (estimate.n, estimate.enough) == (29, True)


def test_the_interval_covers_the_true_answer_about_as_often_as_it_says():
    rng = np.random.default_rng(4)
    found = [reciprocity(*simulate(rng, 60, 0.7)) for _ in range(300)]
    assert 0.91 <= np.mean([e.low <= 0.7 <= e.high for e in found]) <= 0.99


@pytest.mark.parametrize(
    ("given", "received"),
    [
        pytest.param([1.0, 2.0, 3.0], [1.0, 2.0, 1.0], id="too few windows to fit"),
        pytest.param([1.0] * 30, list(range(30)), id="one side never changes"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_what_cannot_be_fitted_is_missing(given, received):
    estimate = reciprocity(given, received)
    assert estimate.value != estimate.value
    assert not estimate.enough


def test_table_fills_silent_months_inside_the_span(events):
    rows = []
    for month in range(1, 13, 2):
        rows.append(("A", "B", 1, float(month % 5 + 1), f"1999-{month:02d}-10"))
        rows.append(("B", "A", 1, float(month % 3 + 1), f"1999-{month:02d}-10"))
    found = module.table(events(*rows)).to_pylist()
    assert [(r["source"], r["target"], r["n"]) for r in found] == [("A", "B", 10), ("B", "A", 10)]


def test_a_dyad_that_acts_one_way_has_no_reciprocity(events):
    assert module.table(events(("A", "B", 1, 1.0, "1999-01-01"))).num_rows == 0
