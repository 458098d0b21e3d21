"""Fetching a page: never from inside the network, never more than a page, never for ever."""

from __future__ import annotations

import time
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from realpolitik.errors import UnreadableSource
from realpolitik.network import Resolver, answered, resolve
from realpolitik.reading.source import MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAVE = "Open the page in a browser, save it, and give the file."
_HEADERS = {
    "Accept": "text/html, application/pdf, text/plain, application/xml;q=0.9, */*;q=0.1",
    "Accept-Encoding": "gzip",
}


class Inflater(Protocol):
    """What zlib.decompressobj returns, whose type has no public name."""

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        """At most `max_length` bytes of what `data` unpack to."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one fetch may take: bytes unpacked, seconds in all."""

    size: int = 20 * MEGABYTE
    seconds: float = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What came from `url`, the address after redirects."""

    url: str
    data: bytes
    media_type: str | None
    charset: str | None


def fetch(url: str, *, limits: Limits | None = None, resolver: Resolver = resolve) -> Page:
    """The page at an http or https address.

    Raises UnreadableSource where the address, or one it redirects to, is not on the public
    internet, answers with an error, or takes more than the limits.
    """
    limits = limits or Limits()
    deadline = time.monotonic() + limits.seconds

    def left() -> float:
        seconds = deadline - time.monotonic()
        if seconds <= 0:
            raise TimeoutError
        return seconds

    late = f"no complete answer within {limits.seconds:g} seconds"
    with answered(
        url, headers=_HEADERS, left=left, late=late, hint=_SAVE, resolver=resolver
    ) as answer:
        if answer.status != 200:
            raise UnreadableSource(
                f"the server answered {answer.status}.",
                hint=f"Check the address; the page may be gone or need a login. {_SAVE}",
            )
        headers = answer.headers
        declared = headers.get("content-length", "")
        if declared.isdigit() and int(declared) > limits.size:
            raise _too_large(limits)
        data = _body(answer.pieces, headers.get("content-encoding", ""), limits)
    kind, _, parameters = headers.get("content-type", "").partition(";")
    return Page(
        url=str(answer.url),
        data=data,
        media_type=kind.strip().lower() or None,
        charset=parameters.partition("charset=")[2].split(";")[0].strip(" \"'") or None,
    )


def _body(pieces: Iterable[bytes], encoding: str, limits: Limits) -> bytes:
    """The unpacked body; raises UnreadableSource once it is larger than the limit."""
    if encoding.strip().lower() not in {"", "identity", "gzip", "x-gzip"}:
        raise UnreadableSource(
            f"the server sent its answer packed as {encoding[:40]!r}, which was not asked for.",
            hint=_SAVE,
        )
    unpack = zlib.decompressobj(31) if "gzip" in encoding.lower() else None
    body = bytearray()
    for piece in pieces:
        rest = piece
        while rest:
            if unpack is None:
                body += rest
                rest = b""
            else:
                body += _unpacked(unpack, rest)
                rest = unpack.unconsumed_tail
            if len(body) > limits.size:
                raise _too_large(limits)
    if unpack is not None and not unpack.eof:
        raise UnreadableSource("the packed answer ends too early.", hint="Try again later.")
    return bytes(body)


def _unpacked(unpack: Inflater, piece: bytes) -> bytes:
    try:
        return unpack.decompress(piece, MEGABYTE)
    except zlib.error as error:
        raise UnreadableSource(f"the packed answer is damaged ({error}).", hint=_SAVE) from error


def _too_large(limits: Limits) -> UnreadableSource:
    return UnreadableSource(
        f"the page is larger than {limits.size / MEGABYTE:g} MB, unpacked; given up.",
        hint="Download it yourself, and give the file.",
    )
