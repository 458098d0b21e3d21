"""A tidy table as CSV, Parquet or Arrow; CSV cells that a spreadsheet would run are disarmed."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from realpolitik.errors import UnknownName
from realpolitik.exporting.csv import write_rows
from realpolitik.exporting.output import replacing


def write_table(table: pa.Table, to: Path | BinaryIO) -> None:  # pyright: ignore[reportUnknownParameterType]
    """Write `table` to a path, by its suffix, or as CSV to a binary stream.

    Raises: UnknownName for a suffix there is no writer for; UnwritableOutput.
    """
    if not isinstance(to, Path):
        _csv(table, to)
        return
    writers = {".csv": _csv, ".parquet": _parquet, ".arrow": _arrow, ".feather": _arrow}
    writer = writers.get(to.suffix.lower())
    if writer is None:
        raise UnknownName(
            f"{to}: a table cannot be written as {to.suffix or 'a file without suffix'}.",
            hint=f"Give a name that ends in {', '.join(writers)}.",
        )
    with replacing(to) as file:
        writer(table, file)


def _csv(table: pa.Table, file: BinaryIO) -> None:  # pyright: ignore[reportUnknownParameterType]
    rows = (
        [row[name] for name in table.column_names]
        for batch in table.to_batches(max_chunksize=10_000)
        for row in batch.to_pylist()
    )
    write_rows(table.column_names, rows, file)


def _parquet(table: pa.Table, file: BinaryIO) -> None:  # pyright: ignore[reportUnknownParameterType]
    pq.write_table(table, file, compression="zstd")


def _arrow(table: pa.Table, file: BinaryIO) -> None:  # pyright: ignore[reportUnknownParameterType]
    with pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table)
