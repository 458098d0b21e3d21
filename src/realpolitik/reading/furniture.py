"""What of a page is its article: everything else is kept out of the text that is coded.

Copies of web pages carry captions, bylines, forms, notices, links and a note about the author.
Each is recognised by rules on its wording and position that hold for any article, and counted in
a note, so that a reader sees what was left out.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from realpolitik.reading.bylines import byline_of, is_about_author, is_credits
from realpolitik.reading.captions import is_caption
from realpolitik.reading.datelines import Dateline, dateline
from realpolitik.reading.dating import Dated, date_line, full_date, plausible
from realpolitik.reading.notices import COMMENTS_BEGIN, LINKS_BEGIN, notice
from realpolitik.records.document import DATELINE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

_HEAD = 8  # paragraphs among which byline and date of an article stand
_TAIL = 4  # and those among which the note about its author does
_COMMENTS_NOT_BEFORE = 0.3  # of the page: above it, "Comments" is a link, not what it leads to
_LONGEST_FURNITURE = 1500  # characters
_LONGEST_TITLE = 30
_LONGEST_HEADING = 14
_TERMINAL = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
_ENDS_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}$")
_BULLET = re.compile(r"^(?:[-*•‣▪–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_ABOUT = re.compile(r"about the (?:authors?|writers?)\W*$", re.IGNORECASE)
_LABELLED = re.compile(
    r"[a-z ]{0,14}(?:published|posted|issued|updated|date|released)", re.IGNORECASE
)
_KICKER = re.compile(
    r"(?:world|politics|opinions?|analysis|commentary|exclusive|news|world news|editorial|op-ed|"
    r"perspective|viewpoint|feature|explainer|breaking(?: news)?|international|letters?|column)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """An article without its furniture, and what the furniture said about it."""

    paragraphs: tuple[str, ...]
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: Dated | None = None
    notes: tuple[str, ...] = ()


def is_heading(paragraph: str) -> bool:
    """Whether the paragraph is a heading: short, without a sentence's end, not a list item.

    >>> is_heading("What Comes Next?"), is_heading("What comes next?"), is_heading("- wheat")
    (True, False, False)
    """
    words = paragraph.split()
    if not 0 < len(words) <= _LONGEST_HEADING or _BULLET.match(paragraph):
        return False
    if not paragraph[0].isalnum() and paragraph[0] not in "“\"‘'¿¡":
        return False
    if _TERMINAL.search(paragraph):
        question = paragraph.rstrip("\"'”’)")[-1] in "?!"
        return (question and _title_case(words)) or bool(_ENDS_ABBREVIATED.search(paragraph))
    return True


def _title_case(words: list[str]) -> bool:
    """Whether every longer word begins with a capital."""
    longer = [word.lstrip("“\"‘'(") for word in words if len(word) > 4]
    return bool(longer) and all(not word[:1].islower() for word in longer)


def standalone(line: str) -> bool:
    """Whether a line is a unit of its own that must not be joined to its neighbours."""
    return bool(byline_of(line) or date_line(line) or notice(line) or _BULLET.match(line))


def cleaned(
    paragraphs: Sequence[str], *, title: str | None = None, byline: str | None = None
) -> Cleaned:
    """The article among the paragraphs of a page.

    `title` and `byline` are those the source states elsewhere. Where it states no title, a short
    first paragraph without a sentence's end is one.
    """
    left_out: Counter[str] = Counter()
    body = [paragraph.strip() for paragraph in paragraphs if paragraph.strip()]
    body = _without_comments(body, left_out)
    body = _without_notices(body, left_out)
    title, body = _title_and_rest(body, title, left_out)
    names, published, body = _head(body, left_out)
    byline = byline or names
    body = _without_author(body, byline, left_out)
    opening, body = _dateline_and_rest(body)
    notes = [f"left out: {kind} ×{n}" for kind, n in sorted(left_out.items())]
    if opening:
        notes.append(DATELINE + opening.wording)
    if published is None and opening and opening.date:
        published = opening.date
    return Cleaned(
        paragraphs=tuple(body),
        title=title,
        byline=byline,
        outlet=opening.agency if opening else None,
        published=Dated(published, "text") if published else None,
        notes=tuple(notes),
    )


def _without_comments(body: list[str], left_out: Counter[str]) -> list[str]:
    """The paragraphs before the readers' comments; a page that begins with them has no others."""
    for n, paragraph in enumerate(body):
        if n >= len(body) * _COMMENTS_NOT_BEFORE and COMMENTS_BEGIN.match(paragraph):
            left_out["readers' comments and form"] += len(body) - n
            return body[:n]
    return body


