"""Records as rows of the store's tables, and back."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from realpolitik.records.actor import Actor, Basis
from realpolitik.records.date import DateBasis, EventDate, Precision
from realpolitik.records.document import Document, Sentence
from realpolitik.records.event import Event, Speaker, Stance, Status, Trigger
from realpolitik.records.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from realpolitik.records.reading import CodedDocument

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedEvent(Event):
    """An event of another data set, which has given it an id of its own.

    `given_id` is `dataset:number`, or the id in the file.
    """

    given_id: str = ""

    @property
    def event_id(self) -> str:
        """The id the data set gave it."""
        return self.given_id


def digest(coded: CodedDocument, coder: str) -> str:
    """A hash of all that is kept of a document: equal digests, nothing to do."""
    return sha256(repr((coded, coder)).encode("utf-8", "surrogatepass")).hexdigest()


def document_row(coded: CodedDocument, coder: str) -> Row:
    """The row of table `document`."""
    document = coded.document
    return {
        "doc_id": document.doc_id,
        "ref": document.ref,
        "text": document.text,
        "title": document.title,
        "byline": document.byline,
        "outlet": document.outlet,
        "url": document.url,
        "published": document.published,
        "published_evidence": document.published_evidence,
        "language": document.language,
        "media_type": document.media_type,
        "origin": document.origin,
        "notes": list(document.notes),
        "unresolved": coded.unresolved,
        "coder": coder,
        "digest": digest(coded, coder),
    }


def document_of(row: Mapping[str, Any]) -> Document:
    """The document a row of table `document` holds."""
    kept: dict[str, Any] = {name: row[name] for name in Document.__dataclass_fields__}
    kept["notes"] = tuple(row["notes"])
    return Document(**kept)


def sentence_rows(sentences: Iterable[Sentence]) -> list[Row]:
    """The rows of table `sentence`."""
    return [
        {
            "doc_id": sentence.doc_id,
            "idx": sentence.index,
            "paragraph": sentence.paragraph,
            "span_start": sentence.span.start,
            "span_end": sentence.span.end,
            "text": sentence.text,
            "heading": sentence.heading,
        }
        for sentence in sentences
    ]


def sentence_of(row: Mapping[str, Any]) -> Sentence:
    """The sentence a row of table `sentence` holds."""
    return Sentence(
        doc_id=row["doc_id"],
        index=row["idx"],
        paragraph=row["paragraph"],
        span=Span(row["span_start"], row["span_end"]),
        text=row["text"],
        heading=row["heading"],
    )


def actor_rows(coded: CodedDocument) -> list[Row]:
    """The rows of table `actor`: each mention of each sentence."""
    return [
        {
            "doc_id": coded.document.doc_id,
            "sentence": sentence.index,
            "position": position,
            "country": actor.country,
            "sector": actor.sector,
            "text": actor.text,
            "basis": str(actor.basis),
            "span_start": actor.span.start,
            "span_end": actor.span.end,
        }
        for sentence, mentions in zip(coded.sentences, coded.mentions, strict=True)
        for position, actor in enumerate(mentions)
    ]


def actor_of(row: Mapping[str, Any]) -> Actor:
    """The actor a row of table `actor` holds."""
    return Actor(
        country=row["country"],
        sector=row["sector"],
        text=row["text"],
        basis=Basis(row["basis"]),
        span=Span(row["span_start"], row["span_end"]),
    )


def day_of(date: EventDate) -> dt.date | None:
    """The day of a date that is known to the day, else None."""
    if date.precision is not Precision.DAY:
        return None
    try:
        return dt.date.fromisoformat(date.edtf)
    except ValueError:
        return None


def year_of(date: EventDate) -> int | None:
    """The year a date certainly falls in, else None.

    >>> year_of(EventDate("2021-04/2021-06", Precision.RANGE)), year_of(EventDate("XXXX-04-07"))
    (2021, None)
    """
    years = {part[:4] for part in date.edtf.split("/")}
    if len(years) != 1:
        return None
    (year,) = years
    return int(year) if re.fullmatch(r"[0-9]{4}", year) else None


def event_row(event: Event) -> Row:
    """The row of table `event` for an event coded here."""
    target = event.target
    day = day_of(event.date)
    return {
        "dataset": "",
        "event_id": event.event_id,
        "doc_id": event.doc_id,
        "doc_ref": event.doc_ref,
        "sentence": event.sentence,
        "span_start": event.span.start,
        "span_end": event.span.end,
        "text": event.text,
        "trigger_text": event.trigger.text,
        "trigger_start": event.trigger.span.start,
        "trigger_end": event.trigger.span.end,
        "pair_id": event.pair_id,
        "coder": event.coder,
        "byline": event.byline,
        "source_start": event.source.span.start,
        "source_end": event.source.span.end,
        "target_start": target.span.start if target else None,
        "target_end": target.span.end if target else None,
        "contexts": list(event.contexts),
        "source_country": event.source.country,
        "source_sector": event.source.sector,
        "source_text": event.source.text,
        "source_basis": str(event.source.basis),
        "target_country": target.country if target else None,
        "target_sector": target.sector if target else None,
        "target_text": target.text if target else None,
        "target_basis": str(target.basis) if target else None,
        "root": event.root,
        "mode": event.mode,
        "cameo": event.cameo,
        "quad": event.quad,
        "intensity": event.intensity,
        "status": str(event.status),
        "stance": str(event.stance),
        "confidence": event.confidence,
        "day": day,
        "year": year_of(event.date),
        "edtf": None if day else event.date.edtf,
        "date_precision": str(event.date.precision),
        "date_basis": str(event.date.basis),
        "published": event.published,
        "outlet": event.outlet,
        "url": event.url,
    }


def attribution_rows(events: Iterable[Event]) -> list[Row]:
    """The rows of table `attribution`."""
    return [
        {
            "doc_id": event.doc_id,
            "event_id": event.event_id,
            "position": position,
            "text": speaker.text,
            "country": speaker.country,
            "sector": speaker.sector,
        }
        for event in events
        for position, speaker in enumerate(event.attribution)
    ]


def event_of(row: Mapping[str, Any], attribution: Sequence[Speaker] = ()) -> Event:
    """The event a row of view `events` holds, with those it is attributed to."""
    target = (
        Actor(
            country=row["target_country"],
            sector=row["target_sector"] or "",
            text=row["target_text"] or "",
            basis=Basis(row["target_basis"] or "name"),
            span=Span(row["target_start"], row["target_end"]),
        )
        if row["target_country"] is not None
        else None
    )
    facts: dict[str, Any] = {
        "doc_id": row["doc_id"],
        "doc_ref": row["doc_ref"],
        "sentence": row["sentence"],
        "span": Span(row["span_start"], row["span_end"]),
        "text": row["text"],
        "source": Actor(
            country=row["source_country"],
            sector=row["source_sector"],
            text=row["source_text"],
            basis=Basis(row["source_basis"]),
            span=Span(row["source_start"], row["source_end"]),
        ),
        "target": target,
        "root": row["root"],
        "quad": row["quad"],
        "intensity": math.nan if row["intensity"] is None else row["intensity"],
        "trigger": Trigger(row["trigger_text"], Span(row["trigger_start"], row["trigger_end"])),
        "mode": row["mode"],
        "contexts": tuple(row["contexts"]),
        "cameo": row["cameo"],
        "status": Status(row["status"]),
        "stance": Stance(row["stance"]),
        "attribution": tuple(attribution),
        "date": EventDate(
            row["edtf"], Precision(row["date_precision"]), DateBasis(row["date_basis"])
        ),
        "pair_id": row["pair_id"],
        "confidence": row["confidence"],
        "coder": row["coder"],
        "published": row["published"],
        "outlet": row["outlet"],
        "byline": row["byline"],
        "url": row["url"],
    }
    if row["dataset"]:
        return ImportedEvent(dataset=row["dataset"], given_id=row["event_id"], **facts)
    return Event(**facts)
