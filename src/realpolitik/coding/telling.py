"""How a document tells of time: its dates in order, and whether the undated is its news."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from realpolitik.coding.clausedates import is_past_perfect
from realpolitik.coding.datelines import dateline
from realpolitik.coding.dating import NOTHING, Told, after, expressions
from realpolitik.coding.lexicon import lexicon
from realpolitik.coding.quotes import quoted
from realpolitik.records.date import DateBasis, EventDate, Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from realpolitik.coding.dating import Expression
    from realpolitik.records.document import Document, Sentence

# What the writer says in his own name or judges by: no report does.
OPINION = re.compile(
    r"\b(?:I|I['’](?:m|d|ve|ll)|my|me|we|our|us|one (?:should|must|hears|may|can|might|hopes)|"
    r"of course|surely|arguably|let us|to be sure|after all)\b"
)
DEICTIC = frozenset({"weekday", "near", "past", "ago", "month_rel", "season_rel", "span"})
YEARS_AGO = re.compile(r"\b(?:years|decades) ago\b", re.IGNORECASE)  # an anniversary is no news
DAYS = frozenset({"weekday", "near"})
HABITUAL = re.compile(r"\b(?:[Ee]very|[Ee]ach|Bloody|Black|Good|Easter|Palm)\s+$")
SAID = re.compile(r"\b(?:said|told|announced|reported|declared)\b[^.;:]{0,30}$")
# A text of some length that speaks of what is rather more than of what was is no report either.
PRESENT = re.compile(r"\b(?:is|are|has|have|does|do|must|should|may|can|cannot)\b")
PAST = re.compile(r"\b(?:was|were|had|did|said|told|\w+ed)\b")
SHORT = 3


class Telling:
    """The time of one document, sentence by sentence.

    A document is a `narrative` if nothing in it counts from a day of writing, but years: no
    dateline, no "yesterday". It is `news` if a dateline opens it; without one, if its writer
    speaks neither in his own name nor in the present, and it is short and no history, or its first
    sentence or something said has a day counted from that of writing.
    """

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self._document = document
        filed = bool(document.dateline) or any(
            dateline(line)[0] for line in document.text.splitlines()
        )
        own = _unquoted(document.text)
        self._told: dict[int, Told] = {}
        plain = [(s, expressions(s.text, None)) for s in sentences]
        narrative = not filed and not any(
            e.kind in DEICTIC
            and not e.text.lower().startswith("that ")
            and not YEARS_AGO.search(e.text)
            and not HABITUAL.search(s.text[: e.span.start])
            for s, found in plain
            for e in found
        )
        body = [(s, found) for s, found in plain if not s.heading]
        brief = len(body) <= SHORT and not (
            narrative
            and any(
                e.date.basis is DateBasis.STATED or YEARS_AGO.search(e.text)
                for _, found in body
                for e in found
            )
        )
        dated = any(
            e.kind in DAYS and (i == 0 or SAID.search(s.text[: e.span.start]))
            for i, (s, found) in enumerate(body)
            for e in found
        )
        opinion = OPINION.search(own) or _in_present(own, len(sentences))
        self.news = filed or ((brief or dated) and not opinion)
        told, paragraph = Told(NOTHING.last, narrative), -1
        for sentence, _ in plain:
            if sentence.paragraph != paragraph:
                told, paragraph = Told(NOTHING.last, narrative), sentence.paragraph
            self._told[sentence.index] = told
            for e in expressions(sentence.text, document.published, told=told):
                told = after(told, e, sentence.text)

    def expressions(self, sentence: Sentence, *, future: bool) -> list[Expression]:
        """The time expressions of a sentence, read after what the text before it has told."""
        return expressions(
            sentence.text,
            self._document.published,
            future=future,
            told=self._told.get(sentence.index, NOTHING),
        )

    def undated(self, head: Token) -> EventDate:
        """The date of an asserted act without one: the day of publication, if told as news."""
        published = self._document.published
        if published is None or not self.news or is_background(head):
            return EventDate()
        return EventDate(published.isoformat(), Precision.DAY, DateBasis.PUBLICATION)


def _in_present(text: str, sentences: int) -> bool:
    return sentences > SHORT and 3 * len(PRESENT.findall(text)) >= 2 * len(PAST.findall(text))


def _unquoted(text: str) -> str:
    parts: list[str] = []
    for paragraph in text.split("\n"):
        flags = quoted(paragraph)
        parts.append("".join(" " if q else c for c, q in zip(paragraph, flags, strict=True)))
    return "\n".join(parts)


def is_background(head: Token) -> bool:
    """Whether an act is told as what came before: in the pluperfect, by the writer himself.

    "Said that it had shelled" is what was said of the news.
    """
    token = head
    while True:
        verbal = token.pos_ in ("VERB", "AUX")
        if verbal and is_past_perfect(token) and not _said(token):
            return True
        if token.dep_ == "ccomp" and _said(token):
            return False
        if token.dep_ == "pcomp" and token.head.lower_ == "for":
            return True
        if token.head.i == token.i:
            return False
        token = token.head


def _said(clause: Token) -> bool:
    """Whether `clause`, or the first of its list, is what a past verb of saying reports."""
    while clause.dep_ == "conj":
        clause = clause.head
    told = clause.head.lemma_.lower() in lexicon().reporting_verbs
    return clause.dep_ == "ccomp" and told and clause.head.i != clause.i
