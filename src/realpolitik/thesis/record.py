"""What the record outside the documents says: plain look-ups, filled by the pipeline.

Nothing here reads a file. A look-up that returns None means the data are missing, which is never
the same as zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from realpolitik.records.estimate import Estimate
    from realpolitik.records.event import Event
    from realpolitik.records.origin import Origin

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of reference data, as it can be cited.

    `states` are the states the row is about, `matter` what it is about ("alliance", "votes",
    "trade"), `says` its content in words.
    """

    row_id: str
    dataset: str
    states: tuple[str, ...]
    matter: str
    says: str


@dataclass(frozen=True, slots=True)
class Looked:
    """A value looked up for a pair of states, and the rows it was read from."""

    estimate: Estimate
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something missing: what, why it matters or is absent, and how to get it."""

    what: str
    why: str
    how_to_get: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The record outside the documents.

    alliances:  unordered pair → 1.0 if a treaty in force obliges one to the other, else 0.0.
    votes:      unordered pair → similarity of their votes, with its interval.
    trade:      (a, b) → the share of a's trade that is with b.
    events:     events imported from data sets, each naming its `dataset`, and those told by our
                own documents kept in the store.
    documents:  document id → origin, for each of those documents.
    origins:    the data sets consulted.
    gaps:       what the pipeline could not load, and how to get it.
    Unordered pairs are stored in alphabetical order; a pair that is absent is missing.
    """

    alliances: Mapping[Pair, Looked] = field(default_factory=dict[Pair, Looked])
    votes: Mapping[Pair, Looked] = field(default_factory=dict[Pair, Looked])
    trade: Mapping[Pair, Looked] = field(default_factory=dict[Pair, Looked])
    events: tuple[Event, ...] = ()
    documents: Mapping[str, str] = field(default_factory=dict[str, str])
    origins: tuple[Origin, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def obligation(self, a: str, b: str) -> Looked | None:
        """Whether a treaty in force binds `a` and `b`: 1.0, 0.0, or None where unknown."""
        return self.alliances.get(_unordered(a, b))

    def similarity(self, a: str, b: str) -> Looked | None:
        """How alike `a` and `b` vote, or None where unknown."""
        return self.votes.get(_unordered(a, b))

    def trade_share(self, a: str, b: str) -> Looked | None:
        """The share of `a`'s trade that is with `b`, or None where unknown."""
        return self.trade.get((a, b))


def _unordered(a: str, b: str) -> Pair:
    return (a, b) if a <= b else (b, a)
