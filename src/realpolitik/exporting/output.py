"""Writing a file wholly or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from realpolitik.errors import UnwritableOutput

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def replacing(path: Path) -> Generator[BinaryIO]:
    """A file to write, which takes the place of `path` once all of it is safely on disk.

    If the writing fails, whatever stood at `path` before is untouched and nothing is left beside
    it. A device or pipe is written directly, and where `path` is a link, what it leads to is
    replaced. Raises: UnwritableOutput naming path and reason.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as file:
                yield file
            return
        if path.is_dir():
            raise IsADirectoryError(f"{path} is a folder")
        real = Path(os.path.realpath(path))
        handle, name = tempfile.mkstemp(dir=real.parent, prefix=f".{path.name}.", suffix=".part")
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.chmod(0o666 & ~current_umask())
            part.replace(real)
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise
    except OSError as said:
        reason = said.strerror or str(said)
        raise UnwritableOutput(
            f"{path} cannot be written: {reason}.",
            hint="Nothing was left half-written. Give another place with -o, or make room.",
        ) from said


def current_umask() -> int:
    """The permissions new files are denied."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
