"""Documents that cannot be read: each a short error that names file, place and remedy."""

from __future__ import annotations

import gzip
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARTICLE = (
    "China gave Iran weapons on 3 May 2021. Iran signed a pact with China on 4 May 2021. The "
    "United States imposed sanctions on China on 6 May 2021. China leads a coalition against the "
    "United States, and Iran backs China against the United States."
)
LINE = b"Norway met Sweden in Oslo on 3 May 2020. "
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "x">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    + "]><rss version='2.0'><channel><title>&j;</title></channel></rss>"
)
EMPTY_PAGE = (
    "<!doctype html><html><head><title>Menu</title></head><body><nav><a href='/'>Home</a> "
    "<a href='/world'>World</a></nav><form><p>Your email address will not be published.</p>"
    "</form></body></html>"
)


TREATY = (
    "Sweden signed a treaty with Norway in Oslo on Monday, and the border would stay where it was "
    "for a hundred years, as both of the ministers told reporters."
)
QUARREL = (
    "Denmark condemned Finland in the strongest words it had ever used of a neighbour, and the "
    "embassy in Helsinki was closed on the same evening by its staff."
)


def bad(kind: str, made: object) -> tuple[str, bytes, tuple[str, ...]]:
    """A file's name, its bytes, and what the complaint must say."""
    pdf, warc, page = made.pdf_bytes, made.warc_bytes, made.page  # type: ignore[attr-defined]
    lines = ["Norway met Sweden in Oslo.", "They agreed on the border."]
    record = warc(("http://x.example/1", page().encode(), "text/html"))
    return {
        "empty": ("a.txt", b"", ("empty",)),
        "blank": ("a.md", b" \n\n ", ("empty",)),
        "binary": ("a.txt", b"Norway met\x00\x01\x02", ("byte 10", "binary")),
        "unknown kind": ("a.exe", b"MZ\x90", (".exe",)),
        "wrongly encoded": (
            "a.txt",
            LINE + "Malmö, Århus, Tromsø, Åbo".encode() + b"\xe5\xff",
            ("byte", "UTF-8"),
        ),
        "encoded twice": (
            "a.txt",
            "“Norway” met “Sweden”, “Malmö” said.".encode().decode("cp1252", "replace").encode(),
            ("byte", "saved again"),
        ),
        "100 MB on one line": ("a.txt", LINE * (100_000_000 // len(LINE)), ("10 MB",)),
        "100 MB on one line of JSON": (
            "a.jsonl",
            b'{"text": "' + LINE * (100_000_000 // len(LINE)) + b'"}',
            ("a.jsonl:1", "50 MB"),
        ),
        "long text on a line of JSON": (
            "a.jsonl",
            b'{"text": "' + LINE * (10_000_100 // len(LINE)) + b'"}',
            ("a.jsonl:1", "10 MB"),
        ),
        "HTML without an article": ("a.html", EMPTY_PAGE.encode(), ("article",)),
        "encrypted PDF": ("a.pdf", pdf(lines, password="secret"), ("encrypted",)),
        "image-only PDF": ("a.pdf", pdf([], []), ("images", "ocrmypdf")),
        "truncated PDF": ("a.pdf", pdf(lines)[:-200], ("truncated", "byte")),
        "compression bomb": ("a.txt.gz", gzip.compress(b"\0" * 50_000_000), ("bomb",)),
        "truncated gzip": ("a.txt.gz", gzip.compress(LINE * 99)[:-20], ("truncated", "byte 0")),
        "feed with an entity bomb": ("a.rss", BOMB.encode(), ("entities",)),
        "path instead of a feed": ("a.rss", b"/etc/passwd\n", ("not a feed",)),
        "first record of a WARC cut": ("a.warc.gz", record[:-100], ("truncated", "byte 0")),
        "first record of a WARC cut in its header": (
            "a.warc",
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.ex",
            ("truncated", "byte 0"),
        ),
        "feed cut in its first entry": (
            "a.rss",
            b"<rss version='2.0'><channel><item><description>Norway met",
            ("truncated", "byte 57"),
        ),
        "half a character in a row": (
            "a.jsonl",
            b'{"text": "Norway met \\ud800 Sweden."}\n',
            ("a.jsonl:1", "\\ud800"),
        ),
        "half a character in the id of a row": (
            "a.jsonl",
            b'{"id": "\\udc80", "text": "Norway met Sweden."}\n',
            ("a.jsonl:1", "\\udc80"),
        ),
        "row without text": ("a.jsonl", b'{"title": "Oslo"}\n', ("a.jsonl:1", "text")),
        "row that is no JSON": ("a.jsonl", b"{'text': 1}\n", ("a.jsonl:1", "JSON")),
        "implausible date in a row": (
            "a.jsonl",
            b'{"text": "Norway met Sweden.", "published": "1066-10-14"}\n',
            ("a.jsonl:1", "1066-10-14", "YYYY-MM-DD"),
        ),
        "table without a column text": ("a.csv", b"id,body\n1,Oslo\n", ("a.csv:1", "text")),
    }[kind]


KINDS = (
    "empty", "blank", "binary", "unknown kind", "wrongly encoded", "encoded twice",
    "100 MB on one line", "100 MB on one line of JSON",
    "long text on a line of JSON", "HTML without an article",
    "encrypted PDF", "image-only PDF", "truncated PDF", "compression bomb", "truncated gzip",
    "feed with an entity bomb", "path instead of a feed", "first record of a WARC cut",
    "first record of a WARC cut in its header", "feed cut in its first entry",
    "half a character in a row", "half a character in the id of a row",
    "row without text", "row that is no JSON", "implausible date in a row",
    "table without a column text",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_alone_it_is_refused_and_what_was_written_before_stays(
    kind: str, cli: Callable, here: Path, made_inputs: object
) -> None:
    name, data, words = bad(kind, made_inputs)
    (here / name).write_bytes(data)
    (here / "events.jsonl").write_text("as before")
    (here / "brief.html").write_text("as before")
    ran = cli("code", name, "-o", "events.jsonl")
    ran.refused(name, *words)
    assert ran.out == ""
    told = cli("brief", name)
    assert (told.code, told.err) == (2, ran.err)
    assert (here / "events.jsonl").read_text() == "as before"
    assert (here / "brief.html").read_text() == "as before"
    assert sorted(p.name for p in here.iterdir()) == sorted([name, "brief.html", "events.jsonl"])


@pytest.mark.parametrize("kind", [k for k in KINDS if not k.startswith("100 MB")])
def test_beside_a_good_one_the_good_one_is_done(
    kind: str, cli: Callable, here: Path, made_inputs: object
) -> None:
    name, data, words = bad(kind, made_inputs)
    (here / name).write_bytes(data)
    (here / "good.txt").write_text("Sweden signed a treaty with Norway on 9 June 2020.\n")
    ran = cli("code", name, "good.txt")
    ran.refused(name, *words, code=3)
    assert "1 document read, 1 problem," in ran.err
    assert {e["source"]["country"] for e in ran.events} >= {"SWE"}
    assert {e["doc_ref"] for e in ran.events} == {"good.txt"}


@pytest.mark.parametrize("command", ["code", "brief", "add"])
def test_a_missing_file_is_named(command: str, cli: Callable) -> None:
    cli(command, "nowhere.txt").refused("nowhere.txt", "No such file")


def test_a_file_of_blank_lines_holds_no_document(cli: Callable, here: Path) -> None:
    (here / "a.jsonl").write_text("\n\n")
    cli("brief", "a.jsonl").refused("no document", "article")


def test_an_empty_folder_is_named(cli: Callable, here: Path) -> None:
    (here / "folder").mkdir()
    cli("brief", "folder").refused("folder", "no files")


def test_a_truncated_archive_gives_the_records_before_the_place(
    cli: Callable, here: Path, made_inputs: object
) -> None:
    pages = [
        (f"http://x.example/{n}", made_inputs.page(paragraph=text).encode(), "text/html")
        for n, text in enumerate((TREATY, QUARREL))
    ]
    (here / "a.warc.gz").write_bytes(made_inputs.warc_bytes(*pages)[:-100])
    ran = cli("code", "a.warc.gz")
    ran.refused("a.warc.gz", "truncated", code=3)
    assert {(e["source"]["country"], e["target"]["country"]) for e in ran.events} >= {
        ("SWE", "NOR")
    }


def test_bad_rows_are_left_out_and_the_others_done(cli: Callable, here: Path) -> None:
    (here / "a.jsonl").write_text(
        '{"text": "Sweden signed a treaty with Norway on 9 June 2020."}\n'
        "not JSON\n"
        '{"text": "Denmark condemned Norway on 10 June 2020.", "published": "2999-01-01"}\n'
        '{"text": "Finland condemned Norway on 11 June 2020."}\n'
    )
    ran = cli("code", "a.jsonl")
    assert ran.code == 3
    assert "a.jsonl:2" in ran.err
    assert "a.jsonl:3" in ran.err
    assert {e["source"]["country"] for e in ran.events} >= {"SWE", "FIN"}


def test_standard_input_is_read_and_its_faults_are_named(
    cli: Callable, here: Path, monkeypatch: pytest.MonkeyPatch, article: Path
) -> None:
    with article.open("rb") as file:
        monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": file})())
        given = cli("code", "-")
    assert given.code == 0
    assert [e["event_id"] for e in given.events] == [
        e["event_id"] for e in cli("code", article).events
    ]
    (here / "binary").write_bytes(b"\x00\x01")
    with (here / "binary").open("rb") as file:
        monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": file})())
        cli("code", "-").refused("-: byte 0")


def test_a_feed_that_breaks_off_between_entries_is_done_in_part(cli: Callable, here: Path) -> None:
    (here / "a.rss").write_text(
        f"<rss version='2.0'><channel><item><description>{TREATY}</description></item>\n"
    )
    ran = cli("code", "a.rss")
    ran.refused("a.rss", "truncated", code=3)
    assert {e["source"]["country"] for e in ran.events} >= {"SWE"}


@pytest.mark.skipif(sys.platform != "linux", reason="names here are characters, not bytes")
def test_a_name_that_is_not_utf_8_is_no_fault(cli: Callable, here: Path) -> None:
    (here / "names").mkdir()
    (here / "names" / "caf\udce9.txt").write_text(ARTICLE)
    coded = cli("code", "names")
    assert coded.code == 0
    assert {e["doc_ref"] for e in coded.events} == {"names/caf\\xe9.txt"}
    assert cli("brief", "names", "-o", "brief.html").code == 0
    assert "caf\\xe9.txt" in (here / "brief.html").read_text("utf-8")
    assert cli("add", "names").code == 0
    assert cli("export", "events.jsonl").code == 0
    assert "caf\\\\xe9.txt" in (here / "events.jsonl").read_text("utf-8")
    assert not [p.name for p in here.iterdir() if p.name.startswith(".brief")]
