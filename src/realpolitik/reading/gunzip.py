"""Gzip, unpacked within limits: a small file that unpacks to a huge one is refused."""

from __future__ import annotations

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


def bomb(ref: str, packed: int, unpacked: int) -> UnreadableSource | None:
    """The refusal of a compression bomb, where the two sizes in bytes are those of one."""
    if unpacked > MAX_UNPACKED or (unpacked > RATIO_FROM and unpacked > MAX_RATIO * max(packed, 1)):
        return UnreadableSource(
            f"{ref}: {packed:,} bytes unpack to more than {unpacked // MEGABYTE:,} MB; "
            "refused as a compression bomb.",
            hint="If the file is what it should be, unpack it yourself and name the result.",
        )
    return None


def members(stream: BinaryIO, ref: str) -> Iterator[tuple[int, int, bytes]]:
    """The unpacked pieces of a gzip file: (offset of the member, bytes read so far, piece).

    An empty piece marks the end of a member. Raises UnreadableSource at the first byte that is
    not gzip, where the file ends inside a member, and where it is a compression bomb.
    """
    packed = unpacked = start = 0
    rest = b""
    while rest := rest or stream.read(_CHUNK):
        if not rest.strip(b"\0"):  # padding between or after members
            packed, start, rest = packed + len(rest), packed + len(rest), b""
            continue
        member = zlib.decompressobj(31)
        while not member.eof:
            if not rest and not member.unconsumed_tail:
                rest = stream.read(_CHUNK)
                if not rest:
                    raise UnreadableSource(
                        f"{ref}: truncated; the gzip member at byte {start} has no end.",
                        hint="Download or copy the file again.",
                    )
            given = member.unconsumed_tail or rest
            fresh = len(rest) if not member.unconsumed_tail else 0
            try:
                piece = member.decompress(given, MEGABYTE)
            except zlib.error as error:
                raise UnreadableSource(
                    f"{ref}: damaged; the gzip data at byte {start} do not unpack ({error}).",
                    hint="Download or copy the file again.",
                ) from error
            packed += fresh
            rest = b""
            unpacked += len(piece)
            refused = bomb(ref, packed, unpacked)
            if refused:
                raise refused
            if piece:
                yield start, packed, piece
        rest = member.unused_data
        packed -= len(rest)
        yield start, packed, b""
        start = packed


def gunzipped(source: Source) -> Source:
    """The source itself or, where it is gzip, its unpacked twin; archives unpack themselves."""
    if not source.head(2).startswith(GZIP):
        return source
    try:
        if _is_archive(source):
            return replace(source, declared="application/warc")
        kept = kept_aside()
        for _, _, piece in members(source.stream, source.ref):
            kept.write(piece)
    except UnreadableSource:
        source.stream.close()
        raise
    kept.seek(0)
    source.stream.close()
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
