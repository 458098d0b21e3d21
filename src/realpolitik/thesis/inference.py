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
from realpolitik.thesis.poles import poles
from realpolitik.thesis.relations import relations
from realpolitik.thesis.roles import roles
from realpolitik.thesis.thesis import Thesis

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
    sentences = [sentence for reading in coded for sentence in masked(reading)]
    said = [relation for sentence in sentences for relation in relations(sentence)]
    hub, rival, grounds = poles(stated, said, sentences)
    found = roles(hub, rival, said, coded)
    members = dict.fromkeys(stated.members, ()) or found.members
    courted = {state: why for state, why in found.courted.items() if state not in members}
    behind = [ground for role in (members, courted) for why in role.values() for ground in why]
    return Thesis(
        hub=hub,
        rival=rival,
        members=tuple(sorted(members)),
        courted=tuple(sorted(courted)),
        inferred_from=(*grounds, *behind),
    )
