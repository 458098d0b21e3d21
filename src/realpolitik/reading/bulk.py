"""Documents in bulk: JSONL, CSV or Parquet, a row a document.

Columns: `id, title, text, published, outlet, url, language`; only `text` is needed. A row that
cannot be used is reported with file and line, and the rest goes on; columns of other names are
noted on the documents.
"""

from __future__ import annotations

import csv as csv_module
import datetime as dt
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from realpolitik.errors import UnreadableSource
from realpolitik.reading.dating import Dated, stated
from realpolitik.reading.encoding import normalised
from realpolitik.reading.furniture import cleaned
from realpolitik.reading.gunzip import bomb
from realpolitik.reading.source import MAX_TEXT, MEGABYTE, SPLIT, Source
from realpolitik.reading.text import article_of, paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyarrow.parquet import ParquetFile

    from realpolitik.reading.article import Article, Report

COLUMNS = ("id", "title", "text", "published", "outlet", "url", "language")
MAX_ROW = 50 * MEGABYTE  # as it is written; its text may take MAX_TEXT
_PIECE = 1 << 20
_ROWS_AT_ONCE = 16
_SURROGATE = re.compile("[\ud800-\udfff]")
_NAMES = f"Name the columns {', '.join(COLUMNS)}; only text is needed."


def jsonl(source: Source, report: Report) -> Iterator[Article]:
    """The documents in a file with one JSON object a line."""
    for line, data in _lines(source.stream, source.ref, report):
        where = f"{source.ref}:{line}"
        if not data.strip():
            continue
        try:
            yield _article(_object(data, where), where, source, "application/x-ndjson")
        except UnreadableSource as problem:
            report(problem)


def csv(source: Source, report: Report) -> Iterator[Article]:
    """The documents in a CSV file (RFC 4180, UTF-8) whose first row names the columns."""
    csv_module.field_size_limit(MAX_ROW)
    rows = csv_module.reader(_characters(source, report), strict=True)
    header: list[str] | None = None
    while True:
        where = f"{source.ref}:{rows.line_num + 1}"
        try:
            row = next(rows)
            if header is None:
                header = _header(row, source.ref)
            elif row:
                yield _article(_fields(header, row, where), where, source, "text/csv")
        except StopIteration:
            return
        except csv_module.Error as error:
            problem = UnreadableSource(f"{where}: not CSV ({error}).", hint="Check its quotes.")
            if header is None:
                raise problem from error
            report(problem)
        except UnreadableSource as problem:
            if header is None:
                raise
            report(problem)


