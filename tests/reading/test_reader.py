"""Inputs of every kind, and the errors that name file, place and remedy."""

import datetime as dt
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from gzip import compress
from io import BytesIO
from pathlib import Path

import pytest

from realpolitik.errors import UnreadableSource
from realpolitik.reading import gunzip, source
from realpolitik.reading.reader import read
from realpolitik.records.document import Document

Save = Callable[[str, bytes | str], str]

TEXT = "Peru and Chile met in Lima on Monday to talk about the border in the desert.\n\nThey parted as friends, and the envoys went home by the night train.\n"


def one(*inputs: str, **options: object) -> Document:
    (document,) = read(inputs, **options)  # type: ignore[arg-type]
    return document


def test_a_folder_is_read_recursively_in_order_of_names(saved: Save, tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.md", ".hidden/x.txt", "b/.y.txt"):
        saved(f"in/{name}", f"{name}: {TEXT}")
    refs = [Path(document.ref).name for document in read([str(tmp_path / "in")])]
    assert refs == ["a.txt", "1.md", "2.txt"]


def test_what_a_folder_holds_that_is_no_document_is_reported(saved: Save, tmp_path: Path) -> None:
    saved("in/a.txt", TEXT)
    saved("in/b.xlsx", b"PK\x03\x04 sheet")
    saved("in/c.mp3", b"ID3")
    os.mkfifo(tmp_path / "in" / "d")
    (tmp_path / "in" / "e.txt").symlink_to(tmp_path / "nowhere")
    threading.Thread(target=(tmp_path / "in" / "d").write_bytes, args=(b"Chad met Niger.",)).start()
    problems: list[UnreadableSource] = []
    documents = list(read([str(tmp_path / "in")], on_problem=problems.append))
    assert [document.text[:4] for document in documents] == ["Peru", "Chad"]
    assert [Path(problem.message.split(":")[0]).name for problem in problems] == [
        "b.xlsx",
        "c.mp3",
        "e.txt",
    ]
    assert all(problem.hint for problem in problems)


def test_standard_input_is_told_by_its_first_bytes(
    page: Callable[..., str], pdf_bytes: Callable[..., bytes], warc_bytes: Callable[..., bytes]
) -> None:
    kinds = {
        "text/plain": TEXT.encode(),
        "text/html": page().encode(),
        "application/pdf": pdf_bytes(["Peru met Chile in Lima on Monday."]),
        "application/x-ndjson": b'{"text": "Peru met Chile."}',
        "application/feed": b'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><item><description>Peru met Chile.</description></item></channel></rss>',
    }
    for kind, data in kinds.items():
        for given in (data, compress(data)):
            assert one("-", stdin=BytesIO(given)).media_type == kind
    archive = warc_bytes(("https://example.org/", page().encode(), "text/html"))
    assert one("-", stdin=BytesIO(archive)).url == "https://example.org/"


def test_a_packed_file_is_read_by_the_suffix_within(saved: Save) -> None:
    assert (
        one(saved("a.jsonl.gz", compress(b'{"text": "Peru met Chile."}'))).media_type
        == "application/x-ndjson"
    )


def test_the_given_date_supplies_only_what_a_document_lacks(saved: Save) -> None:
    dated = saved("dated.txt", f"Talks in Lima\n\nPublished: March 3, 2014\n\n{TEXT}")
    undated = saved("undated.txt", f"Other talks\n\n{TEXT} They met again.")
    first, second = read([dated, undated], published=dt.date(2021, 4, 12))
    assert (first.published, first.published_evidence) == (dt.date(2014, 3, 3), "text")
    assert (second.published, second.published_evidence) == (dt.date(2021, 4, 12), "given")


@pytest.mark.parametrize("day", [dt.date(1815, 6, 18), dt.date(2999, 1, 1)])
def test_an_impossible_given_date_is_refused(day: dt.date) -> None:
    with pytest.raises(UnreadableSource, match=day.isoformat()):
        list(read([], published=day))


def test_the_same_text_twice_is_one_document_and_noted(saved: Save) -> None:
    notes: list[str] = []
    documents = list(
        read([saved("a.txt", TEXT), saved("b.txt", "  " + TEXT)], on_note=notes.append)
    )
    assert len(documents) == 1
    assert "b.txt" in notes[0]
    assert "read before" in notes[0]


def test_reprints_share_an_origin(saved: Save) -> None:
    paths = [
        saved("a.txt", TEXT),
        saved("b.txt", TEXT + "\nMore to follow."),
        saved(
            "c.txt",
            "Chad asked Niger for help with wells near Lake Chad, and Niger sent help on Tuesday.",
        ),
    ]
    first, copy, other = read(paths)
    assert first.origin == copy.origin == first.doc_id
    assert other.origin == other.doc_id


def test_another_language_is_recorded(saved: Save) -> None:
    text = "Die Außenminister der beiden Länder trafen sich am Montag in Genf und vereinbarten weitere Gespräche."
    assert one(saved("a.txt", text)).language == "de"


BAD: list[tuple[str, bytes, str]] = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\n ", "empty"),
    ("binary.txt", b"\x7fELF\x00\x01", "byte 4 "),
    ("mixed.txt", "é".encode() * 9 + b"\xff", "byte 18 "),
    ("furniture.txt", b"Share this article\n\nAll rights reserved.\n", "no running text"),
    ("archive.zip", b"PK\x03\x04", "ZIP archive"),
    ("song.mp3", b"ID3", "not a kind of document"),
    ("bomb.txt.gz", compress(b"a" * 30_000_000), "compression bomb"),
    ("cut.txt.gz", compress(TEXT.encode())[:-9], "truncated"),
    ("wrong.txt.gz", b"\x1f\x8bnot gzip at all", "damaged"),
]


