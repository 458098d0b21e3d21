"""Foreign columns to typed columns; a cell that is not what its column holds is named."""
# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from realpolitik.errors import BadInput

if TYPE_CHECKING:
    from realpolitik.reference.dataset import Column

EMPTY = frozenset({"", "NA", "NaN", "nan", "NULL", ".", "n/a"})
ARROW = {
    "int": pa.int32(),
    "float": pa.float64(),
    "text": pa.string(),
    "date": pa.date32(),
    "year": pa.int32(),
    "bool": pa.bool_(),
}


def typed(
    values: pa.ChunkedArray, column: Column, missing: frozenset[str], where: str
) -> pa.ChunkedArray:
    """The column's values as its kind; what the publisher writes for unknown becomes null.

    Raises BadInput naming the file, the column, the row and the cell that does not fit.
    """
    wanted = ARROW[column.kind]
    if isinstance(values.type, pa.DictionaryType):
        values = pc.cast(values, values.type.value_type)
    if pa.types.is_string(values.type) or pa.types.is_large_string(values.type):
        values = pc.utf8_trim_whitespace(pc.cast(values, pa.string()))
        keep_na = column.kind == "text" and column.name != "choice"
        empty = [""] if keep_na else sorted(EMPTY)  # Namibia's ISO2 is NA; text is left alone
    else:
        empty = []
    if missing and column.kind != "text":
        absent = sorted(missing)
        as_text = pc.cast(values, pa.string())
        unknown = pc.is_in(as_text, value_set=pa.array([*absent, *empty], pa.string()))
    elif empty:
        unknown = pc.is_in(values, value_set=pa.array(empty, pa.string()))
    else:
        unknown = None
    if unknown is not None:
        values = pc.if_else(unknown, pa.scalar(None, values.type), values)
    if values.type == wanted:
        return values
    try:
        return _cast(values, column.kind)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, ValueError):
        row, cell = _first_misfit(values, column.kind)
        raise BadInput(
            f"{where}, column {column.name!r}, row {row}: {cell!r} is not {_said(column.kind)}.",
            hint="Repair the cell, or leave it empty if the value is not known.",
        ) from None


def _cast(values: pa.ChunkedArray, kind: str) -> pa.ChunkedArray:
    if kind == "bool":
        return pc.not_equal(pc.cast(pc.cast(values, pa.float64()), pa.int64()), 0)
    if kind == "int":
        if pa.types.is_string(values.type):
            values = pc.cast(values, pa.float64())
        return pc.cast(values, pa.int32())
    if kind == "date":
        return _dates(values)
    if kind == "year":
        return _years(values)
    return pc.cast(values, ARROW[kind])


def _dates(values: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_string(values.type):
        days = [
            None if text is None else dt.date.fromisoformat(text[:10])
            for text in values.to_pylist()
        ]
        return pa.chunked_array([pa.array(days, pa.date32())])
    return pc.cast(values, pa.date32())


def _years(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Years of dates, of years, and of the YYYYMM that COW writes."""
    if pa.types.is_date(values.type) or pa.types.is_timestamp(values.type):
        return pc.cast(pc.year(values), pa.int32())
    if pa.types.is_string(values.type):
        values = pc.utf8_slice_codeunits(values, 0, 4)
        return pc.cast(values, pa.int32())
    whole = pc.cast(values, pa.int64())
    return pc.cast(pc.if_else(pc.greater(whole, 9999), pc.divide(whole, 100), whole), pa.int32())


def _first_misfit(values: pa.ChunkedArray, kind: str) -> tuple[int, object]:
    for row, cell in enumerate(values.to_pylist(), start=1):
        try:
            _cast(pa.chunked_array([pa.array([cell], values.type)]), kind)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError, ValueError):
            return row, cell
    return 0, values.type


def _said(kind: str) -> str:
    names = {"int": "a whole number", "float": "a number", "date": "a date", "year": "a year"}
    return names.get(kind, f"a {kind}")
