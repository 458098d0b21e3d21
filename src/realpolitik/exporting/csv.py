"""Events as CSV with the columns of `flat.SCHEMA`, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, BinaryIO

from realpolitik.exporting.flat import SCHEMA, to_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from realpolitik.records.event import Event
from realpolitik.tabular import guarded


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
