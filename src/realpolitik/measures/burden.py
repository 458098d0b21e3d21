"""Burden: who in a coalition does the material conflict that it directs at the rival."""

# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from realpolitik.measures.intervals import Floats, bootstrap, jeffreys
from realpolitik.measures.tidy import tidy
from realpolitik.measures.windows import ASSERTED, Window, between, counted
from realpolitik.records.estimate import Estimate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ENOUGH = 5  # as for the share of deeds
MATERIAL_CONFLICT = 4


def burden_share(own: int, coalition: int) -> Estimate:
    """One state's share of all the material conflict its coalition directs at the rival.

    Takes:   its own count, and the whole coalition's (its own included).
    Returns: own/coalition with its Jeffreys interval; nan at 0, not `enough` below five.
    Raises:  nothing.
    Source:  the exploitation of the great by the small: Olson & Zeckhauser (1966), Review of
             Economics and Statistics 48(3).

    >>> burden_share(own=9, coalition=10).value
    0.9
    """
    low, high = jeffreys(own, coalition)
    value = own / coalition if coalition else nan
    return Estimate(value, low, high, coalition, enough=coalition >= ENOUGH)


def concentration(counts: Mapping[str, int], rng: np.random.Generator) -> Estimate:
    """How concentrated the burden is: Herfindahl's Σ share² over the members.

    Takes:   each member's count of material conflict towards the rival (0 for those with none);
             a generator.
    Returns: from 1/(number of members), even, to 1, one member bears all; percentile bootstrap
             interval; nan without conflict, not `enough` below five.

    >>> concentration({"A": 3, "B": 1}, np.random.default_rng(0)).value
    0.625
    """
    borne = np.array([counts[name] for name in sorted(counts)], dtype=np.float64)
    n = int(borne.sum())
    if n == 0:
        return Estimate(nan, nan, nan, 0, enough=False)
    low, high = bootstrap(borne, _herfindahl, rng)
    value = float(_herfindahl(borne[np.newaxis])[0])
    return Estimate(value, low, high, n, enough=n >= ENOUGH)


def table(
    events: pa.Table,
    coalition: Sequence[str],
    rival: str,
    by: Window = "all",
    *,
    statuses: Sequence[str] = ASSERTED,
) -> pa.Table:
    """The burden share of every member of a coalition, the hub among them, by window.

    Takes:   a tidy event table; the coalition's states, hub included; the rival; the window; the
             statuses that count.
    Returns: source (the member), target (the rival), window, value, low, high, n, enough; a member
             that did nothing in a window in which others did has the value 0 and the same n.
    Raises:  BadInput for a missing column.
    """
    return tidy(
        (member, rival, window, burden_share(counts[member], sum(counts.values())))
        for window, counts in _counts(events, coalition, rival, by, statuses).items()
        for member in counts
    )


def concentration_table(
    events: pa.Table,
    coalition: Sequence[str],
    rival: str,
    rng: np.random.Generator,
    by: Window = "all",
    *,
    statuses: Sequence[str] = ASSERTED,
) -> pa.Table:
    """The Herfindahl index of a coalition's burden by window.

    Returns: source (the members, joined by +), target (the rival), window, value, low, high, n,
             enough.
    """
    name = "+".join(sorted(set(coalition)))
    return tidy(
        (name, rival, window, concentration(counts, rng))
        for window, counts in sorted(_counts(events, coalition, rival, by, statuses).items())
    )


def _counts(
    events: pa.Table, coalition: Sequence[str], rival: str, by: Window, statuses: Sequence[str]
) -> dict[str, dict[str, int]]:
    members = sorted(set(coalition) - {rival})
    kept = between(counted(events, by, statuses), members, [rival])
    kept = kept.filter(pc.equal(kept["quad"], MATERIAL_CONFLICT))
    grouped = kept.group_by(["source", "window"]).aggregate([("quad", "count")])
    counts: dict[str, dict[str, int]] = {}
    for row in grouped.to_pylist():
        window = counts.setdefault(row["window"], dict.fromkeys(members, 0))
        window[row["source"]] = row["quad_count"]
    return counts


def _herfindahl(counts: Floats) -> Floats:
    shares = counts / counts.sum(axis=1, keepdims=True)
    return (shares**2).sum(axis=1)
