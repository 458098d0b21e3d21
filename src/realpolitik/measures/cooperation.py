"""Net cooperation: the sum and the mean of the intensities of what one state does to another."""

# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

from math import nan, sqrt
from typing import TYPE_CHECKING, Literal

import numpy as np
import pyarrow as pa

from realpolitik.measures.intervals import Floats, normal_half_width, student
from realpolitik.measures.tidy import tidy
from realpolitik.measures.windows import ASSERTED, Window, abroad, counted
from realpolitik.records.estimate import Estimate

if TYPE_CHECKING:
    from collections.abc import Sequence

ENOUGH = 5  # below, the interval of a sum of equal acts is as wide as the sum itself


def net_cooperation(intensities: Sequence[float] | Floats) -> Estimate:
    """The sum of the intensities of one directed dyad's events in one window.

    Takes:   one intensity an event, on one scale (Goldstein's: −10 to 10).
    Returns: Σx with a 95 % interval that treats the number of events as chance too: a compound
             Poisson sum has variance Σx². Not `enough` below n = 5. 0 ± 0 at n = 0 is not enough.
    Raises:  nothing.
    Source:  Goldstein (1992), JCR 36(2).

    >>> net_cooperation([7.0, -2.0, -5.0]).value
    0.0
    """
    x = np.asarray(intensities, dtype=np.float64)
    return _sum(float(x.sum()), float((x**2).sum()), x.size)


def mean_cooperation(intensities: Sequence[float] | Floats) -> Estimate:
    """The mean intensity of one directed dyad's events in one window, with Student's interval.

    Takes:   as `net_cooperation`.
    Returns: the mean; nan at n = 0, not `enough` below n = 5.

    >>> mean_cooperation([7.0, -2.0, -5.0]).value
    0.0
    """
    x = np.asarray(intensities, dtype=np.float64)
    return _mean(float(x.sum()), float((x**2).sum()), x.size)


def table(
    events: pa.Table,
    by: Window = "all",
    *,
    of: Literal["sum", "mean"] = "sum",
    statuses: Sequence[str] = ASSERTED,
) -> pa.Table:
    """Net cooperation of every directed dyad and window of an event table.

    Takes:   a tidy event table; the window; sum or mean; the statuses that count.
    Returns: source, target, window, value, low, high, n, enough. A dyad without events in a
             window has no row.
    Raises:  BadInput for a missing column.
    """
    kept = abroad(counted(events, by, statuses))
    kept = kept.append_column("square", _squares(kept["intensity"]))
    grouped = kept.group_by(["source", "target", "window"]).aggregate(
        [("intensity", "sum"), ("square", "sum"), ("intensity", "count")]
    )
    estimate = _sum if of == "sum" else _mean
    return tidy(
        (
            row["source"],
            row["target"],
            row["window"],
            estimate(row["intensity_sum"], row["square_sum"], row["intensity_count"]),
        )
        for row in grouped.to_pylist()
        if row["intensity_count"]
    )


def _squares(column: pa.ChunkedArray) -> pa.Array:
    return pa.array(column.to_numpy() ** 2, from_pandas=True)


def _sum(total: float, squares: float, n: int) -> Estimate:
    half = normal_half_width() * sqrt(squares)
    return Estimate(total, total - half, total + half, n, enough=n >= ENOUGH)


def _mean(total: float, squares: float, n: int) -> Estimate:
    if n == 0:
        return Estimate(nan, nan, nan, 0, enough=False)
    mean = total / n
    deviation = sqrt(max(squares - n * mean**2, 0.0) / (n - 1)) if n > 1 else nan
    low, high = student(mean, deviation, n)
    return Estimate(mean, low, high, n, enough=n >= ENOUGH)
