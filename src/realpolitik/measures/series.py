"""Net cooperation as a series over time: what reciprocity and lead and lag are measured on."""
# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from realpolitik.measures.windows import ASSERTED, Window, abroad, counted, following

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from realpolitik.measures.intervals import Floats

Dyad = tuple[str, str]


def dyad_series(
    events: pa.Table, by: Window, statuses: Sequence[str] = ASSERTED
) -> dict[Dyad, dict[str, float]]:
    """Each directed dyad's sum of intensities by window; windows without events are absent."""
    kept = abroad(counted(events, by, statuses))
    grouped = kept.group_by(["source", "target", "window"]).aggregate([("intensity", "sum")])
    found: dict[Dyad, dict[str, float]] = {}
    for row in grouped.to_pylist():
        found.setdefault((row["source"], row["target"]), {})[row["window"]] = row["intensity_sum"]
    return found


def aligned(first: dict[str, float], second: dict[str, float]) -> tuple[Floats, Floats]:
    """Two series over the span in which either of them has events.

    Inside the span a window without events is a net cooperation of 0: nothing was recorded while
    the record ran. Outside it nothing is known, and the series ends.
    """
    seen = sorted({*first, *second})
    span = following(seen[0], seen[-1]) if seen else []
    return (
        np.array([first.get(window, 0.0) for window in span]),
        np.array([second.get(window, 0.0) for window in span]),
    )
