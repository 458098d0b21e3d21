import numpy as np
import pytest

from realpolitik.measures.walk import Walk, fixed


@pytest.fixture
def walk():
    voted = np.array([[1, 0, 1, 0], [0, 1, 1, 1], [1, 1, 1, 1]], dtype=bool)
    return Walk.over(voted, step=0.25)


def dense(walk, information):
    """The whole precision matrix, session after session, written out."""
    states, sessions = walk.alive.shape
    whole = np.zeros((states * sessions, states * sessions))
    for t in range(sessions):
        here = slice(t * states, (t + 1) * states)
        whole[here, here] = information[t] + np.diag(walk.own[:, t])
        if t:
            before = slice((t - 1) * states, t * states)
            whole[here, before] = whole[before, here] = -np.diag(walk.links[:, t - 1])
    return whole


def test_a_state_is_in_from_its_first_vote_to_its_last(walk):
    assert walk.alive.tolist() == [
        [True, True, True, False],
        [False, True, True, True],
        [True, True, True, True],
    ]
    assert walk.links.tolist() == [[4, 4, 0], [0, 4, 4], [4, 4, 4]]
    assert walk.entry.tolist() == [[1, 0, 0, 0], [0, 1, 0, 0], [1, 0, 0, 0]]


def test_the_newton_step_of_a_quadratic_lands_on_its_top(walk):
    rng = np.random.default_rng(0)
    target, weight = rng.normal(size=(3, 4)), np.full((3, 4), 2.0) * walk.alive
    position = rng.normal(size=(3, 4)) * walk.alive
    moved = position + walk.newton(position, weight * (target - position), weight)
    again = walk.newton(moved, weight * (target - moved), weight)
    assert again == pytest.approx(np.zeros((3, 4)), abs=1e-12)
    information = [np.diag(weight[:, t]) for t in range(4)]
    exact = np.linalg.solve(dense(walk, information), (weight * target).T.ravel())
    assert moved.T.ravel() == pytest.approx(exact)


def test_variances_are_the_diagonal_of_the_whole_inverse(walk):
    rng = np.random.default_rng(1)
    roots = rng.normal(size=(4, 3, 3))
    information = [root @ root.T for root in roots]
    expected = np.diag(np.linalg.inv(dense(walk, information))).reshape(4, 3).T
    assert walk.variances(information) == pytest.approx(expected)


def test_fixing_mean_and_spread_takes_away_just_those_two_directions():
    position = np.array([-1.0, 0.0, 1.0, 5.0])
    members = np.array([0, 1, 2])
    covariance = np.linalg.inv(np.eye(4) + fixed(position, members, 4))
    assert np.array([1, 1, 1, 0]) @ covariance @ np.array([1, 1, 1, 0]) == pytest.approx(
        0, abs=1e-4
    )
    assert np.array([-1, 0, 1, 0]) @ covariance @ np.array([-1, 0, 1, 0]) == pytest.approx(
        0, abs=1e-4
    )
    assert np.array([1, -2, 1, 0]) @ covariance @ np.array([1, -2, 1, 0]) == pytest.approx(
        6, abs=1e-4
    )
    assert covariance[3, 3] == 1
