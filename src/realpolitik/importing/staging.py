"""A chunk of rows as the temporary table `staged`: the layout's columns as text, and `line`.

Sound chunks are read by DuckDB, in parallel. It reads none of a chunk in which a single row is
unsound: then the unsound rows of unquoted text are sifted out, with the reason, and the others read
as before; rows of quoted text are taken one by one.
"""

# ruff: noqa: S608  (identifiers come from the formats' own tables; values go through `?`)
from __future__ import annotations

import os
import tempfile
from array import array
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pyarrow as pa

from realpolitik.importing.chunks import LONGEST
from realpolitik.importing.cutting import (
    Reject,
    Unsound,
    cells,
    check,
    check_width,
    fewest,
    lines,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from realpolitik.importing.chunks import Chunk
    from realpolitik.importing.format import Format, Variant

BATCH = 20_000  # rows in memory at a time, where they are taken one by one
BLOCK = 2**20  # bytes looked at together


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
        numbers = range(chunk.first_line, chunk.first_line + chunk.lines)
        if by_duckdb(connection, chunk.data, numbers, format_, variant, header):
            return []
    rejects: list[Reject] = []
    if format_.shape == "delimited" and not format_.quoted:
        data, numbers = sifted(chunk, format_, variant, header, rejects)
        if by_duckdb(connection, data, numbers, format_, variant, header):
            return rejects
        rejects.clear()
    one_by_one(connection, chunk, format_, variant, header, rejects)
    return rejects


def by_duckdb(
    connection: duckdb.DuckDBPyConnection,
    data: bytes | bytearray,
    numbers: Sequence[int],
    format_: Format,
    variant: Variant,
    header: Sequence[str],
) -> bool:
    """Reads rows with read_csv; whether each line became one row with all its cells.

    `numbers` are the numbers of the lines.
    """
    width = data.count(format_.delimiter.encode(), 0, data.find(b"\n") + 1 or len(data)) + 1
    if not format_.header:
        if width not in range(fewest(header, variant, format_), len(header) + 1):
            return False
        header = header[:width]
    if delimiters(data, format_) != len(numbers) * (len(header) - 1):
        return False  # DuckDB lets an empty cell too many pass, and the cells before it shift
    columns = ", ".join(f"{text(name)}: 'VARCHAR'" for name in header)
    quote = '"' if format_.quoted else ""
    missing = ", ".join(text(mark) for mark in ("", *format_.missing))
    wanted = [name for name in variant.read() if name in header]
    absent = [name for name in variant.read() if name not in header]
    chosen = [named(name) for name in wanted] + [f"NULL::TEXT AS {named(name)}" for name in absent]
    try:
        with passed_on(data) as place:
            connection.execute(
                f"CREATE OR REPLACE TEMP TABLE staged AS SELECT {', '.join(chosen)} "
                f"FROM read_csv({text(place)}, columns = {{{columns}}}, header = false, "
                f"auto_detect = false, delim = {text(format_.delimiter)}, quote = {text(quote)}, "
                f"escape = {text(quote)}, nullstr = [{missing}], compression = 'none', "
                f"max_line_size = {LONGEST})"
            )
    except duckdb.InvalidInputException:
        return False  # whichever row it stumbled over is found and named by the slower ways
    (rows,) = connection.execute("SELECT count(*) FROM staged").fetchall()[0]
    if rows != len(numbers):
        return False
    if isinstance(numbers, range):
        connection.execute(
            "CREATE OR REPLACE TEMP VIEW numbered AS "
            f"SELECT *, rowid + {int(numbers.start)} AS line FROM staged"
        )
        return True
    connection.register("numbers", pa.table({"line": pa.array(numbers, pa.int64())}))
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE line_numbers AS FROM numbers; "
        "CREATE OR REPLACE TEMP VIEW numbered AS "
        "SELECT staged.*, line FROM staged JOIN line_numbers ON staged.rowid = line_numbers.rowid"
    )
    connection.unregister("numbers")
    return True


def sifted(
    chunk: Chunk,
    format_: Format,
    variant: Variant,
    header: Sequence[str],
    rejects: list[Reject],
) -> tuple[bytearray, Sequence[int]]:
    """The sound rows of unquoted text, and their lines; the others go among the `rejects`.

    Optional cells that a row lacks are added empty, so that all rows have the same number.
    """
    good, numbers = bytearray(), array("q")
    mark = format_.delimiter.encode()
    for line, raw in lines(chunk.data, chunk.first_line, quoted=False):
        try:
            whole(raw, chunk)
            check(raw)
            width = raw.count(mark) + 1
            check_width(width, header, variant, format_)
        except Unsound as said:
            rejects.append(Reject(line, str(said), shown(raw)))
            continue
        numbers.append(line)
        good += raw.rstrip(b"\r\n")
        good += mark * (len(header) - width) + b"\n"
    return good, numbers


def whole(raw: bytes, chunk: Chunk) -> None:
    """Raises Unsound for the row within which a file breaks off."""
    if chunk.broken and not raw.endswith(b"\n"):
        raise Unsound(f"the file breaks off within this row ({chunk.broken})")


def delimiters(data: bytes | bytearray, format_: Format) -> int:
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
def passed_on(data: bytes | bytearray) -> Generator[str]:
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
                whole(raw, chunk)
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


def text(value: str) -> str:
    """A text as an SQL literal."""
    return "'" + value.replace("'", "''") + "'"


def named(column: str) -> str:
    """A column's name as an SQL identifier."""
    return '"' + column.replace('"', '""') + '"'
