"""RSS and Atom: one article an entry.

The feed is handed to feedparser as bytes in memory only: a str that is a path would be opened.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from realpolitik.errors import UnreadableSource
from realpolitik.reading.dating import Dated, stated
from realpolitik.reading.furniture import cleaned
from realpolitik.reading.html import paragraphs_in
from realpolitik.reading.source import MEGABYTE, Source
from realpolitik.reading.text import article_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedparser import FeedParserDict

    from realpolitik.reading.article import Article, Report

MAX_FEED = 20 * MEGABYTE


def feed(source: Source, report: Report) -> Iterator[Article]:
    """The entries of a feed, each with its own ref; an entry without text is reported.

    Raises UnreadableSource for what is no feed, and for a feed that declares entities.
    """
    data = source.data(MAX_FEED)
    broken = None if _well_formed(data, source.ref) else "the feed is not well-formed XML"
    import feedparser

    parsed: Any = feedparser.parse(BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    if not parsed.version:
        raise UnreadableSource(
            f"{source.ref}: XML, but neither RSS nor Atom.", hint="Give the address of the feed."
        )
    if not parsed.entries:
        raise UnreadableSource(
            f"{source.ref}: the feed has no entries.", hint="Check that it was downloaded whole."
        )
    for number, entry in enumerate(parsed.entries, start=1):
        try:
            yield _article(entry, parsed.feed, source, number, broken)
        except UnreadableSource as problem:
            report(problem)


def _article(
    entry: FeedParserDict, channel: FeedParserDict, source: Source, number: int, note: str | None
) -> Article:
    """The article that one entry carries."""
    contents = [str(content.get("value", "")) for content in entry.get("content", [])]
    whole = max(contents, key=len, default="")
    words = whole or str(entry.get("summary", ""))
    title = _line(entry.get("title"))
    found = cleaned(
        paragraphs_in(words),
        title=title or "",
        byline=_line(entry.get("author")),
    )
    date = stated(str(entry.get("published", "")))
    url = str(entry.get("link", "")) or None
    ref = f"{source.ref}#{_line(entry.get('id')) or url or number}"
    at = Source(ref=ref, name=ref, stream=source.stream, url=url)
    return article_of(
        found,
        at,
        "application/feed",
        note="; ".join(filter(None, [note, None if whole else "summary only"])) or None,
        outlet=_line(channel.get("title")),
        published=Dated(date, "meta") if date else None,
    )


def _line(value: object) -> str | None:
    """A field on one line, without markup; None where it is missing."""
    return " ".join(" ".join(paragraphs_in(str(value or ""))).split()) or None


def _well_formed(data: bytes, ref: str) -> bool:
    """Whether the bytes are well-formed XML.

    Raises UnreadableSource where they are no XML at all, or declare entities of their own.
    """
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableSource(
            f"{ref}: not a feed: it does not begin as XML does.",
            hint="Give the feed itself, not its address or a path in a file.",
        )
    from xml.sax import ContentHandler, SAXParseException

    from defusedxml.common import DefusedXmlException
    from defusedxml.sax import parseString

    try:
        parseString(data, ContentHandler(), forbid_dtd=False)
    except DefusedXmlException as error:
        raise UnreadableSource(
            f"{ref}: the feed declares entities ({type(error).__name__}), "
            "as XML bombs and attempts to read local files do; refused.",
            hint="Ask the publisher for a feed without a document type declaration.",
        ) from error
    except SAXParseException:
        return False  # feedparser's lenient reader expands no entities
    return True
