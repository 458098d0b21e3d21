"""Supposed members and courted states, given hub and rival, with the sentences behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from realpolitik.thesis.chain import COURTED, MEMBER, likely_roles
from realpolitik.thesis.relations import Kind
from realpolitik.thesis.role_signs import FACT
from realpolitik.thesis.signs import APPROACHES
from realpolitik.thesis.support import Tally

if TYPE_CHECKING:
    from collections.abc import Mapping

    from realpolitik.records.event import Event
    from realpolitik.thesis.scene import Scene
    from realpolitik.thesis.thesis import Ground

BINDING = ("ally", "tie")
APPROACHING = ("court", "meet", "overture")


@dataclass(frozen=True, slots=True)
class Roles:
    """Supposed members and courted states, each with the sentences behind it."""

    members: Mapping[str, tuple[Ground, ...]]
    courted: Mapping[str, tuple[Ground, ...]]


def roles(hub: str, rival: str, scene: Scene) -> Roles:
    """Who is said to help, join or side with the hub, and whom the hub approaches.

    Takes:   the poles, the scene.
    Returns: states alone. What is said not to be so ("is not really helping") leaves a state a
             supposed member: that is the claim under test.
    """
    found = likely_roles(scene, hub, rival)
    return Roles(
        {s: _member_grounds(scene, s, hub) for s, role in found.items() if role == MEMBER},
        {s: _courted_grounds(scene, s, hub) for s, role in found.items() if role == COURTED},
    )


def _member_grounds(scene: Scene, state: str, hub: str) -> tuple[Ground, ...]:
    tally = Tally()
    for r in scene.relations(state):
        sides = r.kind in (Kind.HELP, Kind.ALLY) and (hub in r.object or not r.object)
        if state in r.subject and (sides or r.kind is Kind.JOIN):
            tally.relation((state,), 2.0, r)
    _own_lines(tally, scene, state, hub, BINDING)
    return tally[state].shown("member")


def _courted_grounds(scene: Scene, state: str, hub: str) -> tuple[Ground, ...]:
    tally = Tally()
    for r in scene.relations(state):
        approached = r.kind is Kind.COURT and state in r.object and hub in r.subject
        if approached or (r.refused and state in r.subject):
            tally.relation((state,), 2.0, r)
    for event in scene.events(state):
        approached = event.source.country == hub and event.root in APPROACHES
        if approached and event.status in FACT and _is_spoken_of(event):
            tally.event(state, 2.0, event, scene.text(event))
    _own_lines(tally, scene, state, hub, APPROACHING)
    return tally[state].shown("courted")


def _is_spoken_of(event: Event) -> bool:
    """Whether the sentence itself has words for the target, who may be understood from before."""
    return event.target is not None and event.target.span.overlaps(event.span)


def _own_lines(tally: Tally, scene: Scene, state: str, hub: str, cues: tuple[str, ...]) -> None:
    """Add the sentences in which a state's part opens, where no wording gives it its role."""
    if tally[state].grounds:
        return
    for i, line in enumerate(scene.naming(state)):
        if not line.title:
            points = 1.0 + (hub in line.named) + bool(line.cues & set(cues))
            tally.line(state, points - 0.1 * i, line.where, cues)
    for line in scene.naming(state):
        if not tally[state].grounds:
            tally.line(state, 1.0, line.where, cues)
