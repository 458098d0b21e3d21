"""Hub, rival, supposed members and courted states, inferred from what documents say.

A supposed member is a state that the documents say helps, joins or sides with the hub against the
rival, truly or not, also where they doubt or deny it. A courted state is one that the hub
approaches, or that is said not to be joining. States only, never organisations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log1p

from realpolitik.errors import BadInput
from realpolitik.records.event import Event, Status
from realpolitik.records.reading import CodedDocument
from realpolitik.thesis.masking import Masked, masked
from realpolitik.gazetteer.crosswalk import is_state
from realpolitik.thesis.relations import (
    AGAINST,
    ALLY,
    COURT,
    FEUD,
    HELP,
    HOLDS,
    JOIN,
    LEAD,
    Relation,
    relations,
)
from realpolitik.thesis.thesis import Ground, Thesis

ENOUGH = 1.5  # points a role needs: one clear sentence
PAIR = 4.0  # points hub and rival need together
NEXT = 0.4  # how much less it tells where hub and rival stand in neighbouring sentences
GROUNDS = 3  # sentences shown for each state and role
APPROACHES = frozenset({"CONSULT", "REQUEST", "AID", "AGREE"})


@dataclass(frozen=True, slots=True)
class Support:
    """How strongly the documents give a state a role, and the relations that do."""

    points: float = 0.0
    grounds: tuple[Ground, ...] = ()

    def plus(self, points: float, *grounds: Ground) -> Support:
        """The same with more."""
        return Support(self.points + points, (*self.grounds, *grounds))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the reader stated; None or () where it is to be inferred."""

    hub: str | None = None
    rival: str | None = None
    members: tuple[str, ...] = ()


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
    hub, rival, grounds = _poles(stated, said, sentences)
    roles = _roles(hub, rival, said, coded)
    members = stated.members or roles.members
    courted = {s: g for s, g in roles.courted.items() if s not in members}
    shown = [g for role in (() if stated.members else (roles.members,)) for s in role for g in role[s]]
    return Thesis(
        hub=hub,
        rival=rival,
        members=tuple(sorted(members)),
        courted=tuple(sorted(courted)),
        inferred_from=_unique((*grounds, *shown, *(g for s in sorted(courted) for g in courted[s]))),
    )


@dataclass(frozen=True, slots=True)
class _Roles:
    members: Mapping[str, tuple[Ground, ...]]
    courted: Mapping[str, tuple[Ground, ...]]


def _poles(
    stated: Stated, said: Sequence[Relation], sentences: Sequence[Masked]
) -> tuple[str, str, tuple[Ground, ...]]:
    """Hub and rival: the pair of states with the most said of the one leading against the other."""
    hubs, rivals = _leaders(said), _targets(said)
    together = _together(said)
    salience = Counter(c for s in sentences for g in s.groups for c in g)
    candidates = {
        (hub, rival)
        for hub in ({stated.hub} if stated.hub else hubs)
        for rival in ({stated.rival} if stated.rival else rivals)
        if hub and rival and hub != rival
    }
    best: tuple[float, str, str] | None = None
    for hub, rival in sorted(candidates):
        lead, target = hubs.get(hub, Support()), rivals.get(rival, Support())
        pair = together.get((hub, rival), 0.0)
        reverse = together.get((rival, hub), 0.0)
        score = lead.points + target.points + 2 * pair - reverse
        score += 0.5 * (log1p(salience[hub]) + log1p(salience[rival]))
        enough = lead.points >= ENOUGH and target.points >= ENOUGH and pair > 0 and score >= PAIR
        if (stated.hub or stated.rival or enough) and (best is None or score > best[0]):
            best = (score, hub, rival)
    if best is None and stated.hub and stated.rival:
        return stated.hub, stated.rival, ()
    if best is None:
        lacking = "hub" if not stated.hub else "rival"
        raise BadInput(
            f"No coalition could be inferred from the documents: no {lacking} was found.",
            hint="State the thesis: --hub AAA --against BBB, with --with CCC,DDD for the members.",
        )
    _, hub, rival = best
    grounds = (
        *(() if stated.hub else _best(hubs[hub])),
        *(() if stated.rival else _best(rivals[rival])),
    )
    return hub, rival, grounds


def _leaders(said: Iterable[Relation]) -> dict[str, Support]:
    """Who is said to lead, to lack, or to be helped by a coalition."""
    points = {LEAD: 2.0, HOLDS: 1.0}
    found: dict[str, Support] = {}
    for relation in said:
        if relation.kind in points:
            first = next(iter(relation.subject), "")
            for state in filter(is_state, relation.subject):  # of several, the one named first
                value = points[relation.kind] * (1.0 if state == first else 0.8)
                _add(found, state, value, relation, "hub")
        elif relation.kind in (HELP, ALLY):
            directed = " against " in relation.where.text
            value = 1.0 if relation.kind == HELP and directed else 0.4
            for state in filter(is_state, relation.object):
                _add(found, state, value, relation, "hub")
    return found


def _targets(said: Iterable[Relation]) -> dict[str, Support]:
    """Whom a coalition, or help for it, is directed against."""
    found: dict[str, Support] = {}
    for relation in said:
        if relation.kind == AGAINST:
            for state in filter(is_state, relation.object):
                _add(found, state, 2.0 if relation.coalition else 0.8, relation, "rival")
        elif relation.kind == FEUD:
            for state in filter(is_state, relation.object):
                _add(found, state, 0.8, relation, "rival")
    return found


