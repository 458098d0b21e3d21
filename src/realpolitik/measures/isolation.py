"""Isolation: how little of the world's capability leans to the hub rather than the rival."""
# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING

import numpy as np

from realpolitik.errors import BadInput
from realpolitik.measures.intervals import Floats, weighted_share
from realpolitik.measures.tidy import Row, tidy
from realpolitik.records.estimate import Estimate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pyarrow as pa

ENOUGH = 10  # states with data on both alignments


def isolation(
    to_hub: Sequence[float] | Floats,
    to_rival: Sequence[float] | Floats,
    capability: Sequence[float] | Floats,
) -> Estimate:
    """1 − the capability-weighted share of states aligned more with the hub than the rival.

    Takes:   for each third state its alignment to hub and to rival on one scale, and its
             capability (CINC); nan where data are missing.
    Returns: 0, all capability leans to the hub, to 1, none does; over the states with all three
             known. A tie counts half. Interval: Jeffreys' at Kish's effective number of states.
             nan and not `enough` without data; not `enough` below ten states.
    Raises:  nothing.

    >>> isolation([0.9, 0.1, 0.9], [0.1, 0.9, 0.1], [0.5, 0.25, 0.25]).value
    0.25
    """
    hub, rival, weight = (
        np.asarray(column, dtype=np.float64) for column in (to_hub, to_rival, capability)
    )
    known = np.isfinite(hub) & np.isfinite(rival) & np.isfinite(weight) & (weight > 0)
    hub, rival, weight = hub[known], rival[known], weight[known]
    n, total = int(known.sum()), float(weight.sum())
    if n == 0:
        return Estimate(nan, 0.0, 1.0, 0, enough=False)
    leaning = float((weight * ((hub > rival) + 0.5 * (hub == rival))).sum())
    low, high = weighted_share(total - leaning, total, float((weight**2).sum()))
    return Estimate(1 - leaning / total, low, high, n, enough=n >= ENOUGH)


def table(
    similarity: pa.Table, capability: pa.Table, hub: str, rival: str, *, by: str = "kappa"
) -> pa.Table:
    """The hub's isolation in every year of a similarity table.

    Takes:   a table of `similarity.table`; a table country, year, cinc; hub and rival; the column
             of alignment.
    Returns: source (the hub), target (the rival), window (the year), value, low, high, n, enough.
             A year outside the capability table has n = 0: missing, not 0.
    Raises:  BadInput for an unknown column of alignment.
    """
    if by not in similarity.column_names:
        raise BadInput(
            f"The similarity table has no column {by!r}.", hint="Known: agreement, s, kappa, pi."
        )
    aligned = _alignments(similarity, by, hub), _alignments(similarity, by, rival)
    power = {
        (row["country"], row["year"]): row["cinc"]
        for row in capability.select(["country", "year", "cinc"]).to_pylist()
    }
    rows: list[Row] = []
    for year in sorted({year for _, year in aligned[0]} | {year for _, year in aligned[1]}):
        states = sorted({state for side in aligned for state, when in side if when == year})
        states = [state for state in states if state not in (hub, rival)]
        columns = [
            [_or_nan(side.get((state, year))) for state in states] for side in (*aligned, power)
        ]
        rows.append((hub, rival, str(year), isolation(*columns)))
    return tidy(rows)


def _alignments(similarity: pa.Table, by: str, pole: str) -> Mapping[tuple[str, int], float | None]:
    found: dict[tuple[str, int], float | None] = {}
    columns = (similarity[name].to_pylist() for name in ("country_a", "country_b", "year", by))
    for a, b, year, value in zip(*columns, strict=True):
        if pole in (a, b):
            found[b if a == pole else a, year] = value
    return found


def _or_nan(value: float | None) -> float:
    return nan if value is None else value
