"""What the figures show: how hub, rival, members and courted states deal with one another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations, permutations
from typing import TYPE_CHECKING

import numpy as np

from realpolitik.codebook.plover import root_named
from realpolitik.measures.cooperation import net_cooperation
from realpolitik.measures.deeds import share_of_deeds
from realpolitik.measures.hedging import hedging
from realpolitik.thesis.testimony import Act, Testimony, distinct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from realpolitik.records.estimate import Estimate
    from realpolitik.thesis.thesis import Thesis

NET = "net cooperation"
DEEDS = "deeds among cooperation"
HEDGING = "hedging"
BETWEEN = "acts between"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One measure of what `source` does to `target`, and the events behind it.

    `cooperative` and `conflictual` count distinct acts. For hedging, `target` is the hub. Acts
    between two states are in no direction: a meeting of the two is one act.
    """

    measure: str
    source: str
    target: str
    estimate: Estimate
    cooperative: int
    conflictual: int
    evidence: tuple[str, ...]


def measurements(thesis: Thesis, evidence: Sequence[Testimony]) -> tuple[Measurement, ...]:
    """Net cooperation and share of deeds of every directed pair, hedging of every member.

    Takes:   the thesis and all testimonies; writers' own inferences are left out.
    Returns: a measurement for each pair of the cast with at least one distinct act; for hedging,
             each member and courted state with at least one cooperative act towards hub or rival.
    """
    acts = distinct(t for t in evidence if not t.opined)
    found: list[Measurement] = []
    for source, target in permutations(thesis.cast, 2):
        between = [act for act in acts if (act.source, act.target) == (source, target)]
        if not between:
            continue
        net = net_cooperation([act.intensity for act in between])
        found.append(_measurement(NET, source, target, net, between))
        cooperative = [act for act in between if act.cooperative]
        if cooperative:
            deeds = sum(act.deed for act in cooperative)
            share = share_of_deeds(material=deeds, verbal=len(cooperative) - deeds)
            found.append(_measurement(DEEDS, source, target, share, cooperative))
    for a, b in combinations(thesis.cast, 2):
        both = [act for act in acts if {act.source, act.target} == {a, b}]
        if both:
            once = _once(both)
            net = net_cooperation([act.intensity for act in once])
            counted = _measurement(BETWEEN, a, b, net, once)
            evidence_of_all = tuple(dict.fromkeys(i for act in both for i in act.event_ids))
            found.append(replace(counted, evidence=evidence_of_all))
    for state in (*thesis.members, *thesis.courted):
        sides = [
            [a for a in acts if a.cooperative and (a.source, a.target) == (state, side)]
            for side in (thesis.hub, thesis.rival)
        ]
        if any(sides):
            spread = hedging(
                [act.intensity for act in sides[0]],
                [act.intensity for act in sides[1]],
                np.random.default_rng(0),
            )
            both = [*sides[0], *sides[1]]
            found.append(_measurement(HEDGING, state, thesis.hub, spread, both))
    return tuple(found)


def _once(acts: Sequence[Act]) -> list[Act]:
    """The acts, of the two directions of a reciprocal one the first."""
    kept: dict[tuple[str, ...], Act] = {}
    for act in acts:
        told = (*sorted(act.origins), *map(str, sorted(act.sentences)))
        when = (act.day.isoformat(),) if act.day else told
        pair = ("",) if root_named(act.root).reciprocal else (act.source, act.target)
        kept.setdefault((act.root, str(act.deed), *pair, *when), act)
    return list(kept.values())


def _measurement(
    measure: str, source: str, target: str, estimate: Estimate, acts: Sequence[Act]
) -> Measurement:
    cooperative = sum(act.cooperative for act in acts)
    return Measurement(
        measure=measure,
        source=source,
        target=target,
        estimate=estimate,
        cooperative=cooperative,
        conflictual=len(acts) - cooperative,
        evidence=tuple(dict.fromkeys(i for act in acts for i in act.event_ids)),
    )
