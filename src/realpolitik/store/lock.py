"""Who may open the store: one writer, or any number of readers.

DuckDB locks its file too; the lock file beside it is what lets the message name the process. It
holds one line, `PID what`, is emptied by nobody and trusted only while the lock itself is held,
so a killed process leaves nothing to clean up.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from realpolitik.errors import StoreProblem

if TYPE_CHECKING:
    from collections.abc import Generator

if sys.platform != "win32":
    import fcntl


def lock_path(store: Path) -> Path:
    """The lock file of `store`."""
    return store.with_name(store.name + ".lock")


def holder(store: Path) -> str:
    """What the last writer of `store` wrote about itself; "" if there is nothing to read."""
    with suppress(OSError):
        return lock_path(store).read_text("utf-8").strip()
    return ""


@contextmanager
def turn(store: Path, *, write: bool) -> Generator[None]:
    """Holds the lock on `store` while inside, shared for reading, alone for writing.

    Raises: StoreProblem naming the process in the way. Where the lock file cannot be made (a
    read-only folder, a platform without flock), DuckDB's own lock is all there is.
    """
    if sys.platform == "win32":
        yield
        return
    try:
        handle = os.open(lock_path(store), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError:
        yield
        return
    try:
        try:
            fcntl.flock(handle, (fcntl.LOCK_EX if write else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError:
            raise in_the_way(store, write=write) from None
        if write:
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{os.getpid()} {Path(sys.argv[0]).name}\n".encode(), 0)
        yield
    finally:
        os.close(handle)


def in_the_way(store: Path, *, write: bool) -> StoreProblem:
    """The complaint that another process holds the lock."""
    pid, _, program = holder(store).partition(" ")
    who = f"process {pid} ({program or 'unknown program'})" if pid else "another process"
    if write:
        what = f"The store {store} is in use; its last writer was {who}."
    else:
        what = f"The store {store} is being written by {who}."
    return StoreProblem(what, hint="Wait until it has finished, or end it, and try again.")
