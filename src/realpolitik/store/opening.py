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
        refuse_damaged_log(path)
        with named(path):
            connection = attach(path, write=write)
        try:
            with named(path):
                check_schema(connection, path, write=write)
            yield Store(path, connection)
        finally:
            with suppress(duckdb.Error):
                connection.close()


def log_path(store: Path) -> Path:
    """DuckDB's write-ahead log of `store`."""
    return store.with_name(store.name + ".wal")


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
    """Makes the tables of a new store; raises StoreProblem for one that is not ours or too new."""
    tables = {
        name
        for (name,) in connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'store'"
        ).fetchall()
    }
    if not tables and write:
        make(connection)
        return
    if "meta" not in tables:
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
