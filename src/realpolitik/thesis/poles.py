"""Hub and rival: the pair of states most like a leader and the one it leads against."""

from __future__ import annotations

from math import log1p
from typing import TYPE_CHECKING

from realpolitik.errors import BadInput
from realpolitik.gazetteer.crosswalk import is_state
from realpolitik.thesis.relations import Kind, Relation
from realpolitik.thesis.signs import HOSTILE, pair_signs, pole_signs
from realpolitik.thesis.support import Place, Tally, place
from realpolitik.thesis.weights import score

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from realpolitik.thesis.grammar import Stated
    from realpolitik.thesis.scene import Line, Scene
    from realpolitik.thesis.thesis import Ground

CANDIDATES = 8  # states most named, among which hub and rival are sought
NEXT = 0.4  # how much less it tells where hub and rival stand in neighbouring sentences


def poles(stated: Stated, scene: Scene) -> tuple[str, str]:
    """Hub and rival: those stated, and the likeliest for what is not.

    Takes:   what the reader stated; the scene.
    Raises:  BadInput where the documents name no two states to choose from.
    """
    together = together_of(scene.said)
    free = [state for state in candidates(scene) if state not in stated.members]
    hubs = [stated.hub] if stated.hub else free
    rivals = [stated.rival] if stated.rival else free
    signs = {state: pole_signs(scene, state) for state in {*hubs, *rivals}}
    scored = [
        (-_score(scene, signs, together, hub, rival), hub, rival)
        for hub in hubs
        for rival in rivals
        if hub != rival
    ]
    if not scored:
        raise no_coalition("they name no two states as opponents")
    _, hub, rival = min(scored)
    return hub, rival


def candidates(scene: Scene) -> list[str]:
    """The states most named, but none for which only a capital stands."""
    named = [
        state
        for state in scene.states()
        if any(state not in line.where.places for line in scene.naming(state))
    ]
    return sorted(named, key=lambda state: (-scene.salience(state), state))[:CANDIDATES]


def coalition_signs(scene: Scene, hub: str, rival: str, others: int) -> dict[str, float]:
    """What speaks for the documents' telling of a coalition at all, with these poles.

    Takes:   the scene, the poles, how many states have a role beside them.
    Returns: the signs by name, as the table coalition of weights.toml has them.
    """
    bound = {Kind.LEAD, Kind.HOLDS, Kind.HELP, Kind.ALLY, Kind.JOIN}
    both = [line for line in scene.naming(hub) if rival in line.named]
    opposed = (r for r in scene.relations(rival) if r.kind in (Kind.AGAINST, Kind.FEUD))
    return {
        "coalition": _logged(line for line in scene.lines if "coalition" in line.cues),
        "allies": _logged(line for line in scene.lines if line.cues & {"ally", "lonely"}),
        "bound": log1p(sum(r.where.weight for r in scene.said if r.kind in bound)),
        "opposed": log1p(sum(r.where.weight for r in opposed if rival in r.object)),
        "hostile": _logged(line for line in both if line.cues & HOSTILE),
        "strife": _logged(
            line for line in scene.lines if "strife" in line.cues and {hub, rival} & set(line.about)
        ),
        "clashes": log1p(
            sum(
                event.quad >= 3 and event.source.country in (hub, rival)
                for event in scene.events(hub)
                if event.target and event.target.country in (hub, rival)
            )
        ),
        "others": log1p(others),
    }


def pole_grounds(scene: Scene, stated: Stated, hub: str, rival: str) -> tuple[Ground, ...]:
    """The sentences behind whichever pole is inferred."""
    leaders, targets = Tally(), Tally()
    for r in scene.said:
        weight = r.where.weight
        if r.kind in (Kind.LEAD, Kind.HOLDS) and hub in r.subject:
            leaders.relation((hub,), 2 * weight, r)
        if r.kind in (Kind.HELP, Kind.ALLY) and hub in r.object:
            leaders.relation((hub,), weight, r)
        if r.kind in (Kind.AGAINST, Kind.FEUD) and rival in r.object:
            targets.relation((rival,), (2 if r.coalition else 1) * weight, r)
    for line in scene.naming(hub):
        if not leaders[hub].grounds or rival in line.named:
            leaders.line(hub, 0.5 * line.where.weight, line.where, ("lonely", "ally", "overture"))
    for line in scene.naming(rival):
        if not targets[rival].grounds or hub in line.named:
            targets.line(rival, 0.5 * line.where.weight, line.where, ("against", "feud", "enemy"))
    return (
        *(() if stated.hub else leaders[hub].shown("hub")),
        *(() if stated.rival else targets[rival].shown("rival")),
    )


def no_coalition(why: str) -> BadInput:
    """The error where documents give no thesis."""
    return BadInput(
        f"The documents speak of no coalition: {why}.",
        hint="State the thesis: --hub AAA --against BBB, with --with CCC,DDD for the members.",
    )


def _score(
    scene: Scene,
    signs: Mapping[str, Mapping[str, float]],
    together: Mapping[tuple[str, str], float],
    hub: str,
    rival: str,
) -> float:
    pair = pair_signs(scene, hub, rival, together)
    return score("hub", signs[hub]) + score("rival", signs[rival]) + score("pair", pair)


def together_of(said: Iterable[Relation]) -> dict[tuple[str, str], float]:
    """How often one sentence, or two neighbours, have the one lead or be helped against another."""
    by_place: dict[Place, list[Relation]] = {}
    for relation in said:
        by_place.setdefault(place(relation), []).append(relation)
    found: dict[tuple[str, str], float] = {}
    for (doc_id, index), group in by_place.items():
        weight = group[0].where.weight
        hubs = {s for r in group if r.kind in (Kind.LEAD, Kind.HOLDS, Kind.FEUD) for s in r.subject}
        hubs |= {s for r in group if r.kind in (Kind.HELP, Kind.ALLY) for s in r.object}
        rivals = _opposed(group)
        following = _opposed(by_place.get((doc_id, index + 1), [])) - rivals
        for hub in filter(is_state, sorted(hubs - rivals)):
            for rival in sorted((rivals | following) - {hub}):
                value = weight if rival in rivals else NEXT * weight
                found[hub, rival] = found.get((hub, rival), 0.0) + value
    return found


def _opposed(group: Sequence[Relation]) -> set[str]:
    return {s for r in group if r.kind in (Kind.AGAINST, Kind.FEUD) for s in r.object}


def _logged(lines: Iterable[Line]) -> float:
    return log1p(sum(line.where.weight for line in lines))
