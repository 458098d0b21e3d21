"""Supposed members and courted states, given hub and rival."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from realpolitik.gazetteer.crosswalk import is_state
from realpolitik.records.event import Event, Status
from realpolitik.thesis.relations import Kind, Relation
from realpolitik.thesis.support import ENOUGH, Tally, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from realpolitik.records.reading import CodedDocument
    from realpolitik.thesis.thesis import Ground

AGAINST_RIVAL = 1.0  # what it adds that a sentence names the rival as the one acted against
APPROACHES = frozenset({"CONSULT", "REQUEST", "AID", "AGREE"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Supposed members and courted states, each with the sentences behind it."""

    members: Mapping[str, tuple[Ground, ...]]
    courted: Mapping[str, tuple[Ground, ...]]


def roles(hub: str, rival: str, said: Sequence[Relation], coded: Sequence[CodedDocument]) -> Roles:
    """Who is said to help, join or side with the hub, and whom the hub approaches.

    Takes:   the poles, all relations, the coded documents for their events.
    Returns: states alone; a state with enough said of it as a member is not also courted. What is
             said not to be going to happen ("will not join") makes a state courted; what is said
             not to be so ("is not really helping") leaves it a supposed member.
    """
    against = {place(r) for r in said if r.kind in (Kind.AGAINST, Kind.FEUD) and rival in r.object}
    near = against | {(doc_id, index + 1) for doc_id, index in against}
    led = {place(r) for r in said if r.kind is Kind.LEAD and hub in r.subject}
    members, courted = Tally(), Tally()
    for relation in said:
        here = place(relation)
        points = ENOUGH + AGAINST_RIVAL * (here in against)
        unnamed = not relation.object and (relation.coalition or here in against | led)
        role = courted if relation.refused else members
        match relation.kind:
            case Kind.HELP if hub in relation.object:
                role.relation(relation.subject, points, relation)
            case Kind.ALLY if hub in relation.object or unnamed:
                role.relation(relation.subject, points, relation)
            case Kind.JOIN if rival not in relation.subject and (
                relation.coalition or here in near
            ):
                role.relation(relation.subject, ENOUGH, relation)
            case Kind.LEAD if hub in relation.subject:
                members.relation(relation.subject, ENOUGH, relation)
            case Kind.COURT if hub in relation.subject or not relation.subject:
                courted.relation(relation.object, ENOUGH, relation)
            case _:
                pass
    for reading in coded:
        for event, target in _approaches(hub, reading):
            courted.event(target, ENOUGH, event, reading.sentences[event.sentence].text)
    poles = {hub, rival}
    chosen = {s: members[s].shown("member") for s in _given(members) if s not in poles}
    rest = {s: courted[s].shown("courted") for s in _given(courted) if s not in poles}
    return Roles(chosen, {s: grounds for s, grounds in rest.items() if s not in chosen})


def _given(tally: Tally) -> list[str]:
    return [state for state in tally.states() if tally[state].enough and is_state(state)]


def _approaches(hub: str, reading: CodedDocument) -> Iterator[tuple[Event, str]]:
    """Events in which the hub approaches a state, or is to, and that state."""
    for event in reading.events:
        if (
            event.source.country == hub
            and event.target is not None
            and event.root in APPROACHES
            and event.status in (Status.ASSERTED, Status.PLANNED)
        ):
            yield event, event.target.country
