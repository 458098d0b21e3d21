"""Fetching a page: never from inside the network, never more than a page, never for ever.

A name is resolved once; if any of its addresses is not public, the connection is refused, else
it is made to the very address that was checked. Redirects are followed here, so that each hop
goes through the same gate, and proxies named in the environment are not used.
"""

from __future__ import annotations

import ipaddress
import socket
import time
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import httpcore
import httpx

from realpolitik.errors import UnreadableSource
from realpolitik.reading.source import MEGABYTE

if TYPE_CHECKING:
    import ssl

Resolver = Callable[[str, int], list[str]]
_SAVE = "Open the page in a browser, save it, and give the file."
_REDIRECTS = {301, 302, 303, 307, 308}


class Inflater(Protocol):
    """What zlib.decompressobj returns, whose type has no public name."""

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        """At most `max_length` bytes of what `data` unpack to."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one fetch may take: bytes unpacked, seconds in all, hops."""

    size: int = 20 * MEGABYTE
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What came from `url`, the address after redirects."""

    url: str
    data: bytes
    media_type: str | None
    charset: str | None


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
_WRAPPED = (  # addresses that hold another one, or that only look like the public internet's
    ipaddress.IPv6Network("::/96"),  # IPv4-compatible, RFC 4291
    ipaddress.IPv6Network("::ffff:0:0/96"),  # IPv4-mapped, RFC 4291
    ipaddress.IPv6Network("::ffff:0:0:0/96"),  # IPv4-translated, RFC 2765
    ipaddress.IPv6Network("2001::/32"),  # Teredo, RFC 4380
    ipaddress.IPv6Network("2002::/16"),  # 6to4, RFC 3056
    ipaddress.IPv6Network("fec0::/10"),  # site-local, RFC 3879
)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, and not one wrapped in another.

    >>> [is_public(a) for a in ("9.9.9.9", "100.64.0.1", "::ffff:9.9.9.9", "64:ff9b::7f00:1")]
    [True, False, False, False]
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if any(ip in network for network in _WRAPPED):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host; raises UnreadableSource where it has none or one is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadableSource(
            f"the host {host!r} has no address ({error}).",
            hint="Check the spelling of the address and the connection.",
        ) from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    refused = [address for address in addresses if not is_public(address)]
    if refused or not addresses:
        raise UnreadableSource(
            f"the host {host!r} leads to {refused[0]}, which is not an address of the public "
            "internet; refused.",
            hint="Save the page and give the file, if it is on your own network.",
        )
    return addresses


def fetch(url: str, *, limits: Limits | None = None, resolver: Resolver = resolve) -> Page:
    """The page at an http or https address.

    Raises UnreadableSource where the address, or one it redirects to, is not on the public
    internet, answers with an error, or takes more than the limits.
    """
    limits = limits or Limits()
    deadline = time.monotonic() + limits.seconds
    at = url
    gate = _Gate(resolver, deadline)
    context = httpx.create_ssl_context()
    try:
        with httpcore.ConnectionPool(network_backend=gate, ssl_context=context) as pool:
            for _ in range(limits.redirects + 1):
                found = _answer(pool, _checked(at), limits, deadline)
                if isinstance(found, Page):
                    return found
                at = found
    except UnreadableSource as problem:
        raise UnreadableSource(f"{url}: {problem.message}", hint=problem.hint) from problem
    except (httpcore.TimeoutException, TimeoutError) as error:
        raise UnreadableSource(
            f"{url}: no complete answer within {limits.seconds:g} seconds.",
            hint=f"Try again later. {_SAVE}",
        ) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        raise UnreadableSource(
            f"{url}: the connection failed ({error or type(error).__name__}).",
            hint=f"Check the address and the connection. {_SAVE}",
        ) from error
    raise UnreadableSource(
        f"{url}: more than {limits.redirects} redirects, the last to {at[:200]}.", hint=_SAVE
    )


def _checked(url: str) -> httpx.URL:
    """The parsed address; raises UnreadableSource unless it is http or https with a host."""
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise UnreadableSource(
            f"{url[:200]!r} is not an address ({error}).", hint="Copy it from the browser."
        ) from error
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise UnreadableSource(
            f"{url[:200]!r} is not an http or https address.",
            hint="Only http and https are fetched; name a local file by its path.",
        )
    return parsed.copy_with(fragment=None, username=None, password=None)


def _answer(
    pool: httpcore.ConnectionPool, url: httpx.URL, limits: Limits, deadline: float
) -> Page | str:
    """The page at one address, or the address that it redirects to."""
    left = max(0.001, deadline - time.monotonic())
    timeouts = dict.fromkeys(("connect", "read", "write", "pool"), left)
    asked = [
        (b"Host", url.netloc),
        (b"User-Agent", b"realpolitik"),
        (b"Accept", b"text/html, application/pdf, text/plain, application/xml;q=0.9, */*;q=0.1"),
        (b"Accept-Encoding", b"gzip"),
        (b"Connection", b"close"),
    ]
    target = httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )
    with pool.stream("GET", target, headers=asked, extensions={"timeout": timeouts}) as answer:
        headers = httpx.Headers(answer.headers)
        if answer.status in _REDIRECTS and "location" in headers:
            return str(url.join(headers["location"]))
        if answer.status != 200:
            raise UnreadableSource(
                f"the server answered {answer.status}.",
                hint=f"Check the address; the page may be gone or need a login. {_SAVE}",
            )
        declared = headers.get("content-length", "")
        if declared.isdigit() and int(declared) > limits.size:
            raise _too_large(limits)
        data = _body(answer.iter_stream(), headers.get("content-encoding", ""), limits)
    kind, _, parameters = headers.get("content-type", "").partition(";")
    return Page(
        url=str(url),
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


class _Gate(httpcore.SyncBackend):
    """Connects only to addresses that the resolver lets through, and ends with the deadline."""

    def __init__(self, resolver: Resolver, deadline: float) -> None:
        self._resolver = resolver
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        failed: Exception | None = None
        for address in self._resolver(host, port):
            try:
                stream = super().connect_tcp(
                    address, port, _left(self._deadline), local_address, socket_options
                )
            except httpcore.NetworkError as error:
                failed = error
            else:
                return _Timed(stream, self._deadline)
        raise failed or httpcore.ConnectError(f"no address for {host}")


class _Timed(httpcore.NetworkStream):
    """A connection on which every wait ends with the deadline, however slowly bytes drip in."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline))
        return _Timed(secured, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _left(deadline: float) -> float:
    """The seconds left; raises TimeoutError where there are none."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
