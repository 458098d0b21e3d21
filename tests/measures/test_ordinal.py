import numpy as np
import pytest
from scipy.special import ndtr

from realpolitik.measures.ordinal import (
    CUT_SD,
    GAP_RATE,
    GAP_SHAPE,
    SLOPE_SD,
    Session,
    curvature,
    fit_votes,
    information,
    pull,
)


@pytest.fixture
def session():
    rng = np.random.default_rng(0)
    votes = rng.integers(-1, 3, size=(7, 4)).astype(np.int8)
    made = Session.start(np.arange(7), votes)
    made.slope = rng.normal(size=4)
    return made


@pytest.fixture
def position():
    return np.random.default_rng(1).normal(size=7)


def log_likelihood(session, position):
    eta = position[:, None] * session.slope
    first, second = session.cut - eta, session.cut + session.gap - eta
    by_choice = np.stack([ndtr(first), ndtr(second) - ndtr(first), 1 - ndtr(second)])
    cast = session.votes >= 0
    chosen = np.take_along_axis(by_choice, np.maximum(session.votes, 0)[None], axis=0)[0]
    return float(np.log(chosen[cast]).sum())


def log_posterior(session, position):
    prior = -((session.slope / SLOPE_SD) ** 2).sum() / 2 - ((session.cut / CUT_SD) ** 2).sum() / 2
    prior += ((GAP_SHAPE - 1) * np.log(session.gap) - GAP_RATE * session.gap).sum()
    return log_likelihood(session, position) + prior


def test_the_start_reproduces_the_totals_of_each_vote():
    votes = np.array([[0, 2], [1, 2], [2, 2], [2, 1]], dtype=np.int8)
    start = Session.start(np.arange(4), votes)
    assert ndtr(start.cut) == pytest.approx([1.5 / 5.5, 0.5 / 5.5])
    assert 1 - ndtr(start.cut + start.gap) == pytest.approx([2.5 / 5.5, 3.5 / 5.5])


def test_pull_is_the_derivative_of_the_likelihood_in_each_position(session, position):
    slope, bend = pull(session, position)
    step = 1e-4
    for i in range(7):
        up, down = position.copy(), position.copy()
        up[i] += step
        down[i] -= step
        high, low = log_likelihood(session, up), log_likelihood(session, down)
        middle = log_likelihood(session, position)
        assert slope[i] == pytest.approx((high - low) / (2 * step), abs=1e-6)
        assert bend[i] == pytest.approx(-(high - 2 * middle + low) / step**2, abs=1e-4)


def test_votes_are_fitted_to_the_top_of_their_posterior(session, position):
    fit_votes(session, position, steps=60)
    best = log_posterior(session, position)
    for name in ("slope", "cut", "gap"):
        kept = getattr(session, name)
        for place in range(4):
            for step in (-0.01, 0.01):
                moved = kept.copy()
                moved[place] += step
                setattr(session, name, moved)
                assert log_posterior(session, position) < best
        setattr(session, name, kept)


def test_a_vote_without_any_dissent_keeps_finite_parameters(position):
    session = Session.start(np.arange(7), np.full((7, 1), 2, dtype=np.int8))
    fit_votes(session, position, steps=80)
    assert np.isfinite([session.slope, session.cut, session.gap]).all()
    assert session.gap > 0


def test_far_tails_keep_their_digits():
    session = Session(
        np.arange(1), np.array([[2]], dtype=np.int8), np.ones(1), np.array([9.0]), np.ones(1)
    )
    at = curvature(session, np.array([-4.0]))  # a yes fourteen deviations above the position
    assert at.shift[0, 0] == pytest.approx(-14.0709, abs=1e-3)  # Mills' ratio of the normal tail


def test_information_is_less_than_if_the_vote_parameters_were_known(session, position):
    fit_votes(session, position, steps=30)
    whole = information(session, position)
    own = pull(session, position)[1]
    assert (np.diag(whole) <= own + 1e-9).all()
    assert np.linalg.eigvalsh(whole).min() > -1e-8
    assert whole == pytest.approx(whole.T)
