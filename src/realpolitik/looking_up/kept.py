"""Documents kept in the store as evidence from outside those given, and whose reprints they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from realpolitik.reading.dedup import Origins
from realpolitik.store.filter import Filter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from realpolitik.records.document import Document
    from realpolitik.records.event import Event
    from realpolitik.records.reading import CodedDocument
    from realpolitik.store.store import Store


class Groups:
    """Groups of reprints across what was read at different times, given or kept.

    Documents of one group of an earlier reading stay in one group.
    """

    def __init__(self) -> None:
        self._origins = Origins()
        self._earlier: dict[str, str] = {}

    def of(self, document: Document) -> str:
        """The group that a document belongs to, named by its first document."""
        found = self._origins.origin_of(document)
        return self._earlier.setdefault(document.origin or document.doc_id, found)


def regrouped(readings: Iterable[CodedDocument]) -> Iterator[CodedDocument]:
    """Readings of different times, with reprints of one another in one group."""
    groups = Groups()
    for reading in readings:
        origin = groups.of(reading.document)
        yield replace(reading, document=replace(reading.document, origin=origin))


def kept_events(
    store: Store, among: Sequence[str], given: Sequence[Document]
) -> tuple[tuple[Event, ...], dict[str, str]]:
    """What the documents in the store claim of the states `among`.

    Takes:   an open store; state codes; the documents that the evidence is to be outside of.
    Returns: the events, and the origin of each document they are from. The documents given and
             their reprints are left out: nobody confirms himself.
    """
    which = Filter(datasets=("",), sources=tuple(among), targets=tuple(among))
    events = tuple(store.events(which))
    ids = {document.doc_id for document in given}
    others = {event.doc_id for event in events} - ids
    if not others:
        return (), {}
    groups = Groups()
    own = {groups.of(document) for document in given}
    origins: dict[str, str] = {}
    for document in store.documents():
        if document.doc_id in ids:
            own.add(groups.of(document))
        elif document.doc_id in others:
            origins[document.doc_id] = groups.of(document)
    outside = {doc_id: origin for doc_id, origin in origins.items() if origin not in own}
    return tuple(event for event in events if event.doc_id in outside), outside
