"""Events as data sets without status know them: what happened, and what was announced.

A future act has its own root here and status `planned`; PLOVER's manual codes the announcement
instead: AGREE for cooperation to come, CONCEDE for a yielding to come, THREATEN for material
conflict to come. Denied, conditional and speculated acts did not happen and have no place.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from realpolitik.codebook import cameo
from realpolitik.codebook.plover import root_named
from realpolitik.records.event import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from realpolitik.records.event import Event

ANNOUNCED = {
    "CONSULT": "AGREE",
    "SUPPORT": "AGREE",
    "COOPERATE": "AGREE",
    "AID": "AGREE",
    "RETREAT": "CONCEDE",
    "SANCTION": "THREATEN",
    "COERCE": "THREATEN",
    "MOBILIZE": "THREATEN",
    "PROTEST": "THREATEN",
    "ASSAULT": "THREATEN",
}
LOST = (
    "events that are negated, conditional or speculated",
    "events not dated to the day",
    "the root of a planned event: it becomes the announcement of it",
    "status, stance and attribution",
    "sentence, span and trigger in the document; confidence; evidence of actors and date",
)


def strict(event: Event) -> Event | None:
    """The event as PLOVER's manual codes it; None where it has no place in such data.

    The result keeps the id of the event it was made of: see `ids`.
    """
    if len(event.date.edtf) != len("2021-04-07") or not event.date.edtf[:4].isdigit():
        return None
    if event.status is Status.ASSERTED:
        return event
    if event.status is not Status.PLANNED:
        return None
    root = root_named(ANNOUNCED.get(event.root, event.root))
    return replace(
        event,
        root=root.name,
        mode="",
        cameo=root.cameo,
        quad=root.quad,
        intensity=root.intensity,
        status=Status.ASSERTED,
    )


def pairs(events: Iterable[Event]) -> Iterator[tuple[str, Event]]:
    """The id of each event that has a place, and the event as it is written."""
    for event in events:
        written = strict(event)
        if written is not None:
            yield event.event_id, written


def cameo_code(event: Event) -> str:
    """The CAMEO code to write: the event's own, its mode's, or a general one of its root.

    Only a code that reads back as the event's root will do.
    """
    root = root_named(event.root)
    known = cameo.codes()
    for code in (event.cameo, root.modes.get(event.mode, ""), root.cameo):
        if code in known and known[code].root == root.name:
            return code
    return next(
        code for code, what in known.items()
        if what.root == root.name and not what.statement and len(code) > len("08")
    )  # fmt: skip


def number_of(event_id: str, dataset: str) -> int:
    """A whole number for an event: the one its data set gave it, else one made of its id."""
    origin, _, number = event_id.rpartition(":")
    if origin.startswith(dataset) and number.isdigit():
        return int(number)
    return int.from_bytes(sha256(event_id.encode()).digest()[:8], "big") % 2**62
