"""The seven observable implications of a coalition, fixed before any data are seen.

Each has a direction, a measure, a threshold and a minimum of cases. A conduct implication rests on
acts told by at least two independent origins; a structural one on the record. The tests know
neither which states they are asked about nor what outcome anybody hopes for.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from realpolitik.measures.burden import burden_share
from realpolitik.measures.deeds import share_of_deeds
from realpolitik.measures.hedging import hedging
from realpolitik.measures.intervals import jeffreys
from realpolitik.records.estimate import Estimate
from realpolitik.thesis.finding import Finding, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from realpolitik.thesis.record import Looked, Pair, Record
    from realpolitik.thesis.testimony import Act
    from realpolitik.thesis.thesis import Thesis

ORIGINS = 2  # conduct told by one origin alone decides nothing
MINIMUM = 5  # distinct acts; below, a 95 % interval is about as wide as the scale
PRESSURE = dt.timedelta(days=30)  # an act within a month of a clash is under its shadow


@dataclass(frozen=True, slots=True)
class Case:
    """All a test may look at: one member, the thesis, the distinct acts by pair, the record."""

    member: str
    thesis: Thesis
    acts: Mapping[Pair, Sequence[Act]]
    record: Record

    def between(self, source: str, target: str) -> Sequence[Act]:
        """The acts of `source` towards `target`."""
        return self.acts.get((source, target), ())

    def cooperation(self, target: str) -> list[Act]:
        """The member's cooperative acts towards `target`."""
        return [act for act in self.between(self.member, target) if act.cooperative]


@dataclass(frozen=True, slots=True)
class Measured:
    """What a test measured: None where nothing could be, and why."""

    estimate: Estimate | None
    because: str
    acts: tuple[Act, ...] = ()
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Implication:
    """One test: what it expects, by which measure, against which bar.

    The outcome is "for" where the whole 95 % interval lies above `threshold` (below it, if
    `above` is False), "against" where it lies on the other side, "insufficient" where it
    straddles. `step` is by how much the specification curve moves the bar.
    """

    number: int
    name: str
    expects: str
    measure: str
    conduct: bool
    threshold: float
    step: float
    above: bool
    minimum: str
    take: Callable[[Case], Measured]


def paired(acts: Iterable[Act]) -> dict[Pair, list[Act]]:
    """Acts by source and target, in the order they came."""
    pairs: defaultdict[Pair, list[Act]] = defaultdict(list)
    for act in acts:
        pairs[act.source, act.target].append(act)
    return dict(pairs)


def decide(implication: Implication, case: Case, shift: float = 0.0) -> Finding:
    """The finding of one implication for one member.

    Takes:   the implication, the case, and a shift of the bar in steps (0 for the test proper; a
             positive shift makes it harder to be *for*).
    Returns: a Finding; insufficient below the minimum, and, for conduct, when fewer than two
             origins tell of the acts.
    """
    measured = implication.take(case)
    evidence = (*(i for act in measured.acts for i in act.event_ids), *measured.rows)
    outcome, because = _outcome(implication, measured, shift)
    return Finding(
        implication=implication.number,
        member=case.member,
        outcome=outcome,
        estimate=measured.estimate,
        because=because,
        evidence=tuple(dict.fromkeys(evidence)),
    )


def _outcome(implication: Implication, measured: Measured, shift: float) -> tuple[Outcome, str]:
    estimate = measured.estimate
    if estimate is None:
        return Outcome.INSUFFICIENT, measured.because
    if implication.conduct:
        if not estimate.enough:
            return Outcome.INSUFFICIENT, (
                f"{measured.because} Fewer than {MINIMUM} distinct acts: too few to tell."
            )
        origins = {origin for act in measured.acts for origin in act.origins}
        if len(origins) < ORIGINS:
            return Outcome.INSUFFICIENT, (
                f"{measured.because} All told by one origin: it cannot settle its own thesis."
            )
    step = implication.step * shift
    bar = implication.threshold + (step if implication.above else -step)
    exceeds = estimate.exceeds(bar)
    if exceeds is None:
        return Outcome.INSUFFICIENT, (
            f"{measured.because} The 95 % interval includes the bar, {_said(bar)}."
        )
    outcome = Outcome.FOR if exceeds is implication.above else Outcome.AGAINST
    side = "above" if exceeds else "below"
    what = "95 % interval" if estimate.low < estimate.high else "value"
    return outcome, f"{measured.because} The {what} lies {side} the bar, {_said(bar)}."


