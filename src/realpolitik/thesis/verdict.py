"""From findings to a verdict, by a rule that is the same for every hub and every rival.

The rule in words is RULE; docs/method/verdict.md gives it with its reasons.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from realpolitik.thesis.finding import Finding, Outcome
from realpolitik.thesis.implications import CONDUCT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

DECIDED = 2  # decided implications a member's verdict needs, one of them of conduct
LEAD = 2  # by how many one side must lead

RULE = (
    "A member's verdict rests on seven implications. Those of conduct (1, 2, 3, 7) count only acts "
    "reported as having happened and told by at least two independent origins, so that no document "
    "settles its own thesis; a writer's own inference never counts, and an announced act counts as "
    "a word. Those of structure (4, 5, 6) rest on the record outside the documents. Insufficient "
    "evidence: fewer than two implications are decided, or none of conduct. Supported: those for "
    "exceed those against by at least two, and none of conduct is against. Contradicted: those "
    "against exceed those for by at least two, and none of conduct is for. Mixed: anything else. "
    "The overall verdict is insufficient unless at least half of the supposed members have a "
    "verdict; supported if more than half of all members are supported and none is contradicted; "
    "contradicted if more than half are contradicted and none is supported; else mixed."
)


class Verdict(StrEnum):
    """What the evidence says of the thesis."""

    SUPPORTED = "supported"
    MIXED = "mixed"
    CONTRADICTED = "contradicted"
    INSUFFICIENT = "insufficient evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberVerdict:
    """One member's verdict, and the implications that decided it."""

    member: str
    verdict: Verdict
    decided_for: tuple[int, ...]
    decided_against: tuple[int, ...]


def of_member(member: str, outcomes: Mapping[int, Outcome]) -> MemberVerdict:
    """The verdict on one member.

    Takes:   the outcome of each implication by its number; absent ones are undecided.
    Returns: the verdict by RULE. Exchanging *for* and *against* throughout exchanges *supported*
             and *contradicted* and leaves the rest: the rule favours neither.

    >>> of_member("AAA", {1: Outcome.FOR, 4: Outcome.FOR}).verdict.value
    'supported'
    >>> of_member("AAA", {4: Outcome.FOR, 5: Outcome.FOR, 6: Outcome.FOR}).verdict.value
    'insufficient evidence'
    """
    pro = tuple(n for n in sorted(outcomes) if outcomes[n] is Outcome.FOR)
    con = tuple(n for n in sorted(outcomes) if outcomes[n] is Outcome.AGAINST)
    return MemberVerdict(
        member=member, verdict=_weigh(set(pro), set(con)), decided_for=pro, decided_against=con
    )


def overall(members: Sequence[MemberVerdict]) -> Verdict:
    """The verdict on the thesis from the verdicts on its members, by RULE."""
    count = dict.fromkeys(Verdict, 0)
    for member in members:
        count[member.verdict] += 1
    decided = len(members) - count[Verdict.INSUFFICIENT]
    if not decided or 2 * decided < len(members):
        return Verdict.INSUFFICIENT
    for verdict, contrary in (
        (Verdict.SUPPORTED, Verdict.CONTRADICTED),
        (Verdict.CONTRADICTED, Verdict.SUPPORTED),
    ):
        if 2 * count[verdict] > len(members) and not count[contrary]:
            return verdict
    return Verdict.MIXED


def by_member(members: Sequence[str], findings: Iterable[Finding]) -> tuple[MemberVerdict, ...]:
    """The verdict on each member from all findings."""
    outcomes: dict[str, dict[int, Outcome]] = {member: {} for member in members}
    for finding in findings:
        outcomes[finding.member][finding.implication] = finding.outcome
    return tuple(of_member(member, outcomes[member]) for member in members)


def _weigh(pro: set[int], con: set[int]) -> Verdict:
    if len(pro) + len(con) < DECIDED or not (pro | con) & CONDUCT:
        return Verdict.INSUFFICIENT
    if len(pro) - len(con) >= LEAD and not con & CONDUCT:
        return Verdict.SUPPORTED
    if len(con) - len(pro) >= LEAD and not pro & CONDUCT:
        return Verdict.CONTRADICTED
    return Verdict.MIXED
