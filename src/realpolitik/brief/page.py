"""All that the HTML page and the Markdown text may use, put in words once for both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from realpolitik.brief.figures import Bar, Tie, intervals, network, ties, timeline
from realpolitik.brief.literature import LITERATURE
from realpolitik.brief.measured import DEEDS, HEDGING, Measurement
from realpolitik.brief.wording import asked, dated, figure, listed, named, number, stated
from realpolitik.codebook.plover import QUADS
from realpolitik.gazetteer.crosswalk import country_name
from realpolitik.records.date import DateBasis
from realpolitik.thesis.finding import Finding, Outcome
from realpolitik.thesis.testimony import day_of
from realpolitik.thesis.verdict import MemberVerdict, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from realpolitik.brief.brief import Brief
    from realpolitik.brief.claims import Claim
    from realpolitik.records.event import Event
    from realpolitik.thesis.record import Row
    from realpolitik.thesis.robustness import Result
    from realpolitik.thesis.thesis import Ground

MARKS = {Outcome.FOR: "✓", Outcome.AGAINST: "✗", Outcome.INSUFFICIENT: "?"}
WORDS = {Outcome.FOR: "for", Outcome.AGAINST: "against", Outcome.INSUFFICIENT: "cannot tell"}
MONTHS = 36  # more rows than this, and the timeline goes by year
UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One sentence and the claims it makes."""

    text: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Claims of one kind, under a heading."""

    title: str
    explains: str
    quotations: tuple[Quotation, ...]


class Page:
    """The brief, and the words and figures in which it is shown."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.thesis = brief.thesis
        self.curve = brief.verdict.curve
        self.names = country_name
        self.named = named
        self.listed = listed
        self.figure = figure
        self.number = number
        self.dated = dated
        self.marks = MARKS
        self.words = WORDS
        self.literature = LITERATURE

    @cached_property
    def statement(self) -> str:
        """The thesis as a sentence."""
        return stated(self.thesis)

    @cached_property
    def question(self) -> str:
        """The thesis as a question."""
        return asked(self.thesis)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Each event's number in the list of events."""
        return {event.event_id: i for i, event in enumerate(self.brief.events, start=1)}

    def numbered(self, ids: Iterable[str]) -> list[tuple[str, int]]:
        """The events among some evidence, with their numbers, in the order of the list."""
        return sorted(
            ((i, self.numbers[i]) for i in ids if i in self.numbers), key=lambda pair: pair[1]
        )

    @property
    def proper(self) -> Result:
        """The verdict proper."""
        return self.curve.proper

    @property
    def verdict_class(self) -> str:
        """The verdict as one word, for the style sheet."""
        return self.proper.verdict.name.lower()

    @cached_property
    def robustness(self) -> str:
        """How many other ways of counting agree."""
        agreeing, of = self.curve.agreeing, len(self.curve.others)
        return (
            f"{agreeing} of {of} other ways of counting give the same verdict ({agreeing / of:.0%})"
        )

    @cached_property
    def lead(self) -> str:
        """The verdict in a sentence."""
        verdict = self.proper.verdict
        if verdict is Verdict.INSUFFICIENT:
            return (
                "The evidence at hand does not decide whether this coalition exists. What is "
                "missing, and how to get it, is listed below."
            )
        return (
            "; ".join(f"{country_name(m.member)}: {m.verdict}" for m in self.proper.by_member) + "."
        )

    def spread(self, finding: Finding) -> str:
        """A finding's estimate, where it has an interval to show."""
        estimate = finding.estimate
        return figure(estimate) if estimate and estimate.low < estimate.high else ""

    def finding(self, member: str, implication: int) -> Finding:
        """The finding of one cell of the table."""
        return next(
            f
            for f in self.brief.implications
            if f.member == member and f.implication == implication
        )

    def member(self, state: str) -> MemberVerdict:
        """The verdict on one member."""
        return next(m for m in self.proper.by_member if m.member == state)

    @cached_property
    def grounds(self) -> list[tuple[Ground, tuple[str, ...]]]:
        """The sentences behind the thesis, each with the roles read from it."""
        roles: dict[tuple[str, int], tuple[Ground, list[str]]] = {}
        for ground in self.thesis.inferred_from:
            _, said = roles.setdefault((ground.doc_id, ground.sentence), (ground, []))
            said.append(f"{country_name(ground.state)} as {ground.role}")
        return [(ground, tuple(dict.fromkeys(said))) for ground, said in roles.values()]

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The claims in two groups: the writers' own, and what they pass on."""
        claims = self.brief.claims
        return (
            Group(
                "What the documents claim",
                "The writers' own inferences and judgements. They never count for the verdict.",
                _quotations(claim for claim in claims if claim.opined),
            ),
            Group(
                "What they report as fact, and on whose word",
                "Only what is asserted counts, and only with a second origin.",
                _quotations(claim for claim in claims if not claim.opined),
            ),
        )

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Pairs of states with acts between them."""
        return ties(self.brief.method.measures)

    @property
    def network(self) -> Markup:
        """The signed network."""
        return network(self.thesis, self.ties)

    @cached_property
    def bars(self) -> tuple[Bar, ...]:
        """The timeline's rows: months, or years where there are many; yearless and undated last."""
        acts = self._shown()
        months = {day.strftime("%Y-%m") for event in acts if (day := day_of(event))}
        width = 7 if len(months) <= MONTHS else 4
        periods: dict[str, list[Event]] = {}
        for event in acts:
            edtf = event.date.edtf
            period = edtf[:width] if not edtf.startswith("XXXX") else edtf[:7]
            periods.setdefault(period or UNDATED, []).append(event)
        order = sorted(periods, key=lambda p: (p == UNDATED, p.startswith("X"), p))
        return tuple(_bar(period, periods[period]) for period in order)

    @property
    def timeline(self) -> Markup:
        """Acts over time."""
        return timeline(self.bars)

    @cached_property
    def deeds(self) -> tuple[Measurement, ...]:
        """Words against deeds of every pair."""
        return tuple(m for m in self.brief.method.measures if m.measure == DEEDS)

    @cached_property
    def hedging(self) -> tuple[Measurement, ...]:
        """Hedging of every member and courted state."""
        return tuple(m for m in self.brief.method.measures if m.measure == HEDGING)

    @property
    def deeds_chart(self) -> Markup:
        """The chart of words against deeds, without the courted states."""
        charted = {self.thesis.hub, self.thesis.rival, *self.thesis.members}
        rows = [(self.pair(m), m.estimate) for m in self.deeds if {m.source, m.target} <= charted]
        return intervals("deeds", "Words against deeds", ("all words", "all deeds"), rows)

    @property
    def hedging_chart(self) -> Markup:
        """The chart of hedging."""
        rows = [(country_name(m.source), m.estimate) for m in self.hedging]
        return intervals("hedging", "Hedging", ("one-sided", "even"), rows)

    def pair(self, measurement: Measurement) -> str:
        """Who towards whom, short."""
        return f"{country_name(measurement.source)} → {country_name(measurement.target)}"

    def row(self, row: Row) -> str:
        """A reference row in words, its codes as names."""
        said = row.says
        for code in row.states:
            said = re.sub(rf"\b{re.escape(code)}\b", named(code), said)
        return said[:1].upper() + said[1:]

    def actors(self, event: Event) -> str:
        """Who towards whom, with sectors."""
        source = _actor(event.source.country, event.source.sector)
        if event.target is None:
            return source
        return f"{source} → {_actor(event.target.country, event.target.sector)}"

    def chain(self, event: Event) -> str:
        """On whose word, outermost first; empty for the document itself."""
        return " → ".join(speaker.text for speaker in event.attribution)

    def place(self, event: Event) -> str:
        """Where an event stands: document and sentence, or a row of a data set."""
        if not event.dataset:
            return f"{event.doc_ref}, sentence {event.sentence + 1}"
        return event.doc_ref

    def quad(self, event: Event) -> str:
        """The event's class in words."""
        return QUADS[event.quad]

    def flagged(self, event: Event) -> bool:
        """Whether the event's date lacks its year."""
        return event.date.basis is DateBasis.STATED_NO_YEAR

    def _shown(self) -> list[Event]:
        """The events the figures count; of the two directions of one act, the first."""
        shown = {i for m in self.brief.method.measures if m.measure != HEDGING for i in m.evidence}
        events = (event for event in self.brief.events if event.event_id in shown)
        return list({event.pair_id or event.event_id: event for event in events}.values())


def _actor(code: str, sector: str) -> str:
    return f"{country_name(code)} ({sector})" if sector else country_name(code)


def _quotations(claims: Iterable[Claim]) -> tuple[Quotation, ...]:
    """The claims by the sentence they stand in, in the order of the text."""
    sentences: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        sentences.setdefault((claim.event.doc_id, claim.event.sentence), []).append(claim)
    return tuple(Quotation(found[0].event.text, tuple(found)) for found in sentences.values())


def _bar(period: str, acts: list[Event]) -> Bar:
    cooperative = sum(event.quad in (1, 2) for event in acts)
    return Bar(
        period=f"{period} (no year)" if period.startswith("X") else period,
        cooperative=cooperative,
        conflictual=len(acts) - cooperative,
        evidence=tuple(event.event_id for event in acts),
    )
