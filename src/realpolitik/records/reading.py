"""A document after coding: its sentences, the actors mentioned in them, the events claimed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from realpolitik.records.actor import Actor
    from realpolitik.records.document import Document, Sentence
    from realpolitik.records.event import Event


@dataclass(frozen=True, slots=True)
class CodedDocument:
    """What the coder makes of one document.

    `mentions[i]` are the actors named or resolved in `sentences[i]`, in text order.
    `unresolved` counts pronouns and noun phrases left open.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[tuple[Actor, ...], ...]
    events: tuple[Event, ...]
    unresolved: int = 0
