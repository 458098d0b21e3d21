"""Three rival readings of the same conduct, ranked by the evidence against them.

Source: analysis of competing hypotheses: Heuer (1999), Psychology of Intelligence Analysis, ch. 8.
A reading is not proved by what fits it, since much fits all of them; it is weakened by what does
not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from realpolitik.thesis.finding import Finding, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

REAL = "The coalition is real"
BARGAINS = "It is a convenience of bilateral bargains"
RIVAL = "The members lean to the rival"
READINGS = (REAL, BARGAINS, RIVAL)

# What a decided finding counts against. Deeds are exchanged in bargains too, so deeds for the hub
# weaken only the reading that members lean to the rival; a shared burden, a treaty, or staying
# when it costs is more than a bargain needs.
COUNTS_AGAINST: dict[tuple[int, Outcome], tuple[str, ...]] = {
    (1, Outcome.FOR): (RIVAL,),
    (1, Outcome.AGAINST): (REAL, BARGAINS),
    (2, Outcome.FOR): (BARGAINS, RIVAL),
    (2, Outcome.AGAINST): (REAL,),
    (3, Outcome.FOR): (BARGAINS, RIVAL),
    (3, Outcome.AGAINST): (REAL,),
    (4, Outcome.FOR): (BARGAINS, RIVAL),
    (4, Outcome.AGAINST): (REAL,),
    (5, Outcome.FOR): (RIVAL,),
    (5, Outcome.AGAINST): (REAL,),
    (6, Outcome.FOR): (RIVAL,),
    (6, Outcome.AGAINST): (REAL, BARGAINS),
    (7, Outcome.FOR): (BARGAINS, RIVAL),
    (7, Outcome.AGAINST): (REAL,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reading, and the findings that count against it as (member, implication)."""

    name: str
    against: tuple[tuple[str, int], ...]


def ranked(findings: Iterable[Finding]) -> tuple[Reading, ...]:
    """The three readings, that with the least evidence against it first; ties keep their order.

    Takes:   findings; undecided ones count against nothing.
    Returns: every reading, with what counts against it.
    """
    against: dict[str, list[tuple[str, int]]] = {name: [] for name in READINGS}
    for finding in findings:
        for name in COUNTS_AGAINST.get((finding.implication, finding.outcome), ()):
            against[name].append((finding.member, finding.implication))
    readings = [Reading(name=name, against=tuple(against[name])) for name in READINGS]
    return tuple(sorted(readings, key=lambda reading: len(reading.against)))
