"""Every citation is checked before a brief is written: no sentence, no statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.brief.measured import BETWEEN, HEDGING
from realpolitik.errors import UncheckedCitation
from realpolitik.thesis.masking import actors_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from realpolitik.brief.brief import Brief
    from realpolitik.records.actor import Actor
    from realpolitik.records.event import Event
    from realpolitik.records.reading import CodedDocument
    from realpolitik.thesis.finding import Finding
    from realpolitik.thesis.record import Row
    from realpolitik.thesis.thesis import Ground, Thesis

MATTER = {4: "alliances", 5: "votes", 6: "trade"}  # what the rows of a structural test are about


def check(brief: Brief, coded: Sequence[CodedDocument]) -> None:
    """Raise UncheckedCitation unless every citation in the brief bears its statement out.

    An event's sentence must stand in its document where the event says, and name its source, its
    target and its act; the sentence behind an inferred role must name the state and the cue; the
    events and rows behind a finding or a figure must be about exactly the states it speaks of,
    and rows about the matter it speaks of.
    """
    readings = {reading.document.doc_id: reading for reading in coded}
    for event in brief.events:
        if event.doc_id in readings:
            _check_event(event, readings[event.doc_id])
    for ground in brief.thesis.inferred_from:
        _check_ground(ground, readings)
    events = {event.event_id: event for event in brief.events}
    rows = {row.row_id: row for row in brief.method.rows}
    for finding in brief.implications:
        _check_finding(finding, brief.thesis, events, rows)
    for measurement in brief.method.measures:
        what = f"{measurement.measure} of {measurement.source}"
        states = {measurement.source, measurement.target}
        sides = {measurement.target, brief.thesis.rival}
        for event in _found(measurement.evidence, events, what):
            source, target = event.source.country, _target(event)
            if measurement.measure == BETWEEN:
                about = {source, target} == states
            elif measurement.measure == HEDGING:
                about = source == measurement.source and target in sides
            else:
                about = (source, target) == (measurement.source, measurement.target)
            _require(about, what, f"event {event.event_id} is about {source} and {target}")
    for claim in brief.claims:
        for event in _found(claim.elsewhere, events, "a claim"):
            _require(
                (event.source.country, _target(event), event.root)
                == (claim.event.source.country, _target(claim.event), claim.event.root),
                f"what others say of {claim.event.trigger.text!r}",
                f"event {event.event_id} is about another act",
            )


def _check_event(event: Event, reading: CodedDocument) -> None:
    what = f"{event.source.country} {event.root} {_target(event)} in {event.doc_ref}"
    text = reading.document.text
    _require(
        0 <= event.sentence < len(reading.sentences), what, f"there is no sentence {event.sentence}"
    )
    _require(event.span.of(text) == event.text, what, "the text at its span is not its text")
    sentence = reading.sentences[event.sentence]
    within = sentence.span.start <= event.span.start and event.span.end <= sentence.span.end
    _require(within, what, "it does not stand in its sentence")
    _require(
        event.trigger.text in sentence.text
        or event.trigger.span.of(text).split() == event.trigger.text.split(),
        what,
        f"its sentence lacks {event.trigger.text!r}",
    )
    for actor in filter(None, (event.source, event.target)):
        _require(_names(actor, sentence.text, text), what, f"its sentence lacks {actor.text!r}")


def _names(actor: Actor, sentence: str, text: str) -> bool:
    """Whether the sentence has the actor's words, or the document has them at the actor's span.

    A pronoun or noun phrase resolved to an earlier mention stands in the sentence as itself; an
    actor understood from the sentence before is where its span says.
    """
    return actor.text in sentence or (actor.span.end > 0 and actor.span.of(text) == actor.text)


def _check_ground(ground: Ground, readings: Mapping[str, CodedDocument]) -> None:
    what = f"the role of {ground.state} as {ground.role}"
    reading = readings.get(ground.doc_id)
    if reading is None:
        raise _unchecked(what, f"no document {ground.doc_id}")
    in_title = ground.sentence < 0
    said = reading.document.title or "" if in_title else reading.sentences[ground.sentence].text
    _require(said == ground.text, what, "its sentence reads otherwise")
    _require(ground.cue in ground.text, what, f"its sentence lacks {ground.cue!r}")
    if not in_title:
        states = {actor.country for actor in actors_of(reading)[ground.sentence]}
        _require(ground.state in states, what, f"its sentence does not name {ground.state}")


def _check_finding(
    finding: Finding, thesis: Thesis, events: Mapping[str, Event], rows: Mapping[str, Row]
) -> None:
    what = f"implication {finding.implication} for {finding.member}"
    sides = {thesis.hub, thesis.rival}
    sources = {finding.member}
    if finding.implication == 3:  # the burden is the whole coalition's
        sources |= {thesis.hub, *thesis.members}
    for cited in finding.evidence:
        if cited in rows:
            row = rows[cited]
            _require(
                finding.member in row.states and bool(sides & set(row.states)),
                what,
                f"row {cited} is about {', '.join(row.states)}",
            )
            _require(
                row.matter == MATTER.get(finding.implication),
                what,
                f"row {cited} is about {row.matter}",
            )
            continue
        for event in _found((cited,), events, what):
            _require(
                event.source.country in sources and _target(event) in sides,
                what,
                f"event {cited} is about {event.source.country} and {_target(event)}",
            )


def _found(ids: Iterable[str], events: Mapping[str, Event], what: str) -> list[Event]:
    wanted: Collection[str] = list(ids)
    for cited in wanted:
        _require(cited in events, what, f"there is no event or row {cited}")
    return [events[cited] for cited in wanted]


def _target(event: Event) -> str:
    return event.target.country if event.target else ""


def _require(holds: bool, what: str, why: str) -> None:
    if not holds:
        raise _unchecked(what, why)


def _unchecked(what: str, why: str) -> UncheckedCitation:
    return UncheckedCitation(
        f"The brief rests {what} on a citation that does not bear it out: {why}.",
        hint="Nothing was written. Code the documents again with the present version.",
    )
