"""Tab-separated text in the column layouts of other data sets, for programs that read those."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

BREAKS = re.compile(r"[\t\r\n\0]+")


def write_rows(
    rows: Iterable[Mapping[str, object]],
    columns: Sequence[str],
    file: BinaryIO,
    *,
    header: bool,
    missing: str,
) -> None:
    """Writes rows by column name; tabs and line ends in a cell become spaces.

    A cell that is None, "" or absent is written as `missing`.
    """
    if header:
        file.write(("\t".join(columns) + "\n").encode())
    for row in rows:
        cells = (row.get(column) for column in columns)
        line = "\t".join(
            missing if cell is None or cell == "" else BREAKS.sub(" ", str(cell)) for cell in cells
        )
        file.write(line.encode("utf-8", "replace") + b"\n")
