"""Which events count, in which window of time: the first step of every measure on events."""

# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pyarrow as pa
import pyarrow.compute as pc

from realpolitik.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

Window = Literal["all", "year", "quarter", "month"]

ASSERTED = ("asserted",)
COLUMNS = ("source_country", "target_country", "quad", "intensity", "status", "date", "year")
WHOLE = "all"


def counted(events: pa.Table, by: Window = "all", statuses: Sequence[str] = ASSERTED) -> pa.Table:
    """The events that count, each with its `window`.

    Takes:   a tidy event table (event_id, source_country, target_country, root, quad, intensity,
             status, date, year); the length of the window; the statuses that count.
    Returns: columns source, target, window, quad, intensity, status. Events without a source or a
             target, and events whose date does not reach the window's precision, are left out:
             an event of 1999 belongs to no month. Where `date` is null, `year` alone serves.
    Raises:  BadInput naming a missing column.
    """
    for name in COLUMNS:
        if name not in events.column_names:
            raise BadInput(
                f"The event table has no column {name!r}.",
                hint=f"A measure on events needs {', '.join(COLUMNS)}.",
            )
    keep = pc.is_in(pc.cast(events["status"], pa.string()), value_set=pa.array(list(statuses)))
    kept = events.filter(keep)
    table = pa.table(
        {
            "source": pc.cast(kept["source_country"], pa.string()),
            "target": pc.cast(kept["target_country"], pa.string()),
            "window": _window(kept, by),
            "quad": pc.cast(kept["quad"], pa.int64()),
            "intensity": pc.cast(kept["intensity"], pa.float64()),
            "status": pc.cast(kept["status"], pa.string()),
        }
    )
    named = pc.and_(_named(table["source"]), _named(table["target"]))
    return table.filter(pc.and_(named, pc.is_valid(table["window"])))


def between(events: pa.Table, sources: Sequence[str], targets: Sequence[str]) -> pa.Table:
    """The counted events from any of `sources` to any of `targets`."""
    return events.filter(
        pc.and_(
            pc.is_in(events["source"], value_set=pa.array(list(sources), pa.string())),
            pc.is_in(events["target"], value_set=pa.array(list(targets), pa.string())),
        )
    )


def abroad(events: pa.Table) -> pa.Table:
    """The counted events whose source and target differ: domestic events are no dyad."""
    return events.filter(pc.not_equal(events["source"], events["target"]))


def following(first: str, last: str) -> list[str]:
    """Every window from `first` to `last`, both included, of the precision they are written in.

    >>> following("1999-11", "2000-02")
    ['1999-11', '1999-12', '2000-01', '2000-02']
    >>> following("1999-Q4", "2000-Q1")
    ['1999-Q4', '2000-Q1']
    >>> following("1999", "2000")
    ['1999', '2000']
    """
    if first == WHOLE:
        return [WHOLE]
    year, _, part = first.partition("-")
    last_year = int(last.partition("-")[0])
    years = range(int(year), last_year + 1)
    if not part:
        names = [f"{y:04d}" for y in years]
    elif part.startswith("Q"):
        names = [f"{y:04d}-Q{quarter}" for y in years for quarter in range(1, 5)]
    else:
        names = [f"{y:04d}-{month:02d}" for y in years for month in range(1, 13)]
    return [name for name in names if first <= name <= last]


def _named(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.and_kleene(pc.is_valid(column), pc.not_equal(pc.fill_null(column, ""), ""))


def _window(events: pa.Table, by: Window) -> pa.ChunkedArray | pa.Array:
    if by == "all":
        return pa.array([WHOLE] * events.num_rows, pa.string())
    date = pc.cast(events["date"], pa.date32())
    if by == "year":
        year = pc.coalesce(pc.cast(pc.year(date), pa.int64()), pc.cast(events["year"], pa.int64()))
        return pc.utf8_lpad(pc.cast(year, pa.string()), 4, "0")
    year = pc.utf8_lpad(pc.cast(pc.year(date), pa.string()), 4, "0")
    if by == "quarter":
        part = pc.binary_join_element_wise("Q", pc.cast(pc.quarter(date), pa.string()), "")
    elif by == "month":
        part = pc.utf8_lpad(pc.cast(pc.month(date), pa.string()), 2, "0")
    else:
        raise BadInput(
            f"There is no window called {by!r}.", hint="Known: all, year, quarter, month."
        )
    return pc.binary_join_element_wise(year, part, "-")
