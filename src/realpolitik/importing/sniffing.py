"""Which variant of a format a file has, and in which order its columns come."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from realpolitik.errors import UnreadableSource
from realpolitik.importing import realpolitik
from realpolitik.importing.chunks import Chunk, chunks

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from realpolitik.importing.format import Format, Variant
    from realpolitik.importing.sources import Source

PARQUET = b"PAR1"
SNIFFED = 1_000  # lines in which one of the right width is looked for


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is to be read; `header` are its columns, `unknown` those the format lacks."""

    format: Format
    variant: Variant
    header: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def chunks_of(source: Source, format_: Format, size: int) -> Iterator[Chunk]:
    """The chunks of a stream; a Parquet file of ours as lines of JSON."""
    if format_.name == realpolitik.FORMAT.name:
        if begins_with(source, PARQUET):
            return parquet_chunks(source)
        return chunks(source, quoted=not begins_with(source, b"{"), size=size)
    return chunks(source, quoted=format_.quoted, size=size)


def begins_with(source: Source, mark: bytes) -> bool:
    """Whether a stream begins with `mark`, which is left unread."""
    source.pushed = source.read(len(mark)) if not source.pushed else source.pushed
    return source.pushed.startswith(mark)


def parquet_chunks(source: Source) -> Generator[Chunk]:
    """The rows of a Parquet file, batch by batch, as lines of JSON."""
    byte = 0
    line = 1
    try:
        source.raw.seek(0)
        file = pq.ParquetFile(source.raw)
        for batch in file.iter_batches(50_000):
            rows = (json.dumps(row, ensure_ascii=False, default=str) for row in batch.to_pylist())
            data = "".join(f"{row}\n" for row in rows).encode("utf-8", "replace")
            yield Chunk(data, byte, line)
            byte += len(data)
            line += batch.num_rows
    except (pa.ArrowException, OSError) as said:
        raise UnreadableSource(
            f"{source.name}: damaged as a Parquet file: {said}", hint="Export it again."
        ) from said


def layout(chunk: Chunk, format_: Format, name: str) -> tuple[Layout, Chunk]:
    """How to read the file that begins with `chunk`, and what of the chunk is rows.

    Raises: UnreadableSource where header or columns are not the format's.
    """
    if format_.name == realpolitik.FORMAT.name and not chunk.data.startswith(b"{"):
        format_ = realpolitik.CSV
    if format_.shape == "jsonl":
        return Layout(format_, format_.variants[0], format_.variants[0].columns), chunk
    first, _, rows = chunk.data.partition(b"\n")
    if not format_.header:
        variant = by_width(widths(chunk.data, format_), format_, name)
        return Layout(format_, variant, variant.columns), chunk
    cells = first_cells(first, format_)
    variant = format_.variants[0]
    check_header(cells, variant, format_, name)
    unknown = tuple(cell for cell in cells if cell not in variant.columns)
    after = replace(
        chunk,
        data=rows,
        first_byte=chunk.first_byte + len(first) + 1,
        first_line=chunk.first_line + 1,
    )
    return Layout(format_, variant, tuple(cells), unknown), after


def first_cells(line: bytes, format_: Format) -> list[str]:
    """The cells of the first line, stripped."""
    text = line.decode("utf-8", "replace").rstrip("\r")
    if format_.quoted:
        cells = next(csv.reader([text.replace("\0", "")], delimiter=format_.delimiter), [])
    else:
        cells = text.split(format_.delimiter)
    return [cell.strip() for cell in cells]


def widths(data: bytes, format_: Format) -> list[int]:
    """The numbers of columns of the first lines, those of the first first."""
    lines = data[: 2**24].split(b"\n", SNIFFED)[:SNIFFED]
    return [line.count(format_.delimiter.encode()) + 1 for line in lines]


def by_width(found: Sequence[int], format_: Format, name: str) -> Variant:
    """The variant that most of the first lines have the columns of; raises UnreadableSource."""
    allowed = [
        range(len(variant.columns) - len(variant.optional), len(variant.columns) + 1)
        for variant in format_.variants
    ]
    votes = [sum(width in some for width in found) for some in allowed]
    if not any(votes):
        expected = " or ".join(str(width) for some in allowed for width in some)
        raise UnreadableSource(
            f"{name}, line 1: {found[0]} tab-separated columns; "
            f"{format_.name} files have {expected}.",
            hint="Check that the format is the file's.",
        )
    return format_.variants[votes.index(max(votes))]


def check_header(cells: Sequence[str], variant: Variant, format_: Format, name: str) -> None:
    """Raises UnreadableSource where the header lacks a column that is read, or has one twice."""
    absent = [c for c in variant.read() if c not in cells and c not in variant.optional]
    if absent:
        raise UnreadableSource(
            f"{name}, line 1: the header of a {format_.name} file is expected, but "
            f"{'column' if len(absent) == 1 else 'columns'} {', '.join(absent)} "
            f"{'is' if len(absent) == 1 else 'are'} missing.",
            hint="Check that the format is the file's, and that its header line is whole.",
        )
    twice = sorted({cell for cell in cells if list(cells).count(cell) > 1})
    if twice:
        raise UnreadableSource(
            f"{name}, line 1: the header names {', '.join(twice)} twice.",
            hint="Name each column once.",
        )
