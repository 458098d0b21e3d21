"""Whatever an input is, the documents in it, one at a time."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, BinaryIO

from realpolitik.errors import UnreadableSource
from realpolitik.reading.dating import EARLIEST, Dated, plausible, today
from realpolitik.reading.dedup import Origins
from realpolitik.reading.inputs import sources
from realpolitik.reading.language import language_of
from realpolitik.reading.media import reader_for
from realpolitik.records.document import Document

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from realpolitik.reading.article import Article, Report


def read(
    inputs: Iterable[str],
    *,
    published: dt.date | None = None,
    stdin: BinaryIO | None = None,
    on_problem: Report | None = None,
    on_note: Callable[[str], None] | None = None,
) -> Iterator[Document]:
    """The documents in `inputs`: files, folders, URLs, or "-" for `stdin`, in the order given.

    One document is in memory at a time. `published` supplies the date that a document lacks. A
    text that was read before is left out, which `on_note` is told.

    Raises UnreadableSource for what cannot be read, naming file, place and remedy; with
    `on_problem` it is reported there instead, and reading goes on with the next document.
    """
    report = on_problem or _raise
    if published is not None and plausible(published) is None:
        raise UnreadableSource(
            f"Nothing read here was published on {published.isoformat()}: documents date from "
            f"{EARLIEST.isoformat()} to today, {today().isoformat()}.",
            hint="Give the day of publication as YYYY-MM-DD.",
        )
    origins = Origins()
    seen: set[int] = set()
    for article in _articles(inputs, stdin, report):
        document = _document(article, published)
        key = int(document.doc_id, 16)
        if key in seen:
            if on_note:
                on_note(f"{document.ref}: the same text was read before; left out.")
            continue
        seen.add(key)
        yield dataclasses.replace(document, origin=origins.origin_of(document))


def _raise(problem: UnreadableSource) -> None:
    raise problem


def _articles(inputs: Iterable[str], stdin: BinaryIO | None, report: Report) -> Iterator[Article]:
    for source in sources(inputs, stdin, report):
        with source:
            try:
                yield from reader_for(source)(source, report)
            except UnreadableSource as problem:
                report(problem)


def _document(article: Article, published: dt.date | None) -> Document:
    text = "\n\n".join(article.paragraphs)
    given = Dated(published, "given") if published else None
    dated = article.published or given
    return Document.of(
        text,
        article.ref,
        title=article.title,
        byline=article.byline,
        outlet=article.outlet,
        url=article.url,
        published=dated.date if dated else None,
        published_evidence=dated.evidence if dated else None,
        language=language_of(text, article.language),
        media_type=article.media_type,
        notes=article.notes,
    )
