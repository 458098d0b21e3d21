"""Opening the store, and making it where there is none."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from realpolitik.errors import StoreProblem
from realpolitik.store.damage import ROW_GROUP, read_through, refuse_cut_short, tables
from realpolitik.store.lock import turn
from realpolitik.store.problems import DOCTOR, named
from realpolitik.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Generator

SCHEMA = 1
# DuckDB 1.4 is its long-term release, and what R users have: its file format is the one to write.
STORAGE = "v1.4.0"
# A connection never fetches an extension, and leaves memory for the rest of the program.
SETTINGS = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "600MB",
}
# The first bytes of any log DuckDB writes: field 100, a version record. It silently ignores a log
# that begins otherwise, and with it all that was in there, so that is asked before.
LOG_BEGINS = b"d\x00b"
SQLITE_BEGINS = b"SQLite format 3\0"  # DuckDB would ask for an extension


def default_path() -> Path:
    """$REALPOLITIK_STORE, or realpolitik/store.duckdb under the user's data directory."""
    if given := os.environ.get("REALPOLITIK_STORE"):
        return Path(given)
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "realpolitik" / "store.duckdb"


@contextmanager
def open_store(path: Path | None = None, *, write: bool) -> Generator[Store]:
    """The store at `path` (default: `default_path()`), open while inside.

    With `write` it is made where there is none, and no other process may open it meanwhile.
    Raises: StoreProblem (in use, damaged, too new, not a store, no room, not writable, missing).
    """
    path = (path or default_path()).expanduser()
    if write:
        with named(path):
            path.parent.mkdir(parents=True, exist_ok=True)
    elif not path.exists():
        raise StoreProblem(
            f"There is no store at {path}.",
            hint="Make one with `realpolitik add` or `realpolitik import`, or give --store PATH.",
        )
    with turn(path, write=write):
        refuse_sqlite(path)
        refuse_damaged_log(path)
        with named(path):
            if not path.exists():
                make_at(path)
            connection = checked(path, write=write)
        try:
            yield Store(path, connection)
        finally:
            with suppress(duckdb.Error):
                connection.close()


def log_path(store: Path) -> Path:
    """DuckDB's write-ahead log of `store`."""
    return store.with_name(store.name + ".wal")


def unfinished_path(store: Path) -> Path:
    """Where a new store is made before it is put in the place of `store`."""
    return store.with_name(store.name + ".unfinished")


def refuse_damaged_log(path: Path) -> None:
    """Raises StoreProblem where the log of `path` does not begin as logs do."""
    log = log_path(path)
    with named(path):
        if not log.exists():
            return
        with log.open("rb") as file:
            begins = file.read(len(LOG_BEGINS))
    if begins and begins != LOG_BEGINS:
        raise StoreProblem(
            f"The store's log {log} is damaged: it does not begin like a log.",
            hint=DOCTOR.format(path=path),
        )


def refuse_sqlite(path: Path) -> None:
    """Raises StoreProblem where the file at `path` is a SQLite database."""
    with named(path):
        if not path.is_file():
            return
        with path.open("rb") as file:
            begins = file.read(len(SQLITE_BEGINS))
    if begins == SQLITE_BEGINS:
        raise StoreProblem(
            f"{path} is not a store: it is a SQLite database.",
            hint="Give another path with --store, or move this file away.",
        )


def checked(path: Path, *, write: bool) -> duckdb.DuckDBPyConnection:
    """A connection to the file at `path`; one to write only after reading has shown it sound."""
    connection = attach(path, write=False)
    try:
        check_schema(connection, path, write=write)
        refuse_cut_short(connection, path)
        if not write:
            return connection
        read_through(connection, last=ROW_GROUP)
    except BaseException:
        connection.close()
        raise
    connection.close()
    connection = attach(path, write=True)
    if not tables(connection):
        make(connection)
    return connection


def make_at(path: Path) -> None:
    """Makes an empty store at `path`, or leaves nothing there."""
    path = path.resolve()  # of a link that leads nowhere yet
    new = unfinished_path(path)
    with making(new):
        pass
    new.rename(path)


@contextmanager
def making(path: Path) -> Generator[duckdb.DuckDBPyConnection]:
    """A connection to a new store at `path`, of which nothing is left if anything fails inside."""
    remove(path)  # what a killed process may have left
    try:
        connection = attach(path, write=True)
        try:
            make(connection)
            yield connection
            connection.execute("CHECKPOINT")
        finally:
            with suppress(duckdb.Error):
                connection.close()
    except BaseException:
        remove(path)
        raise


def remove(path: Path) -> None:
    """Deletes an unfinished store and its log."""
    for file in (path, log_path(path)):
        file.unlink(missing_ok=True)


def attach(path: Path, *, write: bool) -> duckdb.DuckDBPyConnection:
    """A connection whose current database is the file at `path`."""
    connection = duckdb.connect(":memory:", config=dict(SETTINGS))
    try:
        place = str(path).replace("'", "''")
        new = f" (STORAGE_VERSION '{STORAGE}')" if not path.exists() else ""
        connection.execute(f"ATTACH '{place}' AS store" + (new if write else " (READ_ONLY)"))
        connection.execute("USE store")
        connection.execute("SET enable_progress_bar = false")  # it would write to standard output
    except BaseException:
        connection.close()
        raise
    return connection


def check_schema(connection: duckdb.DuckDBPyConnection, path: Path, *, write: bool) -> None:
    """Raises StoreProblem for a database that is not ours or too new; an empty one may be made."""
    there = tables(connection)
    if not there and write:
        return
    if "meta" not in there:
        raise StoreProblem(
            f"{path} is a DuckDB database, but not a store.",
            hint="Give another path with --store; this file was left as it is.",
        )
    known = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    schema = known.get("schema", "")
    if not schema.isdigit() or int(schema) > SCHEMA:
        raise StoreProblem(
            f"The store {path} was made by a newer realpolitik ({known.get('program', '?')}): "
            f"its schema is {schema or 'unnamed'}, this program knows {SCHEMA}.",
            hint="Upgrade with `pip install --upgrade realpolitik`, or give another --store.",
        )


def make(connection: duckdb.DuckDBPyConnection) -> None:
    """The tables of an empty store, all or none."""
    schema = files("realpolitik.store").joinpath("schema.sql").read_text("utf-8")
    connection.execute("BEGIN")
    connection.execute(schema)
    connection.execute(
        "INSERT INTO meta VALUES ('schema', ?), ('program', ?)", [str(SCHEMA), program()]
    )
    connection.execute("COMMIT")
    connection.execute("CHECKPOINT")  # so that losing the log never loses the tables themselves


def program() -> str:
    """This program's name and version."""
    return f"realpolitik {version('realpolitik')}"
