"""The random walk that ties a state's positions from session to session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import linalg

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from realpolitik.measures.intervals import Floats

START_SD = 1.0  # a state enters at N(0, 1), the spread of the whole assembly
CONSTRAINED = 1e6  # precision that stands for certainty, against the 10 to 100 of one session


@dataclass(frozen=True, slots=True)
class Walk:
    """Who is in from which session to which: states × sessions, and the walk's step variance."""

    alive: NDArray[np.bool_]
    step: float

    @classmethod
    def over(cls, voted: NDArray[np.bool_], step: float) -> Walk:
        """The walk of states that are in from their first vote to their last."""
        since = np.logical_or.accumulate(voted, axis=1)
        until = np.logical_or.accumulate(voted[:, ::-1], axis=1)[:, ::-1]
        return cls(since & until, step)

    @property
    def links(self) -> Floats:
        """The prior precision between each session and the next, states × (sessions − 1)."""
        return (self.alive[:, 1:] & self.alive[:, :-1]) / self.step

    @property
    def entry(self) -> Floats:
        """The prior precision of the session a state enters in, states × sessions."""
        before = np.zeros_like(self.alive)
        before[:, 1:] = self.alive[:, :-1]
        return (self.alive & ~before) / START_SD**2

    @property
    def own(self) -> Floats:
        """The diagonal of the prior precision, states × sessions; 1 where a state is not in."""
        diagonal = self.entry.copy()
        diagonal[:, 1:] += self.links
        diagonal[:, :-1] += self.links
        return np.where(self.alive, diagonal, 1.0)

    def newton(self, position: Floats, slope: Floats, information: Floats) -> Floats:
        """The Newton step of all positions at once, each state's a tridiagonal system.

        Takes: positions, and the likelihood's slope and information, states × sessions.
        """
        change = self.links * np.diff(position, axis=1)
        gradient = slope - self.entry * position
        gradient[:, :-1] += change
        gradient[:, 1:] -= change
        gradient[~self.alive] = 0.0
        banded = np.zeros((2, position.size))
        banded[1] = (self.own + information).ravel()
        beside = np.zeros_like(position)
        beside[:, 1:] = -self.links
        banded[0] = beside.ravel()
        return linalg.solveh_banded(banded, gradient.ravel()).reshape(position.shape)

    def variances(self, information: list[Floats]) -> Floats:
        """The posterior variance of every position, states × sessions.

        Takes:  each session's information over all states (states × states).
        Source: the marginal blocks of a block tridiagonal inverse by one pass forward and one
                back, as in Rauch, Tung & Striebel (1965).
        """
        sessions = len(information)
        own, links = self.own, self.links
        block = [information[t] + np.diag(own[:, t]) for t in range(sessions)]
        ahead: list[Floats] = [block[0]]
        for t in range(1, sessions):
            ahead.append(block[t] - _carried(ahead[-1], links[:, t - 1]))
        back: list[Floats] = [block[-1]]
        for t in range(sessions - 2, -1, -1):
            back.append(block[t] - _carried(back[-1], links[:, t]))
        back.reverse()
        found = [
            np.diag(linalg.inv(ahead[t] + back[t] - block[t], overwrite_a=True))
            for t in range(sessions)
        ]
        return np.stack(found, axis=1)


def fixed(position: Floats, members: NDArray[np.int64], states: int) -> Floats:
    """The precision that fixes mean and spread of a session's members, states × states."""
    constraint = np.zeros((states, states))
    directions = np.stack([np.ones(members.size), position[members]])
    constraint[np.ix_(members, members)] = directions.T @ directions
    return CONSTRAINED * constraint / members.size


def _carried(block: Floats, link: Floats) -> Floats:
    return link[:, np.newaxis] * linalg.inv(block) * link
