import json
import threading
from hashlib import md5, sha256
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from realpolitik.errors import UnreadableSource
from realpolitik.reference.archives import Chosen, Filed, Version
from realpolitik.reference.getting import asking, fetch

CONTENT = bytes(range(256)) * 1000
DIGEST = md5(CONTENT).hexdigest()


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
            half = self.path.startswith("/cut") and not wanted
            self.wfile.write(body[: len(body) // 2] if half else body)

        def log_message(self, *args):
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        running.asked = asked
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def get(server, tmp_path):
    """Fetches a file from the server, under a name that only the test resolves."""

    def get(path="nmc.csv", checksum=f"md5:{DIGEST}", **more):
        file = Filed(
            name="nmc.csv",
            url=f"http://server.test:{server.server_port}/{path}",
            checksum=checksum,
        )
        version = Version(number="3.0", published="2024-06-24", files=(file,))
        chosen = Chosen(doi="10.7910/DVN/X", files=(file,), version=version, newest=version)
        return fetch("nmc", chosen, file, tmp_path, resolver=lambda *_: ["127.0.0.1"], **more)

    return get


def test_a_download_is_verified_kept_accounted_for_and_not_repeated(server, get, tmp_path):
    seen = []
    path, got = get(progress=lambda *at: seen.append(at))
    assert get() == (path, got)
    assert path.read_bytes() == CONTENT
    assert server.asked == [None]
    assert seen[-1] == ("nmc.csv", len(CONTENT), len(CONTENT))
    account = json.loads((tmp_path / "nmc.csv.got.json").read_text())
    assert account["version"] == account["newest"] == "3.0"
    assert account["checksum"] == f"md5:{DIGEST}"
    assert account["size"] == len(CONTENT)
    assert account["got"].startswith("20")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["nmc.csv", "nmc.csv.got.json"]


def test_a_sha_256_is_checked_too(get):
    assert get(checksum=f"sha256:{sha256(CONTENT).hexdigest()}")[0].read_bytes() == CONTENT


def test_what_a_broken_connection_left_is_gone_on_with(server, get, tmp_path):
    with pytest.raises(UnreadableSource, match="connection failed") as caught:
        get("cut.csv")
    assert "goes on where it stopped" in caught.value.hint
    (part,) = tmp_path.iterdir()
    assert 0 < part.stat().st_size < len(CONTENT)
    had = part.stat().st_size
    path, _ = get("cut.csv")
    assert path.read_bytes() == CONTENT
    assert server.asked == [None, f"bytes={had}-"]
    assert not part.exists()


def test_a_part_that_is_the_whole_is_taken_as_it_is(get, tmp_path):
    (tmp_path / f".nmc.csv-{DIGEST[:12]}.part").write_bytes(CONTENT)
    assert get()[0].read_bytes() == CONTENT


def test_another_file_than_promised_is_refused_and_not_kept(get, tmp_path):
    with pytest.raises(UnreadableSource, match="MD5 differs"):
        get(checksum="md5:" + "0" * 32)
    assert list(tmp_path.iterdir()) == []


def test_another_file_than_promised_does_not_replace_the_one_there_is(get, tmp_path):
    path, _ = get()
    with pytest.raises(UnreadableSource, match="MD5 differs"):
        get(checksum="md5:" + "0" * 32)
    assert path.read_bytes() == CONTENT


def test_a_page_that_is_gone_is_said_so(get):
    with pytest.raises(UnreadableSource, match="404"):
        get("gone.csv")


def test_the_inside_of_the_network_is_never_asked(server, tmp_path):
    address = f"http://127.0.0.1:{server.server_port}/"
    with pytest.raises(UnreadableSource, match="not an address of the public internet"):
        asking()(address)
    assert server.asked == []
