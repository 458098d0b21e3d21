"""Documents in bulk: a bad row is reported with file and line, and the rest goes on."""

import csv
import datetime as dt
import io
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from realpolitik.errors import UnreadableSource
from realpolitik.reading import bulk
from realpolitik.reading.reader import read

Save = Callable[[str, bytes | str], str]

ROWS = [
    {
        "id": "a1",
        "title": "Talks",
        "text": "Peru and Chile met in Lima.\n\nThey parted.",
        "published": "2014-03-03",
        "outlet": "Wire",
        "url": "https://example.org/a",
        "language": "en",
    },
    {
        "id": "",
        "title": "",
        "text": "Chad asked Niger for help with the wells.",
        "published": "",
        "outlet": "",
        "url": "",
        "language": "",
    },
]


def as_jsonl(rows: list[dict[str, str]]) -> str:
    return "\n".join(json.dumps(row) for row in rows)


def as_csv(rows: list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def as_parquet(rows: list[dict[str, str]]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.jsonl", as_jsonl), ("a.csv", as_csv), ("a.parquet", as_parquet)],
)
def test_the_seven_columns_are_read_from_each_format(
    saved: Save, name: str, form: Callable[..., bytes | str]
) -> None:
    first, second = read([saved(name, form(ROWS))])
    assert first.ref.endswith(f"{name}#a1")
    assert (first.title, first.outlet, first.url) == ("Talks", "Wire", "https://example.org/a")
    assert first.text == "Peru and Chile met in Lima.\n\nThey parted."
    assert (first.published, first.published_evidence) == (dt.date(2014, 3, 3), "meta")
    assert second.ref[-2:] in {":2", ":5"}  # by line: the first row of the CSV has three
    assert (second.title, second.published, second.outlet) == (None, None, None)


def test_a_real_date_column_is_read(saved: Save) -> None:
    rows = [{"text": "Peru met Chile in Lima on Monday.", "published": dt.date(2014, 3, 3)}]
    (document,) = read([saved("a.parquet", as_parquet(rows))])
    assert document.published == dt.date(2014, 3, 3)


BAD_JSONL = """{"text": "Peru met Chile in Lima."}
not json
["text"]
{"title": "no text"}
{"text": "Late.", "published": "2014-03"}
{"text": "Nobody read this far into the table."}

{"text": "Chad met Niger in Zinder.", "mood": "good"}
"""


def test_bad_rows_are_reported_with_their_line_and_the_rest_is_read(saved: Save) -> None:
    problems: list[UnreadableSource] = []
    documents = list(read([saved("a.jsonl", BAD_JSONL)], on_problem=problems.append))
    assert [document.text.split()[0] for document in documents] == ["Peru", "Nobody", "Chad"]
    assert [problem.message.split("a.jsonl:")[1][0] for problem in problems] == ["2", "3", "4", "5"]
    assert "columns not read: mood" in documents[2].notes


def test_the_first_bad_row_is_raised_where_nobody_listens(saved: Save) -> None:
    with pytest.raises(UnreadableSource, match=r"a\.jsonl:2: not JSON"):
        list(read([saved("a.jsonl", BAD_JSONL)]))


def test_bad_csv_rows_are_reported_and_the_rest_is_read(saved: Save) -> None:
    table = 'id,text\n1,"Peru met Chile, in\nLima."\n2\n3,"open "quote" here"\n4,Chad met Niger.\n'
    problems: list[UnreadableSource] = []
    documents = list(read([saved("a.csv", table)], on_problem=problems.append))
    assert [document.ref.split("#")[1] for document in documents] == ["1", "4"]
    assert [problem.message.split("a.csv:")[1][0] for problem in problems] == ["4", "5"]


@pytest.mark.parametrize(
    ("name", "data", "named"),
    [
        ("a.csv", "id,body\n1,Peru", "no column is called text; found: id, body"),
        ("a.csv", b"text\ncaf\xe9 talks", r"a\.csv:2: byte 3 of the line"),
        ("a.csv", "", "empty"),
        ("a.csv", 'id,te"xt\n1,"open', r"a\.csv:1: no column"),
        ("a.csv", 'id,"text\n1,Peru', r"a\.csv:1: not CSV"),
        ("a.jsonl", "", "empty"),
        ("a.parquet", b"PAR1 and no more", "damaged or truncated Parquet"),
        ("a.parquet", as_parquet([{"body": "x"}]), "no column is called text"),
    ],
)
def test_a_table_that_cannot_be_read_is_named(
    saved: Save, name: str, data: bytes | str, named: str
) -> None:
    with pytest.raises(UnreadableSource, match=named):
        list(read([saved(name, data)]))


def test_a_line_beyond_the_limit_is_left_out_and_the_rest_read(
    saved: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "MAX_ROW", 1000)
    monkeypatch.setattr(bulk, "_PIECE", 100)
    rows = [{"text": "Peru met Chile."}, {"text": "x" * 5000}, {"text": "Chad met Niger."}]
    problems: list[UnreadableSource] = []
    documents = list(read([saved("a.jsonl", as_jsonl(rows))], on_problem=problems.append))
    assert [document.text for document in documents] == ["Peru met Chile.", "Chad met Niger."]
    assert "a.jsonl:2" in problems[0].message


def test_a_parquet_bomb_is_refused(saved: Save) -> None:
    rows = pa.table({"text": ["a" * 1_000_000] * 60})
    out = io.BytesIO()
    pq.write_table(rows, out, compression="zstd", use_dictionary=False)
    with pytest.raises(UnreadableSource, match="compression bomb"):
        list(read([saved("a.parquet", out.getvalue())]))


def test_rows_are_read_one_at_a_time(saved: Save, tmp_path: Path) -> None:
    path = saved(
        "a.jsonl",
        as_jsonl([{"text": f"Report {n}: Peru met Chile."} for n in range(5)]) + "\nbroken",
    )
    documents = read([path])
    assert next(documents).text.startswith("Report 0")
    assert next(documents).text.startswith("Report 1")
    documents.close()  # the broken last line was never reached


@pytest.mark.parametrize(
    "field", ["id", "title", "text", "published", "outlet", "url", "language", "mood"]
)
def test_half_a_character_is_named_with_its_line_and_the_rest_is_read(
    saved: Save, field: str
) -> None:
    good = {"text": "Peru met Chile in Lima."}
    bad = {"text": "Chad met Niger in Zinder.", field: "half \ud800 of one"}
    named = {"text": "Mali met Togo in Bamako.", "\udc80": "a column"}
    problems: list[UnreadableSource] = []
    path = saved("a.jsonl", as_jsonl([bad, named, good]))
    (document,) = read([path], on_problem=problems.append)
    assert document.text == good["text"]
    assert [p.message.removeprefix(path).split(" ")[0] for p in problems] == [":1:", ":2:"]
    assert f"'{field}' holds '\\ud800'" in problems[0].message
    assert all(problem.message.isascii() and problem.hint for problem in problems)


def test_both_halves_of_a_character_are_one(saved: Save) -> None:
    (document,) = read([saved("a.jsonl", '{"text": "Peru met Chile \\ud83d\\ude00 in Lima."}')])
    assert "\U0001f600" in document.text


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.jsonl", as_jsonl), ("a.csv", as_csv), ("a.parquet", as_parquet)],
)
def test_a_row_with_too_long_a_text_is_left_out_and_the_rest_read(
    saved: Save, monkeypatch: pytest.MonkeyPatch, name: str, form: Callable[..., bytes | str]
) -> None:
    monkeypatch.setattr(bulk, "MAX_TEXT", 1000)
    rows = [{"text": "x\n" * 501}, {"text": "Chad met Niger."}]
    problems: list[UnreadableSource] = []
    (document,) = read([saved(name, form(rows))], on_problem=problems.append)
    assert document.text == "Chad met Niger."
    assert "the most read as one document" in problems[0].message
    assert f"{name}:" in problems[0].message
