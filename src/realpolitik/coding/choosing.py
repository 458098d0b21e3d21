"""Which sentences are read by the model, and which of those are parsed.

Three looks, each dearer than the one before: at names, at words, at what the model reads. In a
document that tells of acts, sentences that refer to or introduce somebody are read and parsed
whatever the second and third say. Why, and what it saves: docs/decisions/0008.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from realpolitik.coding.neutral import Neutral, neutral
from realpolitik.coding.parsing import BATCH, parse_neutral
from realpolitik.coding.roots import Model, Read, model
from realpolitik.gazetteer.crosswalk import is_state

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from realpolitik.coding.deciding import Thresholds
    from realpolitik.gazetteer.names import Hit
    from realpolitik.records.document import Sentence

EVEN = 0.5
LONG = 8  # sentences; a shorter document is too short to be judged
MANY = 5  # states; what names as many is about the world, however it tells of it
TELLING = 0.2  # of a document's sentences; with fewer, it is about something else than politics
# A word that may stand for somebody named elsewhere.
REFERRING = re.compile(
    r"\b(?:he|she|his|her|him|it|its|they|their|them|sides|countries|nations|neighbou?rs|regime|"
    r"police|troops|protesters|rebels|governments?|opposition|army|courts?|parliament|presidents?|"
    r"deput(?:y|ies)|"
    r"premier|ministers?|junta|soldiers|officers|generals?|judges?|students|rioters|crowds?|"
    r"demonstrators|strikers|workers|unions?|farmers|villagers|militants|insurgents|gunmen|"
    r"guerrillas|"
    r"militia|embassy|country|kingdom|republic|island|both|capitals|leaders|men|king|colonel|"
    r"(?-i:North|South))\b",
    re.IGNORECASE,
)
# Where somebody, or a body, may be introduced whom later sentences call by name alone.
INTRODUCING = re.compile(
    r"\b(?i:president|premier|minister|chancellor|general|colonel|captain|major|commander|marshal|"
    r"admiral|chief|king|queen|prince|emir|sultan|leader|ambassador|envoy|secretary|governor|judge|"
    r"spokes(?:man|woman|person)|chairman|head|director|founder),? [A-Z]|\([A-Z]{2,}"
)


def chosen(
    sentences: Sequence[Sentence], hits: Sequence[Sequence[Hit]], bar: Thresholds
) -> Iterator[tuple[Doc, Read | None] | None]:
    """The parse of each sentence that may hold an act, and what the model has read of it.

    Takes:   the sentences of a document, the names found in each, the thresholds.
    Returns: one for each sentence, in order: None for one that is passed over; without a model
             nothing is read, and every sentence that names or refers to somebody is parsed.
    Raises:  nothing.
    """
    loaded = model()
    made = [neutral(s.text, named) for s, named in zip(sentences, hits, strict=True)]
    sparing = loaded is not None and not _political(made, hits, loaded)
    waiting: list[tuple[str, Neutral, Read | None] | None] = []
    kept = 0
    for sentence, named, plain in zip(sentences, hits, made, strict=True):
        one = _looked_at(sentence, named, plain, loaded, bar, sparing=sparing)
        waiting.append(one)
        kept += one is not None
        if kept == BATCH:
            yield from _parsed(waiting)
            waiting, kept = [], 0
    yield from _parsed(waiting)


def _political(made: Sequence[Neutral], hits: Sequence[Sequence[Hit]], loaded: Model) -> bool:
    """Whether a document names many states, or enough of its sentences may well hold an act."""
    named = {hit.readings[0].country for found in hits for hit in found if hit.readings}
    if len(made) < LONG or sum(map(is_state, named)) >= MANY:
        return True
    telling = sum(
        bool(named) and loaded.promising(plain) >= EVEN
        for plain, named in zip(made, hits, strict=True)
    )
    return telling >= TELLING * len(made)


def _looked_at(
    sentence: Sentence,
    hits: Sequence[Hit],
    made: Neutral,
    loaded: Model | None,
    bar: Thresholds,
    *,
    sparing: bool,
) -> tuple[str, Neutral, Read | None] | None:
    """A sentence to be parsed, neutral and as the model has read it; None for one that is not."""
    text = sentence.text
    refers = REFERRING.search(text) is not None
    if sentence.heading or not (hits or refers):
        return None
    if loaded is None:
        return text, made, None
    needed = not sparing and (refers or INTRODUCING.search(text) is not None)
    if not needed and loaded.promising(made) < (EVEN if sparing else bar.words):
        return None
    read = loaded.read(made)
    least = EVEN if sparing else bar.any
    return (text, made, read) if needed or loaded.eventful(read) >= least else None


def _parsed(
    waiting: Sequence[tuple[str, Neutral, Read | None] | None],
) -> Iterator[tuple[Doc, Read | None] | None]:
    kept = [one for one in waiting if one is not None]
    docs = parse_neutral([text for text, _, _ in kept], [made for _, made, _ in kept])
    for one in waiting:
        yield None if one is None else (next(docs), one[2])
