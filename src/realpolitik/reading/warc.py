"""WARC: the pages and documents in a web archive.

warcio says nothing about a truncated file, so completeness is checked here: each gzip member must
have an end, and each record as many bytes as its Content-Length says.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO, cast
from urllib.parse import urlsplit

from realpolitik.errors import UnreadableSource
from realpolitik.reading.gunzip import GZIP, MAX_RATIO, RATIO_FROM, members
from realpolitik.reading.source import MAX_TEXT, MEGABYTE, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warcio.recordloader import ArcWarcRecord

    from realpolitik.reading.article import Article, Report

_KINDS = {"response", "resource", "conversion"}
_READ = {
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "application/pdf",
    "text/markdown",
    "application/rss+xml",
    "application/atom+xml",
    "application/xml",
    "text/xml",
}
_AGAIN = "Download or copy the archive again; the records before this place were read."


def warc(source: Source, report: Report) -> Iterator[Article]:
    """The articles in an archive, record by record; a record that cannot be read is reported.

    Raises UnreadableSource at the place where the archive is truncated or damaged, after the
    records before it were read.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    end, damage = _complete_until(source)
    source.stream.seek(0)
    records: Any = ArchiveIterator(source.stream, arc2warc=False)
    try:
        for record in records:
            offset = int(records.get_record_offset())
            if damage and offset >= end:
                break
            yield from _articles(record, offset, source, report)
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        damage = damage or UnreadableSource(
            f"{source.ref}: damaged; no WARC record can be read there ({error}).", hint=_AGAIN
        )
    if damage:
        raise damage


def _complete_until(source: Source) -> tuple[int, UnreadableSource | None]:
    """Where the complete gzip members end, and what is wrong from there on."""
    if not source.head(2).startswith(GZIP):
        return 0, None
    end = 0
    try:
        for _, read, piece in members(source.stream, source.ref):
            end = end if piece else read
    except UnreadableSource as problem:
        return end, UnreadableSource(problem.message, hint=_AGAIN)
    return end, None


def _articles(
    record: ArcWarcRecord, offset: int, source: Source, report: Report
) -> Iterator[Article]:
    """The articles of one record; none where it is not a page that was found."""
    url = record.rec_headers.get_header("WARC-Target-URI")
    if record.rec_type not in _KINDS or not url:
        _whole(record, offset, source)
        return
    ref = f"{source.ref}#{url}"
    status, declared, charset = _headers(record)
    if status != "200" or declared not in _READ:
        _whole(record, offset, source)
        return
    try:
        data = _payload(record, ref)
        _whole(record, offset, source)
        page = Source(
            ref=ref,
            name=urlsplit(url).path,
            stream=cast("BinaryIO", BytesIO(data)),
            url=url,
            declared=declared,
            charset=charset,
        )
        from realpolitik.reading.media import reader_for

        yield from reader_for(page)(page, report)
    except _Truncated:
        raise
    except UnreadableSource as problem:
        report(problem)


class _Truncated(UnreadableSource):
    """The archive ends inside a record: nothing after it can be read."""


def _headers(record: ArcWarcRecord) -> tuple[str, str, str | None]:
    """Status, media type and charset, from the HTTP headers or else from the record's own."""
    http = record.http_headers
    status = str(http.get_statuscode()) if http else "200"
    stated = http.get_header("Content-Type") if http else None
    stated = stated or record.rec_headers.get_header("Content-Type") or ""
    kind, _, parameters = stated.partition(";")
    charset = parameters.partition("charset=")[2].strip(" \"'") or None
    return status, kind.strip().lower(), charset


def _payload(record: ArcWarcRecord, ref: str) -> bytes:
    """The unpacked body of a record, within limits."""
    limit = min(MAX_TEXT, max(RATIO_FROM, MAX_RATIO * max(int(record.length or 0), 1)))
    data = bytes(record.content_stream().read(limit + 1))
    if len(data) > limit:
        raise UnreadableSource(
            f"{ref}: unpacks to more than {limit // MEGABYTE} MB; refused.",
            hint="Leave this record out, or unpack the page yourself and name the file.",
        )
    return data


def _whole(record: ArcWarcRecord, offset: int, source: Source) -> None:
    """Read the rest of a record; raises _Truncated where it is shorter than it says."""
    stream = record.raw_stream
    while stream.read(MEGABYTE):
        pass
    missing = getattr(stream, "limit", 0)
    if missing:
        raise _Truncated(
            f"{source.ref}: truncated; the record at byte {offset} lacks {missing:,} of its bytes.",
            hint=_AGAIN,
        )
