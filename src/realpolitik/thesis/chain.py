"""The most probable roles of states that follow one another in a text.

A linear-chain conditional random field (Lafferty, McCallum & Pereira 2001): a state's role depends
on its own signs and on the role of the state whose part of the text comes before, since writers
take members together, and courted states together. Decoded by Viterbi's algorithm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.thesis.role_signs import order, role_signs
from realpolitik.thesis.weights import score, weights

if TYPE_CHECKING:
    from realpolitik.thesis.scene import Scene

NONE, MEMBER, COURTED = "none", "member", "courted"
ROLES = (NONE, MEMBER, COURTED)


def likely_roles(scene: Scene, hub: str, rival: str) -> dict[str, str]:
    """The role of every state the documents name, apart from hub and rival.

    Takes:   the scene, the poles.
    Returns: state and role, NONE included, in the order of the states' parts.
    """
    states = order(scene, hub, rival)
    best: dict[str, tuple[float, tuple[str, ...]]] = {}
    for i, state in enumerate(states):
        signs = role_signs(scene, state, hub, rival)
        own = {role: score(role, signs) if role != NONE else 0.0 for role in ROLES}
        step = weights("beside" if i and beside(scene, states[i - 1], state) else "apart")
        best = {
            role: max(
                (points + step[f"{last}_{role}"] + own[role], (*path, role))
                for last, (points, path) in best.items()
            )
            if best
            else (own[role], (role,))
            for role in ROLES
        }
    _, roles = max(best.values(), default=(0.0, ()))
    return dict(zip(states, roles, strict=True))


def beside(scene: Scene, one: str, other: str) -> bool:
    """Whether the parts of two states begin in the same paragraph."""
    first, second = (scene.lines[scene.part(state)[0]] for state in (one, other))
    return first.paragraph == second.paragraph
