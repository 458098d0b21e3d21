"""Lead and lag: whether a member's conduct towards the rival follows the hub's."""
# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

from dataclasses import dataclass
from math import nan
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from realpolitik.measures.intervals import Floats, correlation
from realpolitik.measures.series import aligned, dyad_series
from realpolitik.measures.tidy import estimates
from realpolitik.measures.windows import ASSERTED, Window
from realpolitik.records.estimate import Estimate

if TYPE_CHECKING:
    from collections.abc import Sequence

ENOUGH = 20  # windows; r must then exceed 0.44 to leave zero outside its interval
MAX_LAG = 3
PERMUTATIONS = 999


@dataclass(frozen=True, slots=True)
class Lead:
    """How far one series follows another at one lag, and how often chance does as well."""

    lag: int
    correlation: Estimate
    p: float


def lead(
    hub: Sequence[float] | Floats,
    member: Sequence[float] | Floats,
    rng: np.random.Generator,
    *,
    max_lag: int = MAX_LAG,
    permutations: int = PERMUTATIONS,
) -> list[Lead]:
    """The correlation of the member's conduct at t with the hub's at t − lag, lag by lag.

    Takes:   net cooperation towards the rival, window by window, of hub and member; a generator;
             the widest lag.
    Returns: one Lead for each lag from −max_lag to max_lag. A positive lag: the member follows.
             The p value is the share of permutations whose largest |r| over all these lags reaches
             this |r|, so that looking at many lags is paid for; each permutation shifts the hub's
             series round by a random number of windows, which keeps its own inertia. Not `enough`
             below twenty pairs; nan where a series never changes.
    Raises:  nothing.
    Source:  Davison & Hinkley (1997), Bootstrap Methods, §4.3 and §8.2; Westfall & Young (1993).
    """
    x, y = np.asarray(hub, dtype=np.float64), np.asarray(member, dtype=np.float64)
    lags = range(-max_lag, max_lag + 1)
    found = {lag: _shifted(x, y, lag) for lag in lags}
    reached = dict.fromkeys(lags, 1)  # the observed series is one of the permutations
    if x.size > 1:
        for shift in rng.integers(1, x.size, size=permutations):
            moved = np.roll(x, shift)
            widest = max((abs(r) for r, _ in (_shifted(moved, y, lag) for lag in lags)), default=0)
            for lag in lags:
                reached[lag] += widest >= abs(found[lag][0])
    leads: list[Lead] = []
    for lag in lags:
        r, n = found[lag]
        low, high = correlation(r, n)
        known = bool(np.isfinite(r))
        p = reached[lag] / (permutations + 1) if known else nan
        leads.append(Lead(lag, Estimate(r, low, high, n, enough=known and n >= ENOUGH), p))
    return leads


def table(
    events: pa.Table,
    hub: str,
    members: Sequence[str],
    rival: str,
    rng: np.random.Generator,
    by: Window = "month",
    *,
    max_lag: int = MAX_LAG,
    permutations: int = PERMUTATIONS,
    statuses: Sequence[str] = ASSERTED,
) -> pa.Table:
    """Lead and lag of every member behind the hub in conduct towards the rival.

    Takes:   a tidy event table; hub, members and rival; a generator; the length of the windows.
    Returns: source (the member), target (the rival), lag, value, low, high, n, enough, p; a member
             without any act towards the rival has no rows.
    Raises:  BadInput for a missing column.
    """
    series = dyad_series(events, by, statuses)
    rows: list[tuple[str, Lead]] = []
    for member in sorted(set(members) - {hub, rival}):
        if (member, rival) in series and (hub, rival) in series:
            pair = aligned(series[hub, rival], series[member, rival])
            found = lead(*pair, rng, max_lag=max_lag, permutations=permutations)
            rows.extend((member, one) for one in found)
    return pa.table(
        {
            "source": pa.array([member for member, _ in rows], pa.string()),
            "target": pa.array([rival] * len(rows), pa.string()),
            "lag": pa.array([one.lag for _, one in rows], pa.int64()),
            **estimates([one.correlation for _, one in rows]),
            "p": pa.array([one.p for _, one in rows], pa.float64(), from_pandas=True),
        }
    )


def _shifted(x: Floats, y: Floats, lag: int) -> tuple[float, int]:
    """Pearson's r of y[t] with x[t − lag], and the number of pairs."""
    early, late = (x, y) if lag >= 0 else (y, x)
    n = max(x.size - abs(lag), 0)
    early, late = early[:n] - early[:n].mean() if n else early[:0], late[late.size - n :]
    if n < 3:
        return nan, n
    late = late - late.mean()
    scale = float(np.sqrt((early @ early) * (late @ late)))
    return (float(early @ late) / scale if scale > 1e-12 else nan), n
