"""Events written in other data sets' layouts read back the same, but for what is said to be lost."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from realpolitik.codebook.cameo import code_named
from realpolitik.codebook.plover import roots
from realpolitik.exporting import gdelt, icews, polecat
from realpolitik.exporting.formats import FORMATS, export
from realpolitik.exporting.strict import ANNOUNCED, cameo_code, number_of, strict
from realpolitik.importing.importing import import_files
from realpolitik.records.actor import Actor, Basis
from realpolitik.records.date import DateBasis, EventDate, Precision
from realpolitik.records.event import Event, Speaker, Status, Trigger
from realpolitik.records.span import Span
from realpolitik.store.opening import open_store

LAYOUTS = {"polecat": polecat, "icews": icews, "gdelt": gdelt}
DAY = EventDate("2021-04-07", Precision.DAY, DateBasis.STATED)
EVENT = Event(
    doc_id="d1", doc_ref="a.txt", sentence=4, span=Span(120, 301), text="t",
    source=Actor(country="CHN", sector="GOV", text="Xi\tJinping\n", basis=Basis.OFFICE_HOLDER),
    target=Actor(country="ROU", sector="MIL", text="Army", basis=Basis.NAME),
    root="CONSULT", mode="phone", contexts=("diplomatic", "economic"), cameo="041", quad=1,
    intensity=1.0, attribution=(Speaker("Xinhua"),), date=DAY, trigger=Trigger("c", Span(150, 154)),
    coder="c", published="2021-04-12", outlet="O", url="http://x.example",
)  # fmt: skip
EACH_ROOT = [
    dataclasses.replace(
        EVENT, doc_id=f"d{i}", root=root.name, quad=root.quad, mode="", cameo="", contexts=(),
        intensity=root.intensity, target=None if root.name == "RETREAT" else EVENT.target,
        source=dataclasses.replace(EVENT.source, sector=sector),
    )
    for i, (root, sector) in enumerate(
        zip(roots().values(), ["GOV", "MIL", "", "LEG", "COP", "REB", "OPP", "MED"] * 2, strict=True)
    )
]  # fmt: skip
KEPT = (
    "date", "quad", "source_country", "source_sector", "target_country", "target_sector",
)  # fmt: skip


def through(tmp_path, name: str, events) -> list[dict[str, object]]:
    """The events exported in a layout and imported again, in the order they were in."""
    path = tmp_path / "layout.txt"
    export(events, path, name=name)
    with open_store(tmp_path / "store.duckdb", write=True) as store:
        report = import_files(store, name, [path])
        assert (report.rejected, report.files[0].unmapped) == (0, {})
        return store.query("SELECT * FROM events ORDER BY doc_ref").to_pylist()


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_root_comes_back_with_its_actors_and_day(tmp_path, name) -> None:
    found = through(tmp_path, name, EACH_ROOT)
    assert {row["root"]: tuple(row[column] for column in KEPT) for row in found} == {
        event.root: (
            dt.date(2021, 4, 7), event.quad, "CHN", event.source.sector,
            "ROU" if event.target else None, "MIL" if event.target else None,
        )
        for event in EACH_ROOT
    }  # fmt: skip


def test_polecat_keeps_mode_contexts_intensity_and_id(tmp_path) -> None:
    (row,) = through(tmp_path, "polecat", [EVENT])
    assert row["event_id"] == f"polecat:{EVENT.event_id}"
    assert (row["mode"], row["contexts"], row["intensity"]) == (
        "phone",
        ["diplomatic", "economic"],
        1.0,
    )
    assert (row["source_text"], row["outlet"], row["coder"]) == ("Xi Jinping ", "O", "c")


@pytest.mark.parametrize(("name", "dataset"), [("icews", "icews"), ("gdelt", "gdelt-2")])
def test_cameo_layouts_keep_the_code_and_what_it_implies(tmp_path, name, dataset) -> None:
    (row,) = through(tmp_path, name, [EVENT])
    assert (row["cameo"], row["mode"], row["intensity"]) == ("041", "phone", 1.0)
    assert row["event_id"] == f"{dataset}:{number_of(EVENT.event_id, name)}"


def test_gdelt_knows_organisations(tmp_path) -> None:
    union = dataclasses.replace(
        EVENT, target=Actor(country="EUU", sector="", text="EU", basis=Basis.ORGANISATION)
    )
    (row,) = through(tmp_path, "gdelt", [union])
    assert (row["target_country"], row["url"]) == ("EUU", "http://x.example")


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("status", [Status.NEGATED, Status.CONDITIONAL, Status.SPECULATED])
def test_what_did_not_happen_is_not_exported_as_if_it_had(tmp_path, name, status) -> None:
    path = tmp_path / "layout.txt"
    export([dataclasses.replace(EVENT, status=status), EVENT], path, name=name)
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) == 1 + (name != "gdelt")


@pytest.mark.parametrize("root", roots())
def test_what_is_planned_becomes_its_announcement(root) -> None:
    planned = dataclasses.replace(EVENT, root=root, mode="", status=Status.PLANNED)
    written = strict(planned)
    assert written is not None
    assert written.root == ANNOUNCED.get(root, root)
    assert (written.quad, written.status) == (roots()[written.root].quad, Status.ASSERTED)
    assert written.quad in (1, 3) or root == written.root


@pytest.mark.parametrize("edtf", ["XXXX-04-07", "2021-04", "2021-04-07/2021-04-09", ""])
def test_an_event_without_a_full_date_has_no_place(edtf) -> None:
    assert strict(dataclasses.replace(EVENT, date=EventDate(edtf))) is None


@pytest.mark.parametrize("event", EACH_ROOT, ids=lambda event: event.root)
def test_the_cameo_code_written_reads_back_as_the_root(event) -> None:
    assert code_named(cameo_code(event)).root == event.root


@pytest.mark.parametrize("name", FORMATS)
def test_what_a_format_loses_is_written_down(name) -> None:
    assert FORMATS[name].lost
    assert all(FORMATS[name].lost)


def test_numbers_of_other_data_sets_are_stable_and_fit() -> None:
    assert number_of("icews:77", "icews") == 77
    assert number_of("gdelt-2:78", "gdelt") == 78
    assert 0 <= number_of(EVENT.event_id, "icews") < 2**62
