"""A document as it was read, and its sentences."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from realpolitik.records.span import Span


def document_id(text: str) -> str:
    r"""The id of a document: 16 hex digits of the hash of its text, NFC and white space folded.

    >>> document_id("Oslo  spoke.") == document_id("Oslo spoke.\n")
    True
    """
    folded = " ".join(unicodedata.normalize("NFC", text).split())
    return sha256(folded.encode()).hexdigest()[:16]


DATELINE = "dateline: "  # opens the note that keeps the wording of one


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text, with what its source says about it.

    `published` is None unless the source, or the user, states a full date; `published_evidence`
    says where it came from ("meta", "url", "text", "given"). `text` is NFC, paragraphs are
    separated by a blank line, and every span in the project counts characters of `text`.
    `origin` names the group of reprints the document belongs to: measures count origins.
    """

    doc_id: str
    ref: str
    text: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: dt.date | None = None
    published_evidence: str | None = None
    language: str = "en"
    media_type: str = "text/plain"
    origin: str = ""
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str, ref: str, **facts: object) -> Document:
        """The document with the id its text gives it."""
        return cls(doc_id=document_id(text), ref=ref, text=text, **facts)  # type: ignore[arg-type]

    @property
    def dateline(self) -> str:
        """The wording of the dateline that was cut off the text; "" if there was none."""
        cut = (note for note in self.notes if note.startswith(DATELINE))
        return next(cut, "").removeprefix(DATELINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a document; `paragraph` counts from 0, `span` is in the document's text."""

    doc_id: str
    index: int
    paragraph: int
    span: Span
    text: str
    heading: bool = False
