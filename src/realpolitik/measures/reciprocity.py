"""Reciprocity: whether a state answers in kind what the other did the window before."""
# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import stdtrit

from realpolitik.measures.intervals import LEVEL, Floats
from realpolitik.measures.series import aligned, dyad_series
from realpolitik.measures.tidy import tidy
from realpolitik.measures.windows import ASSERTED, WHOLE, Window
from realpolitik.records.estimate import Estimate

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

ENOUGH = 20  # windows: three coefficients then leave seventeen degrees of freedom
LAG = 1


def reciprocity(
    given: Sequence[float] | Floats, received: Sequence[float] | Floats, lag: int = LAG
) -> Estimate:
    """The coefficient of what A received at t − lag on what A gave at t, given A's own inertia.

    Takes:   net cooperation A→B and B→A, window by window, of one length; the lag, chosen
             beforehand.
    Returns: b of given[t] = a + c·given[t−lag] + b·received[t−lag] + e by least squares, with
             Student's interval; 1 is full answer in kind. nan where a series never changes. Not
             `enough` below twenty usable windows.
    Raises:  nothing.
    Source:  Goldstein & Freeman (1990), Three-Way Street; one equation of their autoregression.
    """
    y, x = np.asarray(given, dtype=np.float64), np.asarray(received, dtype=np.float64)
    n = max(y.size - lag, 0)
    if n <= 3:
        return Estimate(nan, -np.inf, np.inf, n, enough=False)
    now, own, other = y[lag:], y[:-lag], x[:-lag]
    design = np.column_stack([np.ones(n), own, other])
    if np.linalg.matrix_rank(design) < 3:
        return Estimate(nan, -np.inf, np.inf, n, enough=False)
    spread = np.linalg.inv(design.T @ design)
    coefficients = spread @ design.T @ now
    residuals = now - design @ coefficients
    error = np.sqrt(residuals @ residuals / (n - 3) * spread[2, 2])
    half = float(stdtrit(n - 3, (1 + LEVEL) / 2) * error)
    value = float(coefficients[2])
    return Estimate(value, value - half, value + half, n, enough=n >= ENOUGH)


def table(
    events: pa.Table,
    by: Window = "month",
    *,
    lag: int = LAG,
    statuses: Sequence[str] = ASSERTED,
) -> pa.Table:
    """Reciprocity of every directed dyad with events in both directions.

    Takes:   a tidy event table; the length of the windows of the series; the lag; the statuses.
    Returns: source (who answers), target, window ("all"), value, low, high, n, enough.
    Raises:  BadInput for a missing column.
    """
    series = dyad_series(events, by, statuses)
    return tidy(
        (a, b, WHOLE, reciprocity(*aligned(series[a, b], series[b, a]), lag))
        for a, b in series
        if (b, a) in series
    )
