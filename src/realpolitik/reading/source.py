"""One thing to be read: bytes with a name, whatever they came from."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, BinaryIO, Self, cast

from realpolitik.errors import UnreadableSource

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from types import TracebackType

MEGABYTE = 1_000_000
MAX_TEXT = 10 * MEGABYTE
"""The longest single text read: some four times the longest novel."""
MAX_FILE = 50 * MEGABYTE
"""The largest file or record read whole, where its text is only a part of it."""
SPLIT = "Split it into one file a document, or give it as JSONL, CSV or Parquet."
_IN_MEMORY = 8 * MEGABYTE


def kept_aside(pieces: Iterable[bytes], ref: str) -> BinaryIO:
    """The pieces as one stream: in memory while small, on disk beyond, gone when closed.

    Raises UnreadableSource, naming `ref`, where the folder for temporary files has no room.
    """
    kept = cast("BinaryIO", SpooledTemporaryFile(max_size=_IN_MEMORY))  # noqa: SIM115 - it is returned
    try:
        for piece in pieces:
            with _room_for(ref):
                kept.write(piece)
        with _room_for(ref):
            kept.seek(0)
    except BaseException:
        with suppress(OSError):  # what could not be written cannot be flushed either
            kept.close()
        raise
    return kept


@contextmanager
def _room_for(ref: str) -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise UnreadableSource(
            f"{ref}: the folder for temporary files ($TMPDIR) cannot hold it while it is read: "
            f"{error.strerror or error}.",
            hint="Make room there, or name another folder in TMPDIR.",
        ) from error


@dataclass(slots=True, kw_only=True)
class Source:
    """A seekable stream of bytes, the `ref` it is named by, and what was declared about it.

    `name` is what suffixes are read from (a path, or the path of a URL); `declared` is a media
    type and `charset` a character set that a server or an archive stated.
    """

    ref: str
    name: str
    stream: BinaryIO
    url: str | None = None
    declared: str | None = None
    charset: str | None = None

    def head(self, size: int = 4096) -> bytes:
        """The first bytes; the stream stays at its beginning."""
        self.stream.seek(0)
        found = self.stream.read(size)
        self.stream.seek(0)
        return found

    def data(self, limit: int = MAX_TEXT) -> bytes:
        """All the bytes; raises UnreadableSource where there are none or more than `limit`."""
        self.stream.seek(0)
        found = self.stream.read(limit + 1)
        if len(found) > limit:
            raise UnreadableSource(
                f"{self.ref}: larger than {limit // MEGABYTE} MB, the most read as one document.",
                hint=SPLIT,
            )
        if not found.strip():
            raise UnreadableSource(
                f"{self.ref}: the file is empty.",
                hint="Check that the download or the export was complete.",
            )
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stream.close()
