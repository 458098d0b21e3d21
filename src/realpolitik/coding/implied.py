"""Targets that the sentence leaves to the one before: "Cairo rejected the charge"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from realpolitik.records.event import Event

ANSWERS = frozenset({"REJECT", "AGREE", "CONCEDE"})
REACH = 2  # sentences
PARTNER_REACH = 1


def with_implied_target(event: Event, before: Sequence[Event]) -> Event:
    """An answer without a target is to whoever last acted on its source, up to two sentences back.

    Takes:   an event; the events before it in the document, in text order.
    Returns: the event, its target filled where the text before it makes that clear.
    """
    if event.target is not None or event.root not in ANSWERS:
        return event
    for earlier in reversed(before):
        if event.sentence - earlier.sentence > REACH:
            return event
        if (
            earlier.target is not None
            and earlier.target.country == event.source.country
            and earlier.source.country != event.source.country
        ):
            return replace(event, target=earlier.source)
    return event


def with_partner(event: Event, before: Sequence[Event]) -> Event | None:
    """An act on somebody the sentence does not name is on whom its source last had to do with.

    Takes:   an event without a target; the events before it in the document, in text order.
    Returns: the event with that target; None where no event of its sentence or the one before has
             its source and another country on two sides.
    """
    country = event.source.country
    for earlier in reversed(before):
        if event.sentence - earlier.sentence > PARTNER_REACH:
            return None
        if earlier.target is None or earlier.target.country == earlier.source.country:
            continue
        for own, other in (
            (earlier.source, earlier.target),
            (earlier.target, earlier.source),
        ):
            if own.country == country:
                return replace(event, target=other)
    return None
