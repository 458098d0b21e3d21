"""Fetching: the limits, and the addresses that are never reached."""

import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from realpolitik import network
from realpolitik.errors import UnreadableSource
from realpolitik.network import is_public, resolve
from realpolitik.reading import web
from realpolitik.reading.reader import read
from realpolitik.reading.web import Limits, Page, fetch


class Handler(BaseHTTPRequestHandler):
    """A server that misbehaves on request."""

    def do_GET(self) -> None:
        kind, body, headers = "text/plain; charset=utf-8", b"Peru met Chile.", {}
        match self.path.split("?")[0]:
            case "/page":
                kind, body = "text/html; charset=iso-8859-1", "Pérou".encode("latin-1")
            case "/gzip":
                body, headers = pack(b"Peru met Chile."), {"Content-Encoding": "gzip"}
            case "/bomb":
                body, headers = pack(b"a" * 5_000_000), {"Content-Encoding": "gzip"}
            case "/cut":
                body, headers = pack(b"Peru met Chile.")[:-4], {"Content-Encoding": "gzip"}
            case "/notgzip":
                headers = {"Content-Encoding": "gzip"}
            case "/brotli":
                headers = {"Content-Encoding": "br"}
            case "/large":
                body = b"a" * 2_000_000
            case "/endless":
                self.send_response(200)
                self.end_headers()
                self.drip(b"a" * 10_000, 0.0)
                return
            case "/slow":
                self.send_response(200)
                self.end_headers()
                self.drip(b"a", 0.05)
                return
            case "/missing":
                self.send_error(404)
                return
            case "/loop":
                self.redirect("/loop")
                return
            case "/hop":
                self.redirect("/page")
                return
            case "/inside":
                self.redirect("http://inside.test/")
                return
            case "/scheme":
                self.redirect("file:///etc/passwd")
                return
            case _:
                pass
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(ConnectionError):  # the client gives up on what is too large
            self.wfile.write(body)

    def redirect(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def drip(self, piece: bytes, pause: float) -> None:
        try:
            for _ in range(2_000):
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(pause)
        except OSError:
            self.close_connection = True

    def log_message(self, *args: object) -> None:
        pass


def pack(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=31)
    return packer.compress(data) + packer.flush()


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


def allowed(host: str, port: int) -> list[str]:
    """Lets the test's own server through under a made-up name, and nothing else."""
    if host == "server.test":
        return ["127.0.0.1"]
    return resolve({"inside.test": "10.0.0.7"}.get(host, host), port)


@pytest.fixture
def get(port: int) -> Callable[..., Page]:
    def get_(path: str, **limits: float) -> Page:
        bounds = Limits(**{"seconds": 5.0, **limits})  # type: ignore[arg-type]
        return fetch(f"http://server.test:{port}{path}", limits=bounds, resolver=allowed)

    return get_


def test_a_page_comes_with_its_declared_kind(get: Callable[..., Page], port: int) -> None:
    found = get("/page#part")
    assert (found.data.decode("latin-1"), found.media_type, found.charset) == (
        "Pérou",
        "text/html",
        "iso-8859-1",
    )
    assert get("/hop").url == f"http://server.test:{port}/page"
    assert get("/gzip").data == b"Peru met Chile."


@pytest.mark.parametrize(
    ("path", "limits", "named"),
    [
        ("/large", {"size": 1_000_000}, "larger than 1 MB"),
        ("/endless", {"size": 1_000_000}, "larger than 1 MB"),
        ("/bomb", {"size": 1_000_000}, "larger than 1 MB"),
        ("/slow", {"seconds": 0.4}, "within 0.4 seconds"),
        ("/loop", {}, "more than 5 redirects"),
        ("/scheme", {}, "not an http or https address"),
        ("/missing", {}, "answered 404"),
        ("/brotli", {}, "packed as 'br'"),
        ("/cut", {}, "ends too early"),
        ("/notgzip", {}, "damaged"),
    ],
)
def test_limits_and_failures_are_named(
    get: Callable[..., Page], path: str, limits: dict[str, float], named: str
) -> None:
    with pytest.raises(UnreadableSource, match=named) as refused:
        get(path, **limits)
    assert refused.value.message.startswith("http://server.test")
    assert refused.value.hint


def test_the_gate_is_passed_at_every_hop(get: Callable[..., Page]) -> None:
    with pytest.raises(UnreadableSource, match=r"/inside: .*10\.0\.0\.7.*refused"):
        get("/inside")


def answering(*addresses: str) -> Callable[..., list[tuple[object, ...]]]:
    return lambda *_args, **_kwargs: [(2, 1, 6, "", (address, 80)) for address in addresses]


def test_a_name_is_resolved_once_and_that_very_address_is_reached(port: int) -> None:
    asked: list[str] = []

    def once(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["192.0.2.1"]

    assert fetch(f"http://server.test:{port}/", resolver=once).data == b"Peru met Chile."
    assert asked == ["server.test"]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:80/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:127.0.0.1]/",
        "http://0.0.0.0/",
        "https://10.1.2.3/",
    ],
)
def test_the_inside_of_the_network_is_refused_by_default(url: str) -> None:
    with pytest.raises(UnreadableSource, match=r"refused|has no address"):
        list(read([url]))


def test_one_private_address_among_public_ones_refuses_the_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(network.socket, "getaddrinfo", answering("9.9.9.9", "192.168.1.1"))
    with pytest.raises(UnreadableSource, match=r"192\.168\.1\.1"):
        resolve("mixed.test", 80)
    monkeypatch.setattr(
        network.socket, "getaddrinfo", answering("9.9.9.9", "2620:fe::fe", "9.9.9.9")
    )
    assert resolve("public.test", 80) == ["9.9.9.9", "2620:fe::fe"]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("9.9.9.9", True),
        ("2620:fe::fe", True),
        ("64:ff9b::909:909", True),
        ("64:ff9b::a00:1", False),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("0.0.0.0", False),
        ("::1", False),
        ("::", False),
        ("::7f00:1", False),
        ("::ffff:9.9.9.9", False),
        ("::ffff:0:9.9.9.9", False),
        ("2002:7f00:1::", False),
        ("2001:0:909:909::1", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("2001:db8::1", False),
        ("nonsense", False),
    ],
)
def test_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    "url", ["ftp://example.org/", "http://", "http://[::1", "gopher://x/", "http:///path"]
)
def test_other_schemes_and_broken_addresses_are_refused(url: str) -> None:
    with pytest.raises(UnreadableSource):
        fetch(url)


def test_a_server_that_is_not_there_is_named() -> None:
    with pytest.raises(UnreadableSource, match="connection failed"):
        fetch("http://server.test:1/", resolver=lambda _host, _port: ["127.0.0.1"])


def test_a_fetched_page_is_read_like_a_file(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "fetch", partial(fetch, resolver=allowed))
    (document,) = read([f"http://server.test:{port}/"])
    assert (document.text, document.url) == ("Peru met Chile.", f"http://server.test:{port}/")


def test_https_is_spoken_under_the_name_and_a_server_that_cannot_is_named(port: int) -> None:
    with pytest.raises(UnreadableSource, match="connection failed"):
        fetch(f"https://server.test:{port}/", resolver=allowed)
