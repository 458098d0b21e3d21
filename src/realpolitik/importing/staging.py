"""A chunk of rows as the temporary table `staged`: the layout's columns as text, and `line`.

Sound chunks are read by DuckDB, in parallel. It reads none of a chunk in which a single row is
unsound, and then the rows are taken one by one, and the unsound ones put aside with the reason.
"""

# ruff: noqa: S608  (identifiers come from the formats' own tables; values go through `?`)
from __future__ import annotations

import csv
import json
import os
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pyarrow as pa

from realpolitik.importing.chunks import LONGEST, Chunk

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from realpolitik.importing.format import Format, Variant

BATCH = 20_000  # rows in memory at a time, where they are taken one by one
BLOCK = 2**20  # bytes looked at together
SHOWN = 4_000  # characters of a rejected row that are kept with the reason


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that cannot be used: its line, the reason, and the row as it stood."""

    line: int
    reason: str
    row: str


class Unsound(Exception):
    """A row that cannot be cut into cells; says why."""


def stage(
    connection: duckdb.DuckDBPyConnection,
    chunk: Chunk,
    format_: Format,
    variant: Variant,
    header: Sequence[str],
) -> list[Reject]:
    """Fills `staged` from `chunk`; returns the rows that could not be cut into cells.

    `header` are the columns of the file, in its order.
    """
    if chunk.even and not chunk.broken and format_.shape == "delimited":
        try:
            if by_duckdb(connection, chunk, format_, variant, header):
                return []
        except duckdb.Error:
            pass  # whichever row it stumbled over is found and named below
    rejects: list[Reject] = []
    one_by_one(connection, chunk, format_, variant, header, rejects)
    return rejects


def by_duckdb(
    connection: duckdb.DuckDBPyConnection,
    chunk: Chunk,
    format_: Format,
    variant: Variant,
    header: Sequence[str],
) -> bool:
    """Reads a chunk with read_csv; whether each line became one row. Raises duckdb.Error."""
    data = chunk.data
    width = data.count(format_.delimiter.encode(), 0, data.find(b"\n") + 1 or len(data)) + 1
    if not format_.header:
        if width not in range(fewest(header, variant, format_), len(header) + 1):
            return False
        header = header[:width]
    if delimiters(data, format_) != chunk.lines * (len(header) - 1):
        return False  # DuckDB lets an empty cell too many pass, and the cells before it shift
    columns = ", ".join(f"{text(name)}: 'VARCHAR'" for name in header)
    quote = '"' if format_.quoted else ""
    missing = ", ".join(text(mark) for mark in ("", *format_.missing))
    wanted = [name for name in variant.read() if name in header]
    absent = [name for name in variant.read() if name not in header]
    chosen = [named(name) for name in wanted] + [f"NULL::TEXT AS {named(name)}" for name in absent]
    with passed_on(data) as place:
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE staged AS SELECT {', '.join(chosen)} "
            f"FROM read_csv({text(place)}, columns = {{{columns}}}, header = false, "
            f"auto_detect = false, delim = {text(format_.delimiter)}, quote = {text(quote)}, "
            f"escape = {text(quote)}, nullstr = [{missing}], compression = 'none', "
            f"max_line_size = {LONGEST})"
        )
    (rows,) = connection.execute("SELECT count(*) FROM staged").fetchone() or (0,)
    if rows != chunk.lines:
        return False
    connection.execute(
        "CREATE OR REPLACE TEMP VIEW numbered AS "
        f"SELECT *, rowid + {int(chunk.first_line)} AS line FROM staged"
    )
    return True


def delimiters(data: bytes, format_: Format) -> int:
    """How many delimiters there are in the bytes, outside quotation marks."""
    found, within = 0, np.uint8(0)
    for start in range(0, len(data), BLOCK):
        block = np.frombuffer(data, np.uint8, min(BLOCK, len(data) - start), start)
        at = block == ord(format_.delimiter)
        if format_.quoted:
            inside = np.bitwise_xor.accumulate((block == ord('"')).astype(np.uint8)) ^ within
            within = inside[-1]
            at &= inside == 0
        found += int(np.count_nonzero(at))
    return found


@contextmanager
def passed_on(data: bytes) -> Generator[str]:
    """A path under which DuckDB can read `data`: in memory where the system has such files."""
    if hasattr(os, "memfd_create"):
        handle = os.memfd_create("realpolitik-chunk")
        place = f"/proc/self/fd/{handle}"
    else:
        handle, place = tempfile.mkstemp(prefix="realpolitik-", suffix=".chunk")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            yield place
    finally:
        if not place.startswith("/proc/"):
            Path(place).unlink(missing_ok=True)


def one_by_one(
    connection: duckdb.DuckDBPyConnection,
    chunk: Chunk,
    format_: Format,
    variant: Variant,
    header: Sequence[str],
    rejects: list[Reject],
) -> None:
    """Reads a chunk row by row, putting those that are unsound among the `rejects`."""
    data = chunk.data.replace(b"\r\n", b"\n") if b"\r" in chunk.data else chunk.data
    wanted = variant.read()
    typed = ", ".join(f"{named(name)} TEXT" for name in wanted)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE staged ({typed}, line BIGINT)")
    connection.execute("CREATE OR REPLACE TEMP VIEW numbered AS FROM staged")
    places = [header.index(name) if name in header else None for name in wanted]
    missing = {"", *format_.missing}
    taken = lines(data, chunk.first_line, quoted=format_.quoted)
    while some := list(islice(taken, BATCH)):
        staged: list[list[str | None]] = [[] for _ in wanted]
        numbers: list[int] = []
        for line, raw in some:
            try:
                if chunk.broken and not raw.endswith(b"\n"):
                    raise Unsound(f"the file breaks off within this row ({chunk.broken})")
                row = cells(raw, format_, variant, header)
            except Unsound as said:
                rejects.append(Reject(line, str(said), shown(raw)))
                continue
            numbers.append(line)
            for column, place in zip(staged, places, strict=True):
                cell = row[place] if place is not None and place < len(row) else None
                column.append(None if cell in missing else cell)
        arrays = [pa.array(column, pa.string()) for column in staged]
        table = pa.table([*arrays, pa.array(numbers, pa.int64())], names=[*wanted, "line"])
        connection.register("taken", table)
        try:
            connection.execute("INSERT INTO staged FROM taken")
        finally:
            connection.unregister("taken")


def shown(raw: bytes) -> str:
    """A row as it is shown with the reason it was rejected for."""
    return raw[: SHOWN * 4].decode("utf-8", "replace").rstrip("\r\n").replace("\0", "␀")[:SHOWN]


def lines(data: bytes, first_line: int, *, quoted: bool) -> Generator[tuple[int, bytes]]:
    """The rows of a chunk with the number of the line each begins on.

    A quotation mark that is never closed would swallow every row after it: then its line is given
    as a row by itself, and the next line begins afresh.
    """
    physical = data.splitlines(keepends=True) if b"\r" not in data else split_at_lf(data)
    if not quoted:
        yield from enumerate(physical, first_line)
        return
    at = 0
    while at < len(physical):
        end, length = at, 0
        open_ = 0
        while end < len(physical):
            open_ ^= physical[end].count(b'"') % 2
            length += len(physical[end])
            end += 1
            if not open_ or length > LONGEST:
                break
        if open_:
            end = at + 1
        yield first_line + at, b"".join(physical[at:end])
        at = end


def split_at_lf(data: bytes) -> list[bytes]:
    """The lines of `data`, cut at line feeds alone."""
    parts = data.split(b"\n")
    whole = [part + b"\n" for part in parts[:-1]]
    return whole + ([parts[-1]] if parts[-1] else [])


def cells(
    raw: bytes, format_: Format, variant: Variant, header: Sequence[str]
) -> Sequence[str | None]:
    """The cells of one row; raises Unsound saying why it has none."""
    if len(raw) > LONGEST:
        raise Unsound(f"the row is {len(raw):,} bytes long")
    if b"\0" in raw:
        raise Unsound("the row holds a NUL byte")
    try:
        line = raw.decode("utf-8").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError as said:
        raise Unsound(f"not UTF-8 at byte {said.start} of the row") from None
    if not line.strip():
        raise Unsound("the row is empty")
    if format_.shape == "jsonl":
        return json_cells(line, header)
    row = quoted_cells(line, format_) if format_.quoted else line.split(format_.delimiter)
    least = fewest(header, variant, format_)
    if not least <= len(row) <= len(header):
        what = "short" if len(row) < least else "long"
        raise Unsound(f"the row is too {what}: {len(row)} columns where {len(header)} are expected")
    return row


def fewest(header: Sequence[str], variant: Variant, format_: Format) -> int:
    """How many columns a row has at least: a header names them all, and all must be there."""
    return len(header) - (0 if format_.header else len(variant.optional))


def quoted_cells(line: str, format_: Format) -> list[str]:
    """The cells of a row that may quote them."""
    if line.count('"') % 2:
        raise Unsound("a quotation mark is never closed")
    try:
        rows = list(csv.reader([line], delimiter=format_.delimiter, strict=True))
    except csv.Error as said:
        raise Unsound(f"the quotation marks do not match: {said}") from None
    return rows[0]


def json_cells(line: str, header: Sequence[str]) -> list[str | None]:
    """The cells of a row that is a JSON object, nested names joined with `_`."""
    try:
        found: Any = json.loads(line)
        flat = flattened(found)
    except (ValueError, RecursionError, TypeError, AttributeError, KeyError) as said:
        raise Unsound(f"not a JSON object of ours: {said}") from None
    return [flat.get(name) for name in header]


def flattened(row: dict[str, Any]) -> dict[str, str | None]:
    """A JSON object of our exports, nested or flat already, as flat cells of text."""
    flat: dict[str, str | None] = {}
    for name, value in row.items():
        if name == "span":
            flat["span_start"], flat["span_end"] = (str(int(end)) for end in value)
        elif name == "trigger":
            flat["trigger_text"] = str(value["text"])
            start, end = value["span"]
            flat["trigger_span_start"], flat["trigger_span_end"] = str(int(start)), str(int(end))
        elif name in {"source", "target"}:
            flat |= {f"{name}_{part}": str(cell) for part, cell in (value or {}).items()}
        elif isinstance(value, str):
            flat[name] = value
        elif name == "contexts":
            flat[name] = ";".join(map(str, value))
        elif name == "attribution":
            flat[name] = json.dumps(value, ensure_ascii=False)
        else:
            flat[name] = None if value is None else str(value)
    return flat


def text(value: str) -> str:
    """A text as an SQL literal."""
    return "'" + value.replace("'", "''") + "'"


def named(column: str) -> str:
    """A column's name as an SQL identifier."""
    return '"' + column.replace('"', '""') + '"'
