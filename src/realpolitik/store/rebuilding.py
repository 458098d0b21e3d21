"""A new store of what can be read of a damaged one, which is moved aside.

A document or an imported file that has lost a part is left out of the new store altogether: what
is there counts as done, and adding it again would pass it over.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import duckdb

from realpolitik.errors import FEW
from realpolitik.store.damage import quoted, tables
from realpolitik.store.opening import log_path, making, unfinished_path
from realpolitik.store.problems import problem
from realpolitik.store.store import DOCUMENT_TABLES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

IMPORT_TABLES = ("event", "attribution", "mention", "import_run", "import_reject")
# The documents that there were, by ref or, where that is lost, by id.
DOCUMENTS = (
    "SELECT coalesce(min(ref), doc_id) FROM (SELECT doc_id, ref FROM document "
    "UNION ALL SELECT doc_id, doc_ref FROM event WHERE run IS NULL "
    "UNION ALL SELECT doc_id, NULL FROM sentence UNION ALL SELECT doc_id, NULL FROM actor) "
    "GROUP BY doc_id ORDER BY 1"
)
# Imports that lack a part; only our own exports have attributions (importing/realpolitik.py).
LACKING = (
    "kept > (SELECT count(*) FROM event WHERE event.run = import_run.run) "
    "+ (SELECT count(*) FROM mention WHERE mention.run = import_run.run) "
    "OR rejected > (SELECT count(*) FROM import_reject AS r WHERE r.run = import_run.run) "
    "OR (format = 'realpolitik' AND ?)"
)
NO_RUN = "run IS NOT NULL AND run NOT IN (SELECT run FROM import_run)"
EVENT_ID = "coalesce(event_id, dataset || ':' || number)"


def move_aside(path: Path) -> Path:
    """Renames a file to the first free `<name>.damaged-N`; returns its new path."""
    n = 1
    while (aside := path.with_name(f"{path.name}.damaged-{n}")).exists() or log_path(
        aside
    ).exists():
        n += 1
    path.rename(aside)
    return aside


def move_log_aside(path: Path) -> str:
    """Moves the log of a store aside; returns that in words."""
    moved = move_aside(log_path(path))
    return (
        f"Moved the damaged log to {moved}. What was in it is not in the store: add or import "
        "again what was added since the store was last closed in order."
    )


def rebuild(path: Path) -> list[str]:
    """Makes a new store of what is whole in a damaged one, and moves that aside with its log.

    Returns what was done, in words. Until the new store is whole, the damaged one stays in place.
    """
    new = unfinished_path(path)
    done: list[str] = []
    with making(new) as connection:
        said = attach_damaged(connection, path)
        if said and log_path(path).exists():
            done.append(move_log_aside(path))
            said = attach_damaged(connection, path)
        saved, lost = ([], [f"anything ({said})"]) if said else rescue(connection, path)
        left = leave_out(connection, lost)
        holds = [table for table in saved if column(connection, f"FROM {quoted(table)} LIMIT 1")]
    aside = move_aside(path)
    if log_path(path).exists():
        log_path(path).rename(log_path(aside))
    new.rename(path)
    done.append(f"Moved the damaged store to {aside}.")
    done.append(f"Made a new store at {path} with {', '.join(holds) or 'nothing in it'}.")
    if lost:
        done.append(f"Could not read {', '.join(lost)}: add or import again what was in there.")
    return done + left


def attach_damaged(connection: duckdb.DuckDBPyConnection, damaged: Path) -> str:
    """Attaches a damaged store to be read; returns why that cannot be done, or ""."""
    place = str(damaged).replace("'", "''")
    try:
        connection.execute(f"ATTACH '{place}' AS damaged (READ_ONLY)")
        tables(connection, "damaged")
    except duckdb.Error as said:
        with suppress(duckdb.Error):
            connection.execute("DETACH damaged")
        return problem(damaged, said).message
    return ""


def rescue(connection: duckdb.DuckDBPyConnection, path: Path) -> tuple[list[str], list[str]]:
    """Copies each table of `damaged` that can be read whole; returns those and the others.

    Raises: duckdb.Error where it is room that is wanting.
    """
    saved: list[str] = []
    lost: list[str] = []
    for name in tables(connection, "damaged"):
        if name == "meta":
            continue
        table = quoted(name)
        connection.execute("BEGIN")
        try:
            connection.execute(
                f"CREATE TABLE IF NOT EXISTS {table} AS FROM damaged.{table} LIMIT 0"
            )
            connection.execute(f"INSERT INTO {table} BY NAME FROM damaged.{table}")
            connection.execute("COMMIT")
            saved.append(name)
        except duckdb.Error as said:
            with suppress(duckdb.Error):
                connection.execute("ROLLBACK")
            if isinstance(said, duckdb.OutOfMemoryException) or (
                "is full" in problem(path, said).message
            ):
                raise
            lost.append(name)
    with suppress(duckdb.Error):
        connection.execute("DETACH damaged")
    return saved, lost


def leave_out(connection: duckdb.DuckDBPyConnection, lost: Sequence[str]) -> list[str]:
    """Deletes from a new store what is not whole without the tables lost; returns it in words."""
    left: list[str] = []
    if not set(DOCUMENT_TABLES).isdisjoint(lost):
        documents = leave_out_documents(connection)
        more = " Add any others again, too." if "document" in lost else ""
        left += told("document", documents, f"Add them again.{more}")
    if not set(IMPORT_TABLES).isdisjoint(lost):
        files = leave_out_imports(connection, quotes="attribution" not in lost)
        left += told("imported file", files, "Import them again.")
    return left + told(
        "reference data set",
        [name for table in lost for name in leave_out_reference(connection, table)],
        "Add them again with `realpolitik data add`.",
    )


def leave_out_documents(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Deletes all that was coded here; returns the refs of its documents."""
    refs = column(connection, DOCUMENTS)
    connection.execute("DELETE FROM event WHERE run IS NULL")
    for table in DOCUMENT_TABLES:
        if table not in IMPORT_TABLES:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608
    drop_attributions(connection)
    return refs


