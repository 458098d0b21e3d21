"""When: time expressions of a sentence to EDTF, with precision and basis.

Own small grammar, written for what general date parsers get wrong: decades, ranges, seasons,
"late February", "earlier this week", months without a year. A day and month without a year stay
`XXXX-04-07` unless the document's publication date is known; then the nearest such day that fits
the tense is taken, on the basis "relative to publication". "Two days later" and "the 29th" are
counted from the date named before them, and in a running narrative a day and month take the year
named before them; both on the basis "read from the text before". What cannot be resolved
stays open.

EDTF: Library of Congress, Extended Date/Time Format (ISO 8601-2:2019); seasons are 21 spring to
24 winter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from realpolitik.coding.counting import ordinal, shifted, with_year
from realpolitik.coding.timevalues import count, named
from realpolitik.coding.timewords import PATTERNS, SEASONS
from realpolitik.records.date import DateBasis, EventDate, Precision
from realpolitik.records.span import Span

if TYPE_CHECKING:
    import datetime as dt

REFERRED = re.compile(
    r"(?:^|\b)(?:[Ss]ince|[Uu]ntil|[Tt]ill|[Oo]f|[Bb]etween|[Tt]han)(?:\s+the)?\s*$|"
    r"^(?:[Ss]ince|[Uu]ntil|[Oo]f|[Bb]etween)\b"
)
PART_OF = re.compile(  # "the night of April 7" is that night
    r"(?:night|morning|evening|afternoon|eve|days?|hours|weeks?|months|end|start|beginning|middle|"
    r"half|spring|summer|autumn|winter|weekend) [Oo]f(?:\s+the)?\s*$"
)
# An EDTF point within the calendar, or none.
IN_CALENDAR = re.compile(r"(?:(?!0000)\d{3}[\dX]|XXXX)(?:[-~]|$)|$")


UNDATED = EventDate()


@dataclass(frozen=True, slots=True)
class Expression:
    """One time expression: where it stands in the sentence, its words, and what it names.

    `kind` is its pattern's name. `step` is what it counts from something beside it, "two days after
    the coup": how many, and of what.
    """

    span: Span
    text: str
    date: EventDate
    kind: str = ""
    step: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What the text before has said of the time: its last date, and whether it is a narrative.

    Only a running narrative lends its year to a day and month that lack one.
    """

    last: EventDate = UNDATED
    narrative: bool = False


NOTHING = Told()


def expressions(
    text: str, published: dt.date | None, *, future: bool = False, told: Told = NOTHING
) -> list[Expression]:
    """The time expressions of `text`, left to right, none overlapping.

    Takes:   a sentence; the publication date of its document or None; whether the act dated is
             planned, so that "Friday" means the next one; what the text before has told.
    Returns: expressions whose `date.edtf` is "" where they cannot be resolved.
    Raises:  nothing.

    >>> expressions("They met on April 7.", None)[0].date.edtf
    'XXXX-04-07'
    >>> import datetime as dt
    >>> expressions("They met on April 7.", dt.date(2021, 4, 12))[0].date.edtf
    '2021-04-07'
    """
    found: list[tuple[Span, str, re.Match[str]]] = []
    for name, pattern in PATTERNS:
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if any(span.overlaps(other) for other, _, _ in found):
                continue
            if _resolved(name, match, published, future, told) is not None:
                found.append((span, name, match))
    read: list[Expression] = []
    for span, name, match in sorted(found, key=lambda f: f[0]):
        step = _beside(name, match, text)
        date = EventDate() if step else _resolved(name, match, published, future, told)
        if date is not None:
            read.append(Expression(span, match.group(), date, name, step))
            told = after(told, read[-1], text)
    return read


def after(told: Told, expression: Expression, text: str) -> Told:
    """What the text has told once `expression` is read; "since 1945" says nothing of the story."""
    before = text[: expression.span.start]
    aside = not PART_OF.search(before) and REFERRED.search(before)
    aside = aside or REFERRED.match(expression.text)
    return told if aside or not expression.date.edtf else Told(expression.date, told.narrative)


def _beside(name: str, match: re.Match[str], text: str) -> tuple[int, str] | None:
    """The count of "two days after the coup"; none if nothing follows that it counts from."""
    part = match.groupdict()
    rest = text[match.end() :]
    if name not in ("counted", "neighbour") or part.get("way") not in ("after", "before"):
        return None
    if not re.match(r"\s+\w", rest) or re.match(r"\s+(?:and|but|or|in|at|on|to|with)\b", rest):
        return None
    return _signed(part), part["unit"]


def _signed(part: dict[str, str | None]) -> int:
    n = count(part.get("count") or "one")
    return -n if part.get("way") in ("before", "earlier", "previously") else n


def _resolved(
    name: str, match: re.Match[str], published: dt.date | None, future: bool, told: Told
) -> EventDate | None:
    """What a match names; open where that lies outside the calendar's years 1 to 9999."""
    try:
        date = named(name, match, published, future)
        told_of = name in ("counted", "neighbour", "ordinal") or _that(match)
        if date is None or told_of or told.narrative:
            date = _from_text(name, match, published, date, told)
    except OverflowError:
        return EventDate()
    if date is not None and not all(IN_CALENDAR.match(part) for part in date.edtf.split("/")):
        return EventDate()
    return date


def _from_text(
    name: str,
    match: re.Match[str],
    published: dt.date | None,
    date: EventDate | None,
    told: Told,
) -> EventDate | None:
    """What a match names after the date before it; `date` where that says nothing."""
    part, last = match.groupdict(), told.last
    if _that(match) and name in ("month_rel", "season_rel"):
        yearless = named(name, match, None, False) or UNDATED
        known = re.match(r"\d{4}", last.edtf.split("/")[-1])
        if known is None:
            return yearless
        season = part.get("season")
        number = SEASONS[season.lower()] if season else int(yearless.edtf[5:7])
        precision = Precision.SEASON if season else Precision.MONTH
        return EventDate(f"{known[0]}-{number:02d}", precision, DateBasis.TOLD_BEFORE)
    match name:
        case "counted":
            return shifted(last, _signed(part), part["unit"])
        case "neighbour":
            way = (part.get("way") or part["which"]).lower()
            steps = {"same": 0, "that": 0, "previous": -1, "before": -1}.get(way, 1)
            counted = shifted(last, steps, part["unit"])
            return counted if counted.edtf else date
        case "ordinal":
            counted = ordinal(last, int(part["day"]))
            return counted if counted.edtf else date
        case _:
            if date is None or part.get("year"):
                return date
            known = last.basis in (DateBasis.STATED, DateBasis.TOLD_BEFORE)
            known = known or _is_anniversary(last, published)
            if not known or (published and last.edtf.startswith(f"{published.year:04d}")):
                return date
            yearless = named(name, match, None, False)
            return (with_year(yearless, last) if yearless else None) or date


def _is_anniversary(last: EventDate, published: dt.date | None) -> bool:
    """Whether what was last told lies years before publication: "ten years ago tonight"."""
    year = re.match(r"\d{4}", last.edtf)
    return bool(published and year and int(year[0]) <= published.year - 2)


def _that(match: re.Match[str]) -> bool:
    """Whether a match counts from the date before it, as "that autumn" does."""
    return (match.groupdict().get("which") or "").lower() == "that"
