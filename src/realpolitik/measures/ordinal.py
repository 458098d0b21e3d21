"""The ordered probit of votes on positions: one session's likelihood, its slopes and curvature.

A state at θ votes no, abstains or votes yes as y* = β·θ + ε, ε standard normal, falls below the
vote's first cut point γ, between γ and γ + g, or above. In (β, γ, g) the likelihood is concave, and
the priors below keep it so and keep all three finite where a vote splits the states cleanly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtr, ndtri

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from realpolitik.measures.intervals import Floats

MISSING = -1
NO, ABSTAIN, YES = 0, 1, 2

SLOPE_SD = 1.0  # β ~ N(0, 1): positions have sd 1, so a vote is usually as much noise as position
CUT_SD = 5.0  # γ ~ N(0, 25), nearly flat: agendas move
GAP_SHAPE, GAP_RATE = 2.0, 2.0  # g ~ Gamma(2, 2), mean 1: abstention is a band about one sd wide
FAR = 40.0  # stands for infinity: Φ(−40) is 0 in double precision
TINY = 1e-300


@dataclass(slots=True)
class Session:
    """One session: which states voted, how (states × votes; −1 none), and its votes' parameters."""

    states: NDArray[np.int64]
    votes: NDArray[np.int8]
    slope: Floats
    cut: Floats
    gap: Floats

    @classmethod
    def start(cls, states: NDArray[np.int64], votes: NDArray[np.int8]) -> Session:
        """Slopes of zero, and the cut points that reproduce each vote's totals."""
        counts = [(votes == choice).sum(axis=0) + 0.5 for choice in (NO, ABSTAIN, YES)]
        total = counts[0] + counts[1] + counts[2]
        cut = ndtri(counts[0] / total)
        gap = np.maximum(ndtri((counts[0] + counts[1]) / total) - cut, 0.05)
        return cls(states, votes, np.zeros(votes.shape[1]), cut, gap)


@dataclass(frozen=True, slots=True)
class Curvature:
    """First and second derivatives of each cell's log likelihood in shift and gap.

    The shift a = γ − β·θ moves both cut points against the position; 0 where no vote was cast.
    """

    shift: Floats
    gap: Floats
    shift_shift: Floats
    shift_gap: Floats
    gap_gap: Floats


def curvature(session: Session, position: Floats) -> Curvature:
    """The derivatives of one session's log likelihood at the states' positions."""
    votes = session.votes
    first = session.cut - position[:, np.newaxis] * session.slope
    second = first + session.gap
    no, middle, yes = votes == NO, votes == ABSTAIN, votes == YES
    upper = np.where(no, first, np.where(middle, second, FAR))
    lower = np.where(yes, second, np.where(middle, first, -FAR))
    mirrored = lower > 0  # in the upper tail 1 − Φ would lose every digit
    mass = ndtr(np.where(mirrored, -lower, upper)) - ndtr(np.where(mirrored, -upper, lower))
    mass = np.maximum(mass, TINY)
    at_upper = np.where(no | middle, _density(upper) / mass, 0.0)
    at_lower = np.where(yes | middle, _density(lower) / mass, 0.0)
    upper_upper = -upper * at_upper - at_upper**2
    lower_lower = lower * at_lower - at_lower**2
    across = at_upper * at_lower
    return Curvature(
        shift=at_upper - at_lower,
        gap=middle * at_upper - yes * at_lower,
        shift_shift=upper_upper + lower_lower + 2 * across,
        shift_gap=middle * (upper_upper + across) + yes * (lower_lower + across),
        gap_gap=middle * upper_upper + yes * lower_lower,
    )


def fit_votes(session: Session, position: Floats, steps: int = 1) -> None:
    """Move the session's vote parameters `steps` Newton steps up, given the positions."""
    for _ in range(steps):
        at = curvature(session, position)
        slope, cut, gap = session.slope, session.cut, session.gap
        theta = position[:, np.newaxis]
        gradient = np.stack(
            [
                -(theta * at.shift).sum(axis=0) - slope / SLOPE_SD**2,
                at.shift.sum(axis=0) - cut / CUT_SD**2,
                at.gap.sum(axis=0) + (GAP_SHAPE - 1) / gap - GAP_RATE,
            ],
            axis=-1,
        )
        move = np.linalg.solve(_vote_information(session, position, at), gradient[..., np.newaxis])
        move = move[..., 0]
        scale = np.minimum(1.0, 2.0 / np.maximum(np.abs(move).max(axis=1), TINY))
        falling = move[:, 2] * scale < -0.9 * gap  # a gap never falls by more than nine tenths
        scale = np.where(falling, -0.9 * gap / np.where(falling, move[:, 2], 1.0), scale)
        move *= scale[:, np.newaxis]
        session.slope, session.cut = slope + move[:, 0], cut + move[:, 1]
        session.gap = gap + move[:, 2]


def pull(session: Session, position: Floats) -> tuple[Floats, Floats]:
    """Each state's slope and information in its position, given the vote parameters."""
    at = curvature(session, position)
    slope = -(at.shift * session.slope).sum(axis=1)
    return slope, -(at.shift_shift * session.slope**2).sum(axis=1)


def information(session: Session, position: Floats) -> Floats:
    """The information of one session in its states' positions, states × states.

    The votes' parameters are integrated out (Schur complement), so that what is not known about
    them is not known about the positions either.
    """
    at = curvature(session, position)
    theta = position[:, np.newaxis]
    cross = np.stack(
        [
            session.slope * theta * at.shift_shift,
            -session.slope * at.shift_shift,
            -session.slope * at.shift_gap,
        ],
        axis=-1,
    )  # states × votes × parameters
    root = np.linalg.cholesky(_vote_information(session, position, at))
    half = np.linalg.solve(root, cross.transpose(1, 2, 0))  # votes × parameters × states
    half = half.reshape(-1, position.size)
    own = -(at.shift_shift * session.slope**2).sum(axis=1)
    return np.diag(own) - half.T @ half


def _vote_information(session: Session, position: Floats, at: Curvature) -> Floats:
    """Each vote's 3 × 3 information in (slope, cut, gap), priors included."""
    theta = position[:, np.newaxis]
    slope_slope = -(theta**2 * at.shift_shift).sum(axis=0) + 1 / SLOPE_SD**2
    slope_cut = (theta * at.shift_shift).sum(axis=0)
    slope_gap = (theta * at.shift_gap).sum(axis=0)
    cut_cut = -at.shift_shift.sum(axis=0) + 1 / CUT_SD**2
    cut_gap = -at.shift_gap.sum(axis=0)
    gap_gap = -at.gap_gap.sum(axis=0) + (GAP_SHAPE - 1) / session.gap**2
    rows = [
        [slope_slope, slope_cut, slope_gap],
        [slope_cut, cut_cut, cut_gap],
        [slope_gap, cut_gap, gap_gap],
    ]
    return np.stack([np.stack(row, axis=-1) for row in rows], axis=-2)


def _density(x: Floats) -> Floats:
    return np.exp(-0.5 * x * x) / np.sqrt(2 * np.pi)