def leave_out_imports(connection: duckdb.DuckDBPyConnection, *, quotes: bool) -> list[str]:
    """Deletes the imports that lack a part; returns their files, or data sets if those are lost.

    `quotes` says whether the attributions were saved.
    """
    files = column(
        connection,
        f"SELECT DISTINCT file FROM import_run WHERE {LACKING} ORDER BY 1",  # noqa: S608
        [not quotes],
    ) or column(connection, f"SELECT DISTINCT dataset FROM event WHERE {NO_RUN} ORDER BY 1")  # noqa: S608
    connection.execute(f"DELETE FROM import_run WHERE {LACKING}", [not quotes])  # noqa: S608
    for table in ("event", "mention", "import_reject"):
        connection.execute(f"DELETE FROM {table} WHERE {NO_RUN}")  # noqa: S608
    if files:
        drop_attributions(connection)
    return files


def drop_attributions(connection: duckdb.DuckDBPyConnection) -> None:
    """Deletes who is quoted for events that are not there."""
    connection.execute(
        f"DELETE FROM attribution WHERE event_id NOT IN (SELECT {EVENT_ID} FROM event)"  # noqa: S608
    )


def leave_out_reference(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    """Deletes whose data a lost reference table was; returns its name."""
    return column(
        connection,
        "DELETE FROM origin WHERE 'ref_' || replace(name, '-', '_') = ? RETURNING name",
        [table],
    )


def column(
    connection: duckdb.DuckDBPyConnection, sql: str, values: Sequence[object] = ()
) -> list[str]:
    """The first column of what a query finds."""
    return [str(row[0]) for row in connection.execute(sql, list(values)).fetchall()]


def told(what: str, names: Sequence[str], remedy: str) -> list[str]:
    """A line that says what was left out, unless that is nothing."""
    n = len(names)
    if not n:
        return []
    which = ", ".join(names[:FEW]) + (f" … and {n - FEW} more" if n > FEW else "")
    return [
        f"Left out {n} {what}{'' if n == 1 else 's'} of which a part is lost: {which}. {remedy}"
    ]
