"""Events as CSV with the columns of `flat.SCHEMA`, safe to open in a spreadsheet.

A spreadsheet runs a text cell that begins with = + - @, a tab or a carriage return as a formula,
so such a cell gets a `'` before it, and so does one that begins with `'` and then one of those:
`plain` undoes exactly what `guarded` did.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, BinaryIO

from realpolitik.exporting.flat import SCHEMA, to_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from realpolitik.records.event import Event

FORMULA = re.compile(r"'*[=+\-@\t\r]")


def guarded(cell: object) -> object:
    """The cell, with `'` before text that a spreadsheet would run.

    >>> guarded("=1+1"), guarded(-4.0), guarded("a=b")
    ("'=1+1", -4.0, 'a=b')
    """
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """The text that `guarded` was given.

    >>> plain("'=1+1"), plain("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def write(events: Iterable[Event], file: BinaryIO) -> None:
    """Writes a header and one row an event; UTF-8, rows end with LF."""
    rows = (to_row(event) for event in events)
    write_rows(SCHEMA.names, ([row[name] for name in SCHEMA.names] for row in rows), file)


def write_rows(
    names: Sequence[str], table: Iterable[Sequence[object]], file: BinaryIO, *, delimiter: str = ","
) -> None:
    """Writes a header and rows, each text cell guarded."""
    text = io.TextIOWrapper(file, "utf-8", errors="replace", newline="", write_through=True)
    try:
        writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([guarded(cell) for cell in row] for row in table)
    finally:
        text.detach()
