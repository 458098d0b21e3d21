"""From what the user names (a file, a folder, an address, "-") to open sources, one at a time."""

from __future__ import annotations

import os
import stat
from io import BytesIO
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from realpolitik.errors import UnreadableSource
from realpolitik.reading.gunzip import gunzipped
from realpolitik.reading.source import MEGABYTE, Source, kept_aside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from realpolitik.reading.article import Report

MAX_PIPED = 4000 * MEGABYTE
_CHUNK = 1 << 20


def sources(inputs: Iterable[str], stdin: BinaryIO | None, report: Report) -> Iterator[Source]:
    """The sources that `inputs` name, in order; folders recursively, sorted by name."""
    for ref in inputs:
        try:
            if not ref:
                raise UnreadableSource(
                    "'': an empty argument names no input.",
                    hint="Name a file, a folder or an address; the current folder is a dot.",
                )
            if ref == "-":
                yield _piped(stdin)
            elif "://" in ref[:12]:
                yield _fetched(ref)
            elif Path(ref).is_dir():
                yield from _folder(Path(ref), report)
            else:
                yield _file(Path(ref))
        except UnreadableSource as problem:
            report(problem)


def _folder(folder: Path, report: Report) -> Iterator[Source]:
    """Every file under `folder` but the hidden ones; what cannot be read is reported."""
    empty = True
    for where, folders, files in os.walk(folder, onerror=lambda error: report(_closed(error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            empty = False
            try:
                yield _file(Path(where) / name)
            except UnreadableSource as problem:
                report(problem)
    if empty:
        raise UnreadableSource(
            f"{shown(folder)}: the folder holds no files.",
            hint="Name a folder that holds documents.",
        )


def shown(path: Path) -> str:
    r"""The name of a file as characters; bytes in it that are not UTF-8 as \xe9 and the like."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _closed(error: OSError) -> UnreadableSource:
    return UnreadableSource(
        f"{shown(error.filename)}: {error.strerror or error}.",
        hint="Check that the file exists and that you may read it.",
    )


def _file(path: Path) -> Source:
    """An open file; a pipe is taken whole first."""
    try:
        kind = path.stat().st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISFIFO(kind)):
            raise UnreadableSource(
                f"{shown(path)}: neither a file nor a folder.",
                hint="Name a file that holds a document.",
            )
        stream: BinaryIO = path.open("rb")
        if stat.S_ISFIFO(kind):
            with stream:
                stream = _spooled(stream, shown(path))
    except OSError as error:
        raise _closed(error) from error
    except ValueError as error:  # a NUL in the name
        raise UnreadableSource(
            f"{str(path)!r}: not the name of a file.", hint="Check the name for stray characters."
        ) from error
    ref = shown(path)
    return gunzipped(Source(ref=ref, name=PurePath(ref).name, stream=stream))


def _piped(stdin: BinaryIO | None) -> Source:
    """Standard input, taken whole (on disk, where it is large), so that its kind can be told."""
    if stdin is None:
        raise UnreadableSource(
            "-: there is no standard input here.", hint="Name a file, a folder or an address."
        )
    return gunzipped(Source(ref="-", name="", stream=_spooled(stdin, "-")))


def _spooled(stream: BinaryIO, ref: str) -> BinaryIO:
    return kept_aside(_chunks(stream, ref), ref)


def _chunks(stream: BinaryIO, ref: str) -> Iterator[bytes]:
    """What a pipe gives, within limits."""
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > MAX_PIPED:
            raise UnreadableSource(
                f"{ref}: more than {MAX_PIPED // MEGABYTE} MB were piped in.",
                hint="Save the data as a file and name that.",
            )
        yield chunk


def _fetched(url: str) -> Source:
    """A document from the web."""
    from realpolitik.reading.web import fetch

    page = fetch(url)
    return gunzipped(
        Source(
            ref=url,
            name=urlsplit(page.url).path,
            stream=BytesIO(page.data),
            url=page.url,
            declared=page.media_type,
            charset=page.charset,
        )
    )
