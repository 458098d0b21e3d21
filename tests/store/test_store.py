"""Documents and events in the store, and out again."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pyarrow as pa
import pytest

from realpolitik.errors import UnknownName
from realpolitik.records.actor import Actor, Basis
from realpolitik.records.date import DateBasis, EventDate, Precision
from realpolitik.records.document import Document, Sentence
from realpolitik.records.event import Event, Speaker, Stance, Status, Trigger
from realpolitik.records.origin import Origin
from realpolitik.records.reading import CodedDocument
from realpolitik.records.span import Span
from realpolitik.store.filter import Filter
from realpolitik.store.opening import open_store

TEXT = "Oslo praised Lima. Lima, said Reuters, may threaten Oslo on 7 April."


def document(text: str = TEXT, **facts: object) -> Document:
    return Document.of(text, "a.txt", **{"title": "A", "origin": "g1", "notes": ("n",), **facts})


def coded(text: str = TEXT, coder: str = "c1", ref: str = "a.txt") -> CodedDocument:
    doc = dataclasses.replace(document(text), ref=ref)
    norway = Actor(country="NOR", sector="GOV", text="Oslo", basis=Basis.CAPITAL, span=Span(0, 4))
    peru = Actor(country="PER", sector="", text="Lima", basis=Basis.CAPITAL, span=Span(13, 17))
    sentences = (
        Sentence(doc_id=doc.doc_id, index=0, paragraph=0, span=Span(0, 18), text=text[:18]),
        Sentence(doc_id=doc.doc_id, index=1, paragraph=0, span=Span(19, 68), text=text[19:]),
    )
    shared = {"doc_id": doc.doc_id, "doc_ref": doc.ref, "coder": coder}
    events = (
        Event(
            **shared, sentence=0, span=Span(0, 18), text=text[:18], source=norway, target=peru,
            root="SUPPORT", quad=1, intensity=3.5, mode="sign", contexts=("diplomatic",),
            cameo="051", trigger=Trigger("praised", Span(5, 12)), confidence=0.9,
            date=EventDate("2021-04-07", Precision.DAY, DateBasis.STATED), published="2021-04-12",
            outlet="The Paper", byline="N. N.", url="http://x.example/a", pair_id="p",
        ),
        Event(
            **shared, sentence=1, span=Span(19, 68), text=text[19:], source=peru, target=None,
            root="THREATEN", quad=3, intensity=-6.0, trigger=Trigger("threaten", Span(42, 50)),
            status=Status.SPECULATED, stance=Stance.OPINED,
            attribution=(Speaker("Reuters", "GBR", "MED"), Speaker("sources")),
            date=EventDate("XXXX-04-07", Precision.DAY, DateBasis.STATED_NO_YEAR),
        ),
    )  # fmt: skip
    return CodedDocument(doc, sentences, ((norway, peru), (peru,)), events, unresolved=2)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store.duckdb"


def test_what_is_kept_comes_back_unchanged(path) -> None:
    with open_store(path, write=True) as store:
        store.keep(coded())
    with open_store(path, write=False) as store:
        assert store.coded(coded().document.doc_id) == coded()
        assert list(store.documents()) == [coded().document]
        assert list(store.events()) == list(coded().events)
        assert store.coded("absent") is None


def test_the_same_document_twice_changes_nothing(path) -> None:
    with open_store(path, write=True) as store:
        assert store.keep_all([coded(), coded()]) == 1
        before = store.event_table()
        assert store.keep_all([coded()]) == 0
        assert store.event_table() == before
        assert store.query("SELECT count(*) AS n FROM sentence")["n"].to_pylist() == [2]


def test_a_newer_coder_replaces_the_events_of_its_document_only(path) -> None:
    other = coded("Oslo praised Lima. Something else was said, and then it was over.")
    newer = dataclasses.replace(coded(coder="c2"), events=coded(coder="c2").events[:1])
    with open_store(path, write=True) as store:
        store.keep_all([coded(), other])
        store.keep(newer)
        assert {(event.doc_id, event.coder) for event in store.events()} == {
            (other.document.doc_id, "c1"),
            (newer.document.doc_id, "c2"),
        }
        assert store.count() == 3
        assert store.query("FROM attribution").num_rows == 2
        assert store.is_coded(newer.document.doc_id, coder="c2")
        assert not store.is_coded(newer.document.doc_id, coder="c1")


def test_a_document_without_events_remembers_its_coder(path) -> None:
    empty = dataclasses.replace(coded(), events=())
    with open_store(path, write=True) as store:
        store.keep(empty, coder="c9")
        assert store.is_coded(empty.document.doc_id, coder="c9")


def test_a_crash_amid_a_document_leaves_none_of_it(path, monkeypatch) -> None:
    with open_store(path, write=True) as store:
        insert = store._insert

        def fails_at_attribution(table, new) -> None:
            if table == "attribution":
                raise KeyboardInterrupt
            insert(table, new)

        monkeypatch.setattr(store, "_insert", fails_at_attribution)
        with pytest.raises(KeyboardInterrupt):
            store.keep(coded())
        assert list(store.documents()) == []
        assert store.count() == 0


def test_the_same_claim_in_the_same_place_is_kept_once(path) -> None:
    doubled = dataclasses.replace(coded(), events=coded().events + coded().events[:1])
    with open_store(path, write=True) as store:
        store.keep(doubled)
        assert list(store.events()) == list(coded().events)


def test_events_come_in_the_same_order_however_they_were_kept(path, tmp_path) -> None:
    many = [coded(TEXT + " " * 0 + f" Then {i}.", ref=f"{i}.txt") for i in range(5)]
    with open_store(path, write=True) as store:
        store.keep_all(many)
        forwards = [event.event_id for event in store.events()]
    with open_store(tmp_path / "other.duckdb", write=True) as store:
        for one in reversed(many):
            store.keep(one)
        assert [event.event_id for event in store.events()] == forwards


@pytest.mark.parametrize(
    ("which", "n"),
    [
        pytest.param(Filter(), 2, id="all"),
        pytest.param(Filter(sources=("PER",)), 1, id="by source"),
        pytest.param(Filter(targets=("PER",), roots=("SUPPORT",)), 1, id="by target and root"),
        pytest.param(Filter(statuses=("asserted", "speculated")), 2, id="by status"),
        pytest.param(
            Filter(since=dt.date(2021, 4, 7), until=dt.date(2021, 4, 7)), 1, id="on a day"
        ),
        pytest.param(Filter(since=dt.date(2021, 4, 8)), 0, id="after it: none, undated left out"),
        pytest.param(Filter(sources=("x' OR 1=1 --",)), 0, id="a value is never SQL"),
        pytest.param(Filter(datasets=("icews",)), 0, id="another data set"),
    ],
)
def test_filters(path, which, n) -> None:
    with open_store(path, write=True) as store:
        store.keep(coded())
        assert store.count(which) == n == len(list(store.events(which)))
        assert store.event_table(which).num_rows == n


def test_the_tidy_table_says_missing_where_it_is_missing(path) -> None:
    with open_store(path, write=True) as store:
        store.keep(coded())
        table = store.event_table()
    assert table["date"].to_pylist() == [dt.date(2021, 4, 7), None]
    assert table["date"].type == pa.date32()
    assert table["year"].to_pylist() == [2021, None]
    assert table["target_country"].to_pylist() == ["PER", None]
    assert table["origin"].to_pylist() == ["g1", "g1"]
    assert table["event_id"].to_pylist() == [event.event_id for event in coded().events]


def test_unknown_columns_and_views_are_named_with_those_there_are(path) -> None:
    with open_store(path, write=True) as store:
        with pytest.raises(UnknownName) as column:
            store.event_table(columns=["event_di"])
        with pytest.raises(UnknownName) as view:
            store.count(Filter(view="one-a-da"))
    assert "event_id" in column.value.hint
    assert "one-a-day" in view.value.hint


ORIGIN = Origin(
    name="un-votes", title="Votes", producer="X", version="1", licence="CC", citation="X 2020",
    coverage=(1946, 2020),
)  # fmt: skip


def test_a_reference_table_is_kept_with_its_origin(path) -> None:
    table = pa.table({"a": [1, 2]})
    with open_store(path, write=True) as store:
        assert store.table("un-votes") is None
        store.write_table("un-votes", pa.table({"b": [1]}), ORIGIN)
        store.write_table("un-votes", table, ORIGIN)
        assert store.table("un-votes") == table
        assert store.origins() == {"un-votes": ORIGIN}


def test_a_reference_table_cannot_be_named_in_sql(path) -> None:
    with open_store(path, write=True) as store, pytest.raises(UnknownName):
        store.table('x"; DROP TABLE event; --')


def test_reading_while_streaming_does_not_cut_the_stream(path) -> None:
    many = [coded(TEXT + f" Then {i}.", ref=f"{i}.txt") for i in range(3)]
    with open_store(path, write=True) as store:
        store.keep_all(many)
        assert sum(store.count() for _ in store.documents()) == 3 * 6
