"""What speaks for a pair of states being hub and rival: numbers that no name enters into."""

from __future__ import annotations

from math import log1p
from typing import TYPE_CHECKING

from realpolitik.gazetteer.crosswalk import is_state
from realpolitik.thesis.relations import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from realpolitik.records.event import Event
    from realpolitik.thesis.scene import Line, Scene

APPROACHES = frozenset({"CONSULT", "REQUEST", "AID", "AGREE", "COOPERATE", "SUPPORT"})
HOSTILE = frozenset({"against", "enemy", "feud"})
BOUND = (Kind.HELP, Kind.ALLY, Kind.JOIN)


def pole_signs(scene: Scene, state: str) -> dict[str, float]:
    """What can make a state a hub or a rival.

    Takes:   the scene, a state.
    Returns: the signs by name, as the tables hub and rival of weights.toml have them; all are 0
             for a state that the documents do not name. Counts are by place weight, logged.
    """
    lines = scene.naming(state)
    if not lines:
        return {}
    top = max(scene.salience(s) for s in scene.states())
    titles = [line.named for line in lines if line.title]
    said = scene.relations(state)
    n = len(lines)

    def subject(*kinds: Kind) -> float:
        return log1p(sum(r.where.weight for r in said if r.kind in kinds and state in r.subject))

    def target(*kinds: Kind) -> float:
        return log1p(sum(r.where.weight for r in said if r.kind in kinds and state in r.object))

    return {
        "salience": log1p(scene.salience(state)) - log1p(top),
        "spread": len({line.paragraph for line in lines}) / _paragraphs(scene),
        "titled": float(bool(titles)),
        "first_in_title": float(any(named[0] == state for named in titles)),
        "first_of_two": float(any(named[0] == state and len(named) > 1 for named in titles)),
        "tail": float(any(line.tail for line in lines)),
        "told_of_at_end": float(any(scene.lines[i].tail for i in scene.about(state))),
        "subject": len(scene.acting(state)) / n,
        "lonely": _weight(line for line in lines if "lonely" in line.cues),
        "hostile": _weight(line for line in lines if line.cues & HOSTILE),
        "ties": log1p(sum("tie" in line.cues and len(line.named) > 1 for line in lines)),
        "overtures": log1p(
            sum(
                "overture" in line.cues and bool(set(line.named) - {state})
                for line in scene.acting(state)
            )
        ),
        "approaches": log1p(len(_approached(scene, state))),
        "company": log1p(len({s for line in lines for s in line.named} - {state})),
        "place": sum(state in line.where.places for line in lines) / n,
        "leads": subject(Kind.LEAD),
        "holds": subject(Kind.HOLDS),
        "helps": subject(*BOUND),
        "helped": target(Kind.HELP, Kind.ALLY),
        "opposed": target(Kind.AGAINST, Kind.FEUD),
    }


def pair_signs(
    scene: Scene, hub: str, rival: str, together: Mapping[tuple[str, str], float]
) -> dict[str, float]:
    """What two states have with one another that makes them hub and rival.

    Takes:   the scene, the two, how often the wording has the one lead against the other.
    Returns: the signs by name, as the table pair of weights.toml has them.
    """
    fights = [event for event in scene.events(hub) if event.quad >= 3]
    by = sum(event.source.country == hub and _hits(event, rival) for event in fights)
    upon = sum(event.source.country == rival and _hits(event, hub) for event in fights)
    return {
        "both": _weight(line for line in scene.naming(hub) if rival in line.named),
        "together": log1p(together.get((hub, rival), 0.0)),
        "reversed": log1p(together.get((rival, hub), 0.0)),
        "fights": log1p(by),
        "fought": log1p(upon),
    }


def _hits(event: Event, state: str) -> bool:
    return event.target is not None and event.target.country == state


def _weight(lines: Iterable[Line]) -> float:
    return log1p(sum(line.where.weight for line in lines))


def _paragraphs(scene: Scene) -> int:
    return max(1, len({line.paragraph for line in scene.lines if line.named}))


def _approached(scene: Scene, state: str) -> set[str]:
    """The states that a state is said to approach, or does."""
    found = {
        s
        for r in scene.relations(state)
        if r.kind is Kind.COURT and state in r.subject
        for s in r.object
    }
    for event in scene.events(state):
        if event.source.country == state and event.root in APPROACHES and event.target:
            found |= {event.target.country} if is_state(event.target.country) else set()
    return found - {state}
