"""Opening a file to import: plain, gzip, zstd or zip, told by its first bytes.

Members of an archive are read, never extracted, so that their names are only names. What is
decompressed is counted against what was read, so that a bomb is refused before it bursts.
"""

from __future__ import annotations

import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Protocol

import zstandard

from realpolitik.errors import UnreadableSource

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

BOMB_BYTES = 100 * 2**20  # below this nothing is a bomb
BOMB_RATIO = 200  # event data compress 5- to 30-fold


class Readable(Protocol):
    """What bytes can be read from."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes; b"" at the end."""
        ...


@dataclass(slots=True)
class Source:
    """One stream of rows: a file, or a member of an archive (named `archive!member`)."""

    name: str
    raw: BinaryIO
    stream: Readable
    total: int
    produced: int = 0
    pushed: bytes = b""  # read ahead, and to be read again

    def consumed(self) -> int:
        """How many bytes of the file on disk have been read."""
        return min(self.raw.tell(), self.total)

    def read(self, size: int, *, after: bytes = b"") -> bytes:
        """`after` and exactly `size` bytes more, fewer only at the end.

        Raises: UnreadableSource for a bomb; Broken where compressed data break off.
        """
        whole = bytearray(after)
        whole += self.pushed[:size]
        self.pushed = self.pushed[size:]
        wanted = len(after) + size
        while len(whole) < wanted:
            try:
                part = self.stream.read(min(wanted - len(whole), 2**22))
            except (EOFError, zlib.error, zipfile.BadZipFile, zstandard.ZstdError) as said:
                raise Broken(bytes(whole), str(said)) from said
            if not part:
                break
            whole += part
            self.produced += len(part)
            if self.produced > BOMB_BYTES and self.produced > BOMB_RATIO * max(self.raw.tell(), 1):
                raise UnreadableSource(
                    f"{self.name}: not read further, for it unpacks to more than "
                    f"{BOMB_RATIO} times its size.",
                    hint="This is what a decompression bomb does. Unpack it yourself if it is not.",
                )
        return bytes(whole)


class Broken(Exception):
    """Compressed data that break off; `rest` is what came before."""

    def __init__(self, rest: bytes, why: str) -> None:
        super().__init__(why)
        self.rest = rest
        self.why = why


class Unpacker(Protocol):
    """What unpacks one gzip member or zstd frame."""

    @property
    def eof(self) -> bool:
        """Whether it has come to its end."""
        ...

    @property
    def unused_data(self) -> bytes:
        """The compressed bytes after its end."""
        ...

    def decompress(self, data: bytes, /) -> bytes:
        """What the next compressed bytes unpack to."""
        ...


def gunzip() -> Unpacker:
    """Unpacks a gzip member."""
    return zlib.decompressobj(wbits=31)


def unzstd() -> Unpacker:
    """Unpacks a zstd frame."""
    return zstandard.ZstdDecompressor().decompressobj()


class Unpacked:
    """The bytes that gzip members or zstd frames, one after the other, unpack to.

    Unlike the libraries' own file objects it gives all there is before the place where truncated
    or damaged data break off. `step` compressed bytes are taken at a time, few enough that even a
    bomb's fit in memory.
    """

    def __init__(self, raw: BinaryIO, unpacker: Callable[[], Unpacker], step: int) -> None:
        self.raw, self.unpacker, self.step = raw, unpacker, step
        self.current: Unpacker | None = None
        self.packed = self.ready = b""
        self.broken: Exception | None = None

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes; raises EOFError, zlib.error or ZstdError at a break."""
        while not self.ready and self.broken is None:
            self.packed = self.packed or self.raw.read(self.step)
            if self.current is None:
                self.packed = self.packed.lstrip(b"\0")  # padding between members
                if not self.packed:
                    self.packed = self.raw.read(self.step)
                    if not self.packed:
                        return b""
                    continue
                self.current = self.unpacker()
            if not self.packed:
                self.broken = EOFError("the compressed data end before their end mark")
                break
            try:
                self.ready = self.current.decompress(self.packed)
            except (zlib.error, zstandard.ZstdError) as said:
                self.broken = said
                break
            self.packed = self.current.unused_data if self.current.eof else b""
            if self.current.eof:
                self.current = None
        if self.ready:
            part, self.ready = self.ready[:size], self.ready[size:]
            return part
        if self.broken:
            raise self.broken
        return b""


@contextmanager
def opened(path: Path) -> Generator[Generator[Source]]:
    """The streams of rows in the file at `path`; raises UnreadableSource naming it."""
    try:
        raw = path.open("rb")
    except OSError as said:
        raise UnreadableSource(
            f"{path} cannot be read: {said.strerror}.", hint="Check the path and its permissions."
        ) from said
    with raw:
        yield streams(path, raw)


def streams(path: Path, raw: BinaryIO) -> Generator[Source]:
    """The streams of rows in an opened file, by what its first bytes say it is."""
    total = path.stat().st_size
    begins = raw.read(4)
    raw.seek(0)
    if not begins:
        raise UnreadableSource(f"{path} is empty.", hint="Download it again.")
    if begins[:2] == b"\x1f\x8b":
        yield Source(str(path), raw, Unpacked(raw, gunzip, 2**16), total)
    elif begins == b"\x28\xb5\x2f\xfd":
        yield Source(str(path), raw, Unpacked(raw, unzstd, 2**11), total)
    elif begins == b"PK\x03\x04":
        yield from members(path, raw, total)
    else:
        yield Source(str(path), raw, raw, total)


def members(path: Path, raw: BinaryIO, total: int) -> Generator[Source]:
    """The files in a zip archive, by name."""
    try:
        with zipfile.ZipFile(raw) as archive:
            for entry in sorted(archive.infolist(), key=lambda entry: entry.filename):
                if entry.is_dir():
                    continue
                if entry.flag_bits & 1:
                    raise UnreadableSource(
                        f"{path}!{entry.filename} is encrypted.", hint="Unpack it first."
                    )
                with archive.open(entry) as stream:
                    yield Source(f"{path}!{entry.filename}", raw, stream, total)
    except (zipfile.BadZipFile, NotImplementedError) as said:
        raise UnreadableSource(
            f"{path} is a damaged zip archive: {said}.", hint="Download it again."
        ) from said
