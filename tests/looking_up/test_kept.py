"""Documents in the store as evidence from outside: all but those given, and their reprints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.looking_up.kept import kept_events, regrouped
from realpolitik.looking_up.record import record_for
from realpolitik.thesis.testimony import OWN, all_testimony
from realpolitik.thesis.thesis import Thesis

if TYPE_CHECKING:
    from types import ModuleType

    from realpolitik.records.reading import CodedDocument
    from realpolitik.store.store import Store

CAST = ("CHN", "USA", "IRN")
THESIS = Thesis(hub="CHN", rival="USA", members=("IRN",))
WIRE = (
    "Iran signed a pact with China in Tehran on Monday, and the ministers of both states said that "
    "it would hold for twenty years, whatever the neighbours said or did about it in the meantime."
)
COLUMN = (
    "For months we have been told that nothing would come of it; then Iran signed the paper that "
    "China had sent, and whoever still doubts what it means has not read the second article of it."
)


def reading(made: ModuleType, text: str, ref: str, origin: str = "") -> CodedDocument:
    return made.coded(
        text, [made.Act("signed", "Iran", "SUPPORT", "China")], ref=ref, origin=origin
    )


def test_a_document_in_the_store_is_a_second_origin(made, store: Store) -> None:
    given, kept = reading(made, COLUMN, "column"), reading(made, WIRE, "wire", "group-of-wire")
    store.keep_all([kept], coder="tests")
    record = record_for(THESIS, [given], store)
    assert [e.doc_ref for e in record.events] == ["wire"]
    assert record.documents == {kept.document.doc_id: kept.document.doc_id}
    told = all_testimony([given], record.events, record.documents)
    assert {t.source for t in told} == {OWN}
    assert {t.origin for t in told} == {given.document.doc_id, kept.document.doc_id}


def test_the_document_itself_is_no_second_origin(made, store: Store) -> None:
    given = reading(made, WIRE, "wire")
    store.keep_all([given], coder="tests")
    assert kept_events(store, CAST, [given.document]) == ((), {})


def test_a_reprint_of_what_is_given_is_no_second_origin(made, store: Store) -> None:
    given = reading(made, WIRE, "wire")
    reprint = reading(made, f"{WIRE} Printed in full.", "reprint")
    store.keep_all([reprint], coder="tests")
    assert kept_events(store, CAST, [given.document]) == ((), {})


def test_what_was_grouped_when_it_was_read_stays_grouped(made, store: Store) -> None:
    given = reading(made, WIRE, "wire", "one")
    cut = reading(made, "Iran signed with China.", "cut", "one")
    store.keep_all([given, cut], coder="tests")
    assert kept_events(store, CAST, [given.document]) == ((), {})


def test_reprints_kept_at_different_times_are_one_origin(made, store: Store) -> None:
    given = reading(made, COLUMN, "column")
    first = reading(made, WIRE, "a-wire", "first run")
    second = reading(made, f"{WIRE} Printed in full.", "b-reprint", "second run")
    store.keep_all([first], coder="tests")
    store.keep_all([second], coder="tests")
    events, origins = kept_events(store, CAST, [given.document])
    assert len(events) == 2
    assert set(origins.values()) == {first.document.doc_id}
    grouped = list(regrouped([first, second, given]))
    assert [r.document.origin for r in grouped] == [
        first.document.doc_id, first.document.doc_id, given.document.doc_id,
    ]  # fmt: skip
    assert [r.events for r in grouped] == [first.events, second.events, given.events]


def test_documents_that_say_nothing_of_these_states_are_not_among_them(made, store: Store) -> None:
    store.keep_all([reading(made, WIRE, "wire")], coder="tests")
    assert kept_events(store, ("FRA", "DEU"), [reading(made, COLUMN, "c").document]) == ((), {})
