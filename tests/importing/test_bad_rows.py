"""Rows and files that are not what they should be: counted, named, nothing lost, nothing run."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile

import pytest
import zstandard

from realpolitik.errors import UnreadableSource
from realpolitik.importing import acled, icews, sources
from realpolitik.importing.importing import import_files


def rejected(report) -> list[dict[str, str]]:
    with report.files[0].rejects.open(encoding="utf-8", newline="") as beside:
        return list(csv.DictReader(beside))


BAD_GDELT = [
    pytest.param(lambda r: "1\t20150218\n", "too short: 2 columns", id="short"),
    pytest.param(lambda r: r.gdelt().rstrip("\n") + "\textra\n", "too long: 62 columns", id="long"),
    pytest.param(lambda r: r.gdelt(width=58), "too short: 58 columns", id="of GDELT 1.0 in 2.0"),
    pytest.param(lambda r: r.gdelt("x7"), "GLOBALEVENTID «x7» is not a number", id="wrong type"),
    pytest.param(lambda r: r.gdelt(""), "GLOBALEVENTID is missing", id="no id"),
    pytest.param(lambda r: r.gdelt(10**25), "is not a number in range", id="number too large"),
    pytest.param(lambda r: r.gdelt(EventCode="42"), "EventCode «42» is not", id="code without zero"),
    pytest.param(lambda r: r.gdelt(EventCode="---"), "is not a CAMEO code", id="unknown code"),
    pytest.param(lambda r: r.gdelt(EventCode=""), "EventCode «» is not", id="no code"),
    pytest.param(lambda r: r.gdelt(SQLDATE="20150230"), "SQLDATE «20150230»", id="impossible date"),
    pytest.param(lambda r: r.gdelt(SQLDATE="20151301"), "is not a date", id="month 13"),
    pytest.param(lambda r: r.gdelt(SQLDATE="00000000"), "is not a date", id="date of zeros"),
    pytest.param(lambda r: r.gdelt(SQLDATE=""), "SQLDATE «» is not a date", id="no date"),
    pytest.param(lambda r: r.gdelt(ActionGeo_Lat="x"), "ActionGeo_Lat «x»", id="latitude in words"),
    pytest.param(lambda r: r.gdelt(ActionGeo_Lat="91.2"), "past a pole", id="latitude past a pole"),
    pytest.param(lambda r: r.gdelt(ActionGeo_Long="-200"), "past 180", id="longitude past 180"),
    pytest.param(lambda r: r.gdelt(NumArticles="1.5e"), "NumArticles", id="count in words"),
    pytest.param(lambda r: r.gdelt(Actor1Name="A\0B"), "a NUL byte", id="NUL"),
    pytest.param(lambda r: "\n", "the row is empty", id="empty line"),
    pytest.param(lambda r: r.gdelt(Actor1Name="x" * 1_100_000), "bytes long", id="enormous"),
    pytest.param(
        lambda r: r.gdelt(Actor1Name="Côte").encode("latin-1"), "not UTF-8", id="another encoding"
    ),
    pytest.param(
        lambda r: r.gdelt(1, EventCode="112"), "other content", id="an id that is taken"
    ),
]  # fmt: skip


@pytest.mark.parametrize(("bad", "reason"), BAD_GDELT)
@pytest.mark.parametrize("place", [0, 1, 2], ids=["first", "between", "last"])
def test_a_bad_row_is_named_and_the_good_ones_kept(store, file, rows, bad, reason, place) -> None:
    if "other content" in reason and place == 0:
        place = 1  # the first with an id is the one that is kept
    line = bad(rows)
    lines = [rows.gdelt(1).encode(), rows.gdelt(2).encode()]
    lines.insert(place, line if isinstance(line, bytes) else line.encode())
    report = import_files(store, "gdelt", [file(b"".join(lines))])
    assert (report.kept, report.rejected, store.count()) == (2, 1, 2)
    (row,) = rejected(report)
    assert row["line"] == str(place + 1)
    assert reason in row["reason"]
    assert report.files[0].rejects.name == "input.tsv.rejects.csv"
    good = [n for n in (1, 2, 3) if n != place + 1]
    table = store.query("SELECT line FROM event ORDER BY line")
    assert table["line"].to_pylist() == good


def test_a_row_seen_before_is_known_and_not_rejected(store, file, rows) -> None:
    report = import_files(store, "gdelt", [file(rows.gdelt(1) + rows.gdelt(1) + rows.gdelt(2))])
    assert (report.kept, report.known, report.rejected) == (2, 1, 0)
    longer = file(rows.gdelt(1) + rows.gdelt(1) + rows.gdelt(2) + rows.gdelt(3), "longer.tsv")
    again = import_files(store, "gdelt", [longer])
    assert (again.kept, again.known, again.rejected) == (1, 3, 0)


def test_windows_line_ends_and_byte_order_mark_are_no_fault(store, file, rows) -> None:
    data = ("\ufeff" + rows.gdelt(1) + rows.gdelt(2)).replace("\n", "\r\n")
    assert import_files(store, "gdelt", [file(data)]).kept == 2
    assert store.query("SELECT url FROM event")["url"].to_pylist() == ["http://x.example/0"] * 2


def test_a_file_without_a_last_line_end_is_whole(store, file, rows) -> None:
    assert (
        import_files(store, "gdelt", [file(rows.gdelt(1) + rows.gdelt(2).rstrip("\n"))]).kept == 2
    )


BAD_ACLED = [
    pytest.param(lambda r: r.acled("B", event_date="2022-02-30"), "event_date", id="date"),
    pytest.param(lambda r: r.acled("B", time_precision="9"), "time_precision", id="precision"),
    pytest.param(lambda r: r.acled("B", sub_event_type="Picnic"), "Picnic", id="type"),
    pytest.param(lambda r: r.acled("B", notes='"open'), "never closed", id="quotation mark"),
    pytest.param(lambda r: r.acled("B", notes='"a" b'), "do not match", id="text after a quotation"),
    pytest.param(lambda r: r.acled("B", notes="a,b"), "too long", id="comma without quotation"),
]  # fmt: skip


@pytest.mark.parametrize(("bad", "reason"), BAD_ACLED)
def test_a_bad_row_in_quoted_text_costs_no_other(store, file, rows, bad, reason) -> None:
    data = rows.header(acled.FORMAT) + rows.acled("A") + bad(rows) + rows.acled("C")
    report = import_files(store, "acled", [file(data, "acled.csv")])
    assert (report.kept, report.rejected) == (2, 1)
    (row,) = rejected(report)
    assert (row["line"], reason in row["reason"]) == ("3", True)


def test_quoted_line_ends_belong_to_their_row(store, file, rows) -> None:
    data = (
        rows.header(acled.FORMAT)
        + rows.acled("A", notes='"first\nsecond, ""x""\n"')
        + rows.acled("B")
    )
    report = import_files(store, "acled", [file(data, "acled.csv")])
    assert (report.kept, report.rejected) == (2, 0)
    table = store.query("SELECT line, text FROM event ORDER BY line").to_pylist()
    assert table[0] == {"line": 2, "text": 'first\nsecond, "x"\n'}
    assert table[1]["line"] == 5


def test_rejects_are_written_to_run_nothing(store, file, rows) -> None:
    report = import_files(store, "gdelt", [file(rows.gdelt(1) + "=cmd|'/c calc'!A1\t2\n")])
    (row,) = rejected(report)
    assert row["row"].startswith("'=cmd")


def test_rejects_go_beside_the_store_where_the_input_cannot(store, tmp_path, rows) -> None:
    folder = tmp_path / "input"
    folder.mkdir()
    path = folder / "a.tsv"
    path.write_text(rows.gdelt(1) + "short\n")
    (folder / "a.tsv.rejects.csv").mkdir()  # so that nothing can take its place
    report = import_files(store, "gdelt", [path])
    assert report.files[0].rejects == store.path.parent / "a.tsv.rejects.csv"


def test_a_value_is_never_run_as_sql(store, file, rows) -> None:
    evil = "x'); DROP TABLE event; --"
    import_files(store, "gdelt", [file(rows.gdelt(Actor1Name=evil, Actor1CountryCode=evil))])
    assert store.event_table(columns=["source_text"])["source_text"].to_pylist() == [evil]


def test_a_path_is_never_run_as_sql(store, tmp_path, rows) -> None:
    path = tmp_path / "it's'); DROP TABLE event; --.tsv"
    path.write_text(rows.gdelt())
    assert import_files(store, "gdelt", [path]).kept == 1


def zipped(members: dict[str, bytes]) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return memory.getvalue()


@pytest.mark.parametrize(
    "pack",
    [
        pytest.param(gzip.compress, id="gzip"),
        pytest.param(zstandard.ZstdCompressor().compress, id="zstd"),
        pytest.param(lambda data: zipped({"a.CSV": data}), id="zip"),
    ],
)
def test_compressed_files_are_told_by_their_first_bytes(store, file, rows, pack) -> None:
    data = (rows.gdelt(1) + rows.gdelt(2)).encode()
    report = import_files(store, "gdelt", [file(pack(data), "mislabelled.txt")])
    assert report.kept == 2
    again = import_files(store, "gdelt", [file(data, "plain.tsv")])
    assert (again.kept, again.files[0].resumed) == (0, 1), "the same bytes, however compressed"


@pytest.mark.parametrize(
    "pack", [gzip.compress, zstandard.ZstdCompressor().compress], ids=["gzip", "zstd"]
)
def test_a_truncated_file_keeps_what_came_before_the_break(store, file, rows, pack) -> None:
    data = "".join(rows.gdelt(n, Actor1Name=f"{n * 7919 % 10007}") for n in range(20_000)).encode()
    packed = pack(data)
    report = import_files(store, "gdelt", [file(packed[: len(packed) // 2], "half.gz")])
    assert report.files[0].broken
    assert not report.whole
    assert 1_000 < report.kept < 20_000
    assert store.query("SELECT max(line) AS n FROM event")["n"].to_pylist() == [report.kept]


def test_names_in_an_archive_are_only_names(store, file, tmp_path, rows) -> None:
    evil = {"../../evil.csv": rows.gdelt(1).encode(), "/etc/x": rows.gdelt(2).encode()}
    before = set(tmp_path.rglob("*"))
    path = file(zipped(evil), "evil.zip")
    report = import_files(store, "gdelt", [path])
    assert report.kept == 2
    assert [f.file for f in report.files] == [f"{path}!../../evil.csv", f"{path}!/etc/x"]
    new = set(tmp_path.rglob("*")) - before
    assert {found for found in new if not found.name.startswith("store.")} == {path}


@pytest.mark.parametrize(
    "pack",
    [
        pytest.param(gzip.compress, id="gzip"),
        pytest.param(zstandard.ZstdCompressor().compress, id="zstd"),
        pytest.param(lambda data: zipped({"a.CSV": data}), id="zip"),
    ],
)
def test_a_bomb_is_refused_before_it_bursts(store, file, rows, pack, monkeypatch) -> None:
    monkeypatch.setattr(sources, "BOMB_BYTES", 2**20)
    bomb = pack(rows.gdelt(1).encode() * 3 + b"0" * 2**24)
    with pytest.raises(UnreadableSource, match="unpacks to more than"):
        import_files(store, "gdelt", [file(bomb)])
    assert store.count() == 0


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"PK\x03\x04 no archive", "damaged zip", id="not an archive"),
        pytest.param(b"\x7fELF" + bytes(500), "columns", id="a program"),
    ],
)
def test_files_that_are_none_are_named(store, file, data, words) -> None:
    path = file(data)
    with pytest.raises(UnreadableSource, match=words) as refused:
        import_files(store, "gdelt", [path])
    assert str(path) in refused.value.message


def test_a_missing_file_is_named(store, tmp_path) -> None:
    with pytest.raises(UnreadableSource, match="cannot be read"):
        import_files(store, "gdelt", [tmp_path / "none.tsv"])


def test_one_bad_file_among_several_costs_no_other(store, file, tmp_path, rows) -> None:
    paths = [file(rows.gdelt(1), "a.tsv"), tmp_path / "none.tsv", file(rows.gdelt(2), "b.tsv")]
    report = import_files(store, "gdelt", paths)
    assert (report.kept, report.whole) == (2, False)
    assert "cannot be read" in report.files[1].broken


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        pytest.param(
            lambda h: h.replace("CAMEO Code", "Code"), "CAMEO Code is missing", id="lacks"
        ),
        pytest.param(lambda h: h.replace("City", "Event ID"), "Event ID twice", id="twice"),
    ],
)
def test_a_header_is_checked(store, file, rows, spoil, words) -> None:
    path = file(spoil(rows.header(icews.FORMAT)) + rows.icews())
    with pytest.raises(UnreadableSource, match=words):
        import_files(store, "icews", [path])


def test_progress_is_told_and_never_goes_back(store, file, rows) -> None:
    data = "".join(rows.gdelt(n) for n in range(2_000))
    told: list[tuple[str, int, int, int]] = []
    path = file(data)
    import_files(store, "gdelt", [path], progress=lambda *now: told.append(now), chunk_size=2**17)
    assert len(told) > 2
    assert [now[3] for now in told] == sorted(now[3] for now in told)
    assert told[-1] == (str(path), len(data), len(data), 2_000)
