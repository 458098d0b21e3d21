"""When something happened, in EDTF, and how that is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Precision(StrEnum):
    """How much of the date the text gives."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"
    NONE = "none"


class DateBasis(StrEnum):
    """What the date rests on."""

    STATED = "stated"
    STATED_NO_YEAR = "stated, year missing"
    TOLD_BEFORE = "read from the text before"
    RELATIVE = "relative to publication"
    PUBLICATION = "publication date"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class EventDate:
    """An EDTF date ("" if none), its precision and its basis.

    A day and month without a year stay `XXXX-04-07`: never completed by guess. Where the running
    text has named the year, or the day that "two days later" counts from, the basis says so.
    """

    edtf: str = ""
    precision: Precision = Precision.NONE
    basis: DateBasis = DateBasis.NONE