def _together(said: Sequence[Relation]) -> dict[tuple[str, str], float]:
    """How often one sentence has the one lead, or be helped, against the other."""
    found: dict[tuple[str, str], float] = {}
    by_sentence: dict[tuple[str, int], list[Relation]] = {}
    for relation in said:
        by_sentence.setdefault(_place(relation), []).append(relation)
    for (doc_id, index), group in by_sentence.items():
        weight = group[0].where.weight
        hubs = {s for r in group if r.kind in (LEAD, HOLDS, FEUD) for s in r.subject}
        hubs |= {s for r in group if r.kind in (HELP, ALLY) for s in r.object}
        rivals = _opposed(group)
        next_to = _opposed(by_sentence.get((doc_id, index + 1), ())) - rivals
        for hub in sorted(hubs - rivals):
            for rival in sorted((rivals | next_to) - {hub}):
                value = weight if rival in rivals else NEXT * weight
                found[hub, rival] = found.get((hub, rival), 0.0) + value
    return found


def _opposed(group: Iterable[Relation]) -> set[str]:
    return {s for r in group if r.kind in (AGAINST, FEUD) for s in r.object}


def _place(relation: Relation) -> tuple[str, int]:
    return relation.where.doc_id, relation.where.sentence


def _roles(hub: str, rival: str, said: Sequence[Relation], coded: Sequence[CodedDocument]) -> _Roles:
    members: dict[str, Support] = {}
    courted: dict[str, Support] = {}
    against = {_place(r) for r in said if r.kind in (AGAINST, FEUD) and rival in r.object}
    after = against | {(doc_id, index + 1) for doc_id, index in against}
    led = {_place(r) for r in said if r.kind == LEAD and hub in r.subject}
    for relation in said:
        here = _place(relation)
        directed = here in against
        for_hub = hub in relation.object
        if relation.kind == HELP and for_hub:
            role = courted if relation.refused else members
            _give(role, relation.subject, 1.5 + directed, relation)
        elif relation.kind == ALLY and (
            for_hub or (not relation.object and (relation.coalition or directed or here in led))
        ):
            role = courted if relation.refused else members
            _give(role, relation.subject, 1.5 + directed, relation)
        elif relation.kind == JOIN and rival not in relation.subject and (
            relation.coalition or here in after
        ):
            _give(courted if relation.refused else members, relation.subject, 1.5, relation)
        elif relation.kind == LEAD and hub in relation.subject and len(relation.subject) > 1:
            _give(members, relation.subject, 1.5, relation)
        elif relation.kind == COURT and hub in relation.subject:
            _give(courted, relation.object, 1.5, relation)
    for event, weight in _approaches(hub, coded):
        target = event.target.country if event.target else ""
        courted[target] = courted.get(target, Support()).plus(weight, _event_ground(event, target))
    keep = {hub, rival}
    chosen = {
        s: _best(v, "member")
        for s, v in sorted(members.items())
        if v.points >= ENOUGH and is_state(s) and s not in keep
    }
    rest = {
        s: _best(v, "courted")
        for s, v in sorted(courted.items())
        if v.points >= ENOUGH and is_state(s) and s not in keep and s not in chosen
    }
    return _Roles(chosen, rest)


def _give(
    role: dict[str, Support], states: Iterable[str], points: float, relation: Relation
) -> None:
    for state in states:
        _add(role, state, points, relation, "")


def _approaches(hub: str, coded: Sequence[CodedDocument]) -> Iterable[tuple[Event, float]]:
    """Events in which the hub approaches a state, or is to."""
    for reading in coded:
        for event in reading.events:
            if (
                event.source.country == hub
                and event.target is not None
                and event.target.country != hub
                and event.root in APPROACHES
                and event.status in (Status.ASSERTED, Status.PLANNED)
            ):
                yield event, ENOUGH


def _add(
    found: dict[str, Support], state: str, points: float, relation: Relation, role: str
) -> None:
    where = relation.where
    ground = Ground(
        role=role,
        state=state,
        doc_id=where.doc_id,
        doc_ref=where.doc_ref,
        sentence=where.sentence,
        text=where.original,
        cue=relation.cue,
    )
    weight = where.weight if role in ("hub", "rival") else 1.0
    found[state] = found.get(state, Support()).plus(points * weight, ground)


def _event_ground(event: Event, state: str) -> Ground:
    return Ground(
        role="",
        state=state,
        doc_id=event.doc_id,
        doc_ref=event.doc_ref,
        sentence=event.sentence,
        text=event.text,
        cue=event.trigger.text,
    )


def _best(support: Support, role: str = "") -> tuple[Ground, ...]:
    """The first few sentences behind a role, one a sentence."""
    seen: dict[tuple[str, int], Ground] = {}
    for ground in support.grounds:
        seen.setdefault((ground.doc_id, ground.sentence), ground)
    grounds = list(seen.values())[:GROUNDS]
    return tuple(replace(g, role=role or g.role) for g in grounds)


def _unique(grounds: Iterable[Ground]) -> tuple[Ground, ...]:
    return tuple(dict.fromkeys(grounds))
