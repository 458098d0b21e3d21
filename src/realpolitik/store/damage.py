"""Whether what a store's tables say they hold is in its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.errors import StoreProblem
from realpolitik.store.problems import DOCTOR

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

HEADERS = 3 * 4096  # bytes before the first block of a DuckDB file
# Rows that DuckDB writes together: new rows of a table may have it write these last ones anew.
ROW_GROUP = 122_880


def tables(connection: duckdb.DuckDBPyConnection, database: str = "store") -> list[str]:
    """The tables of an attached database, by name."""
    found = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = ? ORDER BY 1", [database]
    )
    return [name for (name,) in found.fetchall()]


def quoted(name: str) -> str:
    """A table's name as SQL has it.

    >>> quoted("event")
    '"event"'
    """
    return '"' + name.replace('"', '""') + '"'


def refuse_cut_short(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Raises StoreProblem where tables lie beyond the end of the file at `path`.

    A sound file may be shorter than its header says, for DuckDB cuts off free blocks after it has
    written that; so then each table is asked where it lies.
    """
    size, blocks = connection.execute(
        "SELECT block_size, total_blocks FROM pragma_database_size() WHERE database_name = 'store'"
    ).fetchall()[0]
    there = path.stat().st_size
    if there >= HEADERS + size * blocks:
        return
    needed = HEADERS + size * max(
        (end_of(connection, name) for name in tables(connection)), default=0
    )
    if there < needed:
        raise StoreProblem(
            f"The store {path} is damaged: its file was cut short, to {there} bytes of {needed}.",
            hint=DOCTOR.format(path=path),
        )


def end_of(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    """How many blocks the file needs to have for a table to be in it."""
    (last,) = connection.execute(
        "SELECT greatest(max(block_id), max(list_max(additional_block_ids))) "
        "FROM pragma_storage_info(?)",
        [f"store.{quoted(table)}"],
    ).fetchall()[0]
    return 0 if last is None else int(last) + 1


def read_through(connection: duckdb.DuckDBPyConnection, *, last: int | None = None) -> None:
    """Reads every table, or at least the `last` rows of each; DuckDB raises at what it cannot."""
    for name in tables(connection):
        table = quoted(name)
        since = 0 if last is None else f"(SELECT count(*) FROM {table}) - {last}"  # noqa: S608
        connection.execute(
            f"SELECT max(hash(this_row)) FROM {table} AS this_row WHERE rowid >= {since}"  # noqa: S608
        ).fetchall()
