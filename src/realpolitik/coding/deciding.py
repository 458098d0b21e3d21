"""Which acts a sentence claims: the parse proposes, the model decides.

The model decides whether a word names an act, and which root it is. The parse proposes who is on
either side of it; the model strikes out sides it does not believe, and supplies one where the parse
finds none. An act's confidence is the product of the three.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from realpolitik.coding.arcs import Occasion, features_of, triggers_in
from realpolitik.coding.attribution import speakers_of
from realpolitik.coding.certainty import DENYING
from realpolitik.coding.pairs import candidates, is_at_thing, multiplied, same_side
from realpolitik.coding.phrases import Phrases
from realpolitik.coding.roots import Array, Model, Read, root_names
from realpolitik.coding.sides import sides
from realpolitik.records.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc, Token

    from realpolitik.coding.acts import Act
    from realpolitik.coding.discourse import Mention
    from realpolitik.coding.lexicon import Lexicon
    from realpolitik.records.actor import Actor

EVEN = 0.5
REPLYING = DENYING - {"reject"}  # to whoever has said so
ELSEWHERE = 0.4  # how often `implied.with_partner` is right: 21 of 51 in the development gold


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How sure the model has to be; fitted on the development gold by training/thresholds.py.

    `words` and `any` for there being an act in the sentence, by its words alone and as the model
    reads it: below the first it is not read, below the second not parsed. `act` for a word the
    lexicon knows, `new_act` for another verb; `keep` and `add` for a side the parse proposes and
    for one it does not; `sure` for one beside those it proposes; `alone` for there being no target.
    `rule_status` is how much more, in log odds, the status that the words of the clause give weighs
    than the one the model sees.
    """

    words: float = 0.2
    any: float = 0.05
    act: float = 0.5
    new_act: float = 0.6
    keep_source: float = 0.02
    add_source: float = 0.1
    keep_target: float = 0.2
    add_target: float = 0.2
    sure_source: float = 0.6
    sure_target: float = 0.4
    alone: float = 0.7
    rule_status: float = 3.0


@dataclass(frozen=True, slots=True)
class Decision:
    """One act between one source and one target; `statuses` are the model's odds for each.

    `elsewhere` says that the act has a target which the sentence does not name; `at_thing` that it
    stands by or against a thing that it does name, such as a plan, and may go without; `denial`
    that it denies what it says itself, so that only who is named as saying so is answered.
    """

    trigger: int
    words: tuple[int, ...]
    root: str
    mode: str
    source: Actor
    target: Actor | None
    confidence: float
    statuses: tuple[float, ...] = ()
    elsewhere: bool = False
    at_thing: bool = False
    denial: bool = False


def decide(
    doc: Doc,
    read: Read,
    mentions: list[Mention],
    words: Lexicon,
    model: Model,
    bar: Thresholds,
) -> Iterator[Decision]:
    """The acts of one parsed sentence, in the order of their triggers.

    Takes:   a parse, the sentence as the model has read it, its mentions, the lexicon, the model,
             the thresholds.
    Returns: one decision for each trigger, source and target; none from an actor to itself.
    Raises:  nothing.
    """
    occasions = triggers_in(doc, words)
    if not occasions or not mentions:
        return
    by_root, statuses, alone = model.triggers(read, [o.span for o in occasions])
    sure = 1.0 - by_root[:, -1]
    chosen = [
        i for i, o in enumerate(occasions) if sure[i] >= (bar.act if o.known else bar.new_act)
    ]
    if not chosen:
        return
    scene = _Scene(doc, mentions, words, bar)
    arcs = model.arcs(
        read,
        [occasions[i].span for i in chosen],
        scene.spans,
        [scene.features(occasions[i]) for i in chosen],
    )
    told = [
        _Told(
            occasions[i],
            float(sure[i]),
            by_root[i, :-1],
            statuses[i],
            float(alone[i]),
            odds,
            *both,
        )
        for i, odds in zip(chosen, arcs, strict=True)
        if (both := scene.sides(occasions[i], odds))[0]
    ]
    if told:
        given = model.roots(read, [scene.first(t) for t in told])
        for one, roots in zip(told, given, strict=True):
            yield from scene.decisions(
                one, root_names()[int((roots + one.by_root).argmax())], model
            )


@dataclass(frozen=True, slots=True)
class _Told:
    """An act the model believes in, with its odds and its sides."""

    occasion: Occasion
    sure: float
    by_root: Array
    statuses: Array
    alone: float
    odds: Array
    sources: list[Mention]
    targets: list[Mention]


