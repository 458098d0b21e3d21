"""Hub and rival: the pair of states most like a leader and the one it leads against."""

from __future__ import annotations

from dataclasses import dataclass
from math import log1p
from typing import TYPE_CHECKING

from realpolitik.errors import BadInput
from realpolitik.thesis.relations import Kind
from realpolitik.thesis.signs import pair_signs, pole_score, pole_signs, relative
from realpolitik.thesis.support import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable

    from realpolitik.thesis.grammar import Stated
    from realpolitik.thesis.scene import Line, Scene
    from realpolitik.thesis.thesis import Ground

CANDIDATES = 10  # states most named, among which hub and rival are sought
TEN = 10  # lines


@dataclass(frozen=True, slots=True)
class Poles:
    """Hub and rival, and how much speaks for the two together."""

    hub: str
    rival: str
    points: float


def poles(stated: Stated, scene: Scene) -> Poles:
    """Hub and rival: those stated, and the likeliest for what is not.

    Takes:   what the reader stated; the scene.
    Raises:  BadInput where the documents name no two states to choose from.
    """
    free = [state for state in candidates(scene) if state not in stated.members]
    hubs = [stated.hub] if stated.hub else free
    rivals = [stated.rival] if stated.rival else free
    signs = relative({state: pole_signs(scene, state) for state in {*hubs, *rivals}})
    scored = [
        (-pole_score(signs[hub], signs[rival], pair_signs(scene, hub, rival)), hub, rival)
        for hub in hubs
        for rival in rivals
        if hub != rival
    ]
    if not scored:
        raise no_coalition("they name no two states as opponents")
    lacking, hub, rival = min(scored)
    return Poles(hub, rival, -lacking)


def candidates(scene: Scene) -> list[str]:
    """The states most named, but none that is only the place of something."""
    named = filter(scene.acts, scene.states())
    return sorted(named, key=lambda state: (-scene.salience(state), state))[:CANDIDATES]


def coalition_signs(scene: Scene, found: Poles, others: int) -> dict[str, float]:
    """What speaks for the documents' telling of a coalition at all, with these poles.

    Takes:   the scene, the poles, how many states have a role beside them.
    Returns: the signs by name, as the table coalition of weights.toml has them.
    """
    bound = {Kind.LEAD, Kind.HOLDS, Kind.HELP, Kind.ALLY, Kind.JOIN}
    opposed = sum(r.kind in (Kind.AGAINST, Kind.FEUD) for r in scene.said)
    ends = {found.hub, found.rival}
    hub = {line.paragraph for line in scene.present(found.hub)}
    return {
        "allies": _logged(line for line in scene.lines if line.cues & {"ally", "lonely"}),
        "bound": log1p(sum(r.where.weight for r in scene.said if r.kind in bound)),
        "opposed": log1p(TEN * opposed / len(scene.lines)),
        "strife": _logged(
            line for line in scene.lines if "strife" in line.cues and ends & set(line.about)
        ),
        "hub_spread": len(hub) / len(scene.paragraphs),
        "poles": found.points,
        "roles": others / max(1, len(scene.states()) - 2),
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


def _logged(lines: Iterable[Line]) -> float:
    return log1p(sum(line.where.weight for line in lines))
