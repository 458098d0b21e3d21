"""Small documents, coded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from realpolitik.coding import coder
from realpolitik.coding.coder import code_document
from realpolitik.reading.sentences import sentences
from realpolitik.records.document import Document
from realpolitik.records.reading import CodedDocument

if TYPE_CHECKING:
    import datetime as dt

Coder = Callable[..., CodedDocument]


def coded(text: str, published: dt.date | None = None, **facts: object) -> CodedDocument:
    document = Document.of(text, "made.txt", published=published, **facts)
    return code_document(document, sentences(document))


@pytest.fixture(scope="session")
def code() -> Coder:
    """A text, and the day it was published, to its coded document."""
    return coded


@pytest.fixture
def parse_only(monkeypatch: pytest.MonkeyPatch) -> Coder:
    """The same by parse and lexicon alone, whatever model the package ships."""
    monkeypatch.setattr(coder, "model", lambda: None)
    return coded
