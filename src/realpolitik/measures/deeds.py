"""Words against deeds: how much of what one state does to another is more than talk."""

# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING, Literal

import pyarrow as pa
import pyarrow.compute as pc

from realpolitik.measures.intervals import jeffreys
from realpolitik.measures.tidy import tidy
from realpolitik.measures.windows import ASSERTED, Window, abroad, counted
from realpolitik.records.estimate import Estimate

if TYPE_CHECKING:
    from collections.abc import Sequence

ENOUGH = 5  # at n = 5, k = 2 the interval is already 0.70 wide
QUADS = {"cooperation": (1, 2), "conflict": (3, 4)}  # verbal, material


def share_of_deeds(material: int, verbal: int) -> Estimate:
    """Share of one directed dyad's cooperation (or conflict) that is deeds rather than words.

    Takes:   counts of material and verbal events in one window, each ≥ 0.
    Returns: k/n in [0, 1] with its Jeffreys interval; not `enough` below n = 5; nan at n = 0.
    Raises:  nothing.
    Source:  quad classes after Duval & Thompson (1980).

    >>> share_of_deeds(material=3, verbal=17).value
    0.15
    >>> share_of_deeds(material=0, verbal=2).exceeds(0.5) is None
    True
    """
    n = material + verbal
    low, high = jeffreys(material, n)
    return Estimate(material / n if n else nan, low, high, n, enough=n >= ENOUGH)


def table(
    events: pa.Table,
    by: Window = "all",
    *,
    of: Literal["cooperation", "conflict"] = "cooperation",
    statuses: Sequence[str] = ASSERTED,
) -> pa.Table:
    """The share of deeds of every directed dyad and window of an event table.

    Takes:   a tidy event table; the window; cooperation or conflict; the statuses that count.
             A planned deed, where planned events are asked for, is a word: it is announced.
    Returns: source, target, window, value, low, high, n, enough.
    Raises:  BadInput for a missing column.
    """
    kept = abroad(counted(events, by, statuses))
    words, acts = QUADS[of]
    kept = kept.filter(pc.is_in(kept["quad"], value_set=pa.array([words, acts], pa.int64())))
    done = pc.and_(pc.equal(kept["quad"], acts), pc.not_equal(kept["status"], "planned"))
    kept = kept.append_column("deed", pc.cast(done, pa.int64()))
    grouped = kept.group_by(["source", "target", "window"]).aggregate(
        [("deed", "sum"), ("deed", "count")]
    )
    return tidy(
        (
            row["source"],
            row["target"],
            row["window"],
            share_of_deeds(row["deed_sum"], row["deed_count"] - row["deed_sum"]),
        )
        for row in grouped.to_pylist()
    )
