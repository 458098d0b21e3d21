"""`realpolitik data get`, against a server that speaks the archives' two interfaces."""

from __future__ import annotations

import json
import threading
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from realpolitik import network
from realpolitik.reference import archives, getting
from realpolitik.store.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

VOTES = "rcid,ccode,vote,year,session\n" + "".join(
    f"{number},{state},{1 + (number + state) % 3},1999,54\n"
    for number in range(1, 400)
    for state in (2, 20, 200, 365, 710)
)
GDP = "ccode,year,gdp,population,gdp_per_head\n" + "".join(
    f"2,{year},100.5,3.5,9.5\n" for year in range(1900, 1960)
)


class Archive:
    """What the server has, what it was asked, and how it misbehaves."""

    def __init__(self, polecat: str) -> None:
        self.files: dict[int, tuple[str, bytes]] = {
            1: ("UNVotes-1.tab", VOTES.encode()),
            2: ("Codebook.pdf", b"%PDF"),
            3: ("ngecEventsDV-2021.txt", polecat.encode()),
            4: ("ngecEventsDV-2022.txt", polecat.replace("P1", "P2").encode()),
            5: ("ngecEventsDV-2022b.txt", polecat.replace("P1", "P3").encode()),
        }
        self.deposits = {"10.7910/DVN/LEJUQZ": (1, 2), "10.7910/DVN/AJGVIT": (3, 4, 5)}
        self.asked: list[tuple[str, str | None]] = []
        self.stated: dict[int, str] = {}
        self.cut = False
        self.broken = 0
        self.port = 0

    def version(self, doi: str) -> dict[str, Any]:
        files = []
        for number in self.deposits[doi]:
            name, data = self.files[number]
            digest = self.stated.get(number, md5(data).hexdigest())
            about = {"id": number, "filename": name, "filesize": 1, "md5": digest}
            if name == "UNVotes-1.tab":
                about |= {"originalFileFormat": "text/csv", "originalFileName": "UNVotes-1.csv"}
            files.append({"label": name, "restricted": False, "dataFile": about})
        return {
            "versionNumber": 33,
            "versionMinorNumber": 0,
            "releaseTime": "2024-06-24T15:00:00Z",
            "files": files,
        }

    def record(self) -> dict[str, Any]:
        return {
            "id": 1234,
            "metadata": {"publication_date": "2022-02-03"},
            "files": [
                {
                    "key": "gdp.csv",
                    "checksum": f"md5:{md5(GDP.encode()).hexdigest()}",
                    "links": {"self": f"http://archive.test:{self.port}/zenodo/gdp.csv"},
                }
            ],
        }

    def answer(self, path: str, query: dict[str, list[str]]) -> tuple[int, bytes]:
        if self.broken:
            return self.broken, b'{"status": "ERROR", "message": "Down for maintenance"}'
        if path.startswith("/api/datasets/:persistentId"):
            doi = query["persistentId"][0].removeprefix("doi:")
            version = self.version(doi)
            whole = [version] if path.endswith("versions") else {"latestVersion": version}
            return 200, json.dumps({"status": "OK", "data": whole}).encode()
        if path == "/api/records/1234":
            return 200, json.dumps(self.record()).encode()
        if path == "/zenodo/gdp.csv":
            return 200, GDP.encode()
        name, data = self.files[int(path.rpartition("/")[2])]
        if name == "UNVotes-1.tab" and query.get("format") != ["original"]:
            data = data.replace(b",", b"\t")
        return 200, data


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch, foreign_rows: dict[str, str]) -> Iterator[Archive]:
    kept = Archive(foreign_rows["polecat"])

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            wanted = self.headers.get("Range")
            kept.asked.append((parts.path, wanted))
            status, body = kept.answer(parts.path, parse_qs(parts.query))
            if wanted:
                status, body = 206, body[int(wanted.removeprefix("bytes=").rstrip("-")) :]
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if kept.cut and "datafile" in parts.path:
                kept.cut = False
                body = body[: len(body) // 2]
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    kept.port = server.server_port
    host = f"http://archive.test:{server.server_port}"
    monkeypatch.setattr(archives, "DATAVERSES", {"10.7910": host})
    monkeypatch.setattr(archives, "ZENODO", host)
    monkeypatch.setattr(getting, "resolve", lambda *_: ["127.0.0.1"])
    yield kept
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_data_set_is_got_checked_and_added_as_the_version_it_is(
    archive: Archive, cli: Callable, here: Path
) -> None:
    ran = cli("data", "get", "un-votes")
    assert ran.code == 0, ran.err
    assert "version 33.0 of 10.7910/DVN/LEJUQZ, md5 checked" in ran.err
    path = here / "downloads" / "un-votes" / "UNVotes-1.csv"
    assert path.read_text() == VOTES
    account = json.loads((path.parent / "UNVotes-1.csv.got.json").read_text())
    assert account["version"] == "33.0"
    assert account["published"] == "2024-06-24"
    assert account["checksum"] == f"md5:{md5(VOTES.encode()).hexdigest()}"
    assert account["got"]
    with open_store(here / "default.duckdb", write=False) as store:
        origin = store.origins()["un-votes"]
        assert store.table("un-votes").num_rows == 399 * 5
    assert origin.version == "33.0 (2024-06-24)"
    assert origin.url == "https://doi.org/10.7910/DVN/LEJUQZ"


def test_a_file_that_is_there_is_not_downloaded_again(archive: Archive, cli: Callable) -> None:
    assert cli("data", "get", "un-votes").code == 0
    assert cli("data", "get", "un-votes").code == 0
    assert sum("datafile" in path for path, _ in archive.asked) == 1


def test_a_file_with_another_checksum_is_refused_and_not_kept(
    archive: Archive, cli: Callable, here: Path
) -> None:
    archive.stated[1] = "0" * 32
    cli("data", "get", "un-votes").refused("UNVotes-1.csv", "MD5 differs")
    assert list((here / "downloads" / "un-votes").iterdir()) == []
    assert not (here / "default.duckdb").exists()


def test_an_interrupted_download_is_gone_on_with(
    archive: Archive, cli: Callable, here: Path
) -> None:
    archive.cut = True
    cli("data", "get", "un-votes").refused("connection failed", "goes on where it stopped")
    assert cli("data", "get", "un-votes").code == 0
    assert archive.asked[-1] == ("/api/access/datafile/1", f"bytes={len(VOTES) // 2}-")
    assert (here / "downloads" / "un-votes" / "UNVotes-1.csv").read_text() == VOTES


def test_a_file_that_is_not_in_the_list_is_said_so(archive: Archive, cli: Callable) -> None:
    archive.deposits["10.7910/DVN/LEJUQZ"] = (2,)
    cli("data", "get", "un-votes").refused("No version", "Codebook.pdf", "data add")


def test_an_archive_that_is_down_is_quoted(archive: Archive, cli: Callable) -> None:
    archive.broken = 503
    cli("data", "get", "un-votes").refused("answered 503", "Down for maintenance")


def test_a_record_of_zenodo_can_be_named(archive: Archive, cli: Callable, here: Path) -> None:
    ran = cli("data", "get", "gdp", "--doi", "https://doi.org/10.5281/zenodo.1234")
    assert ran.code == 0, ran.err
    with open_store(here / "default.duckdb", write=False) as store:
        assert store.origins()["gdp"].version == "1234 (2022-02-03)"


def test_event_data_are_got_by_pattern_and_imported(
    archive: Archive, cli: Callable, here: Path
) -> None:
    cli("data", "get", "polecat").refused("3 files", "--files")
    ran = cli("data", "get", "polecat", "--files", "*2022*")
    assert ran.code == 0, ran.err
    with open_store(here / "default.duckdb", write=False) as store:
        assert store.count() == 2


def test_where_no_archive_is_known_the_page_is_named(cli: Callable) -> None:
    cli("data", "get", "nmc").refused("Bring your own file", "data add nmc PATH")
    cli("data", "get", "gdelt").refused("Bring your own file", "realpolitik import gdelt FILE")
    cli("data", "get", "nope").refused("nope")


def test_the_archive_is_reached_through_the_gate(
    archive: Archive, cli: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(getting, "resolve", network.resolve)
    monkeypatch.setattr(archives, "DATAVERSES", {"10.7910": f"http://127.0.0.1:{archive.port}"})
    cli("data", "get", "un-votes").refused("not an address of the public internet")
    assert archive.asked == []
