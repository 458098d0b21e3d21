"""Reaching the network: only the public internet, and every hop through the same gate.

A name is resolved once; if any of its addresses is not public, the connection is refused, else
it is made to the very address that was checked. Redirects are followed here, so that each hop
goes through the same gate, and proxies named in the environment are not used.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

from realpolitik.errors import UnreadableSource

if TYPE_CHECKING:
    import ssl

Resolver = Callable[[str, int], list[str]]
Left = Callable[[], float]
"""The seconds that the next wait may take; raises TimeoutError where there are none."""

REDIRECTS = 5
_REDIRECTED = {301, 302, 303, 307, 308}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
_WRAPPED = (  # addresses that hold another one, or that only look like the public internet's
    ipaddress.IPv6Network("::/96"),  # IPv4-compatible, RFC 4291
    ipaddress.IPv6Network("::ffff:0:0/96"),  # IPv4-mapped, RFC 4291
    ipaddress.IPv6Network("::ffff:0:0:0/96"),  # IPv4-translated, RFC 2765
    ipaddress.IPv6Network("2001::/32"),  # Teredo, RFC 4380
    ipaddress.IPv6Network("2002::/16"),  # 6to4, RFC 3056
    ipaddress.IPv6Network("fec0::/10"),  # site-local, RFC 3879
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered at `url`, the address after redirects; `pieces` is the body."""

    url: httpx.URL
    status: int
    headers: httpx.Headers
    pieces: Iterable[bytes]


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


@contextmanager
def answered(
    url: str,
    *,
    headers: Mapping[str, str],
    left: Left,
    late: str,
    hint: str,
    resolver: Resolver = resolve,
) -> Generator[Answer]:
    """What the server answers at an http or https address.

    Takes:   the address; headers to send at every hop; how long each wait may take; what to say
             where that was too long, and what the reader can do about a failure.
    Raises:  UnreadableSource where the address, or one it redirects to, is not on the public
             internet, or the connection fails, also while the body is read.
    """
    at = url
    context = httpx.create_ssl_context()
    gate = _Gate(resolver, left)
    try:
        with httpcore.ConnectionPool(network_backend=gate, ssl_context=context) as pool:
            for _ in range(REDIRECTS + 1):
                with _asked(pool, _checked(at), headers, left) as answer:
                    if answer.status in _REDIRECTED and "location" in answer.headers:
                        at = str(answer.url.join(answer.headers["location"]))
                        continue
                    yield answer
                    return
        raise UnreadableSource(
            f"more than {REDIRECTS} redirects, the last to {at[:200]}.", hint=hint
        )
    except UnreadableSource as problem:
        raise UnreadableSource(f"{url}: {problem.message}", hint=problem.hint) from problem
    except (httpcore.TimeoutException, TimeoutError) as error:
        raise UnreadableSource(f"{url}: {late}.", hint=f"Try again later. {hint}") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, ConnectionError) as error:
        raise UnreadableSource(
            f"{url}: the connection failed ({error or type(error).__name__}).",
            hint=f"Check the address and the connection. {hint}",
        ) from error


@contextmanager
def _asked(
    pool: httpcore.ConnectionPool, url: httpx.URL, headers: Mapping[str, str], left: Left
) -> Generator[Answer]:
    """The answer at one address, redirect or not."""
    sent = [
        (b"Host", url.netloc),
        (b"User-Agent", b"realpolitik"),
        *((name.encode("ascii"), value.encode("ascii")) for name, value in headers.items()),
        (b"Connection", b"close"),
    ]
    timeouts = dict.fromkeys(("connect", "read", "write", "pool"), left())
    target = httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )
    with pool.stream("GET", target, headers=sent, extensions={"timeout": timeouts}) as answer:
        yield Answer(
            url=url,
            status=answer.status,
            headers=httpx.Headers(answer.headers),
            pieces=answer.iter_stream(),
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


class _Gate(httpcore.SyncBackend):
    """Connects only to addresses that the resolver lets through, and waits no longer than left."""

    def __init__(self, resolver: Resolver, left: Left) -> None:
        self._resolver = resolver
        self._left = left

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
                    address, port, self._left(), local_address, socket_options
                )
            except httpcore.NetworkError as error:
                failed = error
            else:
                return _Timed(stream, self._left)
        raise failed or httpcore.ConnectError(f"no address for {host}")


class _Timed(httpcore.NetworkStream):
    """A connection on which every wait ends in time, however slowly bytes drip in."""

    def __init__(self, stream: httpcore.NetworkStream, left: Left) -> None:
        self._stream = stream
        self._left = left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._left())
        return _Timed(secured, self._left)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
