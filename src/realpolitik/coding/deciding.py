"""Which acts a sentence claims: the parse proposes, the model decides.

The model decides whether a word names an act, and which root it is. The parse proposes who is on
either side of it; the model strikes out sides it does not believe, and supplies one where the parse
finds none. An act's confidence is the product of the three.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from realpolitik.coding.arcs import Occasion, features_of, triggers_in
from realpolitik.coding.pairs import candidates, is_aimless, multiplied
from realpolitik.coding.phrases import Phrases
from realpolitik.coding.roots import Array, Model, Read, root_names
from realpolitik.coding.sides import sides
from realpolitik.records.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from realpolitik.coding.acts import Act
    from realpolitik.coding.discourse import Mention
    from realpolitik.coding.lexicon import Lexicon
    from realpolitik.records.actor import Actor

EVEN = 0.5


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How sure the model has to be; fitted on half of tests/gold, then moved with all in view.

    `act` for a word the lexicon knows, `new_act` for another verb; `keep` and `add` for a side the
    parse proposes and for one it does not; `sure` for one beside those it proposes; `alone` for
    there being no target, `hardly_alone` where the act's root makes that usual.
    """

    act: float = 0.38
    new_act: float = 0.6
    keep_source: float = 0.03
    add_source: float = 0.3
    keep_target: float = 0.03
    add_target: float = 0.2
    sure_source: float = 0.85
    sure_target: float = 0.9
    alone: float = 0.5
    hardly_alone: float = 0.04


@dataclass(frozen=True, slots=True)
class Decision:
    """One act between one source and one target."""

    trigger: int
    words: tuple[int, ...]
    root: str
    mode: str
    source: Actor
    target: Actor | None
    confidence: float


def decide(
    doc: Doc, mentions: list[Mention], words: Lexicon, model: Model, bar: Thresholds
) -> Iterator[Decision]:
    """The acts of one parsed sentence, in the order of their triggers.

    Takes:   a parse, its mentions, the lexicon, the model, the thresholds.
    Returns: one decision for each trigger, source and target; none from an actor to itself.
    Raises:  nothing.
    """
    occasions = triggers_in(doc, words)
    if not occasions or not mentions:
        return
    read = model.read(doc.text)
    acts = model.triggers(read, [o.span for o in occasions])
    sentence = _Sentence(doc, mentions, Phrases(doc, mentions), model, read)
    for i, occasion in enumerate(occasions):
        by_root, alone = acts[0][i], float(acts[2][i])
        sure = 1.0 - float(by_root[-1])
        if sure >= (bar.act if occasion.known else bar.new_act):
            yield from _decided(sentence, occasion, by_root[:-1], sure, alone, bar)


@dataclass(frozen=True, slots=True)
class _Sentence:
    doc: Doc
    mentions: list[Mention]
    phrases: Phrases
    model: Model
    read: Read

    def span(self, mention: Mention) -> Span:
        first, last = self.doc[mention.start], self.doc[mention.end - 1]
        return Span(first.idx, last.idx + len(last))


def _decided(
    sentence: _Sentence,
    occasion: Occasion,
    by_root: Array,
    sure: float,
    alone: float,
    bar: Thresholds,
) -> Iterator[Decision]:
    mentions = sentence.mentions
    spans = [sentence.span(m) for m in mentions]
    features = features_of(sentence.doc, sentence.phrases, mentions, occasion, occasion.span)
    arcs = sentence.model.arcs(sentence.read, occasion.span, spans, features)
    proposed = sides(occasion.act, sentence.phrases)
    sources = _believed(
        mentions, arcs[:, 0], proposed[0], bar.keep_source, bar.add_source, bar.sure_source
    )
    targets = _believed(
        mentions, arcs[:, 1], proposed[1], bar.keep_target, bar.add_target, bar.sure_target
    )
    targets = [m for m in targets if not _among(m, sources) or len(m.actors) > 1]
    if not sources:
        return
    first = (
        occasion.span,
        sentence.span(sources[0]),
        sentence.span(targets[0]) if targets else None,
    )
    root = root_names()[int((sentence.model.roots(sentence.read, [first])[0] + by_root).argmax())]
    act = _with_root(occasion.act, root)
    odds = {
        (actor.code, actor.span): float(arcs[i].max())
        for i, m in enumerate(mentions)
        for actor in m.actors
    }
    untargeted = alone >= bar.alone or (is_aimless(act) and alone >= bar.hardly_alone)
    for c in multiplied(act, sources, targets, untargeted=untargeted):
        confidence = sure * odds[c.source.code, c.source.span]
        confidence *= odds[c.target.code, c.target.span] if c.target else 1.0
        yield Decision(
            occasion.head,
            occasion.words,
            root,
            act.mode,
            c.source,
            c.target,
            sentence.model.calibrated(confidence),
        )


def _with_root(act: Act, root: str) -> Act:
    """The act under the model's root; the lexicon's mode holds only for the lexicon's root."""
    return act if act.root == root else replace(act, root=root, mode="")


def _believed(
    mentions: Sequence[Mention],
    odds: Array,
    proposed: Sequence[Mention],
    keep: float,
    add: float,
    sure: float,
) -> list[Mention]:
    """The sides the model believes: those proposed, or else those it finds itself."""
    kept = [
        m
        for m, p in zip(mentions, odds, strict=True)
        if p >= (keep if _among(m, proposed) else sure)
    ]
    return kept or [m for m, p in zip(mentions, odds, strict=True) if p >= add]


def _among(mention: Mention, others: Sequence[Mention]) -> bool:
    return any(mention is other for other in others)


def by_parse(doc: Doc, mentions: list[Mention], words: Lexicon) -> Iterator[Decision]:
    """The acts of one sentence by parse and lexicon alone, where no model is shipped.

    Each is given even odds: nothing has calibrated it.
    """
    for c in candidates(doc, mentions, words):
        yield Decision(c.trigger, c.words, c.root, c.mode, c.source, c.target, EVEN)
