import threading
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from realpolitik.errors import BadInput, UnknownName, UnreadableSource
from realpolitik.reference.datasets import datasets
from realpolitik.reference.getting import fetch

CONTENT = bytes(range(256)) * 1000
DIGEST = sha256(CONTENT).hexdigest()


@pytest.fixture
def server():
    """A server of CONTENT that grants ranges; `asked` lists what ranges it was asked for."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path.startswith("/gone"):
                self.send_error(404)
                return
            wanted = self.headers.get("Range")
            asked.append(wanted)
            start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
            if start >= len(CONTENT):
                self.send_error(416)
                return
            body = CONTENT[start:]
            self.send_response(206 if wanted else 200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        running.asked = asked
        yield running
        running.shutdown()
        thread.join()


def address(server, path="nmc.csv"):
    return f"http://127.0.0.1:{server.server_port}/{path}"


def test_a_download_is_verified_kept_and_not_repeated(server, tmp_path):
    seen = []
    first = fetch(
        "nmc", tmp_path, url=address(server), sha256=DIGEST, progress=lambda *at: seen.append(at)
    )
    again = fetch("nmc", tmp_path, url=address(server), sha256=DIGEST)
    assert first == again
    assert first.read_bytes() == CONTENT
    assert first.suffix == ".csv"
    assert server.asked == [None]
    assert seen[-1] == (len(CONTENT), len(CONTENT))


def test_what_an_interrupted_run_left_is_gone_on_with(server, tmp_path):
    (tmp_path / f"nmc-{DIGEST[:12]}.part").write_bytes(CONTENT[:1000])
    kept = fetch("nmc", tmp_path, url=address(server), sha256=DIGEST)
    assert kept.read_bytes() == CONTENT
    assert server.asked == ["bytes=1000-"]


def test_a_part_that_is_the_whole_is_taken_as_it_is(server, tmp_path):
    (tmp_path / f"nmc-{DIGEST[:12]}.part").write_bytes(CONTENT)
    assert fetch("nmc", tmp_path, url=address(server), sha256=DIGEST).read_bytes() == CONTENT


def test_another_file_than_promised_is_refused_and_not_kept(server, tmp_path):
    with pytest.raises(UnreadableSource, match="SHA-256 differs"):
        fetch("nmc", tmp_path, url=address(server), sha256="0" * 64)
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_is_gone_is_said_so(server, tmp_path):
    with pytest.raises(UnreadableSource, match="404"):
        fetch("nmc", tmp_path, url=address(server, "gone.csv"), sha256=DIGEST)


@pytest.mark.parametrize("name", [name for name, dataset in datasets().items() if not dataset.url])
def test_without_a_known_checksum_the_page_is_named_and_no_address_invented(name, tmp_path):
    with pytest.raises(BadInput, match="Bring your own file") as caught:
        fetch(name, tmp_path)
    assert datasets()[name].page in caught.value.hint


def test_an_unknown_data_set_is_refused(tmp_path):
    with pytest.raises(UnknownName):
        fetch("nope", tmp_path)
