"""The errors realpolitik raises, as a tree.

RealpolitikError          exit 1
├── BadInput              exit 2: the reader gave something that cannot be used
│   ├── UnknownName       a name that is not in the list it was looked up in
│   ├── UnreadableSource  a document that cannot be read
│   ├── BadRow            one row of a table; reported beside, never fatal by itself
│   ├── UnwritableOutput  a place that cannot be written
│   └── StoreProblem      a store that cannot be opened or written
└── UncheckedCitation     exit 1: a brief whose citation does not hold is not written
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

FEW = 24  # names that a hint lists


class RealpolitikError(Exception):
    """What went wrong, and what the reader can do about it."""

    exit_code = 1
    http_status = 500

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class BadInput(RealpolitikError):
    """The reader gave something that cannot be used."""

    exit_code = 2
    http_status = 400


class UnknownName(BadInput):
    """A name that is not in the list it was looked up in."""

    @classmethod
    def among(cls, kind: str, name: str, known: Iterable[str], *, otherwise: str = "") -> Self:
        """The error for `name`, hinting at near misses.

        Where no name is near, the hint is `otherwise`, or else lists the first of those there are.
        """
        names = sorted(known)
        near = get_close_matches(name, names)
        more = f" … and {len(names) - FEW} more" if len(names) > FEW else ""
        listed = f"Known: {', '.join(names[:FEW])}{more}."
        hint = f"Did you mean {' or '.join(near)}?" if near else otherwise or listed
        return cls(f"There is no {kind} called {name!r}.", hint=hint)


class UnreadableSource(BadInput):
    """A document that cannot be read; the message names the file, the place and the reason."""


class BadRow(BadInput):
    """One row of a foreign table that cannot be used; the message begins with `file:line`."""


class UnwritableOutput(BadInput):
    """A place that cannot be written; nothing was left half-written there."""


class StoreProblem(BadInput):
    """A store that is locked, damaged, too new or not a store."""


class UncheckedCitation(RealpolitikError):
    """A statement whose cited sentence or row does not name its actors and act."""
