"""Events as Parquet and Arrow files, with the columns of `flat.SCHEMA`, written in batches."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from realpolitik.exporting.flat import SCHEMA, to_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from realpolitik.records.event import Event

BATCH = 10_000


def batches(events: Iterable[Event]) -> Iterator[pa.RecordBatch]:  # pyright: ignore[reportUnknownParameterType]
    """The events as record batches."""
    remaining = iter(events)
    while some := list(islice(remaining, BATCH)):
        yield pa.RecordBatch.from_pylist([to_row(event) for event in some], schema=SCHEMA)


def write_parquet(events: Iterable[Event], file: BinaryIO) -> None:
    """Writes a Parquet file."""
    with pq.ParquetWriter(file, SCHEMA, compression="zstd") as writer:
        for batch in batches(events):
            writer.write_batch(batch)


def write_arrow(events: Iterable[Event], file: BinaryIO) -> None:
    """Writes an Arrow file (IPC, also called Feather 2)."""
    with pa.ipc.new_file(file, SCHEMA) as writer:
        for batch in batches(events):
            writer.write_batch(batch)
