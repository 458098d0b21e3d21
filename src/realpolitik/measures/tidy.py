"""Estimates to a tidy table: source, target, window, value, low, high, n, enough."""

# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from realpolitik.records.estimate import Estimate

if TYPE_CHECKING:
    from collections.abc import Iterable

Row = tuple[str, str, str, Estimate]

SCHEMA = pa.schema(
    [
        ("source", pa.string()),
        ("target", pa.string()),
        ("window", pa.string()),
        ("value", pa.float64()),
        ("low", pa.float64()),
        ("high", pa.float64()),
        ("n", pa.int64()),
        ("enough", pa.bool_()),
    ]
)


def tidy(rows: Iterable[Row]) -> pa.Table:
    """One row a dyad and window, in that order; a value that is not a number is null."""
    ordered = sorted(rows, key=lambda row: row[:3])
    columns = {
        "source": [source for source, _, _, _ in ordered],
        "target": [target for _, target, _, _ in ordered],
        "window": [window for _, _, window, _ in ordered],
        **estimates([estimate for _, _, _, estimate in ordered]),
    }
    return pa.table(columns, schema=SCHEMA)


def estimates(of: list[Estimate]) -> dict[str, pa.Array]:
    """The columns value, low, high, n and enough of a list of estimates."""
    return {
        "value": _floats([estimate.value for estimate in of]),
        "low": _floats([estimate.low for estimate in of]),
        "high": _floats([estimate.high for estimate in of]),
        "n": pa.array([estimate.n for estimate in of], pa.int64()),
        "enough": pa.array([estimate.enough for estimate in of], pa.bool_()),
    }


def _floats(values: list[float]) -> pa.Array:
    return pa.array(values, pa.float64(), from_pandas=True)  # nan becomes null
