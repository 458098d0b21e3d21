"""Ideal points: each state's position on the one dimension that best orders the votes, by session.

A dynamic ordinal item response model after Bailey, Strezhnev & Voeten (2017): ordered probit votes
with abstention as the middle category, and positions that walk at random from session to session,
here at the maximum of the posterior rather than by simulation. Where they tie sessions together by
resolutions that recur, this ties them by the states that stay: each session's positions have mean 0
and standard deviation 1 over the states that voted in it.
"""
# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from realpolitik.errors import BadInput
from realpolitik.measures.intervals import Floats, normal_half_width
from realpolitik.measures.ordinal import MISSING, Session, fit_votes, information, pull
from realpolitik.measures.similarity import VOTES
from realpolitik.measures.walk import Walk, fixed

if TYPE_CHECKING:
    from numpy.typing import NDArray

COLUMNS = ("country", "session", "item", "choice")
"""Columns of a table of votes: who, in which session, on which roll call, no/abstain/yes."""

ANCHOR = "USA"  # the pole that Bailey, Strezhnev & Voeten count as positive; any other may be given
STEP = 0.1  # variance of a step: held-out votes favour 0.03 to 0.1, and its top keeps jumps
VOTES_TO_SCALE = 5  # with fewer roll calls a session borrows its scale from its neighbours
LEAST_SPREAD = 1e-6  # below, the states do not differ and there is nothing to scale
FIRST_STEPS = 3
SWEEPS = 200
TOLERANCE = 1e-3  # largest move of any position in a sweep, a twentieth of a narrow interval


@dataclass(frozen=True, slots=True)
class Positions:
    """Positions and their posterior standard deviations, states × sessions."""

    value: Floats
    deviation: Floats


def table(votes: pa.Table, *, anchor: str = ANCHOR, step: float = STEP) -> pa.Table:
    """The ideal point of every state in every session it voted in.

    Takes:   a table with columns country, session, item (roll call), choice (yes, abstain, no; null
             for none), at most one row a country and item; the state whose side is positive; the
             variance of the walk's step.
    Returns: country, session, value, low, high, n (votes cast), in that order of rows; low and high
             bound the 95 % interval from the posterior's curvature, the vote parameters' own
             uncertainty included.
    Raises:  BadInput for a missing column, an unknown choice, or an anchor that never voted.
    Source:  Bailey, Strezhnev & Voeten (2017), JCR 61(2); Martin & Quinn (2002) for the walk.
    """
    _check(votes)
    votes = votes.filter(pc.is_valid(votes["choice"]))
    countries = sorted(set(pc.cast(votes["country"], pa.string()).unique().to_pylist()))
    if anchor not in countries:
        raise BadInput(
            f"The anchor {anchor!r} casts no vote.",
            hint="Name a state of the table as the anchor; its side of the dimension is positive.",
        )
    numbers = sorted(votes["session"].unique().to_pylist())
    sessions = _sessions(votes, countries, numbers)
    found = ideal_points(sessions, len(countries), step=step)
    sign = 1.0 if found.value[countries.index(anchor)].sum() >= 0 else -1.0
    rows = [
        (state, t, int(cast))
        for t, session in enumerate(sessions)
        for state, cast in zip(session.states, (session.votes != MISSING).sum(axis=1), strict=True)
    ]
    rows.sort()
    state = np.array([row[0] for row in rows], dtype=np.int64)
    when = np.array([row[1] for row in rows], dtype=np.int64)
    value = sign * found.value[state, when]
    half = normal_half_width() * found.deviation[state, when]
    return pa.table(
        {
            "country": pa.array([countries[place] for place in state], pa.string()),
            "session": pa.array([numbers[place] for place in when], pa.int32()),
            "value": value,
            "low": value - half,
            "high": value + half,
            "n": pa.array([row[2] for row in rows], pa.int32()),
        }
    )


def ideal_points(sessions: list[Session], states: int, *, step: float = STEP) -> Positions:
    """Fit the sessions' vote parameters and all positions; the sign of the dimension is arbitrary.

    Takes:   the sessions in order, whose parameters are updated in place; the number of states.
    Returns: positions with their deviations; between a state's first and last vote also in
             sessions in which it cast none.
    Raises:  nothing; stops after two hundred sweeps (about sixty are usual).
    """
    voted = np.zeros((states, len(sessions)), dtype=bool)
    for t, session in enumerate(sessions):
        voted[session.states, t] = True
    walk = Walk.over(voted, step)
    position = np.where(walk.alive, _start(sessions, states), 0.0)
    with ThreadPoolExecutor() as pool:
        for sweep in range(SWEEPS):
            moved = _sweep(sessions, position, walk, pool, FIRST_STEPS if sweep == 0 else 1)
            largest = float(np.abs(moved - position)[voted].max())
            position = moved
            if largest < TOLERANCE:
                break
        known = list(pool.map(_known, sessions, position.T))
    return Positions(position, np.sqrt(np.maximum(walk.variances(known), 0.0)))