@pytest.mark.parametrize(("name", "data", "named"), BAD)
def test_bad_files_are_named_with_place_and_remedy(
    saved: Save, name: str, data: bytes, named: str
) -> None:
    path = saved(name, data)
    with pytest.raises(UnreadableSource, match=named) as refused:
        list(read([path]))
    assert refused.value.message.startswith(path)
    assert refused.value.hint.endswith(".")


def test_with_a_listener_bad_inputs_are_reported_and_the_rest_read(saved: Save) -> None:
    paths = [saved(name, data) for name, data, _ in BAD]
    problems: list[UnreadableSource] = []
    (document,) = read(
        [*paths, "no/such/file.txt", "-", saved("good.txt", TEXT)], on_problem=problems.append
    )
    assert document.text.startswith("Peru")
    assert len(problems) == len(BAD) + 2


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("no/such/file.txt", "No such file"),
        ("a\0b", "not the name"),
        ("-", "no standard input"),
        ("", "empty argument"),
        ("/dev/null", "neither a file"),
    ],
)
def test_what_is_not_there_is_named(name: str, named: str) -> None:
    with pytest.raises(UnreadableSource, match=named):
        list(read([name]))


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="holds no files"):
        list(read([str(tmp_path)]))


def test_a_text_beyond_the_limit_is_refused(saved: Save) -> None:
    path = saved("long.txt", b"a" * (source.MAX_TEXT + 1))
    with pytest.raises(UnreadableSource, match="larger than 10 MB") as refused:
        list(read([path]))
    assert "JSONL" in refused.value.hint


def test_too_much_on_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("realpolitik.reading.inputs.MAX_PIPED", 10)
    with pytest.raises(UnreadableSource, match="piped in"):
        list(read(["-"], stdin=BytesIO(b"a" * 11)))


def test_too_much_unpacked_is_refused(saved: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    assert gunzip.bomb("f", 1_000_000, gunzip.MAX_UNPACKED + 1) is not None
    assert gunzip.bomb("f", 1_000_000, 9_000_000) is None


def test_reading_a_text_loads_no_heavy_library(saved: Save) -> None:
    heavy = [
        "trafilatura",
        "pypdf",
        "feedparser",
        "warcio",
        "datasketch",
        "httpx",
        "httpcore",
        "pyarrow",
        "spacy",
        "py3langid",
        "lxml",
        "charset_normalizer",
    ]
    script = (
        "import sys; from realpolitik.reading.reader import read; list(read([sys.argv[1]]));"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    path = saved("a.txt", TEXT * 2)
    done = subprocess.run(
        [sys.executable, "-c", script, path], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(sys.platform != "linux", reason="names here are characters, not bytes")
def test_a_name_that_is_not_utf_8_is_shown_with_its_bytes(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"men\xfc")
    folder.mkdir()
    for name, text in (("caf\udce9.txt", TEXT), ("empty\udce9.txt", "")):
        (folder / name).write_text(text)
    gone = str(folder / "gone\udce9.txt")
    problems: list[UnreadableSource] = []
    (document,) = read([str(folder), gone], on_problem=problems.append)
    assert document.ref == f"{tmp_path}/men\\xfc/caf\\xe9.txt"
    assert [problem.message.split(":")[0].split("/")[-1] for problem in problems] == [
        "empty\\xe9.txt",
        "gone\\xe9.txt",
    ]
    assert all(problem.message.isascii() for problem in problems)


def test_where_there_is_no_room_to_unpack_the_input_is_named_and_the_rest_read(
    saved: Save, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "_IN_MEMORY", 50)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    packed = saved("a.txt.gz", compress(TEXT.encode()))
    problems: list[UnreadableSource] = []
    inputs = [packed, "-", saved("good.txt", f"Other words. {TEXT}")]
    (document,) = read(inputs, stdin=BytesIO(TEXT.encode()), on_problem=problems.append)
    assert document.text.startswith("Other")
    assert [problem.message.split(":")[0] for problem in problems] == [packed, "-"]
    assert all("TMPDIR" in p.message and "TMPDIR" in p.hint for p in problems)
