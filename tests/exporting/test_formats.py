"""What is exported can be read back, is written wholly or not at all, and runs nowhere."""

from __future__ import annotations

import csv as standard_csv
import dataclasses
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik.errors import BadRow, UnknownName, UnwritableOutput
from realpolitik.exporting.flat import SCHEMA, to_nested, to_row
from realpolitik.exporting.formats import FORMATS, export, format_for, format_named
from realpolitik.exporting.jsonl import from_json, line, to_json
from realpolitik.records.actor import Actor, Basis
from realpolitik.records.date import DateBasis, EventDate, Precision
from realpolitik.records.event import Event, Speaker, Stance, Status, Trigger
from realpolitik.records.span import Span
from realpolitik.store.rows import ImportedEvent
from realpolitik.tabular import guarded, plain

EVENT = Event(
    doc_id="d1", doc_ref="a.txt", sentence=4, span=Span(120, 301), text='=HYPERLINK("x")\n"q", é',
    source=Actor(country="CHN", sector="GOV", text="Xi", basis=Basis.OFFICE_HOLDER),
    target=Actor(country="DEU", sector="GOV", text="-Merkel", basis=Basis.OFFICE_HOLDER),
    root="CONSULT", mode="phone", contexts=("diplomatic", "economic"), cameo="041", quad=1,
    intensity=1.0, status=Status.PLANNED, stance=Stance.OPINED,
    attribution=(Speaker("Xinhua", "CHN", "MED"), Speaker("@Merkel")),
    date=EventDate("XXXX-04-07", Precision.DAY, DateBasis.STATED_NO_YEAR),
    trigger=Trigger("telephone conversation", Span(150, 172)), pair_id="p", confidence=0.94,
    coder="c", published="2021-04-12", outlet="O", byline="N. N.", url="http://x.example",
)  # fmt: skip
BARE = dataclasses.replace(
    EVENT, target=None, contexts=(), attribution=(), published=None, outlet=None, byline=None,
    url=None, mode="", intensity=-4.0, text="plain",
)  # fmt: skip
IMPORTED = ImportedEvent(
    given_id="icews:7",
    **{f.name: getattr(BARE, f.name) for f in dataclasses.fields(Event)}
    | {"doc_id": "icews:7", "dataset": "icews"},
)  # fmt: skip
EVENTS = [EVENT, BARE, IMPORTED]


def read_back(path, name: str) -> list[Event]:
    if name == "jsonl":
        return [from_json(json.loads(row)) for row in path.read_text("utf-8").splitlines()]
    if name == "parquet":
        rows = pq.read_table(path).to_pylist()
    elif name == "arrow":
        rows = pa.ipc.open_file(path).read_all().to_pylist()
    else:
        whole = {
            f.name: int if f.type == pa.int32() else float for f in SCHEMA if f.type != pa.string()
        }
        missing = {
            "published",
            "outlet",
            "byline",
            "url",
            *(n for n in SCHEMA.names if n.startswith("target_")),
        }
        with path.open(encoding="utf-8", newline="") as file:
            rows = [
                {
                    name: None if name in missing and not cell else whole.get(name, plain)(cell)
                    for name, cell in row.items()
                }
                for row in standard_csv.DictReader(file)
            ]
    return [from_json(to_nested(row)) for row in rows]


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet", "arrow"])
def test_what_is_exported_reads_back_the_same(tmp_path, name) -> None:
    path = tmp_path / f"events.{name}"
    export(EVENTS, path)
    assert read_back(path, name) == EVENTS
    assert [e.event_id for e in read_back(path, name)] == [e.event_id for e in EVENTS]


@pytest.mark.parametrize("name", FORMATS)
def test_no_events_are_still_a_readable_file(tmp_path, name) -> None:
    path = tmp_path / "out"
    export([], path, name=name)
    assert path.exists()


