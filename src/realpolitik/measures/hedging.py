"""Hedging: how evenly a member spreads its cooperation over the hub and the rival."""

# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from realpolitik.measures.intervals import Floats, bootstrap, weighted_share
from realpolitik.measures.tidy import tidy
from realpolitik.measures.windows import ASSERTED, Window, between, counted
from realpolitik.records.estimate import Estimate

if TYPE_CHECKING:
    from collections.abc import Sequence

ENOUGH = 5  # as for the share of deeds: fewer cannot tell even from one-sided


def hedging(
    to_hub: Sequence[float] | Floats,
    to_rival: Sequence[float] | Floats,
    rng: np.random.Generator,
) -> Estimate:
    """How evenly one member's cooperation is spread over hub and rival.

    Takes:   the intensities (> 0) of its cooperative events towards each; a generator.
    Returns: 2·min(p_h, p_r) of the intensity shares: 0 one-sided, 1 even; nan without cooperation;
             percentile bootstrap interval over events. Where one side has no event at all the
             resamples cannot vary, and the upper end is twice that of Jeffreys' interval at
             Kish's effective size. Not `enough` below five events.
    Raises:  nothing.
    Source:  operationalises Kuik (2008), Contemporary Southeast Asia 30(2).

    >>> hedging([3.0, 3.0, 3.0], [3.0], np.random.default_rng(0)).value
    0.5
    """
    sides = (np.asarray(to_hub, dtype=np.float64), np.asarray(to_rival, dtype=np.float64))
    kinds = [np.unique(side, return_counts=True) for side in sides]
    hub, rival = (float(side.sum()) for side in sides)
    n = sides[0].size + sides[1].size
    total = hub + rival
    if total <= 0:
        return Estimate(nan, 0.0, 1.0, n, enough=False)
    value = 2 * min(hub, rival) / total
    if not sides[0].size or not sides[1].size:
        squares = float((sides[0] ** 2).sum() + (sides[1] ** 2).sum())
        _, high = weighted_share(0.0, total, squares)
        return Estimate(value, 0.0, min(2 * high, 1.0), n, enough=n >= ENOUGH)

    def statistic(counts: Floats) -> Floats:
        split = kinds[0][0].size
        sums = counts[:, :split] @ kinds[0][0], counts[:, split:] @ kinds[1][0]
        return 2 * np.minimum(*sums) / (sums[0] + sums[1])

    counts = np.concatenate([kinds[0][1], kinds[1][1]]).astype(np.float64)
    low, high = bootstrap(counts, statistic, rng)
    return Estimate(value, low, high, n, enough=n >= ENOUGH)


def table(
    events: pa.Table,
    hub: str,
    rival: str,
    rng: np.random.Generator,
    by: Window = "all",
    *,
    members: Sequence[str] | None = None,
    statuses: Sequence[str] = ASSERTED,
) -> pa.Table:
    """Hedging of every member between a hub and a rival, by window.

    Takes:   a tidy event table; hub and rival; a generator; the window; the members (all states
             with cooperation towards either, if not given); the statuses that count.
    Returns: source (the member), target (the hub), window, value, low, high, n, enough.
    Raises:  BadInput for a missing column.
    """
    kept = counted(events, by, statuses)
    cooperative = pc.and_(pc.less_equal(kept["quad"], 2), pc.greater(kept["intensity"], 0))
    kept = kept.filter(cooperative)
    sources = members if members is not None else kept["source"].unique().to_pylist()
    sources = [source for source in sources if source not in (hub, rival)]
    spent: dict[tuple[str, str], tuple[list[float], list[float]]] = {}
    for row in between(kept, sources, [hub, rival]).to_pylist():
        sides = spent.setdefault((row["source"], row["window"]), ([], []))
        sides[row["target"] == rival].append(row["intensity"])
    return tidy(
        (member, hub, window, hedging(*spent[member, window], rng))
        for member, window in sorted(spent)
    )
