"""Events as JSON lines: one object an event, the names and nesting of the project's event schema.

What is lost: the place of the actors' names in the document (the trigger's and the clause's stay).
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, BinaryIO

from realpolitik.errors import BadRow
from realpolitik.records.actor import Actor, Basis
from realpolitik.records.date import DateBasis, EventDate, Precision
from realpolitik.records.event import Event, Speaker, Stance, Status, Trigger
from realpolitik.records.span import Span
from realpolitik.store.rows import ImportedEvent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LOST = ("place of the actors' names in the document",)
DIGITS = 4  # of intensity and confidence: more is noise, and differs between machines


def to_json(event: Event) -> dict[str, Any]:
    """The event as a JSON object; a missing target, intensity or date of publication is null."""
    return {
        "event_id": event.event_id,
        "doc_id": event.doc_id,
        "doc_ref": event.doc_ref,
        "sentence": event.sentence,
        "span": [event.span.start, event.span.end],
        "text": event.text,
        "source": actor_json(event.source),
        "target": actor_json(event.target) if event.target else None,
        "root": event.root,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "cameo": event.cameo,
        "quad": event.quad,
        "intensity": None if math.isnan(event.intensity) else round(event.intensity, DIGITS),
        "status": str(event.status),
        "stance": str(event.stance),
        "attribution": [
            {"text": speaker.text, "country": speaker.country, "sector": speaker.sector}
            for speaker in event.attribution
        ],
        "date": event.date.edtf,
        "date_precision": str(event.date.precision),
        "date_basis": str(event.date.basis),
        "trigger": {
            "text": event.trigger.text,
            "span": [event.trigger.span.start, event.trigger.span.end],
        },
        "pair_id": event.pair_id,
        "confidence": round(event.confidence, DIGITS),
        "coder": event.coder,
        "published": event.published,
        "outlet": event.outlet,
        "byline": event.byline,
        "url": event.url,
    }


def actor_json(actor: Actor) -> dict[str, str]:
    """The actor as a JSON object."""
    return {
        "country": actor.country,
        "sector": actor.sector,
        "code": actor.code,
        "text": actor.text,
        "basis": str(actor.basis),
    }


def from_json(row: Mapping[str, Any], *, where: str = "") -> Event:
    """The event a JSON object of `to_json` holds; raises BadRow naming `where`."""
    try:
        event = Event(**fields(row))
        given = row["event_id"]
    except (KeyError, TypeError, ValueError, AttributeError) as said:
        raise BadRow(f"{where}: not an event of ours: {said!r}") from None
    if given == event.event_id:
        return event
    dataset = given.partition(":")[0] if ":" in given else "realpolitik"
    return ImportedEvent(dataset=dataset, given_id=given, **fields(row))


def fields(row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the event in `row`."""
    return {
        "doc_id": row["doc_id"],
        "doc_ref": row["doc_ref"],
        "sentence": row["sentence"],
        "span": Span(*row["span"]),
        "text": row["text"],
        "source": actor_of(row["source"]),
        "target": actor_of(row["target"]) if row["target"] else None,
        "root": row["root"],
        "mode": row["mode"],
        "contexts": tuple(row["contexts"]),
        "cameo": row["cameo"],
        "quad": row["quad"],
        "intensity": math.nan if row["intensity"] is None else float(row["intensity"]),
        "status": Status(row["status"]),
        "stance": Stance(row["stance"]),
        "attribution": tuple(
            Speaker(one["text"], one["country"], one["sector"]) for one in row["attribution"]
        ),
        "date": EventDate(
            row["date"], Precision(row["date_precision"]), DateBasis(row["date_basis"])
        ),
        "trigger": Trigger(row["trigger"]["text"], Span(*row["trigger"]["span"])),
        "pair_id": row["pair_id"],
        "confidence": float(row["confidence"]),
        "coder": row["coder"],
        "published": row["published"],
        "outlet": row["outlet"],
        "byline": row["byline"],
        "url": row["url"],
    }


def actor_of(row: Mapping[str, Any]) -> Actor:
    """The actor a JSON object holds."""
    return Actor(
        country=row["country"], sector=row["sector"], text=row["text"], basis=Basis(row["basis"])
    )


def line(event: Event) -> str:
    """The event as one line of JSON, without the line's end."""
    return json.dumps(to_json(event), ensure_ascii=False, allow_nan=False)


def write(events: Iterable[Event], file: BinaryIO) -> None:
    """Writes one line an event."""
    for event in events:
        file.write(line(event).encode("utf-8", "replace") + b"\n")