def test_the_json_has_the_names_and_nesting_of_the_schema() -> None:
    row = to_json(EVENT)
    assert list(row) == [
        "event_id", "doc_id", "doc_ref", "sentence", "span", "text", "source", "target", "root",
        "mode", "contexts", "cameo", "quad", "intensity", "status", "stance", "attribution",
        "date", "date_precision", "date_basis", "trigger", "pair_id", "confidence", "coder",
        "published", "outlet", "byline", "url",
    ]  # fmt: skip
    assert row["source"] == {
        "country": "CHN", "sector": "GOV", "code": "CHNGOV", "text": "Xi", "basis": "office holder",
    }  # fmt: skip
    assert row["trigger"] == {"text": "telephone conversation", "span": [150, 172]}
    assert "\n" not in line(EVENT)


def test_flat_rows_have_the_columns_of_the_schema() -> None:
    assert sorted(to_row(EVENT)) == sorted(SCHEMA.names)


def test_an_intensity_that_is_missing_is_null_and_not_zero() -> None:
    event = dataclasses.replace(EVENT, intensity=float("nan"))
    assert json.loads(line(event))["intensity"] is None
    assert str(from_json(to_json(event)).intensity) == "nan"


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param({"status": "believed"}, id="a status there is not"),
        pytest.param({"span": [5, 2]}, id="a span that ends before it begins"),
        pytest.param({"source": None}, id="no source"),
    ],
)
def test_a_broken_line_is_a_bad_row_naming_its_place(broken) -> None:
    with pytest.raises(BadRow, match=r"^x\.jsonl:3"):
        from_json(to_json(EVENT) | broken, where="x.jsonl:3")


def test_csv_cells_that_a_spreadsheet_would_run_are_guarded(tmp_path) -> None:
    export([EVENT], tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        (row,) = standard_csv.DictReader(file)
    assert row["text"].startswith("'=HYPERLINK")
    assert row["target_text"] == "'-Merkel"
    assert row["attribution"].startswith("[")


@given(st.text())
def test_guarding_can_be_undone_and_leaves_nothing_to_run(cell) -> None:
    assert plain(str(guarded(cell))) == cell
    assert str(guarded(cell))[:1] not in tuple("=+-@\t\r")


def test_a_failing_export_leaves_the_old_file_and_nothing_beside_it(tmp_path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text("old")

    def fails():
        yield EVENT
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(fails(), path)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["events.jsonl"]


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("missing/events.csv", id="a folder there is not"),
        pytest.param(".csv/..", id="a folder"),
    ],
)
def test_a_place_that_cannot_be_written_is_named(tmp_path, place) -> None:
    (tmp_path / ".csv").mkdir()
    with pytest.raises(UnwritableOutput, match="cannot be written"):
        export([EVENT], tmp_path / place, name="csv")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("name", FORMATS)
def test_a_full_disk_is_named(name) -> None:
    dated = dataclasses.replace(EVENT, date=EventDate("2021-04-07", Precision.DAY))
    with pytest.raises(UnwritableOutput, match="No space left"):
        export([dated] * 5000, Path("/dev/full"), name=name)


def test_formats_are_found_by_suffix_and_unknown_ones_named(tmp_path) -> None:
    assert format_for(tmp_path / "a.JSONL").name == "jsonl"
    assert format_named("csv").suffixes == (".csv",)
    with pytest.raises(UnknownName, match="xlsx") as suffix:
        format_for(tmp_path / "a.xlsx")
    assert ".csv" in suffix.value.hint
    with pytest.raises(UnknownName, match=r"events: events cannot be written as a file without"):
        format_for(tmp_path / "events")
    with pytest.raises(UnknownName) as name:
        format_named("jsnl")
    assert "jsonl" in name.value.hint


def test_a_link_stays_one_and_what_it_leads_to_is_replaced(tmp_path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "real.jsonl").write_text("as before")
    (tmp_path / "link.jsonl").symlink_to("folder/real.jsonl")
    export([EVENT], tmp_path / "link.jsonl")
    assert (tmp_path / "link.jsonl").is_symlink()
    assert EVENT.event_id in (tmp_path / "folder" / "real.jsonl").read_text("utf-8")
    assert [p.name for p in (tmp_path / "folder").iterdir()] == ["real.jsonl"]