class _Scene:
    """The actors of one sentence, and who of them takes part in an act."""

    def __init__(self, doc: Doc, mentions: list[Mention], words: Lexicon, bar: Thresholds) -> None:
        self._doc, self._mentions, self._words, self._bar = doc, mentions, words, bar
        self._phrases = Phrases(doc, mentions)
        self.spans = [self._span(m) for m in mentions]

    def _span(self, mention: Mention) -> Span:
        first, last = self._doc[mention.start], self._doc[mention.end - 1]
        return Span(first.idx, last.idx + len(last))

    def features(self, occasion: Occasion) -> list[list[float]]:
        """What the parse thinks of each mention's part."""
        return features_of(self._doc, self._phrases, self._mentions, occasion, occasion.span)

    def sides(self, occasion: Occasion, odds: Array) -> tuple[list[Mention], list[Mention]]:
        """Sources and targets, by the parse's proposal and the model's odds.

        Who tells of an act is not its target, unless it is denied, nor its source beside whoever
        the parse proposes; a pronoun for him is another mention.
        """
        bar, (who, whom) = self._bar, sides(occasion.act, self._phrases)
        telling = self._telling(occasion.act.trigger)
        proposed = np.array([_among(m, who) for m in self._mentions], bool)
        beside = telling & ~proposed & bool(who)
        sources = self._believed(
            np.where(beside, 0, odds[:, 0]), who, bar.keep_source, bar.add_source, bar.sure_source
        )
        barred = ~self._claiming() if _is_denial(occasion.act.trigger) else telling
        targets = self._believed(
            np.where(barred, 0, odds[:, 1]), whom, bar.keep_target, bar.add_target, bar.sure_target
        )
        return sources, [
            m
            for m in targets
            if not (_among(m, sources) and len(m.actors) == 1)
            and not (is_at_thing(occasion.act) and _is_own(m, sources))
        ]

    def _telling(self, trigger: Token) -> NDArray[np.bool_]:
        """Which mentions tell of the act, of a denial none: the one denied may be its target."""
        if trigger.lemma_.lower() in REPLYING:
            return np.zeros(len(self._mentions), bool)
        speakers = {t.i for t in speakers_of(trigger, self._words)}
        return np.array([m.head in speakers for m in self._mentions], bool)

    def _claiming(self) -> NDArray[np.bool_]:
        """Which mentions say something in this sentence."""
        verbs = (self._doc[m.head].head for m in self._mentions)
        return np.array([v.lemma_.lower() in self._words.reporting_verbs for v in verbs], bool)

    def _believed(
        self, odds: Array, proposed: Sequence[Mention], keep: float, add: float, sure: float
    ) -> list[Mention]:
        """The sides the model believes: those proposed, or else those it finds itself."""
        pairs = list(zip(self._mentions, odds, strict=True))
        kept = [m for m, p in pairs if p >= (keep if _among(m, proposed) else sure)]
        return kept or [m for m, p in pairs if p >= add]

    def first(self, told: _Told) -> tuple[Span, Span, Span | None]:
        """Where an act, its first source and its first target stand."""
        whom = self._span(told.targets[0]) if told.targets else None
        return told.occasion.span, self._span(told.sources[0]), whom

    def decisions(self, told: _Told, root: str, model: Model) -> Iterator[Decision]:
        """One decision for each source and target of an act."""
        occasion, act = told.occasion, _with_root(told.occasion.act, root)
        odds = {
            (actor.code, actor.span): float(told.odds[i].max())
            for i, m in enumerate(self._mentions)
            for actor in m.actors
        }
        untargeted = told.alone >= self._bar.alone
        made = [*multiplied(act, told.sources, told.targets, untargeted=untargeted)]
        elsewhere = not (made or told.targets)
        if elsewhere:
            made = [*multiplied(act, told.sources, [], untargeted=True)]
        for c in made:
            confidence = told.sure * odds[c.source.code, c.source.span]
            confidence *= odds[c.target.code, c.target.span] if c.target else 1.0
            confidence *= ELSEWHERE if elsewhere else 1.0
            yield Decision(
                occasion.head,
                occasion.words,
                root,
                act.mode,
                c.source,
                c.target,
                model.calibrated(confidence),
                tuple(map(float, told.statuses)),
                elsewhere,
                elsewhere and is_at_thing(act),
                _is_denial(act.trigger),
            )


def _with_root(act: Act, root: str) -> Act:
    """The act under the model's root; the lexicon's mode holds only for the lexicon's root."""
    return act if act.root == root else replace(act, root=root, mode="")


def _is_denial(trigger: Token) -> bool:
    """Whether a verb denies what follows: "denied that it had"; not "denied it"."""
    return trigger.lemma_.lower() == "deny" and any(
        c.dep_ in ("ccomp", "xcomp", "pcomp") for c in trigger.children
    )


def _is_own(mention: Mention, sources: Sequence[Mention]) -> bool:
    """Whether a target is but the source once more: "upholds neutrality in its policy"."""
    return bool(sources) and all(
        same_side(source, actor) for m in sources for source in m.actors for actor in mention.actors
    )


def _among(mention: Mention, others: Sequence[Mention]) -> bool:
    return any(mention is other for other in others)


def by_parse(doc: Doc, mentions: list[Mention], words: Lexicon) -> Iterator[Decision]:
    """The acts of one sentence by parse and lexicon alone, where no model is shipped.

    Each is given even odds: nothing has calibrated it.
    """
    for c in candidates(doc, mentions, words):
        yield Decision(c.trigger, c.words, c.root, c.mode, c.source, c.target, EVEN)
