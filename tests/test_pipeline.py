"""The path of the data: the same input gives the same, from files, from a store, in any order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from realpolitik import pipeline
from realpolitik.errors import BadInput, UnreadableSource
from realpolitik.pipeline import add, brief, coded, coded_paragraphs
from realpolitik.reading.reader import read
from realpolitik.store.opening import open_store
from realpolitik.thesis.grammar import parse

if TYPE_CHECKING:
    from realpolitik.records.reading import CodedDocument
    from realpolitik.store.store import Store

SAMPLES = Path(__file__).parents[1] / "samples"
FOLDER = str(SAMPLES / "niger-2023")
GOLD = Path(__file__).parent / "gold" / "paragraphs.jsonl"


def in_order(reading: CodedDocument) -> CodedDocument:
    """A reading with its events by their ids: the store orders them by place."""
    return replace(reading, events=tuple(sorted(reading.events, key=lambda e: e.event_id)))


def everything(store: Store) -> list[object]:
    return [store.coded(document.doc_id) for document in store.documents()]


def test_adding_twice_changes_nothing_and_codes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(tmp_path / "s.duckdb", write=True) as store:
        changed, seen = add(store, read([FOLDER]))
        assert changed == seen >= 3
        before = everything(store)
        monkeypatch.setattr("realpolitik.pipeline.code", lambda _: pytest.fail("coded again"))
        assert add(store, read([FOLDER])) == (0, seen)
        assert everything(store) == before


def test_what_is_kept_is_what_was_coded(tmp_path: Path) -> None:
    readings = list(coded([FOLDER]))
    with open_store(tmp_path / "s.duckdb", write=True) as store:
        add(store, read([FOLDER]))
        kept = [store.coded(reading.document.doc_id) for reading in readings]
    assert [in_order(reading) for reading in kept] == [in_order(reading) for reading in readings]


def test_a_text_another_coder_coded_is_coded_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(tmp_path / "s.duckdb", write=True) as store:
        monkeypatch.setattr("realpolitik.pipeline.VERSION", "of old")
        add(store, read([FOLDER]))
        monkeypatch.undo()
        changed, seen = add(store, read([FOLDER]))
        assert changed == seen


def test_a_thesis_is_tested_on_what_the_store_holds(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    with open_store(path, write=True) as store:
        add(store, read([FOLDER]))
    stated = parse("NGA leads a coalition against NER with BEN, SEN")
    told = pipeline.tested(stated, path)
    assert told.thesis.members == ("BEN", "SEN")
    assert len(told.documents) >= 3
    assert told.implications == brief(list(coded([FOLDER])), stated).implications


def test_a_store_that_is_not_there_is_as_none(tmp_path: Path) -> None:
    readings = list(coded([FOLDER]))
    assert brief(readings, None, tmp_path / "nowhere.duckdb") == brief(readings, None)


def test_a_store_that_holds_only_what_is_given_adds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    readings = list(coded([FOLDER]))
    with open_store(path, write=True) as store:
        add(store, read([FOLDER]))
    assert brief(readings, None, path) == brief(readings, None)


def test_what_cannot_be_read_is_raised_or_reported() -> None:
    with pytest.raises(UnreadableSource, match="nowhere"):
        list(coded(["nowhere.txt"]))
    problems: list[UnreadableSource] = []
    assert list(coded(["nowhere.txt"], on_problem=problems.append)) == []
    assert len(problems) == 1


def test_no_thesis_where_none_is_given_and_none_can_be_inferred(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained in the valley for the whole of the afternoon.\n")
    with pytest.raises(BadInput):
        brief(list(coded([str(tmp_path / "a.txt")])), None)


def test_gold_paragraphs_are_coded_and_compared(tmp_path: Path) -> None:
    lines = GOLD.read_text("utf-8").splitlines(keepends=True)[:3]
    (tmp_path / "gold.jsonl").write_text("".join(lines), "utf-8")
    found = list(coded_paragraphs(tmp_path / "gold.jsonl"))
    assert len(found) == 3
    for row, paragraph, events in found:
        assert paragraph.paragraph_id == str(row["id"])
        assert all(event.doc_ref == str(row["id"]) for event in events)


UNDERSTOOD = """Kampala's lonely quarrel with Kigali

President Yoweri Museveni says that the region stands with him against Rwanda. It is hard to see who does. Tanzania has sent kind words and kept its border posts open to Rwandan lorries; Kenya offered to mediate last week and has since sold Kigali electricity; and Burundi, which likes Rwanda least of all, has promised Uganda much and delivered nothing.

Burundi's president, Pierre Nkurunziza, met Mr Museveni in Entebbe on Monday and praised his patience, but he did not recall his envoy from Kigali. South Sudan, which Uganda's soldiers saved in 2013, may yet join in; it has asked Rwanda for a loan as well.
"""


def test_a_target_understood_from_the_sentence_before_grounds_no_role(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(UNDERSTOOD, encoding="utf-8")
    readings = list(coded([str(article)]))
    saved = next(e for e in readings[0].events if e.trigger.text == "saved")
    assert saved.target is not None
    assert not saved.target.span.overlaps(saved.span)
    thesis = brief(readings, None).thesis
    assert saved.target.country in thesis.courted
