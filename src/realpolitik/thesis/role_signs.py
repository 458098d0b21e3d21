"""What speaks for a state's being a member, or courted: numbers that no name enters into."""

from __future__ import annotations

from collections import Counter
from math import log1p
from typing import TYPE_CHECKING

from realpolitik.records.event import Status
from realpolitik.thesis.relations import Kind

if TYPE_CHECKING:
    from realpolitik.thesis.scene import Scene

OPENING = 0.2  # of a document: where what it is about is named
ENDING = 0.85  # after it, a state not named before is named in passing
BEFORE = 6  # lines before a state's own part that lead up to it
FACT = (Status.ASSERTED, Status.PLANNED)


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
    """The other states, in the order of their own parts."""
    rest = [s for s in scene.states() if s not in (hub, rival)]
    return sorted(rest, key=lambda s: (start := scene.part(s)[0], _rank(scene, start, s), s))


def _rank(scene: Scene, start: int, state: str) -> int:
    named = scene.lines[start].named
    return named.index(state) if state in named else 0


def _said(scene: Scene, state: str, hub: str, rival: str) -> dict[str, float]:
    """Relations of wording, counted and logged."""
    found: Counter[str] = Counter()
    for r in scene.relations(state):
        if r.kind in (Kind.HELP, Kind.ALLY, Kind.JOIN) and state in r.subject:
            with_hub = r.kind is Kind.JOIN or hub in r.object or not r.object
            if with_hub and rival not in r.object:
                found["refuses" if r.refused else f"said_to_{r.kind.value}"] += 1
        if r.kind is Kind.COURT and state in r.object and hub in r.subject:
            found["said_courted"] += 1
        if r.kind in (Kind.AGAINST, Kind.FEUD) and state in r.object:
            found["said_opposed"] += 1
    return {name: log1p(count) for name, count in found.items()}


def _done(scene: Scene, state: str, hub: str, rival: str) -> dict[str, float]:
    """Events between the state and hub or rival, or told by the state, counted and logged."""
    found: Counter[str] = Counter()
    found["speaks"] = scene.told_by(state)
    for event in scene.events(state):
        source, target = event.source.country, event.target.country if event.target else ""
        good = event.quad <= 2
        if (source, target) == (hub, state) and event.status in FACT:
            found["approached" if good else "hit"] += 1
        if (source, target) == (state, hub):
            found["good_to_hub" if good else "bad_to_hub"] += 1
        if {source, target} == {state, rival}:
            found["good_with_rival" if good else "bad_with_rival"] += 1
    return {name: log1p(count) for name, count in found.items()}


def _named(scene: Scene, state: str, hub: str, rival: str) -> dict[str, float]:
    """Where, how often and beside whom the state is named."""
    lines = scene.naming(state)
    first, n = lines[0], len(lines)
    others = [len(scene.naming(s)) for s in scene.states() if s not in (hub, rival)]
    return {
        "named": log1p(n),
        "share": log1p(n) - log1p(sum(others) / len(others)),
        "once": float(n == 1),
        "twice": float(n == 2),
        "as_subject": log1p(len(scene.acting(state))),
        "opens": log1p(sum(line.opens and line.named[0] == state for line in lines)),
        "early": float(first.at < OPENING or first.where.weight >= 2),
        "at": first.at,
        "only_at_end": float(first.at > ENDING),
        "tail": float(any(line.tail for line in lines)),
        "places_only": float(all(state in line.where.places for line in lines)),
        "proper": sum(state in line.where.proper for line in lines) / n,
        "first_proper": float(state in first.where.proper),
        "never_proper": float(not any(state in line.where.proper for line in lines)),
        "first_as_place": float(state in first.where.places),
        "first_as_subject": float(state in first.subject),
        "first_beside_hub": float(hub in first.named),
        "first_overture": float("overture" in first.cues),
        "first_meeting": float("meet" in first.cues),
        "first_courting": float("court" in first.cues),
        "first_tie": float("tie" in first.cues),
        "first_against": float("against" in first.cues),
    }


def _told(scene: Scene, state: str, hub: str, rival: str) -> dict[str, float]:
    """What the lines about the state, its own part, and the lines before it are like."""
    about = [scene.lines[i] for i in scene.about(state)]
    start, length = scene.part(state)
    line = scene.lines[start]
    paragraph = scene.paragraphs[line.paragraph]
    prior = [scene.lines[i] for i in paragraph if i <= start]
    before = scene.lines[max(0, start - BEFORE) : start + 1]
    after = scene.lines[start + 1 : start + 2]
    company = {s for i in paragraph for s in scene.lines[i].named} - {hub, rival, state}
    return {
        "run": log1p(length),
        "part_at": line.at,
        "governed": float(state not in line.subject),
        "hub_here": float(hub in line.subject),
        "hub_before": float(any(hub in one.subject for one in prior)),
        "hub_leads_up": sum(hub in one.subject for one in before) / len(before),
        "replies": float(any(state in one.subject for one in after)),
        "company": log1p(len(company)),
        "paragraph": log1p(len(paragraph)),
        "of_paragraph": sum(state in scene.lines[i].about for i in paragraph) / len(paragraph),
        "overture_before": sum("overture" in one.cues for one in prior) / len(prior),
        "extending_before": sum("extending" in one.cues for one in before) / len(before),
        **{
            f"about_{name}": sum(name in one.cues for one in about) / len(about)
            for name in ("overture", "extending", "bystander", "tie")
        },
    }
