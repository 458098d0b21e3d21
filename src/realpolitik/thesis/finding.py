"""What a test found, in words, with the events or rows it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from realpolitik.records.estimate import Estimate


class Outcome(StrEnum):
    """Whether a finding speaks for the thesis, against it, or cannot tell."""

    FOR = "for"
    AGAINST = "against"
    INSUFFICIENT = "insufficient"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The outcome of one implication for one member.

    `estimate` is None where nothing could be measured. `evidence` holds event ids and row ids in
    order of date; `because` says in one sentence why the outcome is what it is.
    """

    implication: int
    member: str
    outcome: Outcome
    estimate: Estimate | None
    because: str
    evidence: tuple[str, ...] = ()
