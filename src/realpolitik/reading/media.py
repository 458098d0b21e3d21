"""Which reader a source goes to: by its first bytes, else by what was declared, else its suffix."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from realpolitik.errors import UnreadableSource
from realpolitik.reading import bulk, feed, html, pdf, text, warc
from realpolitik.reading.article import Article, Report
from realpolitik.reading.source import Source

Reader = Callable[[Source, Report], Iterator[Article]]

BY_SUFFIX: dict[str, Reader] = {
    ".txt": text.text,
    ".text": text.text,
    ".md": text.markdown,
    ".markdown": text.markdown,
    ".html": html.html,
    ".htm": html.html,
    ".xhtml": html.html,
    ".pdf": pdf.pdf,
    ".rss": feed.feed,
    ".atom": feed.feed,
    ".xml": feed.feed,
    ".warc": warc.warc,
    ".jsonl": bulk.jsonl,
    ".ndjson": bulk.jsonl,
    ".csv": bulk.csv,
    ".parquet": bulk.parquet,
}
BY_DECLARATION: dict[str, Reader] = {
    "text/html": html.html,
    "application/xhtml+xml": html.html,
    "application/pdf": pdf.pdf,
    "application/rss+xml": feed.feed,
    "application/atom+xml": feed.feed,
    "application/xml": feed.feed,
    "text/xml": feed.feed,
    "text/markdown": text.markdown,
    "text/csv": bulk.csv,
    "application/x-ndjson": bulk.jsonl,
    "application/jsonl": bulk.jsonl,
    "application/warc": warc.warc,
    "text/plain": text.text,
}
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)
_FEED = re.compile(rb"\s*(?:<\?xml.*?\?>)?.{0,2000}?<(?:rss|feed|rdf:RDF)\b", re.I | re.S)
_JSON = re.compile(rb'\s*\{\s*"')


def reader_for(source: Source) -> Reader:
    """The reader for a source; raises UnreadableSource where there is none for its kind."""
    head = source.head()
    mark = head.removeprefix(b"\xef\xbb\xbf")
    if mark.startswith(b"PK\x03\x04"):
        raise UnreadableSource(
            f"{source.ref}: a ZIP archive (or an office document, which is one).",
            hint="Unpack it and give the folder; save office documents as text, HTML or PDF.",
        )
    if b"%PDF-" in mark[:1024] and not _HTML.match(mark):
        return pdf.pdf
    if mark.startswith(b"PAR1"):
        return bulk.parquet
    if mark.startswith(b"WARC/"):
        return warc.warc
    if _HTML.match(mark):
        return html.html
    suffix = PurePosixPath(source.name).suffix.lower()
    if suffix == ".gz":
        suffix = PurePosixPath(source.name[:-3]).suffix.lower()
    named = BY_DECLARATION.get(source.declared or "") or BY_SUFFIX.get(suffix)
    if named in (None, text.text) and mark.lstrip().startswith(b"<") and _FEED.match(mark):
        return feed.feed
    if named is not None:
        return named
    if source.declared or (suffix and not _nameless(suffix)):
        raise UnreadableSource(
            f"{source.ref}: {source.declared or suffix} is not a kind of document read here.",
            hint="Known: text, Markdown, HTML, PDF, RSS, Atom, WARC, JSONL, CSV and Parquet.",
        )
    return bulk.jsonl if _JSON.match(mark) else text.text


def _nameless(suffix: str) -> bool:
    """Whether what follows the last dot of a name is no file's suffix ("Vol. 2")."""
    return not re.fullmatch(r"\.[a-z][a-z0-9]{1,7}", suffix)
