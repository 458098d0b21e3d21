"""Gzip, unpacked within limits: a small file that unpacks to a huge one is refused."""

from __future__ import annotations

import math
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from realpolitik.errors import UnreadableSource
from realpolitik.reading.source import MEGABYTE, Source, kept_aside

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_RATIO = 200
"""Text shrinks to a tenth, logs to a hundredth; only what holds nothing shrinks to a thousandth."""
RATIO_FROM = 10 * MEGABYTE
MAX_UNPACKED = 4000 * MEGABYTE
GZIP = b"\x1f\x8b"
_CHUNK = 1 << 16
_AGAIN = "Download or copy the file again."


def bomb(
    ref: str, packed: int, unpacked: int, most: float = MAX_UNPACKED
) -> UnreadableSource | None:
    """The refusal of a compression bomb, where the two sizes in bytes are those of one."""
    if unpacked > most or (unpacked > RATIO_FROM and unpacked > MAX_RATIO * max(packed, 1)):
        return UnreadableSource(
            f"{ref}: {packed:,} bytes unpack to more than {unpacked // MEGABYTE:,} MB; "
            "refused as a compression bomb.",
            hint="If the file is what it should be, unpack it yourself and name the result.",
        )
    return None


def unpacked(stream: BinaryIO, ref: str, most: float = MAX_UNPACKED) -> Iterator[bytes]:
    """The pieces that a gzip stream of one or more members unpacks to, each of at most a megabyte.

    Raises UnreadableSource where the stream is not gzip, ends inside a member, or is a
    compression bomb (by ratio, or by more than `most` bytes in all).
    """
    read = made = start = 0
    rest = b""
    while rest := rest or stream.read(_CHUNK):
        if not rest.strip(b"\0"):  # padding after a member
            rest = b""
            continue
        member = zlib.decompressobj(31)
        while not member.eof:
            given = member.unconsumed_tail or rest or stream.read(_CHUNK)
            if not given:
                raise UnreadableSource(
                    f"{ref}: truncated; the gzip member at byte {start} has no end.", hint=_AGAIN
                )
            rest = b""
            try:
                piece = member.decompress(given, MEGABYTE)
            except zlib.error as error:
                raise UnreadableSource(
                    f"{ref}: damaged; the gzip member at byte {start} does not unpack ({error}).",
                    hint=_AGAIN,
                ) from error
            read, made = stream.tell(), made + len(piece)
            refused = bomb(ref, read, made, most)
            if refused:
                raise refused
            yield piece
        rest = member.unused_data
        start = read - len(rest)


class Unpacking:
    """A gzip stream to be read as what it unpacks to, piece by piece, without a limit in all."""

    def __init__(self, stream: BinaryIO, ref: str) -> None:
        self._pieces = unpacked(stream, ref, math.inf)
        self._held = b""
        self._at = 0

    def read(self, size: int) -> bytes:
        """At most `size` bytes; none at the end."""
        while not self._held:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._held = piece
        found, self._held = self._held[:size], self._held[size:]
        self._at += len(found)
        return found

    def tell(self) -> int:
        """How many unpacked bytes were read."""
        return self._at

    def close(self) -> None:
        """The source closes the stream underneath."""


def gunzipped(source: Source) -> Source:
    """The source itself or, where it is gzip, its unpacked twin; archives unpack themselves."""
    if not source.head(2).startswith(GZIP):
        return source
    if _is_archive(source):
        return replace(source, declared="application/warc")
    with source:
        kept = kept_aside(unpacked(source.stream, source.ref), source.ref)
    declared = None if source.declared in _PACKED else source.declared
    return replace(source, stream=kept, declared=declared)


_PACKED = {"application/gzip", "application/x-gzip", "application/octet-stream"}


def _is_archive(source: Source) -> bool:
    """Whether the unpacked bytes begin as a WARC record does."""
    head = zlib.decompressobj(31)
    try:
        return head.decompress(source.head(), 16).startswith(b"WARC/")
    except zlib.error:
        return False