def _without_notices(body: list[str], left_out: Counter[str]) -> list[str]:
    """The paragraphs that are neither notice, caption, credits nor a list of links."""
    kept: list[str] = []
    among_links = False
    for paragraph in body:
        kind = _kind(paragraph, len(kept), lone=len(body) == 1)
        if kind is None and among_links and _is_link(paragraph):
            kind = "links to other pages"
        among_links = kind is not None and (among_links or bool(LINKS_BEGIN.match(paragraph)))
        if kind is None:
            kept.append(paragraph)
        else:
            left_out[kind] += 1
    return kept


def _kind(paragraph: str, position: int, *, lone: bool) -> str | None:
    """What kind of furniture a paragraph is by itself; bylines and dates are looked at later."""
    if len(paragraph) > _LONGEST_FURNITURE:
        return None
    kind = notice(paragraph)
    if kind or byline_of(paragraph) or date_line(paragraph):
        return kind
    if not lone and is_caption(paragraph, position):
        return "caption"
    return "credits" if is_credits(paragraph) else None


def _is_link(paragraph: str) -> bool:
    """Whether a paragraph in a list of links is one of them: a headline, not a sentence."""
    return not _TERMINAL.search(paragraph) and len(paragraph.split()) <= _LONGEST_TITLE


def _title_and_rest(
    body: list[str], title: str | None, left_out: Counter[str]
) -> tuple[str | None, list[str]]:
    """The title, and the paragraphs without it or the name of its section."""
    if body and len(body) > 1 and _KICKER.fullmatch(body[0]):
        left_out["section name"] += 1
        body = body[1:]
    if title is None and len(body) > 1 and _is_title(body[0]):
        title, body = body[0], body[1:]
    if title is not None:
        rest = [p for n, p in enumerate(body) if n >= _HEAD or not _same(p, title)]
        left_out.update({"repeated title": len(body) - len(rest)} if len(rest) < len(body) else {})
        body = rest
    return title, body


def _is_title(paragraph: str) -> bool:
    if byline_of(paragraph) or date_line(paragraph) or _BULLET.match(paragraph):
        return False
    ends = paragraph.rstrip("\"'”’)")[-1:]
    return len(paragraph.split()) <= _LONGEST_TITLE and (
        ends not in ".:;,…" or bool(_ENDS_ABBREVIATED.search(paragraph))
    )


def _same(paragraph: str, title: str) -> bool:
    def folded(text: str) -> str:
        return re.sub(r"\W+", " ", text).strip().casefold()

    return folded(paragraph) == folded(title)


def _head(body: list[str], left_out: Counter[str]) -> tuple[str | None, dt.date | None, list[str]]:
    """Byline and date of publication among the first paragraphs, and the paragraphs without them.

    A bare date is one only where no other stands in the article: else it heads a day's entry.
    """
    bare = sum(date_line(p) is not None and full_date(p[:30]) is not None for p in body)
    kept: list[str] = []
    byline: str | None = None
    published: dt.date | None = None
    for n, paragraph in enumerate(body):
        head = n < _HEAD and len(paragraph) <= _LONGEST_FURNITURE
        names = byline_of(paragraph) if head else None
        line = date_line(paragraph) if head else None
        if names:
            byline = byline or names
            published = published or plausible(full_date(paragraph))
            left_out["byline"] += 1
        elif line and (bare < 2 or not paragraph[:1].isalnum() or _LABELLED.match(paragraph)):
            published = published or line.published
            left_out["date line"] += 1
        else:
            kept.append(paragraph)
    return byline, published, kept


def _without_author(body: list[str], byline: str | None, left_out: Counter[str]) -> list[str]:
    """The paragraphs before the note about the author."""
    end = len(body)
    for n in range(len(body) - 1, max(0, len(body) - 1 - _TAIL), -1):
        if _ABOUT.match(body[n]):
            end = n
    while end > 1 and is_about_author(body[end - 1], byline):
        end -= 1
    if end < len(body):
        left_out["note about the author"] += len(body) - end
    return body[:end]


def _dateline_and_rest(body: list[str]) -> tuple[Dateline | None, list[str]]:
    """The dateline of the first paragraphs that has one, and all paragraphs without it."""
    for n, paragraph in enumerate(body[:3]):
        opening = dateline(paragraph)
        if opening:
            return opening, [*body[:n], opening.rest, *body[n + 1 :]]
    return None, body
