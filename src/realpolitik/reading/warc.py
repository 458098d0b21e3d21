"""WARC: the pages and documents in a web archive.

warcio says nothing about a truncated file, so completeness is checked here: each gzip member must
have an end, and each record as many bytes as its Content-Length says.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO, cast
from urllib.parse import urlsplit

from realpolitik.errors import UnreadableSource
from realpolitik.reading.gunzip import GZIP, MAX_RATIO, RATIO_FROM, Unpacking
from realpolitik.reading.quiet import quiet
from realpolitik.reading.source import MAX_FILE, MEGABYTE, Source

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

    quiet("warcio")
    if not source.head().strip():
        raise UnreadableSource(
            f"{source.ref}: the archive is empty.", hint="Check that the download was complete."
        )
    packed = source.head(2).startswith(GZIP)
    stream = Unpacking(source.stream, source.ref) if packed else source.stream
    records: Any = ArchiveIterator(stream)
    records.INC_RECORD = ""  # what warcio would print to standard error; it is counted, and told
    strays = 0
    while True:
        try:
            record = next(records, None)
        except (ArchiveLoadFailed, ValueError, AttributeError, TypeError) as error:
            if _only_begun(error, records.next_line) and not records.reader.read(1):
                raise _header_cut(source, records.offset) from error
            said = (
                str(error).strip().splitlines()
                if isinstance(error, (ArchiveLoadFailed, ValueError))
                else []
            )
            raise UnreadableSource(
                f"{source.ref}: damaged at byte {records.offset}; no WARC record can be read "
                f"there{f' ({said[0][:100]})' if said else ''}.",
                hint=_AGAIN,
            ) from error
        if records.err_count > strays:
            strays = records.err_count
            report(
                UnreadableSource(
                    f"{source.ref}: damaged before byte {records.offset}; a record is longer "
                    "than it says.",
                    hint=_AGAIN,
                )
            )
        if record is None:
            if records.offset < stream.tell():  # warcio takes a header that is cut for the end
                raise _header_cut(source, records.offset)
            return
        yield from _articles(record, int(records.offset), source, report)


def _articles(
    record: ArcWarcRecord, offset: int, source: Source, report: Report
) -> Iterator[Article]:
    """The articles of one record; none where it is not a page that was found."""
    if record.rec_headers.get_header("Content-Length") is None:
        raise _unbounded(record, offset, source)
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


def _header_cut(source: Source, offset: int) -> _Truncated:
    return _Truncated(
        f"{source.ref}: truncated; the record at byte {offset} breaks off in its header.",
        hint=_AGAIN,
    )


def _only_begun(error: Exception, line: bytes | None) -> bool:
    """Whether the record that failed began as one does, with `line` or the first letters of it."""
    from warcio.exceptions import ArchiveLoadFailed

    return not isinstance(error, ArchiveLoadFailed) or b"WARC/1.".startswith(line or b"?")


def _unbounded(record: ArcWarcRecord, offset: int, source: Source) -> UnreadableSource:
    """The error for a record that does not say how long it is, so that what follows is lost."""
    if not record.raw_stream.read(1):
        return _header_cut(source, offset)
    return UnreadableSource(
        f"{source.ref}: damaged at byte {offset}; the record there does not say how long it is.",
        hint=_AGAIN,
    )


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
    encoding = (record.http_headers and record.http_headers.get_header("Content-Encoding")) or ""
    if encoding.strip().lower() not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise UnreadableSource(
            f"{ref}: packed as {encoding[:40]!r}, which is not unpacked here.",
            hint="Save the page itself and give the file.",
        )
    limit = min(MAX_FILE, max(RATIO_FROM, MAX_RATIO * max(int(record.length or 0), 1)))
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
