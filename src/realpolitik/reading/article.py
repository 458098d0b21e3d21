"""What one medium's reader hands on, before it becomes a Document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from realpolitik.errors import UnreadableSource

if TYPE_CHECKING:
    from realpolitik.reading.dating import Dated

Report: TypeAlias = Callable[[UnreadableSource], None]
"""Where a problem goes that stops one document or row, and not the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: clean paragraphs, and what its source says about it.

    `paragraphs` hold no furniture. `language` is what the source declares, None where it is
    silent; `published` comes with its evidence.
    """

    ref: str
    paragraphs: tuple[str, ...]
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Dated | None = None
    language: str | None = None
    media_type: str = "text/plain"
    notes: tuple[str, ...] = ()
