"""Triggers of a sentence, and what the parse thinks of each actor's part in them, as features.

The model scores an actor as source or target of a trigger from the encoder's vectors and from
these few numbers, so that a wrong parse can be outvoted and a right one counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from realpolitik.coding.acts import Act, acts
from realpolitik.coding.sides import sides
from realpolitik.records.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from realpolitik.coding.discourse import Mention
    from realpolitik.coding.lexicon import Lexicon
    from realpolitik.coding.phrases import Phrases

FEATURES = 9
REACH = 4
EMPTY = frozenset({"be", "have", "do", "say"})  # verbs that name no act by themselves


@dataclass(frozen=True, slots=True)
class Occasion:
    """A word that may name an act: its span in the sentence, its tokens, what the lexicon says.

    `known` is False for a verb the lexicon does not list; its act has no root then.
    """

    span: Span
    head: int
    words: tuple[int, ...]
    act: Act
    known: bool


def triggers_in(doc: Doc, words: Lexicon) -> list[Occasion]:
    """The words of a sentence that may name an act: what the lexicon knows, and every other verb.

    Returns: in text order, none overlapping another.
    """
    found: list[Occasion] = []
    taken: set[int] = set()
    for act in acts(doc, words):
        indexes = tuple(t.i for t in act.words)
        first, last = min(indexes), max(indexes)
        if last - first > REACH:
            first = last = act.trigger.i
        if any(i in taken for i in range(first, last + 1)):
            first = last = act.trigger.i
        if first in taken:
            continue
        taken.update(range(first, last + 1))
        found.append(Occasion(_span(doc, first, last), act.trigger.i, indexes, act, known=True))
    for token in doc:
        if (
            token.i in taken
            or token.pos_ != "VERB"
            or token.dep_ in ("aux", "auxpass", "amod")
            or token.lemma_ in EMPTY
            or not token.text[0].isalpha()
        ):
            continue
        act = Act(token, (token,), "", "")
        found.append(Occasion(_span(doc, token.i, token.i), token.i, (token.i,), act, known=False))
    return sorted(found, key=lambda o: o.span)


def _span(doc: Doc, first: int, last: int) -> Span:
    part = doc[first : last + 1]
    return Span(part.start_char, part.end_char)


def features_of(
    doc: Doc,
    phrases: Phrases,
    mentions: Sequence[Mention],
    occasion: Occasion | None,
    span: Span,
) -> list[list[float]]:
    """For each mention, FEATURES numbers: parse source, parse target, place in the sentence.

    0 the parse makes it the source; 1 the target; 2 it stands before the trigger; 3 within five
    tokens; 4 within twelve; 5 a modifier; 6 a place; 7 the parse knows a source; 8 a target.
    """
    sources: list[Mention] = []
    targets: list[Mention] = []
    if occasion is not None:
        sources, targets = sides(occasion.act, phrases)
    at = (
        occasion.head
        if occasion is not None
        else next((t.i for t in doc if t.idx >= span.start), len(doc) - 1)
    )
    return [
        [
            float(any(m is s for s in sources)),
            float(any(m is t for t in targets)),
            float(m.head < at),
            float(abs(m.head - at) <= 5),
            float(abs(m.head - at) <= 12),
            float(m.modifier),
            float(m.place),
            float(bool(sources)),
            float(bool(targets)),
        ]
        for m in mentions
    ]
