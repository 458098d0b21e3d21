"""How strongly documents give a state a role, and the sentences that do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from realpolitik.thesis.cues import cue
from realpolitik.thesis.thesis import Ground

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from realpolitik.records.event import Event
    from realpolitik.thesis.masking import Masked
    from realpolitik.thesis.relations import Relation

GROUNDS = 3  # sentences shown for each state and role

Place = tuple[str, int]  # document and sentence


@dataclass(frozen=True, slots=True)
class Support:
    """Points for a role, and the sentences they come from, each with its points."""

    points: float = 0.0
    grounds: tuple[tuple[float, Ground], ...] = ()

    def shown(self, role: str) -> tuple[Ground, ...]:
        """The sentences that say most for the role, one ground a sentence, in their order."""
        best = sorted(self.grounds, key=lambda scored: -scored[0])
        chosen: dict[Place, Ground] = {}
        for _, ground in best:
            if len(chosen) < GROUNDS:
                chosen.setdefault((ground.doc_id, ground.sentence), ground)
        ordered = sorted(chosen.values(), key=lambda ground: (ground.doc_id, ground.sentence))
        return tuple(replace(ground, role=role) for ground in ordered)


class Tally:
    """The support each state has for one role; filled while relations are read."""

    def __init__(self) -> None:
        self._by_state: dict[str, Support] = {}

    def __getitem__(self, state: str) -> Support:
        return self._by_state.get(state, Support())

    def relation(self, states: Iterable[str], points: float, relation: Relation) -> None:
        """Add points to each state for a relation."""
        for state in states:
            self._add(points, state, relation.where, relation.cue, relation.where.original)

    def line(self, state: str, points: float, where: Masked, cues: Sequence[str]) -> None:
        """Add points to a state for a sentence that names it, shown by its word of some list."""
        hits = (cue(name).search(where.original) for name in cues)
        named = where.called[where.named.index(state)]
        word = next((hit[0] for hit in hits if hit), named)
        self._add(points, state, where, word, where.original)

    def event(self, state: str, points: float, event: Event, sentence: str) -> None:
        """Add points to a state for an event of a sentence."""
        self._add(points, state, event, event.trigger.text, sentence)

    def _add(self, points: float, state: str, where: Masked | Event, cue: str, text: str) -> None:
        ground = Ground(
            role="",
            state=state,
            doc_id=where.doc_id,
            doc_ref=where.doc_ref,
            sentence=where.sentence,
            text=text,
            cue=cue,
        )
        held = self[state]
        self._by_state[state] = Support(held.points + points, (*held.grounds, (points, ground)))


def place(relation: Relation) -> Place:
    """Where a relation stands."""
    return relation.where.doc_id, relation.where.sentence