def _deeds(case: Case) -> Measured:
    acts = case.cooperation(case.thesis.hub)
    if not acts:
        return Measured(None, "No cooperative act towards the hub on record.")
    deeds = sum(act.deed for act in acts)
    estimate = share_of_deeds(material=deeds, verbal=len(acts) - deeds)
    because = f"{deeds} of {len(acts)} cooperative acts towards the hub are deeds."
    return Measured(estimate, because, tuple(acts))


def _withholds(case: Case) -> Measured:
    hub, rival = case.cooperation(case.thesis.hub), case.cooperation(case.thesis.rival)
    acts = (*hub, *rival)
    if not acts:
        return Measured(None, "No cooperative act towards hub or rival on record.")
    sides = [tuple(abs(act.intensity) for act in side) for side in (hub, rival)]
    hedged = _hedging(sides[0], sides[1])
    to_rival = sum(sides[1]) / (sum(sides[0]) + sum(sides[1]))
    because = (
        f"{len(rival)} of {len(acts)} cooperative acts go to the rival; hedging is "
        f"{hedged.value:.2f} (0 one-sided, 1 even)."
    )
    if to_rival > 1 / 2:  # one-sided, but towards the rival: the scale runs on from 1 to 2
        hedged = Estimate(
            2 - hedged.value, 2 - hedged.high, 2 - hedged.low, hedged.n, hedged.enough
        )
        because += f" It leans to the rival: 2 − hedging = {hedged.value:.2f}."
    return Measured(hedged, because, acts)


@lru_cache(maxsize=64)
def _hedging(to_hub: tuple[float, ...], to_rival: tuple[float, ...]) -> Estimate:
    """Hedging with its bootstrap interval; most ways of counting leave most members as they are."""
    return hedging(to_hub, to_rival, np.random.default_rng(0))


def _burden(case: Case) -> Measured:
    coalition = (case.thesis.hub, *case.thesis.members)
    acts = [
        act
        for state in coalition
        for act in case.between(state, case.thesis.rival)
        if act.deed and not act.cooperative
    ]
    if not acts:
        return Measured(None, "No material conflict of the coalition with the rival on record.")
    own = sum(act.source == case.member for act in acts)
    share = burden_share(own, len(acts))
    even = len(coalition)
    scaled = Estimate(
        share.value * even, share.low * even, share.high * even, share.n, share.enough
    )
    because = (
        f"{own} of the coalition's {len(acts)} acts of material conflict with the rival: "
        f"{scaled.value:.2f} of an even share among {even}."
    )
    return Measured(scaled, because, tuple(acts))


def _stays(case: Case) -> Measured:
    hub, rival = case.thesis.hub, case.thesis.rival
    clashes = [
        act
        for act in (*case.between(hub, rival), *case.between(rival, hub))
        if act.deed and not act.cooperative and act.day
    ]
    if not clashes:
        return Measured(None, "No dated material conflict between hub and rival on record.")
    days = sorted({act.day for act in clashes if act.day})
    under = [
        act
        for side in (hub, rival)
        for act in case.between(case.member, side)
        if act.day and _soon_after(days, act.day)
    ]
    if not under:
        return Measured(
            None, "No dated act of the member within 30 days after a clash of hub and rival."
        )
    sided = sum((act.target == hub) is act.cooperative for act in under)
    low, high = jeffreys(sided, len(under))
    estimate = Estimate(sided / len(under), low, high, len(under), len(under) >= MINIMUM)
    because = (
        f"{sided} of {len(under)} acts within 30 days after a clash side with the hub "
        "(cooperation with it, or conflict with the rival)."
    )
    return Measured(estimate, because, tuple(under))


def _soon_after(days: Sequence[dt.date], day: dt.date) -> bool:
    """Whether `day` is within a month after one of `days`, which are in order."""
    before = bisect_right(days, day)
    return before > 0 and day - days[before - 1] <= PRESSURE


