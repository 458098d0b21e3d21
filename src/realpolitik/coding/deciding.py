"""Which acts a sentence claims: the model's triggers, sides and roots, made into candidates.

A trigger, its sources and its targets are decided one by one and multiplied out; an act's
confidence is the product of the three. The parse votes through the arcs' features.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from realpolitik.coding.arcs import Occasion, features_of, triggers_in
from realpolitik.coding.lexicon import Lexicon
from realpolitik.coding.mentions import Mention
from realpolitik.coding.pairs import Phrases, candidates
from realpolitik.coding.roots import STATUSES, Model, Read, root_names
from realpolitik.records.actor import Actor
from realpolitik.records.event import Status
from realpolitik.records.span import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc


EVEN = 0.5


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How sure the model has to be of an act, of a source, of a target, of there being none."""

    act: float = 0.4
    source: float = 0.45
    target: float = 0.4
    alone: float = 0.25


@dataclass(frozen=True, slots=True)
class Decision:
    """One act between one source and one target, with the model's opinion of its status."""

    trigger: int
    words: tuple[int, ...]
    root: str
    mode: str
    source: Actor
    target: Actor | None
    confidence: float
    status: Status
    status_confidence: float


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
    acts, statuses, alone = model.triggers(read, [o.span for o in occasions])
    phrases = Phrases(doc, mentions)
    spans = [Span(doc[m.start].idx, doc[m.end - 1].idx + len(doc[m.end - 1])) for m in mentions]
    for i, occasion in enumerate(occasions):
        sure = 1.0 - float(acts[i][-1])
        if sure < bar.act:
            continue
        features = features_of(doc, phrases, mentions, occasion, occasion.span)
        arcs = model.arcs(read, occasion.span, spans, features)
        sides = list(_sides(mentions, spans, arcs, bar, float(alone[i])))
        if not sides:
            continue
        scores = model.roots(read, [(occasion.span, s.span, t.span if t else None) for s, t in sides])
        for (source, target), by_root in zip(sides, scores, strict=True):
            yield from _decisions(occasion, source, target, by_root + acts[i][:-1], sure, statuses[i])


@dataclass(frozen=True, slots=True)
class _Side:
    mention: Mention
    span: Span
    sure: float


def _sides(
    mentions: list[Mention], spans: list[Span], arcs: NDArray[np.float32], bar: Thresholds, alone: float
) -> Iterator[tuple[_Side, _Side | None]]:
    sources = [_Side(m, s, float(a[0])) for m, s, a in zip(mentions, spans, arcs, strict=True) if a[0] >= bar.source]
    targets = [_Side(m, s, float(a[1])) for m, s, a in zip(mentions, spans, arcs, strict=True) if a[1] >= bar.target]
    for source in sources:
        others = [t for t in targets if t.mention is not source.mention or len(t.mention.actors) > 1]
        for target in others:
            yield source, target
        if not others and alone >= bar.alone:
            yield source, None


def _decisions(
    occasion: Occasion,
    source: _Side,
    target: _Side | None,
    by_root: NDArray[np.float32],
    sure: float,
    statuses: NDArray[np.float32],
) -> Iterator[Decision]:
    names = root_names()
    best = int(by_root.argmax())
    confidence = sure * source.sure * (target.sure if target else 1.0)
    status = int(statuses.argmax())
    act = occasion.act
    mode = act.mode if act is not None and act.root == names[best] else ""
    whom: tuple[Actor | None, ...] = target.mention.actors if target else (None,)
    for who in source.mention.actors:
        for other in whom:
            if not who.country or (other is not None and same_side(who, other)):
                continue
            yield Decision(
                occasion.head, occasion.words, names[best], mode, who, other,
                round(confidence, 4), STATUSES[status], float(statuses[status]),
            )  # fmt: skip


def by_parse(doc: Doc, mentions: list[Mention], words: Lexicon) -> Iterator[Decision]:
    """The acts of one sentence by parse and lexicon alone, where no model is shipped.

    Each is given even odds: nothing has calibrated it.
    """
    for c in candidates(doc, mentions, words):
        yield Decision(
            c.trigger, c.words, c.root, c.mode, c.source, c.target, EVEN, Status.ASSERTED, EVEN
        )


def same_side(source: Actor, target: Actor) -> bool:
    """Whether the two are one actor: one country, and no sectors that tell them apart."""
    if source.code == target.code:
        return True
    return source.country == target.country and {source.sector, target.sector} <= {"", "GOV"}
