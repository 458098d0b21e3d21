"""Coded documents made by hand: names found by a table, acts given by the test."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from realpolitik.codebook.plover import root_named
from realpolitik.gazetteer.states import states
from realpolitik.records.actor import Actor, Basis
from realpolitik.records.date import DateBasis, EventDate, Precision
from realpolitik.records.document import Document, Sentence
from realpolitik.records.estimate import Estimate
from realpolitik.records.event import Event, Speaker, Stance, Status, Trigger
from realpolitik.records.reading import CodedDocument
from realpolitik.records.span import Span
from realpolitik.thesis.record import Looked, Record, Row

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

SENTENCE = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“])")


@dataclass(frozen=True)
class Act:
    """One act of a text: the word that names it, who, what, to whom."""

    trigger: str
    source: str
    root: str
    target: str
    status: Status = Status.ASSERTED
    stance: Stance = Stance.REPORTED
    said_by: tuple[Speaker, ...] = ()
    date: str = ""


@cache
def names() -> dict[str, tuple[str, Basis]]:
    table: dict[str, tuple[str, Basis]] = {}
    for state in states():
        for name in (state.name, *state.aliases):
            table[name] = (state.code, Basis.NAME)
        for word in (*state.adjectives, *state.people):
            table[word] = (state.code, Basis.DEMONYM)
    return table


def coded(
    text: str,
    acts: Sequence[Act] = (),
    *,
    ref: str = "article.txt",
    extra: dict[str, str] | None = None,
    title: str | None = None,
    outlet: str | None = None,
    published: dt.date | None = None,
    origin: str = "",
) -> CodedDocument:
    """`text` with its state names as mentions; `extra` adds names (leaders, capitals)."""
    document = Document.of(
        text, ref, title=title, outlet=outlet, published=published, origin=origin
    )
    table = names() | {name: (code, Basis.OFFICE_HOLDER) for name, code in (extra or {}).items()}
    pattern = re.compile(
        r"(?<![\w])(?:the )?("
        + "|".join(map(re.escape, sorted(table, key=len, reverse=True)))
        + r")(?![\w])"
    )
    sentences: list[Sentence] = []
    start = 0
    for paragraph, block in enumerate(text.split("\n\n")):
        for piece in SENTENCE.split(block):
            at = text.index(piece, start)
            start = at + len(piece)
            sentences.append(
                Sentence(
                    doc_id=document.doc_id,
                    index=len(sentences),
                    paragraph=paragraph,
                    span=Span(at, start),
                    text=piece,
                    heading=not piece.rstrip().endswith((".", "?", "!", "”")),
                )
            )
    mentions = tuple(
        tuple(
            Actor(
                country=table[m[1]][0],
                sector="",
                text=m[1],
                basis=table[m[1]][1],
                span=Span(m.start(1) + s.span.start, m.end(1) + s.span.start),
            )
            for m in pattern.finditer(s.text)
        )
        for s in sentences
    )
    events = tuple(_event(act, document, sentences, mentions) for act in acts)
    return CodedDocument(document, tuple(sentences), mentions, events)


def _event(act: Act, document: Document, sentences, mentions) -> Event:
    for sentence, actors in zip(sentences, mentions, strict=True):
        source = next((a for a in actors if a.text == act.source), None)
        target = next((a for a in actors if a.text == act.target), None)
        if act.trigger in sentence.text and source and target:
            break
    else:
        raise AssertionError(f"no sentence has {act}")
    at = sentence.span.start + sentence.text.index(act.trigger)
    root = root_named(act.root)
    yearless = act.date.startswith("XXXX")
    basis = DateBasis.STATED_NO_YEAR if yearless else DateBasis.STATED
    return Event(
        doc_id=document.doc_id,
        doc_ref=document.ref,
        sentence=sentence.index,
        span=sentence.span,
        text=sentence.text,
        source=source,
        target=target,
        root=act.root,
        quad=root.quad,
        intensity=root.intensity,
        trigger=Trigger(act.trigger, Span(at, at + len(act.trigger))),
        status=act.status,
        stance=act.stance,
        attribution=act.said_by,
        date=EventDate(act.date, Precision.DAY, basis) if act.date else EventDate(),
        coder="made by hand",
        outlet=document.outlet,
    )


def imported(
    dataset: str, number: int, source: str, root: str, target: str, day: str, **facts: object
) -> Event:
    """An event of a data set: no sentence, but a row."""
    kind = root_named(root)

    def actor(code: str) -> Actor:
        return Actor(country=code, sector="GOV", text=code, basis=Basis.NAME)

    return Event(
        doc_id=f"{dataset}:{number}",
        doc_ref=f"{dataset}.csv:{number}",
        sentence=0,
        span=Span(0, 0),
        text="",
        source=actor(source),
        target=actor(target),
        root=root,
        quad=kind.quad,
        intensity=kind.intensity,
        trigger=Trigger("", Span(0, 0)),
        date=EventDate(day, Precision.DAY, DateBasis.STATED) if day else EventDate(),
        coder=dataset,
        dataset=dataset,
        **facts,
    )


def looked(value: float, matter: str, a: str, b: str, width: float = 0.0) -> Looked:
    """A value looked up for a pair, and its row."""
    row = Row(
        row_id=f"{matter}:{a}-{b}:2021",
        dataset=matter,
        states=(a, b),
        matter=matter,
        says=f"{a} and {b}: {value}, 2021",
    )
    return Looked(Estimate(value, value - width, value + width, 80, enough=True), (row,))


def record(*, member: str = "IRN", hub: str = "CHN", rival: str = "USA", deeds: int = 12) -> Record:
    """A record in which `member` acts for `hub`, told by two data sets, and leans to it."""
    acts = [
        imported("first" if i % 2 else "second", i, member, "AID", hub, f"2021-05-{i + 1:02d}")
        for i in range(deeds)
    ]

    def pair(a: str, b: str) -> tuple[str, str]:
        return (a, b) if a <= b else (b, a)

    return Record(
        alliances={
            pair(member, hub): looked(1.0, "alliances", *pair(member, hub)),
            pair(member, rival): looked(0.0, "alliances", *pair(member, rival)),
        },
        votes={
            pair(member, hub): looked(0.8, "votes", *pair(member, hub), 0.05),
            pair(member, rival): looked(0.3, "votes", *pair(member, rival), 0.05),
        },
        trade={
            (member, hub): looked(0.3, "trade", member, hub),
            (member, rival): looked(0.1, "trade", member, rival),
        },
        events=tuple(acts),
    )
