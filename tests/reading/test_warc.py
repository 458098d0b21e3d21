"""Web archives: every complete record is read, and a break is named with its place."""

from collections.abc import Callable
from gzip import compress

import pytest

from realpolitik.errors import UnreadableSource
from realpolitik.reading.reader import read

Save = Callable[[str, bytes | str], str]
Make = Callable[..., bytes]


def pages(page: Callable[..., str], count: int) -> list[tuple[str, bytes, str]]:
    return [
        (
            f"https://example.org/{n}",
            page(
                title=f"Title {n}",
                paragraph=f"Report {n}: the envoy of state number {n} spoke to the council about case {n * 7} for {n} hours, and left.",
            ).encode(),
            "text/html; charset=utf-8",
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("gzip", [True, False])
def test_each_page_is_a_document(
    saved: Save, page: Callable[..., str], warc_bytes: Make, gzip: bool
) -> None:
    picture = ("https://example.org/a.png", b"\x89PNG", "image/png")
    data = warc_bytes(*pages(page, 3), picture, gzip=gzip)
    documents = list(read([saved("a.warc.gz" if gzip else "a.warc", data)]))
    assert [document.url for document in documents] == [
        f"https://example.org/{n}" for n in range(3)
    ]
    assert documents[1].ref.endswith("#https://example.org/1")
    assert documents[2].title == "Title 2"


@pytest.mark.parametrize("gzip", [True, False])
def test_a_truncated_archive_gives_its_whole_records_then_says_so(
    saved: Save, page: Callable[..., str], warc_bytes: Make, gzip: bool
) -> None:
    whole = warc_bytes(*pages(page, 5), gzip=gzip)
    two = len(warc_bytes(*pages(page, 2), gzip=gzip))
    path = saved("a.warc", whole[: two + 500])
    problems: list[UnreadableSource] = []
    documents = list(read([path], on_problem=problems.append))
    assert len(documents) == 2
    (problem,) = problems
    assert "truncated" in problem.message
    assert "at byte" in problem.message
    with pytest.raises(UnreadableSource, match="truncated"):
        list(read([path]))


def test_a_record_that_cannot_be_read_does_not_stop_the_rest(
    saved: Save, page: Callable[..., str], warc_bytes: Make
) -> None:
    first, last = pages(page, 2)
    broken = ("https://example.org/b", b"text \x00\x01", "text/plain")
    problems: list[UnreadableSource] = []
    documents = list(
        read([saved("a.warc", warc_bytes(first, broken, last))], on_problem=problems.append)
    )
    assert len(documents) == 2
    assert "https://example.org/b" in problems[0].message


def test_damage_inside_is_named(saved: Save, page: Callable[..., str], warc_bytes: Make) -> None:
    data = bytearray(warc_bytes(*pages(page, 3)))
    data[len(data) // 2] ^= 0xFF
    problems: list[UnreadableSource] = []
    documents = list(read([saved("a.warc.gz", bytes(data))], on_problem=problems.append))
    assert len(documents) < 3
    assert len(problems) == 1


def test_an_archive_that_is_a_bomb_is_refused(saved: Save, warc_bytes: Make) -> None:
    bomb = warc_bytes(("https://example.org/", b"a" * 30_000_000, "text/plain"), gzip=False)
    problems: list[UnreadableSource] = []
    assert list(read([saved("a.warc.gz", compress(bomb))], on_problem=problems.append)) == []
    assert "compression bomb" in problems[0].message


@pytest.mark.parametrize(
    ("encoding", "pack", "named"),
    [("gzip", compress, None), ("br", bytes, "packed as 'br'")],
)
def test_packed_pages_inside(
    saved: Save,
    page: Callable[..., str],
    warc_bytes: Make,
    encoding: str,
    pack: Callable[[bytes], bytes],
    named: str | None,
) -> None:
    data = warc_bytes(
        ("https://example.org/", pack(page().encode()), "text/html"), gzip=False, encoding=encoding
    )
    problems: list[UnreadableSource] = []
    documents = list(read([saved("a.warc", data)], on_problem=problems.append))
    assert len(documents) == (named is None)
    assert all(named is not None and named in problem.message for problem in problems)


def test_a_packed_page_that_is_a_bomb_is_refused(saved: Save, warc_bytes: Make) -> None:
    data = warc_bytes(
        ("https://example.org/", compress(b"a" * 40_000_000), "text/html"),
        gzip=False,
        encoding="gzip",
    )
    with pytest.raises(UnreadableSource, match="unpacks to more than"):
        list(read([saved("a.warc", data)]))


def test_an_archive_packed_as_one_piece_is_read(
    saved: Save, page: Callable[..., str], warc_bytes: Make
) -> None:
    data = compress(warc_bytes(*pages(page, 3), gzip=False))
    assert len(list(read([saved("a.warc.gz", data)]))) == 3


def test_what_is_no_record_is_named_with_its_place(
    saved: Save, page: Callable[..., str], warc_bytes: Make
) -> None:
    data = warc_bytes(*pages(page, 1), gzip=False) + b"nonsense here\r\nand more\r\n"
    problems: list[UnreadableSource] = []
    assert len(list(read([saved("a.warc", data)], on_problem=problems.append))) == 1
    assert "damaged at byte" in problems[0].message


def test_a_record_longer_than_it_says_is_told_and_not_printed(
    saved: Save, page: Callable[..., str], warc_bytes: Make, capfd: pytest.CaptureFixture[str]
) -> None:
    (first, last) = pages(page, 2)
    data = (
        warc_bytes(first, gzip=False)[:-4] + b"stray bytes\r\n\r\n" + warc_bytes(last, gzip=False)
    )
    problems: list[UnreadableSource] = []
    assert len(list(read([saved("a.warc", data)], on_problem=problems.append))) == 2
    assert "longer than it says" in problems[0].message
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("kind", ["response", "resource"])
@pytest.mark.parametrize("cut", ["WARC/", "WARC/1.0", "WARC-", "pe: re", "/0", "-Length", "length"])
def test_a_record_that_breaks_off_in_its_header_is_truncated(
    saved: Save, page: Callable[..., str], warc_bytes: Make, kind: str, cut: str, packed: bool
) -> None:
    whole = warc_bytes(*pages(page, 1), gzip=False)
    header = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://example.org/0\r\n"
        "Content-Type: text/plain; x=length\r\nContent-Length: 99\r\n\r\n"
    )
    begun = header[: header.index(cut) + len(cut)].encode()
    for before, count in ((b"", 0), (whole, 1)):
        data = before + begun
        if cut == "WARC/" and not before:
            continue
        problems: list[UnreadableSource] = []
        path = saved("a.warc", compress(data) if packed else data)
        assert len(list(read([path], on_problem=problems.append))) == count
        (problem,) = problems
        assert f"truncated; the record at byte {len(before)} breaks off" in problem.message


@pytest.mark.parametrize("end", [b"Content-Length: 99\r\n", b"Content-Length: 99\r\n\r\n"])
def test_a_record_of_which_there_is_only_the_header_is_truncated(saved: Save, end: bytes) -> None:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/0\r\n"
    with pytest.raises(UnreadableSource, match="truncated; the record at byte 0"):
        list(read([saved("a.warc", head + end)]))


def test_a_record_that_does_not_say_how_long_it_is_is_named(
    saved: Save, page: Callable[..., str], warc_bytes: Make
) -> None:
    first, second = (warc_bytes(one, gzip=False) for one in pages(page, 2))
    lost = b"WARC/1.0\r\nWARC-Type: metadata\r\n\r\nwords\r\n\r\n"
    problems: list[UnreadableSource] = []
    path = saved("a.warc", first + lost + second)
    assert len(list(read([path], on_problem=problems.append))) == 1
    assert f"damaged at byte {len(first)}; the record there does not say" in problems[0].message


def test_an_empty_archive_is_named(saved: Save) -> None:
    with pytest.raises(UnreadableSource, match="empty"):
        list(read([saved("a.warc", b"")]))
