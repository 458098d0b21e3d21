"""What speaks for a state's being a member, or courted: numbers that no name enters into."""

from __future__ import annotations

from collections import Counter
from math import log1p
from typing import TYPE_CHECKING

from realpolitik.records.event import Status
from realpolitik.thesis.relations import Kind

if TYPE_CHECKING:
    from realpolitik.thesis.scene import Scene

ENDING = 0.85  # of a document: after it, a state not named before is named in passing
BEFORE = 6  # lines before a state's own part that lead up to it
OPENERS = 2  # lines of a paragraph that tell what it is about
FACT = (Status.ASSERTED, Status.PLANNED)
BOUND = (Kind.HELP, Kind.ALLY, Kind.JOIN)


def role_signs(scene: Scene, state: str, hub: str, rival: str) -> dict[str, float]:
    """What speaks for a state's role, given hub and rival.

    Takes:   the scene, a state it names, the poles.
    Returns: the signs by name, as the tables member and courted of weights.toml have them.
    """
    return {
        **_said(scene, state, hub, rival),
        **_done(scene, state, hub, rival),
        **_named(scene, state, hub, rival),
        **_told(scene, state, hub, rival),
    }


def order(scene: Scene, hub: str, rival: str) -> list[str]:
    """The other states that are not just places, in the order of their own parts."""
    rest = [s for s in scene.states() if s not in (hub, rival) and scene.acts(s)]
    return sorted(rest, key=lambda s: (start := scene.part(s)[0], _rank(scene, start, s), s))


def _rank(scene: Scene, start: int, state: str) -> int:
    named = scene.lines[start].named
    return named.index(state) if state in named else 0


def _said(scene: Scene, state: str, hub: str, rival: str) -> dict[str, float]:
    """Relations of wording, counted and logged."""
    found = Counter({"bound": 0, "refuses": 0, "courted": 0})
    for r in scene.relations(state):
        if r.kind in BOUND and state in r.subject:
            with_hub = r.kind is Kind.JOIN or hub in r.object or not r.object
            if with_hub and rival not in r.object:
                found["refuses" if r.refused else "bound"] += 1
        if r.kind is Kind.COURT and state in r.object and hub in r.subject:
            found["courted"] += 1
    return {f"said_{name}": log1p(count / scene.length) for name, count in found.items()}


def _done(scene: Scene, state: str, hub: str, rival: str) -> dict[str, float]:
    """Events from the state to the hub, and between it and the rival, counted and logged."""
    good = bad = 0
    for event in scene.events(state):
        source, target = event.source.country, event.target.country if event.target else ""
        good += event.quad <= 2 and (source, target) == (state, hub)
        bad += event.quad >= 3 and {source, target} == {state, rival}
    return {
        "good_to_hub": log1p(good / scene.length),
        "bad_with_rival": log1p(bad / scene.length),
    }


def _named(scene: Scene, state: str, hub: str, rival: str) -> dict[str, float]:
    """Where, how often, how and beside whom the state is named."""
    lines = scene.naming(state)
    first, n = lines[0], len(lines)
    as_place = sum(state in line.where.places for line in lines)
    return {
        "named": log1p(n / scene.length),
        "paragraphs": log1p(len({line.paragraph for line in lines}) / scene.length),
        "solo": sum(set(line.named) <= {state, hub, rival} for line in lines) / n,
        "at": first.at,
        "mostly_at": sum(line.at for line in lines) / n,
        "only_at_end": float(first.at > ENDING),
        "places": as_place / n,
        "places_only": float(as_place == n),
        "proper": sum(state in line.where.proper for line in lines) / n,
        "first_as_subject": float(state in first.subject),
        "first_tie": float("tie" in first.cues),
    }


def _told(scene: Scene, state: str, hub: str, rival: str) -> dict[str, float]:
    """What the lines about the state, its own part, and the lines before it are like."""
    about = [scene.lines[i] for i in scene.about(state)]
    start, _ = scene.part(state)
    line = scene.lines[start]
    paragraph = [scene.lines[i] for i in scene.paragraphs[line.paragraph]]
    before = scene.lines[max(0, start - BEFORE) : start + 1]
    company = {s for one in paragraph for s in one.named} - {hub, rival, state}
    return {
        "part_at": line.at,
        "hub_leads_up": sum(hub in one.subject for one in before) / len(before),
        "company": log1p(len(company)),
        "of_paragraph": sum(state in one.about for one in paragraph) / len(paragraph),
        "neutral": sum("neutral" in one.cues for one in paragraph) / len(paragraph),
        "outside": float(any("outside" in one.cues for one in paragraph[:OPENERS])),
        "overture": sum("overture" in one.cues for one in about) / len(about),
        "with_rival": sum(rival in one.present for one in about) / len(about),
    }
