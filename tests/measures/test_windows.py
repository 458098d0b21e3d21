import pyarrow as pa
import pytest

from realpolitik.errors import BadInput
from realpolitik.measures.windows import abroad, counted, following


@pytest.mark.parametrize(
    ("by", "windows"),
    [
        ("all", ["all", "all", "all"]),
        ("year", ["1999", "1999", "2000"]),
        ("quarter", ["1999-Q1", "2000-Q4"]),
        ("month", ["1999-03", "2000-12"]),
    ],
)
def test_an_event_belongs_to_the_windows_its_date_reaches(events, by, windows):
    table = events(
        ("A", "B", 1, 1.0, "1999-03-31"), ("A", "B", 1, 1.0, 1999), ("A", "B", 1, 1.0, "2000-12-01")
    )
    assert sorted(counted(table, by)["window"].to_pylist()) == windows


def test_only_asserted_events_between_two_named_states_count(events):
    table = events(
        ("A", "B", 2, 7.0, 1999, "asserted"),
        ("A", "B", 2, 7.0, 1999, "speculated"),
        ("A", None, 2, 7.0, 1999, "asserted"),
        ("", "B", 2, 7.0, 1999, "asserted"),
    )
    assert counted(table).num_rows == 1
    assert counted(table, statuses=("asserted", "speculated")).num_rows == 2


def test_domestic_events_are_no_dyad(events):
    assert abroad(counted(events(("A", "A", 4, -9.0, 1999)))).num_rows == 0


def test_an_event_without_any_year_counts_only_over_the_whole(events):
    table = events(("A", "B", 1, 1.0))
    assert counted(table).num_rows == 1
    assert counted(table, "year").num_rows == 0


def test_a_missing_column_is_named():
    with pytest.raises(BadInput, match="'source_country'"):
        counted(pa.table({"quad": [1]}))


def test_an_unknown_window_is_refused(events):
    with pytest.raises(BadInput, match="'week'"):
        counted(events(("A", "B", 1, 1.0, 1999)), "week")


def test_the_whole_follows_only_itself():
    assert following("all", "all") == ["all"]
