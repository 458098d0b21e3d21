"""The path of the data on one page: read, code, keep, look up, test, tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from realpolitik.brief.brief import Brief, build
from realpolitik.coding.coder import VERSION, code_document
from realpolitik.errors import UnreadableSource
from realpolitik.evaluating.events import Paragraph, compare, gold_paragraphs, published_of, told
from realpolitik.looking_up.kept import regrouped
from realpolitik.looking_up.record import record_for
from realpolitik.reading.datelines import dateline
from realpolitik.reading.reader import read
from realpolitik.reading.sentences import sentences
from realpolitik.records.document import DATELINE, Document
from realpolitik.store.opening import open_store
from realpolitik.thesis.inference import complete

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from realpolitik.evaluating.gold import Row
    from realpolitik.records.event import Event
    from realpolitik.records.reading import CodedDocument
    from realpolitik.store.store import Store
    from realpolitik.thesis.grammar import Stated

Problem = Callable[[UnreadableSource], None]


def coded(
    inputs: Iterable[str],
    *,
    published: dt.date | None = None,
    stdin: BinaryIO | None = None,
    on_problem: Problem | None = None,
    on_note: Callable[[str], None] | None = None,
) -> Iterator[CodedDocument]:
    """The documents in `inputs`, each with its events; one in memory at a time.

    Takes and raises what `reading.reader.read` does.
    """
    for document in read(
        inputs, published=published, stdin=stdin, on_problem=on_problem, on_note=on_note
    ):
        yield code(document)


def code(document: Document) -> CodedDocument:
    """One document with its events."""
    return code_document(document, sentences(document))


def add(store: Store, documents: Iterable[Document]) -> tuple[int, int]:
    """Code and keep documents; those that this coder already coded are passed over.

    Returns: how many were new or changed, and how many there were. What was coded before an
    interruption (Ctrl-C) is kept before that goes on its way, so the same call goes on from there.
    """
    seen = 0
    interruptions: list[KeyboardInterrupt] = []

    def fresh() -> Iterator[CodedDocument]:
        nonlocal seen
        try:
            for document in documents:
                if not store.is_coded(document.doc_id, coder=VERSION):
                    yield code(document)
                seen += 1
        except KeyboardInterrupt as interruption:
            interruptions.append(interruption)

    changed = store.keep_all(fresh(), coder=VERSION)
    if interruptions:
        raise interruptions[0]
    return changed, seen


def brief(
    readings: Sequence[CodedDocument], stated: Stated | None, store: Path | None = None
) -> Brief:
    """The brief on coded documents and the record: a store, if any, and what the package carries.

    Raises: BadInput where no thesis is given and none can be inferred; StoreProblem;
    UncheckedCitation.
    """
    thesis = complete(stated, readings)
    if store is None or not store.exists():
        return build(thesis, readings, record_for(thesis, readings, None))
    with open_store(store, write=False) as opened:
        return build(thesis, readings, record_for(thesis, readings, opened))


def tested(stated: Stated, store: Path) -> Brief:
    """The brief on a stated thesis, from the documents and data in a store.

    Raises: BadInput; StoreProblem; UncheckedCitation.
    """
    with open_store(store, write=False) as opened:
        kept = (opened.coded(document.doc_id) for document in opened.documents())
        readings = list(regrouped(reading for reading in kept if reading is not None))
        thesis = complete(stated, readings)
        return build(thesis, readings, record_for(thesis, readings, opened))


def coded_paragraphs(gold: Path) -> Iterator[tuple[Row, Paragraph, tuple[Event, ...]]]:
    """Each paragraph of a gold file, coded from its plain text and compared with its events.

    Raises: BadInput naming file:line.
    """
    for row, events in gold_paragraphs(gold):
        opening = dateline(row["text"])
        text = opening.rest if opening else row["text"]
        notes = (DATELINE + opening.wording,) if opening else ()
        document = Document.of(text, str(row["id"]), published=published_of(row), notes=notes)
        reading = code(document)
        yield row, compare(row, events, told(reading.events)), reading.events