def _sweep(
    sessions: list[Session], position: Floats, walk: Walk, pool: ThreadPoolExecutor, steps: int
) -> Floats:
    """One Newton step of the votes, given the positions, and one of the positions in turn."""

    def one(t: int) -> tuple[Floats, Floats]:
        session = sessions[t]
        own = position[session.states, t]
        fit_votes(session, own, steps)
        return pull(session, own)

    slope, known = np.zeros_like(position), np.zeros_like(position)
    for t, (up, bend) in enumerate(pool.map(one, range(len(sessions)))):
        slope[sessions[t].states, t], known[sessions[t].states, t] = up, bend
    moved = position + np.clip(walk.newton(position, slope, known), -1.0, 1.0)
    for t, session in enumerate(sessions):
        if _scaled(session):
            _standardise(session, moved[:, t])
    return moved


def _standardise(session: Session, position: Floats) -> None:
    """Give the session's voters mean 0 and sd 1, and its votes the parameters that go with it."""
    own = position[session.states]
    mean, spread = float(own.mean()), float(own.std())
    if spread > LEAST_SPREAD:
        position -= mean
        position /= spread
        session.cut = session.cut - session.slope * mean
        session.slope = session.slope * spread


def _scaled(session: Session) -> bool:
    return session.votes.shape[1] >= VOTES_TO_SCALE and session.states.size > 1


def _known(session: Session, position: Floats) -> Floats:
    """The session's information over all states, mean and spread fixed where it sets them."""
    whole = np.zeros((position.size, position.size))
    whole[np.ix_(session.states, session.states)] = information(session, position[session.states])
    if _scaled(session):
        whole += fixed(position, session.states, position.size)
    return whole


def _start(sessions: list[Session], states: int) -> Floats:
    """Each session's first principal component, turned the way of the session before."""
    position = np.zeros((states, len(sessions)))
    before = np.zeros(states)
    for t, session in enumerate(sessions):
        if _scaled(session):
            cast = np.where(session.votes == MISSING, np.nan, session.votes)
            centred = np.nan_to_num(cast - np.nanmean(cast, axis=0))
            left, strength, _ = np.linalg.svd(centred, full_matrices=False)
            component = left[:, 0] * strength[0]
            component -= component.mean()
            component /= max(float(component.std()), LEAST_SPREAD)
            turn = -1.0 if component @ before[session.states] < 0 else 1.0
            before = before.copy()
            before[session.states] = turn * component
        position[:, t] = before
    return position


def _check(votes: pa.Table) -> None:
    for name in COLUMNS:
        if name not in votes.column_names:
            raise BadInput(
                f"The table of votes has no column {name!r}.",
                hint=f"Ideal points need {', '.join(COLUMNS)}.",
            )
    if votes["session"].null_count:
        raise BadInput(
            f"{votes['session'].null_count} of the votes have no session.",
            hint="Votes take theirs from the roll calls: realpolitik data add un-roll-calls PATH.",
        )
    choices = pc.cast(votes["choice"], pa.string()).unique().to_pylist()
    unknown = sorted({choice for choice in choices if choice is not None} - set(VOTES))
    if unknown:
        raise BadInput(
            f"Unknown choice {unknown[0]!r}.", hint=f"The choices are {', '.join(VOTES)}."
        )


def _sessions(votes: pa.Table, countries: list[str], numbers: list[int]) -> list[Session]:
    """The table as one matrix a session; categories in the order of VOTES: no, abstain, yes."""
    country = _places(pc.cast(votes["country"], pa.string()), countries)
    choice = _places(pc.cast(votes["choice"], pa.string()), list(VOTES))
    session = votes["session"].to_numpy()
    item = np.unique(votes["item"].to_numpy(), return_inverse=True)[1]
    order = np.argsort(session, kind="stable")
    starts = np.searchsorted(session[order], numbers)
    found: list[Session] = []
    for mine in np.split(order, starts[1:]):
        states, row = np.unique(country[mine], return_inverse=True)
        items, column = np.unique(item[mine], return_inverse=True)
        cast = np.full((states.size, items.size), MISSING, dtype=np.int8)
        cast[row, column] = choice[mine]
        found.append(Session.start(states, cast))
    return found


def _places(column: pa.ChunkedArray, values: list[str]) -> NDArray[np.int64]:
    return pc.index_in(column, value_set=pa.array(values, pa.string())).to_numpy().astype(np.int64)
