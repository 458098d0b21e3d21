"""One thing to be read: bytes with a name, whatever they came from."""

from __future__ import annotations

from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, BinaryIO, Self, cast

from realpolitik.errors import UnreadableSource

if TYPE_CHECKING:
    from types import TracebackType

MEGABYTE = 1_000_000
MAX_TEXT = 50 * MEGABYTE
"""The longest single text read: some twenty times the longest novel."""


def kept_aside() -> BinaryIO:
    """A temporary stream: in memory while small, on disk beyond, gone when closed."""
    return cast("BinaryIO", SpooledTemporaryFile(max_size=8 * MEGABYTE))


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
                hint="Split it into one file a document, or give it as JSONL, CSV or Parquet.",
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
