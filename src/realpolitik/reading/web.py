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
from typing import Any

import httpcore
import httpx

from realpolitik.errors import UnreadableSource
from realpolitik.reading.source import MEGABYTE

Resolver = Callable[[str, int], list[str]]
_SAVE = "Open the page in a browser, save it, and give the file."
_REDIRECTS = {301, 302, 303, 307, 308}
_PIECE = 1 << 16


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


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also once unwrapped.

    >>> [is_public(a) for a in ("9.9.9.9", "100.64.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1")]
    [True, False, False, False]
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if not ip.is_global or ip.is_multicast or ip.is_reserved and not _inner(ip):
        return False
    return all(inner.is_global and not inner.is_multicast for inner in _inner(ip))
