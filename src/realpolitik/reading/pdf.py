"""PDF: the text of its pages, read by a process of its own within limits of time and memory."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from realpolitik.errors import UnreadableSource
from realpolitik.reading.encoding import normalised
from realpolitik.reading.furniture import cleaned, is_heading, standalone
from realpolitik.reading.source import MAX_FILE
from realpolitik.reading.text import article_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from realpolitik.reading.article import Article, Report
    from realpolitik.reading.source import Source

SECONDS = 60
_RUNNING = 3  # pages on which a line recurs before it is a running head
_FULL_LINE = 0.8  # of the usual width: a shorter line that ends a sentence ends its paragraph
_ENDS = re.compile(r"[.!?…:][\"'”’)\]]*$")
_PARTED = re.compile(r"[a-z]-$")
_AGAIN = "Download or copy the file again."


def pdf(source: Source, report: Report) -> Iterator[Article]:
    """The article in a PDF.

    Raises UnreadableSource for one that is not a PDF, encrypted, truncated or damaged, holds
    pictures of text, or takes more than its share of time or memory.
    """
    data = source.data(MAX_FILE)
    ref = source.ref
    if b"%PDF-" not in data[:1024]:
        raise UnreadableSource(f"{ref}: not a PDF: it does not begin with %PDF-.", hint=_AGAIN)
    if b"%%EOF" not in data[-2048:]:
        raise UnreadableSource(
            f"{ref}: truncated: it breaks off at byte {len(data)}, before the end of a PDF.",
            hint=_AGAIN,
        )
    found = _in_a_child(data, ref)
    pages = [normalised(page) for page in found["pages"]]
    empty = [n for n, page in enumerate(pages, start=1) if not page.strip()]
    if len(empty) == len(pages):
        raise UnreadableSource(
            f"{ref}: its {len(pages)} page(s) are images or empty; there is no text to read.",
            hint="Run text recognition over it first, for example ocrmypdf IN.pdf OUT.pdf.",
        )
    article = cleaned(_paragraphs(pages), title=_title(found["title"], pages))
    note = f"pages without text: {', '.join(map(str, empty))}" if empty else None
    yield article_of(article, source, "application/pdf", note=note)


def _in_a_child(data: bytes, ref: str) -> dict[str, Any]:
    """What pdf_child.py found in the file, or the error that it names."""
    command = [sys.executable, "-P", "-m", "realpolitik.reading.pdf_child"]
    try:
        child = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
            command, input=data, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableSource(
            f"{ref}: reading this PDF took more than {SECONDS} seconds; given up.",
            hint="Print it to a new PDF, or save its text in a file.",
        ) from error
    try:
        found: dict[str, Any] = json.loads(child.stdout)
    except ValueError:
        found = {"problem": "reading it takes more time or memory than one PDF is given"}
    if "problem" in found:
        raise UnreadableSource(f"{ref}: {found['problem']}.", hint=found.get("hint", _AGAIN))
    return found


def _title(stated: Sequence[str], pages: list[str]) -> str | None:
    """The title in the file's metadata, where its first page bears it too."""
    title = normalised(" ".join(" ".join(stated).split()))
    on_page = " ".join(pages[0].split()).casefold()
    return title if title and title.casefold() in on_page else None


def _paragraphs(pages: list[str]) -> list[str]:
    """The paragraphs of all pages, without running heads and page numbers."""
    lines = [[line.strip() for line in page.split("\n")] for page in pages]
    edges = Counter(
        key for page in lines for key in {_unnumbered(n) for n in _edge_lines(page)} if key
    )
    running = {key for key, pages_with in edges.items() if pages_with >= _RUNNING}
    kept: list[str] = []
    for page in lines:
        edge = set(_edge_lines(page))
        kept += [
            line
            for line in page
            if not (line in edge and (_unnumbered(line) in running or not _unnumbered(line)))
            or not line
        ]
    return _joined(kept)


def _edge_lines(page: list[str]) -> list[str]:
    filled = [line for line in page if line]
    return filled[:2] + filled[-2:]


def _unnumbered(line: str) -> str:
    return re.sub(r"[\d\W]+", " ", line).strip().casefold()


def _joined(lines: list[str]) -> list[str]:
    """Paragraphs out of lines: words parted at a line's end are put together again."""
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[len(lengths) * 3 // 4] if lengths else 0
    paragraphs: list[str] = []
    current = last = ""
    for line in lines:
        if not line:
            last = "" if _ENDS.search(last) or is_heading(last) else last
            continue
        if current and (not last or standalone(line) or _parts(last, line, width)):
            paragraphs.append(current)
            current = ""
        if _PARTED.search(current) and line[:1].islower():
            current = current[:-1] + line
        else:
            current = f"{current} {line}".strip()
        last = line
    return [*paragraphs, current] if current else paragraphs


def _parts(before: str, after: str, width: int) -> bool:
    """Whether a paragraph ends between two successive lines."""
    if standalone(before):
        return True
    short = len(before) < _FULL_LINE * width
    return short and not after[:1].islower() and bool(_ENDS.search(before) or is_heading(before))
