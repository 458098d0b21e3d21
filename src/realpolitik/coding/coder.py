"""The definition of coding: a document and its sentences to events.

A pure function of the document. Names are found first; `choosing` says which sentences are worth
the model and the parser.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from realpolitik.codebook.plover import root_named
from realpolitik.coding.attribution import quote_chain, speakers_of
from realpolitik.coding.choosing import chosen
from realpolitik.coding.clausedates import Dates, is_asked
from realpolitik.coding.contexts import contexts_of
from realpolitik.coding.datelines import dateline, without_dateline
from realpolitik.coding.deciding import Decision, Thresholds, by_parse, decide
from realpolitik.coding.discourse import Discourse, Mention
from realpolitik.coding.implied import with_implied_target, with_partner
from realpolitik.coding.lexicon import Lexicon, lexicon
from realpolitik.coding.mentions import find_mentions
from realpolitik.coding.modes import mode_of
from realpolitik.coding.quotes import quotation_end, quoted
from realpolitik.coding.roots import Read, model
from realpolitik.coding.speakers import (
    is_source,
    named_speakers,
    outlet_named,
    speakers_after,
    with_outlet,
)
from realpolitik.coding.stance import stance_of
from realpolitik.coding.status import status_of, weighed
from realpolitik.coding.telling import Telling
from realpolitik.coding.triggers import trigger_of
from realpolitik.coding.twins import with_twins
from realpolitik.gazetteer.names import Finder, Hit
from realpolitik.gazetteer.times import Times
from realpolitik.records.actor import Actor
from realpolitik.records.date import EventDate
from realpolitik.records.event import Event, Speaker, Stance, Status
from realpolitik.records.reading import CodedDocument

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from realpolitik.records.document import Document, Sentence

VERSION = "2026.11d"
BAR = Thresholds()
LANGUAGES = frozenset({"en"})


def code_document(document: Document, sentences: Sequence[Sentence]) -> CodedDocument:
    """The events one document claims, in the order of their triggers.

    Takes:   a document and its sentences (`reading.sentences`), in text order.
    Returns: the same with the actors of each sentence and the events. A document in a language
             the coder does not know has no mentions and no events.
    Raises:  nothing.
    """
    if document.language not in LANGUAGES:
        return CodedDocument(document, tuple(sentences), ((),) * len(sentences), ())
    given = sentences
    sentences, filed = _said(given)
    filed = filed or dateline(f"{document.dateline} – …")[1]
    times = Times.of(document.text, document.published)
    hits = _named(sentences, times)
    discourse = Discourse.of(filed, [s.text for s in sentences], hits)
    quoting = Quoting(document, sentences)
    words = lexicon()
    mentions: list[tuple[Actor, ...]] = []
    events: list[Event] = []
    discourse.events = events
    for sentence, named, one in zip(sentences, hits, chosen(sentences, hits, BAR), strict=True):
        if one is None:
            mentions.append(_bare(named, sentence))
            discourse.glimpse(mentions[-1])
            continue
        doc, seen = one
        found = find_mentions(doc, named, sentence.span.start, discourse)
        mentions.append(tuple(actor for m in found for actor in m.actors if actor.country))
        for event, decision in _events(document, sentence, doc, seen, found, quoting, words):
            if decision.denial:
                events.append(event)
            elif not decision.elsewhere:
                events.append(with_implied_target(event, events))
            elif told := with_partner(event, events):
                events.append(told)
            elif decision.at_thing and event.attribution:
                events.append(event)
        discourse.note(found, doc)
    return CodedDocument(
        replace(document, notes=(*document.notes, times.note())) if times.presumed else document,
        tuple(given),
        tuple(mentions),
        tuple(with_twins(events)),
        discourse.unresolved,
    )


def _said(sentences: Sequence[Sentence]) -> tuple[list[Sentence], str]:
    """The sentences without datelines, and the place that the first dateline names."""
    cut = [without_dateline(s) for s in sentences]
    return [s for s, _ in cut], next((place for _, place in cut if place), "")


def _named(sentences: Sequence[Sentence], times: Times) -> list[list[Hit]]:
    finder = Finder(times.published)
    hits: list[list[Hit]] = []
    for sentence in sentences:
        if times.presumed:
            finder.turn(times.day(sentence.span.start, sentence.span.end))
        hits.append(finder.find(sentence.text))
    return hits


def _bare(hits: Sequence[Hit], sentence: Sentence) -> tuple[Actor, ...]:
    return tuple(
        Actor(
            country=hit.readings[0].country,
            sector=hit.readings[0].sector,
            text=hit.text,
            basis=hit.readings[0].basis,
            span=hit.span.shifted(sentence.span.start),
        )
        for hit in hits
        if hit.readings and hit.readings[0].country
    )


class Quoting:
    """Which characters of the document are quoted, and whose words the open quotation holds."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self._document, self._sentences = document, sentences
        self._flags: dict[int, tuple[int, list[bool]]] = {}
        by_paragraph: dict[int, list[Sentence]] = {}
        for sentence in sentences:
            by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
        for paragraph, members in by_paragraph.items():
            start, end = members[0].span.start, members[-1].span.end
            self._flags[paragraph] = (start, quoted(document.text[start:end]))
        self.chain: tuple[Speaker, ...] = ()
        self.outlet: Speaker | None = None
        self._paragraph = -1

    @cached_property
    def telling(self) -> Telling:
        """The time of the document, for which all its dates are read once there is an event."""
        return Telling(self._document, self._sentences)

    def enter(self, sentence: Sentence) -> None:
        """Begin a sentence: a speaker is forgotten after a paragraph without quotation."""
        if sentence.paragraph > self._paragraph + 1:
            self.chain = ()
        if sentence.paragraph != self._paragraph:
            self.outlet = None
        self._paragraph = sentence.paragraph

    def covers(self, sentence: Sentence, place: int) -> bool:
        """Whether the character at `place` of the document stands inside quotation marks."""
        start, flags = self._flags[sentence.paragraph]
        return 0 <= place - start < len(flags) and flags[place - start]

    def speakers(self, sentence: Sentence, place: int) -> tuple[Speaker, ...]:
        """Who speaks the quoted words at `place`: whom the text names after them, else before."""
        start, flags = self._flags[sentence.paragraph]
        end = start + quotation_end(flags, place - start)
        text, published = self._document.text, self._document.published
        return speakers_after(text[end + 1 :], published) or self.chain


