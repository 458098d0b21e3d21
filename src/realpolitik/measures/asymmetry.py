"""Asymmetry: which of two states gives more cooperation than it gets."""
# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from realpolitik.measures.intervals import Floats, weighted_share
from realpolitik.measures.tidy import tidy
from realpolitik.measures.windows import ASSERTED, Window, abroad, counted
from realpolitik.records.estimate import Estimate

if TYPE_CHECKING:
    from collections.abc import Sequence

ENOUGH = 5  # as for the share of deeds


def asymmetry(given: Sequence[float] | Floats, received: Sequence[float] | Floats) -> Estimate:
    """(c(A→B) − c(B→A)) / (c(A→B) + c(B→A)) of the sums of cooperative intensities.

    Takes:   the intensities (> 0) of cooperative events A→B and B→A.
    Returns: from −1, B gives all, to 1, A gives all; 2p − 1 of A's share p, whose interval is
             Jeffreys' at Kish's effective size. nan without cooperation, not `enough` below five.
    Raises:  nothing.

    >>> asymmetry([3.0, 3.0], [2.0]).value
    0.5
    """
    a, b = np.asarray(given, dtype=np.float64), np.asarray(received, dtype=np.float64)
    squares = float((a**2).sum() + (b**2).sum())
    return _estimate(float(a.sum()), float(b.sum()), squares, a.size + b.size)


def table(events: pa.Table, by: Window = "all", *, statuses: Sequence[str] = ASSERTED) -> pa.Table:
    """The asymmetry of every pair of states, once each with the first in the alphabet as A.

    Takes:   a tidy event table; the window; the statuses that count.
    Returns: source (A), target (B), window, value, low, high, n, enough.
    Raises:  BadInput for a missing column.
    """
    kept = abroad(counted(events, by, statuses))
    kept = kept.filter(pc.and_(pc.less_equal(kept["quad"], 2), pc.greater(kept["intensity"], 0)))
    kept = kept.append_column("square", pc.multiply(kept["intensity"], kept["intensity"]))
    grouped = kept.group_by(["source", "target", "window"]).aggregate(
        [("intensity", "sum"), ("square", "sum"), ("intensity", "count")]
    )
    pairs: dict[tuple[str, str, str], list[float]] = {}
    for row in grouped.to_pylist():
        a, b = sorted((row["source"], row["target"]))
        sums = pairs.setdefault((a, b, row["window"]), [0.0, 0.0, 0.0, 0])
        sums[row["source"] != a] += row["intensity_sum"]
        sums[2] += row["square_sum"]
        sums[3] += row["intensity_count"]
    return tidy((*key, _estimate(s[0], s[1], s[2], int(s[3]))) for key, s in pairs.items())


def _estimate(a: float, b: float, squares: float, n: int) -> Estimate:
    total = a + b
    if total <= 0:
        return Estimate(nan, -1.0, 1.0, n, enough=False)
    low, high = weighted_share(a, total, squares)
    return Estimate((a - b) / total, 2 * low - 1, 2 * high - 1, n, enough=n >= ENOUGH)
