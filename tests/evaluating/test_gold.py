"""Gold files: read line by line, and what is wrong with one named by file and line."""

from __future__ import annotations

import pytest

from realpolitik.errors import BadInput
from realpolitik.evaluating.gold import phrase_span, rows


def written(tmp_path, text: str | bytes):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_rows_are_read_in_order_and_empty_lines_skipped(tmp_path) -> None:
    path = written(tmp_path, '{"id": 1, "text": "é"}\n\n{"id": 2, "text": "b"}\n')
    assert [row["id"] for row in rows(path, ("id", "text"))] == [1, 2]


def test_a_line_separator_inside_a_string_is_no_new_line(tmp_path) -> None:
    path = written(tmp_path, '{"id": 1, "text": "a\u2028b\x85c"}\n{"id": 2, "text": "d"}\n')
    assert [row["text"] for row in rows(path, ("id", "text"))] == ["a\u2028b\x85c", "d"]


def test_lines_may_end_as_on_windows_and_the_file_begin_with_a_mark(tmp_path) -> None:
    path = written(tmp_path, '\ufeff{"id": 1}\r\n{"id": 2}\r\n')
    assert [row["id"] for row in rows(path, ("id",))] == [1, 2]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"id": 3, "text": ', "not JSON"),
        ('{"id": 3}', "lacks text"),
        ("{}", "lacks id, text"),
        ("[1, 2]", "lacks id, text"),
        ("null", "lacks id, text"),
        ('"id text"', "lacks id, text"),
    ],
)
def test_a_bad_line_is_named_by_file_and_line(tmp_path, line, words) -> None:
    path = written(tmp_path, f'{{"id": 1, "text": "a"}}\n\n{line}\n')
    with pytest.raises(BadInput) as error:
        list(rows(path, ("id", "text")))
    assert f"{path}:3: {words}" in str(error.value)
    assert error.value.hint


def test_the_rows_before_a_bad_line_are_given_first(tmp_path) -> None:
    reading = rows(written(tmp_path, '{"id": 1}\nnonsense\n'), ("id",))
    assert next(reading) == {"id": 1}
    with pytest.raises(BadInput):
        next(reading)


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00bad"])
def test_a_file_that_cannot_be_read_is_named(tmp_path, content) -> None:
    path = tmp_path / "gold.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadInput, match=r"gold\.jsonl: cannot be read"):
        list(rows(path, ("id",)))


@pytest.mark.parametrize(
    ("text", "phrase", "marked", "found"),
    [
        ("Peru met Chile.", "Chile", None, "Chile"),
        ("Peru met Chile.", "chile", None, "Chile"),
        ("Peru met Chile.", "Bolivia", None, None),
        ("Peru met Chile.", "", None, None),
        ("Chile met Chile.", "Chile", "<s>Chile</s> met <t>Chile</t>.", "Chile"),
        ("Peru met Chile.", "Peru", "<s>Peru</s> met Chile.", "Peru"),
        ("Peru met Chile.", "Chile", "<t>Something</t> else entirely.", "Chile"),
    ],
)
def test_a_phrase_is_found_where_it_stands(text, phrase, marked, found) -> None:
    span = phrase_span(text, phrase, marked, "t")
    assert (text[slice(*span)] if span else None) == found


def test_the_mark_decides_between_two_places() -> None:
    marked = "<s>Chile</s> met <t>Chile</t>."
    assert phrase_span("Chile met Chile.", "Chile", marked, "s") == (0, 5)
    assert phrase_span("Chile met Chile.", "Chile", marked, "t") == (10, 15)