def _treaty(case: Case) -> Measured:
    measured = _contrast(case, case.record.obligation, "treaty obligations")
    sides = (case.thesis.hub, case.thesis.rival)
    hub, rival = (case.record.obligation(case.member, side) for side in sides)
    if hub is None or rival is None:
        return measured
    bound = ["" if side.estimate.value else "not " for side in (hub, rival)]
    because = f"Bound by treaty in force: {bound[0]}to the hub, {bound[1]}to the rival."
    return replace(measured, because=because)


def _votes(case: Case) -> Measured:
    return _contrast(case, case.record.similarity, "similarity of votes")


def _trade(case: Case) -> Measured:
    return _contrast(case, case.record.trade_share, "share of trade")


def _contrast(case: Case, look: Callable[[str, str], Looked | None], what: str) -> Measured:
    """The value with the hub less the value with the rival; the interval spans both."""
    hub, rival = look(case.member, case.thesis.hub), look(case.member, case.thesis.rival)
    absent = [side for side, looked in (("hub", hub), ("rival", rival)) if looked is None]
    if hub is None or rival is None:
        return Measured(None, f"No data on {what} with the {' or '.join(absent)}.")
    with_hub, with_rival = hub.estimate, rival.estimate
    estimate = Estimate(
        with_hub.value - with_rival.value,
        with_hub.low - with_rival.high,
        with_hub.high - with_rival.low,
        min(with_hub.n, with_rival.n),
        with_hub.enough and with_rival.enough,
    )
    because = (
        f"{what.capitalize()} {_said(with_hub.value)} with the hub, "
        f"{_said(with_rival.value)} with the rival."
    )
    return Measured(estimate, because, rows=tuple(r.row_id for r in (*hub.rows, *rival.rows)))


def _said(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")


IMPLICATIONS: tuple[Implication, ...] = (
    Implication(
        number=1,
        name="Deeds for the hub",
        expects="gives deeds, not only words, to the hub",
        measure="share of material among its cooperative acts towards the hub",
        conduct=True,
        threshold=0.5,
        step=0.1,
        above=True,
        minimum="5 distinct acts from 2 origins",
        take=_deeds,
    ),
    Implication(
        number=2,
        name="Withholds from the rival",
        expects="withholds cooperation from the rival instead of hedging",
        measure="hedging, 2·min(p_hub, p_rival); past 1 where it leans to the rival",
        conduct=True,
        threshold=0.5,
        step=0.1,
        above=False,
        minimum="5 distinct acts from 2 origins",
        take=_withholds,
    ),
    Implication(
        number=3,
        name="Shares the burden",
        expects="shares the burden of conflict with the rival",
        measure="its share of the coalition's material conflict with the rival, as a multiple "
        "of an even share",
        conduct=True,
        threshold=0.5,
        step=0.1,
        above=True,
        minimum="5 distinct acts from 2 origins",
        take=_burden,
    ),
    Implication(
        number=4,
        name="Treaty",
        expects="is bound to the hub by treaty, and not to the rival",
        measure="obligation to the hub (1 or 0) less obligation to the rival",
        conduct=False,
        threshold=0.5,
        step=0.0,
        above=True,
        minimum="a row for both pairs",
        take=_treaty,
    ),
    Implication(
        number=5,
        name="Votes",
        expects="votes with the hub rather than the rival",
        measure="similarity of votes with the hub less similarity with the rival",
        conduct=False,
        threshold=0.0,
        step=0.1,
        above=True,
        minimum="both similarities, each with enough votes",
        take=_votes,
    ),
    Implication(
        number=6,
        name="Trade",
        expects="depends on the hub more than on the rival in trade",
        measure="share of its trade with the hub less share with the rival",
        conduct=False,
        threshold=0.0,
        step=0.05,
        above=True,
        minimum="both shares",
        take=_trade,
    ),
    Implication(
        number=7,
        name="Stays when it costs",
        expects="sides with the hub when hub and rival clash",
        measure="share of its acts within 30 days after a clash that side with the hub",
        conduct=True,
        threshold=0.5,
        step=0.1,
        above=True,
        minimum="5 distinct acts from 2 origins",
        take=_stays,
    ),
)
BY_NUMBER = {implication.number: implication for implication in IMPLICATIONS}
CONDUCT = frozenset(i.number for i in IMPLICATIONS if i.conduct)
