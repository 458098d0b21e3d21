"""Both directions of a reciprocal event."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from realpolitik.codebook.plover import root_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from realpolitik.records.event import Event


def with_twins(events: Iterable[Event]) -> Iterator[Event]:
    """Each event, and behind each reciprocal one (A meets B) its mirror (B meets A).

    The two carry one `pair_id`. A mirror that the text itself states is not made again.
    """
    listed = list(events)
    stated = {_key(event) for event in listed}
    for event in listed:
        if not (root_named(event.root).reciprocal and event.target is not None):
            yield event
            continue
        pair = replace(event, pair_id=_pair_id(event))
        yield pair
        mirror = replace(pair, source=event.target, target=event.source)
        if _key(mirror) not in stated:
            yield mirror


def _key(event: Event) -> tuple[object, ...]:
    target = event.target.code if event.target else ""
    return (event.sentence, event.trigger.span, event.root, event.source.code, target)


def _pair_id(event: Event) -> str:
    sides = sorted((event.source.code, event.target.code if event.target else ""))
    key = (event.doc_id, event.trigger.span.start, event.trigger.span.end, event.root, *sides)
    return sha256(repr(key).encode()).hexdigest()[:16]
