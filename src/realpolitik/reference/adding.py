"""A publisher's file to a tidy table: each column read, waived or reported."""
# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from realpolitik.errors import BadInput, UnknownName
from realpolitik.gazetteer.crosswalk import convert
from realpolitik.reference import trade, votes
from realpolitik.reference.cells import ARROW, typed
from realpolitik.reference.datasets import dataset_named
from realpolitik.reference.files import read_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from realpolitik.records.origin import Origin
    from realpolitik.reference.dataset import Column, DataSet

SHAPES: dict[str, Callable[[pa.Table, str], pa.Table]] = {
    "un-votes": votes.shaped_votes,
    "un-roll-calls": votes.shaped_roll_calls,
    "trade": trade.shaped,
}
"""What a data set needs beyond names and types, by name."""


@dataclass(frozen=True, slots=True)
class Account:
    """What became of a file's columns, in the file's own names."""

    read: tuple[str, ...]
    waived: tuple[str, ...]
    unknown: tuple[str, ...]


def read_dataset(name: str, path: Path) -> tuple[pa.Table, Origin]:
    """The file at `path` as data set `name`, in the catalogue's columns.

    Takes:   a name of the catalogue; the publisher's file or the tidy one.
    Returns: the table, and its origin with the years the rows really cover. The table's metadata
             key `notes` holds, a line each, what the reader should know: columns that no layout
             names and so were not read, and a number of rows no whole file would have.
    Raises:  UnknownName for the name; BadInput naming file and column for a missing or wrong one.
    """
    dataset = dataset_named(name)
    path = Path(path)
    raw = read_file(path)
    if not raw.num_rows:
        raise BadInput(f"{path} has no rows.", hint=f"Get the file again: {dataset.page}.")
    sources, account = _account(dataset, raw, path)
    columns = {
        column.name: typed(raw[sources[column.name]], column, dataset.missing, str(path))
        if column.name in sources
        else pa.nulls(raw.num_rows, ARROW[column.kind])
        for column in dataset.columns
    }
    table = _with_countries(pa.table(columns), dataset)
    if name in SHAPES:
        table = SHAPES[name](table, str(path))
    notes = "\n".join(_notes(dataset, table, account))
    table = table.combine_chunks().replace_schema_metadata({"notes": notes})
    return table, dataset.origin(_years(table))


def account(name: str, path: Path) -> Account:
    """Which columns of the file would be read, which are waived, and which no layout names."""
    return _account(dataset_named(name), read_file(Path(path)), Path(path))[1]


def notes(table: pa.Table) -> list[str]:
    """What the reader of a table from `read_dataset` should know."""
    text = (table.schema.metadata or {}).get(b"notes", b"").decode("utf-8")
    return text.splitlines()


def _account(dataset: DataSet, raw: pa.Table, path: Path) -> tuple[dict[str, str], Account]:
    """The file's name for each of our columns, and what became of all of the file's columns."""
    lower = {name.lower().strip().strip("\ufeff"): name for name in reversed(raw.column_names)}
    sources: dict[str, str] = {}
    for column in dataset.columns:
        found = next((lower[known] for known in _names(column) if known in lower), None)
        if found is not None:
            sources[column.name] = found
        elif column.needed:
            raise BadInput(
                f"{path} has no column for {column.name!r} of {dataset.name} "
                f"(known as {', '.join(column.known_as)}).",
                hint=f"Columns of the file: {', '.join(raw.column_names[:30])}. "
                f"Get the file from: {dataset.page}.",
            )
    used = set(sources.values())
    rest = [name for name in raw.column_names if name not in used]
    waived = [name for name in rest if _waived(dataset, name.lower())]
    unknown = [name for name in rest if name not in waived]
    read = tuple(name for name in raw.column_names if name in used)
    return sources, Account(read, tuple(waived), tuple(unknown))


def _names(column: Column) -> tuple[str, ...]:
    return (*column.known_as, column.name)


def _waived(dataset: DataSet, name: str) -> bool:
    return name in dataset.waived or name.startswith(tuple(dataset.waived_prefixes) or ("\0",))


def _notes(dataset: DataSet, table: pa.Table, account: Account) -> list[str]:
    found = [
        f"column {name!r} is in no layout we know and was not read" for name in account.unknown
    ]
    least, most = dataset.rows
    if not least <= table.num_rows <= most:
        found.append(f"{table.num_rows} rows; a whole file of {dataset.name} has {least} to {most}")
    return found


def _years(table: pa.Table) -> tuple[int, int] | None:
    bounds: list[int] = []
    for name in ("year", "first", "last"):
        if name in table.column_names and table[name].null_count < table.num_rows:
            ends = pc.min_max(table[name]).as_py()
            bounds += [ends["min"], ends["max"]]
    for name in ("date", "startdate", "enddate"):
        if name in table.column_names and table[name].null_count < table.num_rows:
            ends = pc.min_max(table[name]).as_py()
            bounds += [ends["min"].year, ends["max"].year]
    return (min(bounds), max(bounds)) if bounds else None


def _with_countries(table: pa.Table, dataset: DataSet) -> pa.Table:
    """The table with each missing country filled from its COW code, as of the row's year."""
    for country, code, when in dataset.countries:
        if table[country].null_count < table.num_rows or when not in table.column_names:
            continue
        years = table[when]
        years = pc.year(years) if pa.types.is_date(years.type) else years
        keys = list(zip(table[code].to_pylist(), years.to_pylist(), strict=True))
        known = {key: state_in(*key) for key in set(keys)}
        filled = pa.array([known[key] for key in keys], pa.string())
        table = table.set_column(table.column_names.index(country), country, filled)
    return table


def state_in(ccode: int | None, year: int | None) -> str | None:
    """The state that bore a COW code in a year, at its end or else at any time in it."""
    if ccode is None or year is None:
        return None
    for day in (dt.date(year, 12, 31), dt.date(year, 7, 1), dt.date(year, 1, 1)):
        try:
            found = convert(ccode, "cow", "iso3", day)
        except UnknownName:
            return None
        if found is not None:
            return found
    return None
