"""The rows that could not be used, written beside the file they are from."""

from __future__ import annotations

import csv
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from realpolitik.errors import UnwritableOutput
from realpolitik.tabular import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = ("file", "line", "reason", "row")


def write_rejects(rows: Iterable[dict[str, Any]], source: Path, otherwise: Path) -> Path:
    """Writes `<source>.rejects.csv`, or in folder `otherwise` where that cannot be written.

    The file is written wholly or not at all; returns where. Raises: UnwritableOutput.
    """
    table = list(rows)
    name = f"{source.name}.rejects.csv"
    for folder in (source.parent, otherwise):
        with suppress(OSError):
            return write(table, folder / name)
    raise UnwritableOutput(
        f"{source.parent / name} cannot be written, nor can {otherwise / name}.",
        hint="The rejected rows are in the store: table import_reject.",
    )


def write(table: Iterable[dict[str, Any]], path: Path) -> Path:
    """Writes the rows to `path` by way of a temporary file; raises OSError."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows([guarded(row[column]) for column in COLUMNS] for row in table)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    return path
