"""What this program exports it imports again, id by id."""

from __future__ import annotations

import dataclasses
import json

import pytest

from realpolitik.errors import UnreadableSource
from realpolitik.exporting.formats import export
from realpolitik.exporting.jsonl import to_json
from realpolitik.importing.importing import import_files
from realpolitik.records.actor import Actor, Basis
from realpolitik.records.date import DateBasis, EventDate, Precision
from realpolitik.records.event import Event, Speaker, Stance, Status, Trigger
from realpolitik.records.span import Span
from realpolitik.store.opening import open_store

ONE = Event(
    doc_id="d1", doc_ref="a.txt", sentence=4, span=Span(120, 301), text='=A("x")\n"q", é',
    source=Actor(country="CHN", sector="GOV", text="Xi", basis=Basis.OFFICE_HOLDER),
    target=Actor(country="DEU", sector="", text="-Merkel", basis=Basis.OFFICE_HOLDER),
    root="CONSULT", mode="phone", contexts=("diplomatic", "economic"), cameo="041", quad=1,
    intensity=1.0, status=Status.PLANNED, stance=Stance.OPINED,
    attribution=(Speaker("Xinhua", "CHN", "MED"), Speaker("@Merkel")),
    date=EventDate("2021-04-07", Precision.DAY, DateBasis.STATED),
    trigger=Trigger("call", Span(150, 154)), pair_id="p", confidence=0.94, coder="c",
    published="2021-04-12", outlet="O", byline="N. N.", url="http://x.example",
)  # fmt: skip
TWO = dataclasses.replace(
    ONE, doc_id="d2", target=None, attribution=(), contexts=(), mode="", published=None,
    outlet=None, byline=None, url=None, pair_id="", text="plain",
    date=EventDate("XXXX-04-07", Precision.DAY, DateBasis.STATED_NO_YEAR),
)  # fmt: skip
THREE = dataclasses.replace(
    ONE, doc_id="d3", date=EventDate("2021-04", Precision.MONTH, DateBasis.RELATIVE)
)


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet"])
def test_an_export_imports_as_it_was(tmp_path, store, name) -> None:
    path = tmp_path / f"events.{name}"
    export([ONE, TWO, THREE], path)
    report = import_files(store, "realpolitik", [path])
    assert (report.kept, report.rejected) == (3, 0)
    found = {event.event_id: to_json(event) for event in store.events()}
    assert found == {event.event_id: to_json(event) for event in (ONE, TWO, THREE)}
    assert import_files(store, "realpolitik", [path]).kept == 0
    years = store.event_table(columns=["doc_id", "year", "date"]).to_pylist()
    assert {row["doc_id"]: row["year"] for row in years} == {"d1": 2021, "d2": None, "d3": 2021}


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet"])
def test_an_imported_event_is_known_again_by_its_id(tmp_path, store, file, rows, name) -> None:
    import_files(store, "gdelt", [file(rows.gdelt(1) + rows.gdelt(2))])
    import_files(store, "phoenix", [file(rows.phoenix(), "phoenix.txt")])
    path = tmp_path / f"all.{name}"
    export(store.events(), path)
    report = import_files(store, "realpolitik", [path])
    assert (report.kept, report.known, report.rejected) == (0, 3, 0)
    with open_store(tmp_path / "other.duckdb", write=True) as other:
        assert import_files(other, "realpolitik", [path]).kept == 3
        theirs = [to_json(event) | {"doc_ref": ""} for event in other.events()]
        assert theirs == [to_json(event) | {"doc_ref": ""} for event in store.events()]


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        pytest.param({"root": "HUG"}, "root «HUG» is not a PLOVER root", id="root"),
        pytest.param({"status": "sure"}, "status «sure» is not a status", id="status"),
        pytest.param({"quad": 7}, "quad is not 1, 2, 3 or 4", id="quad"),
        pytest.param({"event_id": None}, "event_id is missing", id="no id"),
        pytest.param({"attribution": [{"who": "x"}]}, "is not a list of speakers", id="speakers"),
        pytest.param({"span": [1]}, "not a JSON object of ours", id="span"),
        pytest.param({"sentence": "four"}, "sentence «four» is not a number", id="sentence"),
    ],
)
def test_a_bad_line_costs_no_other(store, file, spoil, reason) -> None:
    lines = [
        json.dumps(to_json(ONE)),
        json.dumps(to_json(TWO) | spoil),
        "{",
        json.dumps(to_json(THREE)),
    ]
    report = import_files(store, "realpolitik", [file("\n".join(lines), "x.jsonl")])
    assert (report.kept, report.rejected) == (2, 2)
    found = store.query("SELECT line, reason FROM import_reject ORDER BY line").to_pylist()
    assert [row["line"] for row in found] == [2, 3]
    assert reason in found[0]["reason"]


def test_a_damaged_parquet_file_is_named(store, file) -> None:
    with pytest.raises(UnreadableSource, match="damaged as a Parquet file"):
        import_files(store, "realpolitik", [file(b"PAR1" + bytes(100), "x.parquet")])
