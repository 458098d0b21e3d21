"""The bundled samples: what they are made of, and what a brief of each finds without flags."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from realpolitik.pipeline import brief, coded
from realpolitik.records.event import Status
from realpolitik.thesis.grammar import Stated

if TYPE_CHECKING:
    from realpolitik.brief.brief import Brief
    from realpolitik.records.reading import CodedDocument

SAMPLES = Path(__file__).parents[2] / "samples"
FOLDERS = sorted(path.name for path in SAMPLES.iterdir() if path.is_dir())
EXPECTED: dict[str, Any] = tomllib.loads((SAMPLES / "expected.toml").read_text("utf-8"))
LONG = 10  # words: sentences as long as this are nobody's by chance


@cache
def readings(name: str) -> tuple[CodedDocument, ...]:
    return tuple(coded([str(SAMPLES / name)]))


@cache
def briefed(name: str) -> Brief:
    return brief(readings(name), None)


@cache
def origins() -> dict[str, str]:
    """The section of ORIGINS.md on each folder."""
    text = (SAMPLES / "ORIGINS.md").read_text("utf-8")
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    return {section.split(":", 1)[0]: section for section in sections}


def sentences(reading: CodedDocument) -> set[str]:
    return {s.text for s in reading.sentences if len(s.text.split()) >= LONG}


def test_every_folder_is_expected_and_has_its_origins_and_none_is_missing():
    assert len(FOLDERS) >= 5
    assert FOLDERS == sorted(EXPECTED) == sorted(origins())


@pytest.mark.parametrize("name", FOLDERS)
def test_the_origins_of_every_file_and_of_its_facts_are_told(name: str):
    section = origins()[name]
    for path in (SAMPLES / name).iterdir():
        assert f"| `{path.name}` |" in section
    assert "Sources of the facts:" in section


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_holds_an_opinion_and_at_least_one_report_each_read_as_a_document(name: str):
    refs = [Path(r.document.ref.split("#")[0]).name for r in readings(name)]
    assert len(refs) >= 3
    assert set(refs) == {path.name for path in (SAMPLES / name).iterdir()}
    assert "1-column.txt" in refs


def test_the_samples_are_of_every_register_and_format():
    media = {r.document.media_type for name in FOLDERS for r in readings(name)}
    assert media == {"text/plain", "text/markdown", "text/html", "application/x-ndjson"}


@pytest.mark.parametrize("name", FOLDERS)
def test_every_document_states_title_date_and_author_or_outlet(name: str):
    for reading in readings(name):
        document = reading.document
        assert document.title
        assert document.published is not None
        assert document.published_evidence in {"meta", "text"}
        assert document.byline or document.outlet
        assert document.byline is None or document.byline not in document.text


@pytest.mark.parametrize("name", FOLDERS)
def test_no_document_tells_of_a_day_after_its_own(name: str):
    for reading in readings(name):
        published = reading.document.published
        assert published is not None
        told = [e.date.edtf for e in reading.events if e.status is Status.ASSERTED]
        days = [edtf for edtf in told if re.fullmatch(r"\d{4}-\d\d-\d\d", edtf)]
        assert all(day <= published.isoformat() for day in days), reading.document.ref


def test_no_two_documents_share_a_text_an_origin_or_a_long_sentence():
    everything = [r for name in FOLDERS for r in readings(name)]
    for one, other in combinations(everything, 2):
        assert one.document.origin != other.document.origin
        assert not sentences(one) & sentences(other), (one.document.ref, other.document.ref)


@pytest.mark.parametrize("name", FOLDERS)
def test_hub_rival_and_members_are_inferred_as_stated_in_the_golden_file(name: str):
    thesis, expected = briefed(name).thesis, EXPECTED[name]
    assert (thesis.hub, thesis.rival) == (expected["hub"], expected["rival"])
    members = {*expected["members"], *expected.get("also", [])}
    assert list(thesis.members) == sorted(members)


@pytest.mark.parametrize("name", FOLDERS)
def test_the_verdict_is_that_of_the_golden_file(name: str):
    assert briefed(name).verdict.curve.proper.verdict == EXPECTED[name]["verdict"]


@pytest.mark.parametrize("name", FOLDERS)
def test_the_column_alone_never_settles_its_own_thesis(name: str):
    column = [r for r in readings(name) if r.document.ref.endswith("1-column.txt")]
    verdict = brief(column, None).verdict.curve.proper.verdict
    assert verdict == "insufficient evidence"


STATED = {name: golden for name, golden in EXPECTED.items() if "stated" in golden}


@pytest.mark.parametrize("name", STATED)
def test_a_thesis_stated_with_other_members_has_its_own_verdict(name: str):
    golden = STATED[name]
    given = Stated(
        hub=golden["hub"], rival=golden["rival"], members=tuple(golden["stated"]["members"])
    )
    verdict = brief(readings(name), given).verdict.curve.proper.verdict
    assert verdict == golden["stated"]["verdict"]


def test_one_thesis_is_supported_one_contradicted_and_hubs_and_rivals_all_differ():
    verdicts = {golden["stated"]["verdict"] for golden in STATED.values()}
    assert {"supported", "contradicted"} <= verdicts
    hubs = [golden["hub"] for golden in EXPECTED.values()]
    rivals = [golden["rival"] for golden in EXPECTED.values()]
    assert len(set(hubs)) == len(set(rivals)) == len(EXPECTED)