def parquet(source: Source, report: Report) -> Iterator[Article]:
    """The documents in a Parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table: Any = pq.ParquetFile(source.stream)
        _refuse_bomb(table, source.ref)
        header = _header(table.schema_arrow.names, source.ref)
        row = 0
        for batch in table.iter_batches(batch_size=_ROWS_AT_ONCE):
            for values in batch.to_pylist():
                row += 1
                where = f"{source.ref}:{row}"
                fields = dict(zip(header, values.values(), strict=True))
                try:
                    yield _article(fields, where, source, "application/vnd.apache.parquet")
                except UnreadableSource as problem:
                    report(problem)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise UnreadableSource(
            f"{source.ref}: damaged or truncated Parquet ({str(error).splitlines()[0][:120]}).",
            hint="Write or download the file again.",
        ) from error


def _article(fields: Mapping[str, object], where: str, source: Source, media_type: str) -> Article:
    """The article in one row; raises UnreadableSource where it has no usable text or date."""
    _refuse_half_characters(fields, where)
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise UnreadableSource(f"{where}: the row has no text.", hint=_NAMES)
    if len(text.encode()) > MAX_TEXT:
        raise UnreadableSource(
            f"{where}: the text is larger than {MAX_TEXT // MEGABYTE} MB, the most read as one "
            "document.",
            hint=SPLIT,
        )
    day = _string(fields.get("published"))
    date = stated(day) if day else None
    if day and date is None:
        raise UnreadableSource(
            f"{where}: published is {day!r}, not a full date from 1900 to today.",
            hint="Write it as YYYY-MM-DD, or leave it empty where it is not known.",
        )
    title = _string(fields.get("title"))
    found = cleaned(paragraphs_of(normalised(text)), title=normalised(title) if title else None)
    unknown = [str(name) for name in fields if name not in COLUMNS]
    note = f"columns not read: {', '.join(unknown)}" if unknown else None
    row_id = _string(fields.get("id"))
    at = Source(
        ref=f"{source.ref}#{row_id}" if row_id else where,
        name=where,
        stream=source.stream,
        url=_string(fields.get("url")),
    )
    article = article_of(
        found,
        at,
        media_type,
        note=note,
        outlet=_string(fields.get("outlet")),
        published=Dated(date, "meta") if date else None,
    )
    return replace(article, language=_string(fields.get("language")))


def _refuse_half_characters(fields: Mapping[str, object], where: str) -> None:
    """Raise UnreadableSource for a lone half of a surrogate pair, which JSON can write."""
    for name, value in fields.items():
        found = _SURROGATE.search(f"{name} {value}" if isinstance(value, str) else name)
        if found:
            raise UnreadableSource(
                f"{where}: {name!r} holds {found.group()!r}, half of a surrogate pair, "
                "which is no character.",
                hint="Write the character itself, or both halves, or leave it out.",
            )


def _string(value: object) -> str | None:
    """A cell as characters, dates in ISO 8601; None where it is empty."""
    written = value.isoformat() if isinstance(value, dt.date) else str(value or "")
    return written.strip() or None


def _object(data: bytes, where: str) -> dict[str, object]:
    """The JSON object on a line."""
    try:
        found: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UnreadableSource(
            f"{where}: not JSON ({str(error)[:80]}).",
            hint="Write one JSON object a line, in UTF-8.",
        ) from error
    if not isinstance(found, dict):
        raise UnreadableSource(f"{where}: not a JSON object.", hint=_NAMES)
    return {str(key).strip().lower(): value for key, value in found.items()}


def _header(names: list[str], ref: str) -> list[str]:
    """The names of a table's columns; raises UnreadableSource where text is not among them."""
    header = [name.strip().lower() for name in names]
    if "text" not in header:
        found = ", ".join(name[:40] for name in header[:12]) or "none"
        raise UnreadableSource(f"{ref}:1: no column is called text; found: {found}.", hint=_NAMES)
    return header


def _fields(header: list[str], row: list[str], where: str) -> dict[str, object]:
    if len(row) != len(header):
        raise UnreadableSource(
            f"{where}: the row has {len(row)} fields, the header {len(header)}.",
            hint="Put fields that hold commas or line breaks in double quotes.",
        )
    return dict(zip(header, row, strict=True))


def _characters(source: Source, report: Report) -> Iterator[str]:
    """The lines of a CSV file as characters."""
    for line, data in _lines(source.stream, source.ref, report):
        try:
            yield data.decode("utf-8-sig" if line == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableSource(
                f"{source.ref}:{line}: byte {error.start} of the line is not UTF-8.",
                hint="Save the file as UTF-8.",
            ) from error


def _lines(stream: BinaryIO, ref: str, report: Report) -> Iterator[tuple[int, bytes]]:
    """The numbered lines of a stream; one that is too long is reported and skipped unread."""
    stream.seek(0)
    number = 0
    while data := stream.readline(MAX_ROW):
        number += 1
        if len(data) == MAX_ROW and not data.endswith(b"\n"):
            while piece := stream.readline(_PIECE):
                if piece.endswith(b"\n"):
                    break
            report(
                UnreadableSource(
                    f"{ref}:{number}: a line of more than {MAX_ROW // MEGABYTE} MB; left out.",
                    hint="Write one document a line, each on a line of its own.",
                )
            )
            continue
        yield number, data
    if number == 0:
        raise UnreadableSource(
            f"{ref}: the file is empty.", hint="Check that the export was complete."
        )


def _refuse_bomb(table: ParquetFile, ref: str) -> None:
    """Raise UnreadableSource where a row group unpacks to far more than it takes."""
    metadata: Any = table.metadata
    for n in range(metadata.num_row_groups):
        group = metadata.row_group(n)
        packed = sum(group.column(c).total_compressed_size for c in range(group.num_columns))
        refused = bomb(ref, packed, group.total_byte_size)
        if refused:
            raise refused
