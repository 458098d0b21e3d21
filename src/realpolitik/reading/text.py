"""Plain text and Markdown: blank lines part paragraphs, soft-wrapped lines are joined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from realpolitik.errors import UnreadableSource
from realpolitik.reading.article import Article, Report
from realpolitik.reading.dating import Dated, stated
from realpolitik.reading.encoding import decoded
from realpolitik.reading.furniture import Cleaned, cleaned, is_heading, standalone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from realpolitik.reading.source import Source

_WIDEST_WRAP = 120
_SHORT = 0.75  # of the widest line: a line this short that ends a sentence ends its paragraph
_ENDS = re.compile(r"[.!?…:][\"'”’)\]]*$")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_FIELD = re.compile(r"^(?P<key>[A-Za-z_]+)\s*:\s*(?P<value>.+?)\s*$", re.MULTILINE)


def text(source: Source, report: Report) -> Iterator[Article]:
    """The article in a plain-text file."""
    read = decoded(source.data(), source.ref, source.charset)
    found = cleaned(paragraphs_of(read.text))
    yield article_of(found, source, "text/plain", note=read.note)


def markdown(source: Source, report: Report) -> Iterator[Article]:
    """The article in a Markdown file; YAML front matter may state title, author, date, outlet."""
    read = decoded(source.data(), source.ref, source.charset)
    front = _FRONT_MATTER.match(read.text)
    fields = {
        found["key"].lower(): found["value"].strip("\"'")
        for found in _FIELD.finditer(front["fields"] if front else "")
    }
    title, blocks = _markdown_blocks(read.text[front.end() :] if front else read.text)
    title = fields.get("title") or title
    found = cleaned(blocks, title=title, byline=fields.get("author") or fields.get("byline"))
    date = stated(fields.get("published") or fields.get("date") or "")
    yield article_of(
        found,
        source,
        "text/markdown",
        note=read.note,
        outlet=fields.get("outlet") or fields.get("source"),
        published=Dated(date, "meta") if date else None,
        url=fields.get("url"),
    )


def article_of(
    found: Cleaned,
    source: Source,
    media_type: str,
    *,
    note: str | None = None,
    outlet: str | None = None,
    published: Dated | None = None,
    url: str | None = None,
) -> Article:
    """The Article that cleaned paragraphs make; raises UnreadableSource where none are left."""
    if not found.paragraphs:
        raise UnreadableSource(
            f"{source.ref}: holds no running text, only titles, captions, notices or links.",
            hint="Check that this is the article itself, or paste its text into a file.",
        )
    return Article(
        ref=source.ref,
        paragraphs=found.paragraphs,
        title=found.title,
        byline=found.byline,
        outlet=outlet or found.outlet,
        url=url or source.url,
        published=published or found.published,
        media_type=media_type,
        notes=(*([note] if note else []), *found.notes),
    )


def paragraphs_of(characters: str) -> list[str]:
    r"""The paragraphs of a plain text.

    >>> paragraphs_of("Two ministers\nmet in Oslo.\n\nThey spoke.")
    ['Two ministers met in Oslo.', 'They spoke.']
    """
    blocks = [
        [line.rstrip() for line in block.split("\n") if line.strip()]
        for block in re.split(r"\n[ \t]*\n", characters)
    ]
    width = max((len(line) for block in blocks for line in block), default=0)
    if width > _WIDEST_WRAP:
        return [" ".join(line.split()) for block in blocks for line in block]
    return [paragraph for block in blocks for paragraph in _unwrapped(block, width)]


def _unwrapped(block: list[str], width: int) -> Iterator[str]:
    """The paragraphs of a block of soft-wrapped lines without a blank one among them."""
    current: list[str] = []
    for line in block:
        words = " ".join(line.split())
        if current and (standalone(words) or _parts(current[-1], words, width)):
            yield " ".join(current)
            current = []
        current.append(words)
    if current:
        yield " ".join(current)


def _parts(before: str, after: str, width: int) -> bool:
    """Whether a paragraph ends between two successive lines."""
    if standalone(before) and not re.match(r"[-*•\d(]", before):
        return True
    if len(before) > _SHORT * width or not (after[:1].isupper() or after[:1] in "“\"‘'"):
        return False
    return bool(_ENDS.search(before)) or is_heading(before)


def _markdown_blocks(characters: str) -> tuple[str | None, list[str]]:
    """The first heading of the first level, and the text of every block, without markup."""
    from markdown_it import MarkdownIt

    title: str | None = None
    blocks: list[str] = []
    opened: list[str] = []
    for token in MarkdownIt("commonmark").enable("table").parse(characters):
        opened = [*opened, token.type][-4:]
        if token.type != "inline":
            continue
        words = _inline_text(token.children or [])
        if opened[-2] == "heading_open" and title is None and not blocks:
            title = words or None
        elif opened[-2] in {"th_open", "td_open"}:
            continue
        elif "list_item_open" in opened[-3:-1]:
            blocks.append(f"- {words}")
        else:
            blocks += [" ".join(line.split()) for line in words.split("\n")]
    return title, blocks


def _inline_text(children: Sequence[object]) -> str:
    """The words of a run of inline markup; pictures and raw HTML have none."""
    pieces: list[str] = []
    for child in children:
        kind = getattr(child, "type", "")
        if kind in {"text", "code_inline"}:
            pieces.append(str(getattr(child, "content", "")))
        elif kind == "softbreak":
            pieces.append(" ")
        elif kind == "hardbreak":
            pieces.append("\n")
    return "".join(pieces).strip()
