"""The tables that facts are looked up in: which there are, their years, the states they list."""
# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from realpolitik.records.origin import Origin
    from realpolitik.store.store import Store


def first_table(store: Store | None, names: Sequence[str]) -> tuple[Origin, pa.Table] | None:
    """The first of the reference data sets `names` that the store has, and whose it is."""
    for name in names:
        table = store.table(name) if store is not None else None
        if store is not None and table is not None and table.num_rows:
            return store.origins()[name], table
    return None


def years_of(table: pa.Table) -> tuple[int, int]:
    """The first and last year of a table's rows."""
    ends = pc.min_max(table["year"]).as_py()
    return int(ends["min"]), int(ends["max"])


def codes_in(table: pa.Table, *columns: str) -> Callable[[int], frozenset[str]]:
    """The states that a table lists in a year, as a function of the year."""

    @cache
    def of(year: int) -> frozenset[str]:
        rows = table.filter(pc.equal(table["year"], year))
        return frozenset(code for name in columns for code in pc.unique(rows[name]).to_pylist())

    return of
