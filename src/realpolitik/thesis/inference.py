"""A thesis completed from what documents say.

Hub is the state said to lead, lack or lose a coalition; rival the one it is directed against. A
supposed member is a state that the documents say helps, joins or sides with the hub, truly or not,
also where they doubt or deny it. A courted state is one that the hub approaches, or that is said
not to be joining. States only, never organisations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.thesis.grammar import Stated
from realpolitik.thesis.masking import masked
from realpolitik.thesis.poles import coalition_signs, no_coalition, pole_grounds, poles
from realpolitik.thesis.relations import relations
from realpolitik.thesis.roles import roles
from realpolitik.thesis.scene import Scene
from realpolitik.thesis.thesis import Thesis
from realpolitik.thesis.weights import score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from realpolitik.records.reading import CodedDocument

__all__ = ["Stated", "complete"]


def complete(stated: Stated | None, coded: Sequence[CodedDocument]) -> Thesis:
    """The thesis: what the reader stated, and the rest from the documents.

    Takes:   what the reader stated, if anything; the coded documents.
    Returns: the thesis with the sentences behind each inferred role. Members that are stated are
             final; without them, members are inferred.
    Raises:  BadInput where hub or rival is neither stated nor to be inferred.
    """
    stated = stated or Stated()
    scene = scene_of(coded)
    ends = poles(stated, scene)
    hub, rival = ends.hub, ends.rival
    found = roles(hub, rival, scene)
    if not (stated.hub or stated.rival):
        signs = coalition_signs(scene, ends, len(found.members) + len(found.courted))
        if score("coalition", signs) < 0:
            raise no_coalition("no state is said to lead, seek or lack one against another")
    members = dict.fromkeys(stated.members, ()) or found.members
    courted = {state: why for state, why in found.courted.items() if state not in members}
    behind = [ground for role in (members, courted) for why in role.values() for ground in why]
    return Thesis(
        hub=hub,
        rival=rival,
        members=tuple(sorted(members)),
        courted=tuple(sorted(courted)),
        inferred_from=(*pole_grounds(scene, stated, hub, rival), *behind),
    )


def scene_of(coded: Sequence[CodedDocument]) -> Scene:
    """The lines, relations and events of coded documents."""
    sentences = [sentence for reading in coded for sentence in masked(reading)]
    said = [r for sentence in sentences if sentence.groups for r in relations(sentence)]
    return Scene(sentences, said, coded)
