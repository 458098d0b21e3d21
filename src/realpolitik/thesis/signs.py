"""What speaks for a pair of states being hub and rival: numbers that no name enters into."""

from __future__ import annotations

from math import log1p
from typing import TYPE_CHECKING

from realpolitik.gazetteer.crosswalk import is_state
from realpolitik.thesis.relations import Kind
from realpolitik.thesis.weights import score

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from realpolitik.thesis.scene import Line, Scene

APPROACHES = frozenset({"CONSULT", "REQUEST", "AID", "AGREE", "COOPERATE", "SUPPORT"})
HOSTILE = frozenset({"against", "enemy", "feud"})
ODDS = HOSTILE | {"strife"}
AIMED = (Kind.AGAINST, Kind.FEUD)
BOUND = (Kind.HELP, Kind.ALLY, Kind.JOIN)
ENDING = 0.85  # of a document: after it, the writer comes to the end


def pole_signs(scene: Scene, state: str) -> dict[str, float]:
    """What can make a state a hub or a rival, and what the one rather than the other.

    Takes:   the scene, a state.
    Returns: the signs by name, as the tables pole and hub of weights.toml have them; none for a
             state that the documents do not name. Counts are logged.
    """
    lines, here = scene.naming(state), scene.present(state)
    if not lines:
        return {}
    body = [line for line in scene.lines if not line.title]
    said = scene.relations(state)
    own = [{s for i in scene.paragraphs[p] for s in scene.lines[i].named} for p in _places(here)]
    fights = [event for event in scene.events(state) if event.quad >= 3]
    hit = {e.target.country for e in fights if e.target and e.source.country == state} - {state}

    def subject(*kinds: Kind) -> float:
        return log1p(sum(r.where.weight for r in said if r.kind in kinds and state in r.subject))

    def target(*kinds: Kind) -> float:
        return log1p(sum(r.where.weight for r in said if r.kind in kinds and state in r.object))

    return {
        "allies": _counted(line for line in here if "ally" in line.cues),
        "at": sum(line.at for line in here) / max(1, len(here)),
        "at_end": float(any(state in line.present for line in body if line.at > ENDING)),
        "attacks": log1p(sum(is_state(s) for s in hit)),
        "begins": next((i for i, line in enumerate(body) if line in here), 0) / max(1, len(body)),
        "bystander": sum("bystander" in line.cues for line in lines) / len(lines),
        "first_in_title": float(any(line.title and line.named[0] == state for line in lines)),
        "helped": target(Kind.HELP, Kind.ALLY),
        "helps": subject(*BOUND),
        "holds": subject(Kind.HOLDS),
        "leads": subject(Kind.LEAD),
        "opposed": target(*AIMED),
        "own_paragraphs": log1p(sum(named <= {state} for named in own)),
        "seeking": _counted(line for line in here if "seeking" in line.cues),
        "solo": sum(line.named == (state,) for line in lines) / len(lines),
        "speaks": log1p(scene.told_by(state)),
        "spread": len(_places(lines)) / max(1, len(_places(ln for ln in scene.lines if ln.named))),
        "strife": _counted(line for line in lines if "strife" in line.cues),
        "subject": len(scene.acting(state)) / len(lines),
    }


def relative(signs: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """The signs of several states, each as a share of the most that one of them has."""
    most: dict[str, float] = {}
    for own in signs.values():
        for name, value in own.items():
            most[name] = max(most.get(name, 0.0), value)
    return {
        state: {name: value / (most[name] or 1.0) for name, value in own.items()}
        for state, own in signs.items()
    }


def pair_signs(scene: Scene, hub: str, rival: str) -> dict[str, float]:
    """What two states have with one another that makes them hub and rival.

    Takes:   the scene, the two.
    Returns: the signs by name, as the table pair of weights.toml has them.
    """
    named = [line for line in scene.naming(hub) if rival in line.named]
    return {
        "both": _counted(line for line in scene.present(hub) if rival in line.present),
        "odds": _counted(line for line in named if line.cues & ODDS),
        "said": log1p(_said_against(scene, hub, rival)),
    }


def _said_against(scene: Scene, hub: str, rival: str) -> int:
    """In how many sentences help for the hub, or what it leads, is said to be against the rival."""
    backed = {
        id(r.where)
        for r in scene.relations(hub)
        if (r.kind in (Kind.HELP, Kind.ALLY) and hub in r.object)
        or (r.kind in (Kind.LEAD, Kind.HOLDS, Kind.AGAINST) and hub in r.subject)
    }
    return len(
        backed
        & {id(r.where) for r in scene.relations(rival) if r.kind in AIMED and rival in r.object}
    )


def pole_score(
    hub: Mapping[str, float], rival: Mapping[str, float], pair: Mapping[str, float]
) -> float:
    """How likely two states are to be hub and rival, by their signs.

    What makes a state one of the two counts of both; what makes it the hub rather than the rival
    counts of the hub, and against it of the rival.
    """
    return (
        score("pole", hub)
        + score("pole", rival)
        + score("hub", hub)
        - score("hub", rival)
        + score("pair", pair)
    )


def _places(lines: Iterable[Line]) -> set[tuple[str, int]]:
    return {line.paragraph for line in lines}


def _counted(lines: Iterable[Line]) -> float:
    return log1p(sum(1 for _ in lines))
