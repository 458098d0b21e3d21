import numpy as np
import pytest

from realpolitik.measures import hedging as module
from realpolitik.measures.hedging import hedging
from realpolitik.measures.intervals import jeffreys


def rng():
    return np.random.default_rng(5)


@pytest.mark.parametrize(
    ("to_hub", "to_rival", "value"),
    [
        pytest.param([2.0] * 6, [2.0] * 6, 1.0, id="even is 1"),
        pytest.param([2.0] * 9, [2.0], 0.2, id="nine to one: twice a tenth"),
        pytest.param([], [3.0] * 5, 0.0, id="all to the rival is one-sided too"),
    ],
)
def test_hedging(to_hub, to_rival, value):
    estimate = hedging(to_hub, to_rival, rng())
    assert estimate.value == pytest.approx(value)
    assert estimate.low <= estimate.value <= estimate.high
    assert estimate.enough


def test_six_acts_all_to_the_hub_do_not_prove_that_nothing_goes_to_the_rival():
    estimate = hedging([1.0] * 6, [], rng())
    assert (estimate.low, estimate.high) == pytest.approx((0.0, 2 * jeffreys(0, 6)[1]))


def test_without_cooperation_there_is_no_hedging_to_measure():
    estimate = hedging([], [], rng())
    assert estimate.value != estimate.value
    assert not estimate.enough


def test_the_interval_covers_about_as_often_as_it_says():
    draw = np.random.default_rng(3)
    truth = 2 * 0.3
    hits = 0
    for _ in range(300):
        rival = draw.binomial(60, 0.3)
        estimate = hedging([1.0] * (60 - rival), [1.0] * rival, draw)
        hits += estimate.low <= truth <= estimate.high
    assert 0.9 <= hits / 300 <= 0.99


def test_table_takes_only_cooperation_with_the_two(events):
    table = events(
        ("M", "H", 2, 6.0),
        ("M", "H", 3, -2.0),
        ("M", "R", 1, 2.0),
        ("M", "X", 2, 9.0),
        ("H", "R", 1, 5.0),
    )
    [row] = module.table(table, "H", "R", rng()).to_pylist()
    assert (row["source"], row["target"], row["value"], row["n"]) == ("M", "H", 0.5, 2)
