"""Where sentences end: rules over the tokens of spaCy's English tokenizer, without a parser.

A full stop ends a sentence unless it belongs to an abbreviation, an initial or a number; quotes
and brackets that close after it belong to it. After "U.S.", "p.m." or "Inc.", which may also end
a sentence, only a word that hardly stands inside one when capitalised (The, It, But) begins a new
one. The cases are those of Read et al. (2012, COLING), "Sentence Boundary Detection".
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from realpolitik.reading.furniture import is_heading
from realpolitik.records.document import Document, Sentence
from realpolitik.records.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![^\S\n]*\n)[^\n]*)*")
_BULLET = re.compile(r"\s*(?:[-*•‣▪–—]\s+)?")
_AT_ONCE = 50_000  # characters given to the tokenizer; no sentence is longer
_RUN = re.compile(r"\S{1000}")  # not words, and the tokenizer takes the square of its time
_RUN_AT_ONCE = 2_000
_CUT = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[^\W\d_a-z])")
_STOPS = frozenset(".!?…")
_QUOTES = frozenset("\"'”’»")
_CLOSERS = _QUOTES | frozenset(")]")
_OPENERS = frozenset("\"'“‘([«—–-")
_WORDS = {
    kind: frozenset(words)
    for kind, words in tomllib.loads(
        files("realpolitik.reading").joinpath("abbreviations.toml").read_text("utf-8")
    ).items()
}
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$")


def sentences(document: Document) -> list[Sentence]:
    """The sentences of a document, in order; a heading is a sentence flagged as one.

    Each span is of `document.text`, and the sentence's text is exactly what it spans.
    """
    found: list[Sentence] = []
    filled = (p for p in _PARAGRAPH.finditer(document.text) if p.group().strip())
    for number, paragraph in enumerate(filled):
        heading = is_heading(paragraph.group().strip())
        for span in _spans(paragraph.group(), heading=heading):
            placed = span.shifted(paragraph.start())
            found.append(
                Sentence(
                    doc_id=document.doc_id,
                    index=len(found),
                    paragraph=number,
                    span=placed,
                    text=placed.of(document.text),
                    heading=heading,
                )
            )
    return found


def _spans(paragraph: str, *, heading: bool) -> Iterator[Span]:
    """The sentences of one paragraph, without white space or list marks around them."""
    bullet = _BULLET.match(paragraph)
    start = bullet.end() if bullet else 0
    for end in [*(() if heading else _boundaries(paragraph)), len(paragraph)]:
        piece = paragraph[start:end]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            yield Span(start + lead, start + len(piece.rstrip()))
        start = max(start, end)


def _boundaries(paragraph: str) -> Iterator[int]:
    """The characters after which sentences of a paragraph end, without the last."""
    start = 0
    size = _RUN_AT_ONCE if _RUN.search(paragraph) else _AT_ONCE
    while len(paragraph) - start > size:
        window = paragraph[start : start + size]
        cut = max((found.end() for found in _CUT.finditer(window)), default=0)
        end = start + (cut or window.rfind(" ") + 1 or size)
        yield from (start + n for n in _ends(_Tokens.of(paragraph[start:end])))
        yield end
        start = end
    yield from (start + n for n in _ends(_Tokens.of(paragraph[start:])))


@dataclass(frozen=True, slots=True)
class _Tokens:
    """Words and marks, without white space, and where each begins and ends."""

    texts: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str) -> _Tokens:
        tokens = [token for token in _tokenizer()(text) if not token.is_space]
        texts = [token.text for token in tokens]
        starts = [token.idx for token in tokens]
        return cls(texts, starts, [at + len(word) for at, word in zip(starts, texts, strict=True)])

    def attached(self, n: int) -> bool:
        """Whether no white space stands between the n-th token and the one before it."""
        return self.starts[n] == self.ends[n - 1]


@lru_cache(maxsize=1)
def _tokenizer() -> Callable[[str], Doc]:
    from spacy.lang.en import English

    return English().make_doc


def _ends(tokens: _Tokens) -> Iterator[int]:
    """Where the sentences among the tokens end, without the last."""
    texts = tokens.texts
    inside = _bracketed(texts)
    first = n = 0
    while n < len(texts):
        if texts[n][-1] not in _STOPS or n == first:
            n += 1
            continue
        stop, n = n, n + 1
        while n < len(texts) and tokens.attached(n) and texts[n][0] in _STOPS | _CLOSERS:
            n += 1
        if (
            n < len(texts)
            and inside.get(n - 1, -1) < first + 1
            and _ends_at(tokens, stop, n, first)
        ):
            yield tokens.ends[n - 1]
            first = n


def _bracketed(texts: list[str]) -> dict[int, int]:
    """For each token inside a bracket that is closed again, where the outermost one opened."""
    opened: list[int] = []
    inside: dict[int, int] = {}
    for n, text in enumerate(texts):
        if text in {"(", "["}:
            opened.append(n)
        elif text in {")", "]"} and opened:
            begin = opened.pop()
            if not opened:
                inside.update(dict.fromkeys(range(begin, n), begin))
    return inside


def _ends_at(tokens: _Tokens, stop: int, after: int, first: int) -> bool:
    """Whether the sentence ends with the stop that is token `stop`; `after` follows it."""
    texts = tokens.texts
    begins = after
    while begins < len(texts) - 1 and texts[begins] in _OPENERS:
        begins += 1
    word, mark = texts[begins], texts[stop]
    if word[0].islower() or not (word[0].isalnum() or texts[after] in _OPENERS):
        return False
    quoted = any(text in _QUOTES for text in texts[stop + 1 : after])
    if tokens.attached(after):
        return mark == "." and word[0].isupper() and texts[stop - 1].islower()
    if mark[-1] in "!?" or any(text in {"!", "?"} for text in texts[stop:after]):
        return not (quoted and _WORDS["saying"].intersection(texts[begins : begins + 3]))
    if mark[-1] == "…" or mark.endswith(".."):
        return True
    return _full_stop_ends(_before_stop(tokens, stop), word, quoted=quoted, early=stop - first < 2)


def _before_stop(tokens: _Tokens, stop: int) -> str:
    """The word that a full stop is written to, whether or not the tokenizer parted them."""
    if tokens.texts[stop] != ".":
        return tokens.texts[stop][:-1]
    return tokens.texts[stop - 1] if tokens.attached(stop) else ""


def _full_stop_ends(before: str, after: str, *, quoted: bool, early: bool) -> bool:
    """Whether a full stop between two words ends a sentence, or only abbreviates the first."""
    small = before.lower()
    if early and (before.isdigit() or len(before) == 1):  # the number of a list item
        return False
    if before in _WORDS["titles"] or small in _WORDS["inside"]:
        return False
    if after[0].isdigit() and small in _WORDS["before_number"]:
        return False
    initial = len(before) == 1 and before.isupper()
    if initial or small in _WORDS["maybe"] or _DOTTED.search(before):
        return quoted or (after[0].isupper() and after.lower() in _WORDS["begins"])
    return True
