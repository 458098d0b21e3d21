"""What DuckDB and the file system complain of, said as a StoreProblem with its remedy."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb

from realpolitik.errors import StoreProblem

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

DOCTOR = "Run `realpolitik doctor --store {path}`: it explains, moves aside, and deletes nothing."

# What DuckDB says -> (what it means here, what to do); the first that is found counts.
SAYINGS = (
    (
        r"Conflicting lock is held in .*\(PID (\d+)\)",
        "The store {path} is in use by another program (process {0}).",
        "Wait until process {0} has finished, or end it, and try again.",
    ),
    (
        r"already attached|Could not set lock",
        "The store {path} is already open.",
        "Close the other use of it, in this program or another, and try again.",
    ),
    (
        r"\bWAL\b|write-ahead",
        "The store's log {path}.wal is damaged: {said}",
        DOCTOR,
    ),
    (
        r"not a valid DuckDB database",
        "{path} is not a store: it is not a DuckDB database.",
        "Give another path with --store, or move this file away.",
    ),
    (
        r"read a database file with version number|newer version of DuckDB|Serialization Error",
        "The store {path} was written by a newer DuckDB than the one installed.",
        "Upgrade with `pip install --upgrade duckdb realpolitik`.",
    ),
    (
        r"Corrupt database|[Cc]hecksum|Could not read enough bytes|Failed to deserialize",
        "The store {path} is damaged: {said}",
        DOCTOR,
    ),
    (
        r"No space left|not enough space|Out of disk|disk is full|File too large",
        "The disk that holds the store {path} is full; nothing was half-written.",
        "Free some space, or put the store elsewhere with --store, and repeat the command.",
    ),
    (
        r"Permission denied|Read-only file system|Operation not permitted",
        "The store {path} cannot be opened: its folder or file is not writable.",
        "Give a writable place with --store, or change its permissions.",
    ),
    (
        r"Is a directory",
        "{path} is a folder, not a store.",
        "Name a file in it, for example {path}/store.duckdb.",
    ),
)


def problem(path: Path, said: BaseException) -> StoreProblem:
    """The StoreProblem that `said`, raised over the store at `path`, amounts to."""
    words = " ".join(str(said).split())
    for pattern, means, remedy in SAYINGS:
        if found := re.search(pattern, words):
            facts = {"path": path, "said": words}
            return StoreProblem(
                means.format(*found.groups(), **facts), hint=remedy.format(*found.groups(), **facts)
            )
    return StoreProblem(f"The store {path} cannot be used: {words}", hint=DOCTOR.format(path=path))


@contextmanager
def named(path: Path) -> Generator[None]:
    """Whatever DuckDB or the file system raises inside becomes a StoreProblem about `path`."""
    try:
        yield
    except (duckdb.Error, OSError) as said:
        raise problem(path, said) from said
