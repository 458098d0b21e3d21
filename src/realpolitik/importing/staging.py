"""A chunk of rows as the temporary table `staged`: the layout's columns as text, and `line`.

Sound chunks are read by DuckDB, in parallel. It reads none of a chunk in which a single row is
unsound, and then the rows are taken one by one, and the unsound ones put aside with the reason.
"""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from realpolitik.importing.chunks import LONGEST, Chunk
from realpolitik.importing.format import Format, Variant

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
    data = chunk.data.replace(b"\r\n", b"\n") if b"\r" in chunk.data else chunk.data
    if format_.shape == "delimited" and not chunk.broken and sound(data):
        try:
            if by_duckdb(connection, data, chunk.first_line, format_, variant, header):
                return []
        except duckdb.Error:
            pass  # whichever row it stumbled over is found and named below
    rejects: list[Reject] = []
    one_by_one(connection, chunk, data, format_, variant, header, rejects)
    return rejects


def sound(data: bytes) -> bool:
    """Whether nothing in the bytes makes DuckDB's count of lines differ from ours."""
    return not any(odd in data for odd in (b"\0", b"\r", b"\n\n")) and not data.startswith(b"\n")


def by_duckdb(
    connection: duckdb.DuckDBPyConnection,
    data: bytes,
    first_line: int,
    format_: Format,
    variant: Variant,
    header: Sequence[str],
) -> bool:
    """Reads a chunk with read_csv; whether each line became one row. Raises duckdb.Error."""
    lines = data.count(b"\n") + (not data.endswith(b"\n"))
    width = data.count(format_.delimiter.encode(), 0, data.find(b"\n") + 1 or len(data)) + 1
    if not format_.quoted and width < len(header):
        header = header[:width]
    columns = ", ".join(f"{text(name)}: 'VARCHAR'" for name in header)
    quote = '"' if format_.quoted else ""
    missing = ", ".join(text(mark) for mark in ("", *format_.missing))
    wanted = [name for name in variant.read() if name in header]
    absent = [name for name in variant.read() if name not in header]
    chosen = [named(name) for name in wanted] + [f"NULL::TEXT AS {named(name)}" for name in absent]
    with tempfile.NamedTemporaryFile(prefix="realpolitik-", suffix=".chunk") as file:
        file.write(data)
        file.flush()
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE staged AS SELECT {', '.join(chosen)} "
            f"FROM read_csv({text(file.name)}, columns = {{{columns}}}, header = false, "
            f"auto_detect = false, delim = {text(format_.delimiter)}, quote = {text(quote)}, "
            f"escape = {text(quote)}, nullstr = [{missing}], compression = 'none')"
        )
    (rows,) = connection.execute("SELECT count(*) FROM staged").fetchone() or (0,)
    if rows != lines:
        return False
    connection.execute(
        "CREATE OR REPLACE TEMP VIEW numbered AS "
        f"SELECT *, rowid + {int(first_line)} AS line FROM staged"
    )
    return True


def one_by_one(
    connection: duckdb.DuckDBPyConnection,
    chunk: Chunk,
    data: bytes,
    format_: Format,
    variant: Variant,
    header: Sequence[str],
    rejects: list[Reject],
) -> None:
    """Reads a chunk row by row, putting those that are unsound among the `rejects`."""
    wanted = variant.read()
    places = [header.index(name) if name in header else None for name in wanted]
    missing = {"", *format_.missing}
    staged: list[list[str | None]] = [[] for _ in wanted]
    numbers: list[int] = []
    taken = list(lines(data, chunk.first_line, quoted=format_.quoted))
    for position, (line, raw) in enumerate(taken):
        try:
            if chunk.broken and position == len(taken) - 1 and not raw.endswith(b"\n"):
                raise Unsound(f"the file breaks off within this row ({chunk.broken})")
            row = cells(raw, format_, variant, header)
        except Unsound as said:
            shown = raw[: SHOWN * 4].decode("utf-8", "replace").rstrip("\n")[:SHOWN]
            rejects.append(Reject(line, str(said), shown.replace("\0", "␀")))
            continue
        numbers.append(line)
        for column, place in zip(staged, places, strict=True):
            cell = row[place] if place is not None and place < len(row) else None
            column.append(None if cell in missing else cell)
    table = pa.table(
        {
            **{
                name: pa.array(column, pa.string())
                for name, column in zip(wanted, staged, strict=True)
            },
            "line": pa.array(numbers, pa.int64()),
        }
    )
    connection.register("taken", table)
    try:
        connection.execute("CREATE OR REPLACE TEMP TABLE staged AS FROM taken")
    finally:
        connection.unregister("taken")
    connection.execute("CREATE OR REPLACE TEMP VIEW numbered AS FROM staged")


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
    if format_.quoted:
        row = quoted_cells(line, format_)
    else:
        row = line.split(format_.delimiter)
    fewest = len(header) - sum(name in header for name in variant.optional)
    if not fewest <= len(row) <= len(header):
        what = "short" if len(row) < fewest else "long"
        raise Unsound(f"the row is too {what}: {len(row)} columns where {len(header)} are expected")
    return row


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
    """A JSON object of our exports as flat cells of text."""
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