def _events(
    document: Document,
    sentence: Sentence,
    doc: Doc,
    seen: Read | None,
    found: list[Mention],
    quoting: Quoting,
    words: Lexicon,
) -> Iterator[tuple[Event, Decision]]:
    """The events of a sentence, each with what was decided."""
    quoting.enter(sentence)
    quoting.outlet = outlet_named(found, quoting.outlet)
    said = quote_chain(doc, words)
    if said:
        quoting.chain = named_speakers(said, found)
    dates: dict[bool, Dates] = {}
    loaded = model()
    for decision in (
        decide(doc, seen, found, words, loaded, BAR)
        if loaded and seen
        else by_parse(doc, found, words)
    ):
        event = _event(document, sentence, doc, found, decision, quoting, words, dates)
        yield event, decision


def _event(
    document: Document,
    sentence: Sentence,
    doc: Doc,
    found: list[Mention],
    decision: Decision,
    quoting: Quoting,
    words: Lexicon,
    dates: dict[bool, Dates],
) -> Event:
    head, last = doc[decision.trigger], doc[decision.words[-1]]
    act = last if last.pos_ == "NOUN" and last.lemma_.lower() in words.nouns else head
    status = status_of(act, words, decision.root)
    status = weighed(status, decision.statuses, BAR.rule_status)
    trigger = trigger_of(doc, decision.words, sentence.span.start)
    inside = quoting.covers(sentence, trigger.span.start)
    chain = with_outlet(named_speakers(speakers_of(head, words), found), quoting.outlet)
    if inside and not chain:
        chain = quoting.speakers(sentence, trigger.span.start)
    chain = tuple(s for s in chain if not is_source(s, decision.source))
    stance = stance_of(head, status, attributed=bool(chain), quoted=inside)
    future = status in (Status.PLANNED, Status.CONDITIONAL) or (
        status is Status.SPECULATED and is_asked(act)
    )
    if future not in dates:
        dates[future] = Dates(doc, quoting.telling.expressions(sentence, future=future))
    root = root_named(decision.root)
    mode = mode_of(decision.root, decision.mode, doc, decision.words)
    return Event(
        doc_id=document.doc_id,
        doc_ref=document.ref,
        sentence=sentence.index,
        span=sentence.span,
        text=sentence.text,
        source=decision.source,
        target=decision.target,
        root=root.name,
        mode=mode,
        contexts=contexts_of(sentence.text),
        cameo=root.modes.get(mode, root.cameo),
        quad=root.quad,
        intensity=root.intensity,
        status=status,
        stance=stance,
        attribution=chain,
        date=_date(dates[future], act, quoting, status, stance),
        trigger=trigger,
        confidence=decision.confidence,
        coder=VERSION,
        published=document.published.isoformat() if document.published else None,
        outlet=document.outlet,
        byline=document.byline,
        url=document.url,
    )


def _date(found: Dates, head: Token, quoting: Quoting, status: Status, stance: Stance) -> EventDate:
    """The date the sentence gives the act, or that of the report which tells it as news."""
    date = found.of(head, status)
    if date is None and status is Status.ASSERTED and stance is Stance.REPORTED:
        return quoting.telling.undated(head)
    return date or EventDate()
