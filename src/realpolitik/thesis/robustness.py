"""The specification curve: the verdict under every other defensible way of counting.

Source: Simonsohn, Simmons & Nelson (2020), Nature Human Behaviour 4.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from realpolitik.thesis.implications import IMPLICATIONS, Case, decide, paired
from realpolitik.thesis.record import Record
from realpolitik.thesis.testimony import Acts
from realpolitik.thesis.verdict import MemberVerdict, Verdict, by_member, overall

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from realpolitik.thesis.finding import Finding
    from realpolitik.thesis.testimony import Testimony, Unit
    from realpolitik.thesis.thesis import Thesis

DATASETS = ("alliances", "votes", "trade")  # the kinds of reference data that can be left out
KINDS = ("origin", "document", "outlet", "data source")
MOST = 50  # units of a kind left out in turn: those that tell of most can change most
SHIFTS = {0.0: "bars as fixed", 1.0: "bars stricter", -1.0: "bars laxer"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Specification:
    """One way of counting. The default is the test proper.

    `without` names what is left out: ("origin", id), ("document", id), ("outlet", name),
    ("data source", name) or ("media of", state).
    """

    name: str = "as fixed beforehand"
    without: tuple[Unit, ...] = ()
    opined: bool = False
    shift: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one specification finds."""

    specification: Specification
    verdict: Verdict
    by_member: tuple[MemberVerdict, ...] = ()
    findings: tuple[Finding, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The verdict proper, all other specifications, and the share of them that agree."""

    proper: Result
    others: tuple[Result, ...]

    @property
    def agreeing(self) -> int:
        """How many other specifications reach the verdict proper."""
        return sum(result.verdict is self.proper.verdict for result in self.others)

    @property
    def agreement(self) -> float:
        """The share of other specifications that agree; there are always some."""
        return self.agreeing / len(self.others)


def curve(thesis: Thesis, evidence: Sequence[Testimony], record: Record) -> Curve:
    """The verdict proper and the verdict of every other specification.

    Takes:   the thesis, all testimonies, the record.
    Returns: the curve, in a fixed order: first opined in or out × bars as fixed, stricter, laxer
             × state media of hub or of rival left out; then each origin, document, outlet and
             data source left out in turn, of each kind the MOST that tell of most events. What
             tells of no act among hub, rival and members cannot change anything, and is not
             counted as agreeing.
    """
    cast = {thesis.hub, thesis.rival, *thesis.members}
    evidence = [t for t in evidence if t.counts and _concerns(t, cast)]
    reported = Acts(t for t in evidence if not t.opined)
    told = {False: reported, True: Acts(evidence) if any(t.opined for t in evidence) else reported}
    proper = run(Specification(), thesis, reported, record)
    others = [
        run(other, thesis, told[other.opined], record)
        for other in specifications(thesis, evidence, record)
    ]
    return Curve(proper=proper, others=tuple(others))


def specifications(
    thesis: Thesis, evidence: Sequence[Testimony], record: Record
) -> Iterator[Specification]:
    """Every specification but the test proper."""
    media = {
        (): "all media",
        (("media of", thesis.hub),): "without state media of the hub",
        (("media of", thesis.rival),): "without state media of the rival",
    }
    for opined, shift, without in product((False, True), SHIFTS, media):
        if not opined and not shift and not without:
            continue
        said = "the writers' own inferences in" if opined else "reported acts only"
        yield Specification(
            name=f"{said}; {SHIFTS[shift]}; {media[without]}",
            without=without,
            opined=opined,
            shift=shift,
        )
    for kind, name, shown in _units(thesis, evidence, record):
        yield Specification(name=f"without {kind} {shown}", without=((kind, name),))


def run(specification: Specification, thesis: Thesis, told: Acts, record: Record) -> Result:
    """The findings and verdict under one specification, of the acts told, opined ones in or out."""
    omitted = {name for kind, name in specification.without if kind == "data source"}
    kept = _without_data(record, omitted)
    acts = paired(told.without(specification.without))
    findings = tuple(
        decide(implication, Case(member, thesis, acts, kept), specification.shift)
        for member in thesis.members
        for implication in IMPLICATIONS
    )
    members = by_member(thesis.members, findings)
    return Result(
        specification=specification,
        verdict=overall(members),
        by_member=members,
        findings=findings,
    )


def _units(
    thesis: Thesis, evidence: Sequence[Testimony], record: Record
) -> list[tuple[str, str, str]]:
    """What can be left out, as (kind, key, name to show); a lone document is its origin."""
    found: Counter[tuple[str, str]] = Counter()
    shown: dict[tuple[str, str], str] = {}
    documents: dict[str, set[str]] = {}
    for testimony in evidence:
        event = testimony.event
        documents.setdefault(testimony.origin, set()).add(event.doc_id)
        for kind, key, name in (
            ("origin", testimony.origin, event.doc_ref),
            ("document", event.doc_id, event.doc_ref),
            ("outlet", testimony.outlet, testimony.outlet),
            ("data source", testimony.source, testimony.source),
        ):
            if key:
                found[kind, key] += 1
                shown[kind, key] = min(shown.get((kind, key), name), name)
    alone = {("document", min(ids)) for ids in documents.values() if len(ids) == 1}
    units: list[tuple[str, str, str]] = []
    for kind in KINDS:
        keys = [unit for unit in found if unit[0] == kind and unit not in alone]
        most = sorted(keys, key=lambda unit: (-found[unit], unit))[:MOST]
        units += [(*unit, shown[unit]) for unit in sorted(most)]
    return units + [("data source", name, name) for name in DATASETS if getattr(record, name)]


def _concerns(testimony: Testimony, cast: set[str]) -> bool:
    event = testimony.event
    target = event.target.country if event.target else ""
    return event.source.country != target and {event.source.country, target} <= cast


def _without_data(record: Record, names: set[str]) -> Record:
    if not names & set(DATASETS):
        return record
    return Record(
        alliances={} if "alliances" in names else record.alliances,
        votes={} if "votes" in names else record.votes,
        trade={} if "trade" in names else record.trade,
        events=record.events,
        origins=record.origins,
        gaps=record.gaps,
    )
