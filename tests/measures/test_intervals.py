import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik.measures.intervals import (
    bootstrap,
    correlation,
    effective_size,
    jeffreys,
    student,
    weighted_share,
)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        pytest.param(0, 10, 0.0, 0.21720, id="none of ten: Brown, Cai & DasGupta's lower end is 0"),
        pytest.param(10, 10, 0.78280, 1.0, id="ten of ten mirrors none"),
        pytest.param(5, 10, 0.224, 0.776, id="half of ten, as printed in their table 5"),
        pytest.param(0, 0, 0.0, 1.0, id="no trials: anything is possible"),
    ],
)
def test_jeffreys(k, n, low, high):
    assert jeffreys(k, n) == pytest.approx((low, high), abs=5e-4)


@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_jeffreys_holds_the_observed_share_and_mirrors(case):
    k, n = case
    low, high = jeffreys(k, n)
    assert 0 <= low <= k / n <= high <= 1
    assert jeffreys(n - k, n) == pytest.approx((1 - high, 1 - low), abs=1e-9)


def test_jeffreys_covers_the_true_share_about_as_often_as_it_says():
    rng = np.random.default_rng(1)
    draws = rng.binomial(30, 0.3, size=400)
    covered = [low <= 0.3 <= high for low, high in (jeffreys(int(k), 30) for k in draws)]
    assert 0.91 <= np.mean(covered) <= 0.99


def test_equal_weights_are_as_many_cases_as_there_are():
    assert effective_size(6 * 2.5, 6 * 2.5**2) == pytest.approx(6)
    assert weighted_share(2 * 2.5, 6 * 2.5, 6 * 2.5**2) == pytest.approx(jeffreys(2, 6))


def test_one_heavy_weight_counts_for_little_more_than_one_case():
    assert effective_size(100 + 3, 100**2 + 3) == pytest.approx(1.0605, abs=1e-4)


def test_student_of_one_case_is_unbounded_and_of_ten_is_the_textbook_value():
    assert student(3.0, 0.0, 1) == (-np.inf, np.inf)
    assert student(0.0, 1.0, 10) == pytest.approx((-0.715357, 0.715357), abs=1e-6)


def test_correlation_of_three_pairs_says_nothing():
    assert correlation(0.9, 3) == (-1.0, 1.0)


def test_bootstrap_of_a_share_agrees_with_the_binomial_and_is_reproducible():
    def share(counts):
        return counts[:, 0] / counts.sum(axis=1)

    low, high = bootstrap([300, 700], share, np.random.default_rng(7))
    assert (low, high) == pytest.approx((0.3 - 0.0284, 0.3 + 0.0284), abs=0.004)
    assert (low, high) == bootstrap([300, 700], share, np.random.default_rng(7))


def test_bootstrap_of_nothing_is_missing():
    assert np.isnan(bootstrap([0, 0], lambda c: c[:, 0], np.random.default_rng(0))).all()
