"""RSS and Atom: one article an entry.

The feed is handed to feedparser as bytes in memory only: a str that is a path would be opened.
"""

from __future__ import annotations

import re
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
_TAG = re.compile(rb"<(/?)(?:[\w.-]+:)?(rss|feed|rdf|item|entry)(?:\s[^<>]*)?>", re.IGNORECASE)


def feed(source: Source, report: Report) -> Iterator[Article]:
    """The entries of a feed, each with its own ref; an entry without text is reported.

    Raises UnreadableSource for what is no feed, for a feed that declares entities, and for one
    that breaks off, after its whole entries were read.
    """
    data = source.data(MAX_FEED)
    broken = None if _well_formed(data, source.ref) else "the feed is not well-formed XML"
    cut = _left_open(data) if broken else None
    parsed: Any = _parsed(data, source.ref)
    if not parsed.version:
        raise UnreadableSource(
            f"{source.ref}: XML, but neither RSS nor Atom.", hint="Give the address of the feed."
        )
    if not (parsed.entries or cut):
        raise UnreadableSource(
            f"{source.ref}: the feed has no entries.", hint="Check that it was downloaded whole."
        )
    whole = parsed.entries[:-1] if cut == "entry" else parsed.entries
    for number, entry in enumerate(whole, start=1):
        try:
            yield _article(entry, parsed.feed, source, number, broken)
        except UnreadableSource as problem:
            report(problem)
    if cut:
        raise UnreadableSource(
            f"{source.ref}: truncated; it ends at byte {len(data)} inside the {cut}.",
            hint="Download the feed again; the entries before this place were read.",
        )


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


def _parsed(data: bytes, ref: str) -> FeedParserDict:
    """What feedparser makes of a feed; raises UnreadableSource where it fails."""
    import feedparser

    try:
        return feedparser.parse(BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    except (ValueError, OverflowError) as error:  # as for &#xD800;, the number of no character
        raise UnreadableSource(
            f"{ref}: damaged; the feed cannot be read ({str(error)[:80]}).",
            hint="Give the address of each article, or ask the publisher to mend the feed.",
        ) from error


def _left_open(data: bytes) -> str | None:
    """What is open where a feed that is not well-formed ends: "entry", "feed" or nothing."""
    tags = _TAG.findall(data)
    closing, name = tags[-1] if tags else (b"", b"")
    if name.lower() in {b"item", b"entry"}:
        return "feed" if closing else "entry"
    return None if closing else "feed"


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
