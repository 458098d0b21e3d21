"""Hub and rival: of all pairs of states, the one most said to be leading against the other."""

from __future__ import annotations

from collections import Counter
from math import log1p
from typing import TYPE_CHECKING

from realpolitik.errors import BadInput
from realpolitik.gazetteer.crosswalk import is_state
from realpolitik.thesis.relations import Kind, Relation
from realpolitik.thesis.support import Place, Support, Tally, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from realpolitik.thesis.grammar import Stated
    from realpolitik.thesis.masking import Masked
    from realpolitik.thesis.thesis import Ground

# Points a relation gives, before the weight of its place. A state that is helped is a weaker sign
# of a hub than one that leads, unless the help is against someone.
LEADS, HOLDS, HELPED_AGAINST, HELPED = 2.0, 1.0, 1.0, 0.4
FIRST_NAMED = 0.8  # of several leaders, those not named first have this share
TARGET, OPPOSED = 2.0, 0.8  # what a coalition is directed against; any other opposition
NEXT = 0.4  # how much less it tells where hub and rival stand in neighbouring sentences
TOGETHER = 2.0  # what it weighs that one sentence has both
SALIENCE = 0.5  # what mentions weigh, by their logarithm: they decide only between near equals
PAIR = 4.0  # points hub and rival need together


def poles(
    stated: Stated, said: Sequence[Relation], sentences: Sequence[Masked]
) -> tuple[str, str, tuple[Ground, ...]]:
    """Hub and rival, and the sentences behind whichever is inferred.

    Takes:   what the reader stated; all relations; all masked sentences.
    Raises:  BadInput where no pair has enough said of it.
    """
    hubs, rivals, bound = _leaders(said), _targets(said), _bound(said)
    together = _together(said)
    mentions = Counter(code for s in sentences for group in s.groups for code in group)
    scored: list[tuple[float, str, str]] = []
    for hub in [stated.hub] if stated.hub else hubs.states():
        for rival in [stated.rival] if stated.rival else rivals.states():
            if hub == rival:
                continue
            lead, target = hubs[hub], rivals[rival]
            pair = together.get((hub, rival), 0.0)
            score = lead.points + target.points
            score += TOGETHER * pair - together.get((rival, hub), 0.0)
            score += SALIENCE * (log1p(mentions[hub]) + log1p(mentions[rival]))
            given = bool(stated.hub or stated.rival)
            if (
                (stated.hub or lead.enough)
                and (stated.rival or target.enough)
                and (given or (score >= PAIR and (pair or rival in bound)))
            ):
                scored.append((-score, hub, rival))
    if not scored:
        raise _nothing(stated, hubs, rivals)
    _, hub, rival = min(scored)
    grounds = (
        *(() if stated.hub else hubs[hub].shown("hub")),
        *(() if stated.rival else rivals[rival].shown("rival")),
    )
    return hub, rival, grounds


def _leaders(said: Sequence[Relation]) -> Tally:
    """Who is said to lead, to lack, or to be helped by a coalition."""
    directed = {place(r) for r in said if r.kind in (Kind.AGAINST, Kind.FEUD)}
    found = Tally()
    for relation in said:
        weight = relation.where.weight
        if relation.kind in (Kind.LEAD, Kind.HOLDS):
            points = weight * (LEADS if relation.kind is Kind.LEAD else HOLDS)
            states = list(filter(is_state, relation.subject))
            found.relation(states[:1], points, relation)
            found.relation(states[1:], FIRST_NAMED * points, relation)
        elif relation.kind in (Kind.HELP, Kind.ALLY):
            strong = relation.kind is Kind.HELP and place(relation) in directed
            points = weight * (HELPED_AGAINST if strong else HELPED)
            found.relation(filter(is_state, relation.object), points, relation)
    return found


def _targets(said: Iterable[Relation]) -> Tally:
    """Whom a coalition, or help for it, is directed against."""
    found = Tally()
    for relation in said:
        if relation.kind in (Kind.AGAINST, Kind.FEUD):
            points = relation.where.weight * (TARGET if relation.coalition else OPPOSED)
            found.relation(filter(is_state, relation.object), points, relation)
    return found


def _bound(said: Iterable[Relation]) -> set[str]:
    """The states against which, in so many words, a coalition is directed."""
    return {s for r in said if r.kind is Kind.AGAINST and r.coalition for s in r.object}


def _together(said: Iterable[Relation]) -> dict[tuple[str, str], float]:
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
        for hub in sorted(hubs - rivals):
            for rival in sorted((rivals | following) - {hub}):
                value = weight if rival in rivals else NEXT * weight
                found[hub, rival] = found.get((hub, rival), 0.0) + value
    return found


def _opposed(group: Iterable[Relation]) -> set[str]:
    return {s for r in group if r.kind in (Kind.AGAINST, Kind.FEUD) for s in r.object}


def _nothing(stated: Stated, hubs: Tally, rivals: Tally) -> BadInput:
    lacking: list[str] = []
    if not stated.hub and not any(_enough(hubs)):
        lacking.append("no state is said to lead, or to lack, a coalition")
    if not stated.rival and not any(_enough(rivals)):
        lacking.append("no state is named as the one it is directed against")
    why = " and ".join(lacking) or "no state is said to lead a coalition against another"
    return BadInput(
        f"The documents speak of no coalition: {why}.",
        hint="State the thesis: --hub AAA --against BBB, with --with CCC,DDD for the members.",
    )


def _enough(tally: Tally) -> Iterable[Support]:
    return (tally[state] for state in tally.states() if tally[state].enough)
