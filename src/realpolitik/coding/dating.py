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

import datetime as dt
import re
from dataclasses import dataclass

from realpolitik.coding.counting import ordinal, shifted, with_year
from realpolitik.coding.timewords import FEASTS, MONTHS, NUMBERS, PATTERNS, SEASONS, WEEKDAYS
from realpolitik.records.date import DateBasis, EventDate, Precision
from realpolitik.records.span import Span

# An EDTF point within the calendar, or none.

REFERRED = re.compile(
    r"(?:^|\b)(?:[Ss]ince|[Uu]ntil|[Tt]ill|[Oo]f|[Bb]etween|[Tt]han)(?:\s+the)?\s*$|"
    r"^(?:[Ss]ince|[Uu]ntil|[Oo]f|[Bb]etween)\b"
)
PART_OF = re.compile(  # "the night of April 7" is that night
    r"(?:night|morning|evening|afternoon|eve|days?|hours|weeks?|months|end|start|beginning|middle|"
    r"half|spring|summer|autumn|winter|weekend) [Oo]f(?:\s+the)?\s*$"
)
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
    count = _count(part.get("count") or "one")
    return -count if part.get("way") in ("before", "earlier", "previously") else count


def _resolved(
    name: str, match: re.Match[str], published: dt.date | None, future: bool, told: Told
) -> EventDate | None:
    """What a match names; open where that lies outside the calendar's years 1 to 9999."""
    try:
        date = _read(name, match, published, future)
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
        yearless = _read(name, match, None, False) or UNDATED
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
            yearless = _read(name, match, None, False)
            return (with_year(yearless, last) if yearless else None) or date


def _is_anniversary(last: EventDate, published: dt.date | None) -> bool:
    """Whether what was last told lies years before publication: "ten years ago tonight"."""
    year = re.match(r"\d{4}", last.edtf)
    return bool(published and year and int(year[0]) <= published.year - 2)


def _that(match: re.Match[str]) -> bool:
    """Whether a match counts from the date before it, as "that autumn" does."""
    return (match.groupdict().get("which") or "").lower() == "that"


def _read(
    name: str, match: re.Match[str], published: dt.date | None, future: bool
) -> EventDate | None:
    part = {key: value for key, value in match.groupdict().items() if value is not None}
    match name:
        case "iso":
            return _day(part["year"], int(part["m"]), int(part["day"]), published, future)
        case "day":
            return _day(
                part.get("year"), _month(part["month"]), int(part["day"]), published, future
            )
        case "days" | "days_british":
            return _days(part, published, future)
        case "feast":
            month, day = FEASTS[part["feast"].lower().replace("’", "'")]
            return _day(part.get("year"), month, day, published, future)
        case "month":
            return _in_month(part, published, future)
        case "months":
            return _months(part)
        case "month_rel":
            return _relative_month(part, published)
        case "season":
            return _stated(f"{part['year']}-{SEASONS[part['season'].lower()]}", Precision.SEASON)
        case "season_rel" | "season_bare":
            return _season(part, published, future)
        case "years":
            last_year = (
                part["year2"] if len(part["year2"]) == 4 else part["year"][:2] + part["year2"]
            )
            if int(last_year) <= int(part["year"]):
                return None
            return _stated(f"{part['year']}/{last_year}", Precision.RANGE)
        case "decade":
            return _stated(f"{part['decade']}X", Precision.DECADE)
        case "year":
            return _stated(part["year"], Precision.YEAR)
        case "year_end":
            return _relative(f"{published.year:04d}", Precision.YEAR) if published else EventDate()
        case "ago":
            return _ago(part, published)
        case "anniversary":
            return _anniversary(part, published)
        case "past":
            return _past(part, published)
        case "span":
            return _span(part, published)
        case "weekday":
            return _weekday(part, published, future)
        case "ordinal":
            return _ordinal(int(part["day"]), published, future)
        case "neighbour" if part.get("which") == "previous" and part["unit"] in (
            "week",
            "month",
            "year",
        ):
            return _past({**part, "which": "last"}, published)
        case "counted" | "neighbour":
            return EventDate()
        case _:
            return _near(part["near"].lower(), published, future)


def _stated(edtf: str, precision: Precision) -> EventDate:
    return EventDate(edtf, precision, DateBasis.STATED)


def _relative(edtf: str, precision: Precision) -> EventDate:
    return EventDate(edtf, precision, DateBasis.RELATIVE)


def _month(text: str) -> int:
    return MONTHS[text.rstrip(".").lower()]


def _day(
    year: str | None, month: int, day: int, published: dt.date | None, future: bool
) -> EventDate | None:
    try:
        dt.date(int(year) if year else 2000, month, day)
    except ValueError:
        return None
    if year:
        return _stated(f"{int(year):04d}-{month:02d}-{day:02d}", Precision.DAY)
    if published is None:
        return EventDate(f"XXXX-{month:02d}-{day:02d}", Precision.DAY, DateBasis.STATED_NO_YEAR)
    chosen = _nearest(month, day, published, future)
    return _relative(chosen.isoformat(), Precision.DAY) if chosen else None


def _days(part: dict[str, str], published: dt.date | None, future: bool) -> EventDate | None:
    """A range of days; without a year, one that has begun, or one still to end if planned."""
    month = _month(part.get("month") or part["month2"])
    last_month = _month(part["month2"]) if "month2" in part else month
    first = _day(part.get("year"), month, int(part["day"]), published, future)
    last = _day(part.get("year"), last_month, int(part["day2"]), published, future)
    if first is None or last is None or published is None or "year" in part:
        return _range(first, last)
    if future:
        first = _day(None, month, int(part["day"]), dt.date.fromisoformat(last.edtf), False)
    else:
        last = _day(None, last_month, int(part["day2"]), dt.date.fromisoformat(first.edtf), True)
    return _range(first, last)


def _ordinal(day: int, published: dt.date | None, future: bool) -> EventDate | None:
    """The last such day of a month up to publication, or the next one for a planned act."""
    if not 1 <= day <= 31:
        return None
    if published is None:
        return EventDate()
    for months in range(3):
        year, month = _months_before(published, -months if future else months)
        try:
            found = dt.date(year, month, day)
        except ValueError:
            continue
        if found >= published if future else found <= published:
            return _relative(found.isoformat(), Precision.DAY)
    return EventDate()


def _season(part: dict[str, str], published: dt.date | None, future: bool) -> EventDate:
    """A season by the year of publication; a bare one is the last begun, or the next if planned."""
    if published is None:
        return EventDate()
    season = SEASONS[part["season"].lower()]
    step = {"last": -1, "this": 0, "next": 1}.get(part.get("which", "").lower())
    if step is None:
        began = dt.date(published.year, min(3 * (season - 20), 12), 1)
        step = (1 if published > began else 0) if future else (-1 if published < began else 0)
    return _relative(f"{published.year + step:04d}-{season}", Precision.SEASON)


def _nearest(month: int, day: int, published: dt.date, future: bool) -> dt.date | None:
    """The last such day up to publication, or the next one for a planned act."""
    for year in (
        range(published.year, published.year + 9)
        if future
        else range(published.year, published.year - 9, -1)
    ):
        try:
            candidate = dt.date(year, month, day)
        except ValueError:
            continue
        if candidate >= published if future else candidate <= published:
            return candidate
    return None


def _in_month(part: dict[str, str], published: dt.date | None, future: bool) -> EventDate | None:
    month = _month(part["month"])
    about = "~" if part.get("part") else ""
    if "year" in part:
        return _stated(f"{part['year']}-{month:02d}{about}", Precision.MONTH)
    if published is None:
        return EventDate(f"XXXX-{month:02d}{about}", Precision.MONTH, DateBasis.STATED_NO_YEAR)
    later = month > published.month
    year = published.year - (later and not future) + (month < published.month and future)
    return _relative(f"{year}-{month:02d}{about}", Precision.MONTH)


def _months(part: dict[str, str]) -> EventDate | None:
    """A range of months; the first is in the year of the last unless it has its own or is later."""
    first, last, year = _month(part["month"]), _month(part["month2"]), int(part["year2"])
    begun = int(part.get("year", year - (first > last)))
    return _range(
        _stated(f"{begun:04d}-{first:02d}", Precision.MONTH),
        _stated(f"{year:04d}-{last:02d}", Precision.MONTH),
    )


def _relative_month(part: dict[str, str], published: dt.date | None) -> EventDate:
    month = _month(part["month"])
    if published is None:
        return EventDate(f"XXXX-{month:02d}", Precision.MONTH, DateBasis.STATED_NO_YEAR)
    year = published.year
    if part["which"].lower() == "next":
        year += month <= published.month
    elif month >= published.month and part["which"].lower() == "last":
        year -= 1
    return _relative(f"{year}-{month:02d}", Precision.MONTH)


def _range(first: EventDate | None, last: EventDate | None) -> EventDate | None:
    if first is None or last is None or first.edtf >= last.edtf:
        return first
    return EventDate(f"{first.edtf}/{last.edtf}", Precision.RANGE, first.basis)


def _count(text: str) -> int:
    tens, _, ones = text.lower().partition("-")
    if tens in NUMBERS:
        return NUMBERS[tens] + NUMBERS.get(ones, 0)
    return int(text)


def _months_before(day: dt.date, months: int) -> tuple[int, int]:
    index = day.year * 12 + day.month - 1 - months
    return index // 12, index % 12 + 1


def _ago(part: dict[str, str], published: dt.date | None) -> EventDate:
    if published is None:
        return EventDate()
    n = _count(part["count"]) * (-1 if part["way"] == "from now" else 1)
    match part["unit"]:
        case "day":
            return _relative((published - dt.timedelta(days=n)).isoformat(), Precision.DAY)
        case "week":
            day = published - dt.timedelta(weeks=n)
            return _relative(f"{day.isoformat()}~", Precision.WEEK)
        case "month":
            year, month = _months_before(published, n)
            return _relative(f"{year:04d}-{month:02d}", Precision.MONTH)
        case "decade":
            return _relative(f"{(published.year - 10 * n) // 10:03d}X", Precision.DECADE)
        case _:
            return _relative(f"{published.year - n:04d}", Precision.YEAR)


def _anniversary(part: dict[str, str], published: dt.date | None) -> EventDate:
    """The same day, week or month, years before: "ten years ago tonight"."""
    if published is None:
        return EventDate()
    n = _count(part["count"]) * (10 if part["unit"] == "decade" else 1)
    day = f"{published.month:02d}-{published.day:02d}"
    if part["near"].endswith("month"):
        return _relative(f"{published.year - n:04d}-{day[:2]}", Precision.MONTH)
    about = part["near"].endswith("week") or day == "02-29"
    return _relative(
        f"{published.year - n:04d}-{day.replace('02-29', '02-28')}{'~' if about else ''}",
        Precision.WEEK if about else Precision.DAY,
    )


def _past(part: dict[str, str], published: dt.date | None) -> EventDate:
    if published is None:
        return EventDate()
    which = part["which"].lower()
    step = 0 if which == "this" else 1 if which in ("next", "the coming") else -1
    match part["unit"]:
        case "week" | "weekend":
            monday = published - dt.timedelta(days=published.weekday()) + dt.timedelta(weeks=step)
            first = monday + dt.timedelta(days=5) if part["unit"] == "weekend" else monday
            last = monday + dt.timedelta(days=6)
            return _relative(f"{first.isoformat()}/{last.isoformat()}", Precision.WEEK)
        case "month":
            year, month = _months_before(published, -step)
            return _relative(f"{year:04d}-{month:02d}", Precision.MONTH)
        case "decade":
            return _relative(f"{published.year // 10 + step}X", Precision.DECADE)
        case _:
            return _relative(f"{published.year + step:04d}", Precision.YEAR)


def _span(part: dict[str, str], published: dt.date | None) -> EventDate:
    if published is None:
        return EventDate()
    days = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}[part["unit"]]
    reach = dt.timedelta(days=days * _count(part["count"]))
    before = part["way"] in ("past", "last")
    first, last = (published - reach, published) if before else (published, published + reach)
    return _relative(f"{first.isoformat()}/{last.isoformat()}", Precision.RANGE)


def _weekday(part: dict[str, str], published: dt.date | None, future: bool) -> EventDate:
    if published is None:
        return EventDate()
    wanted, which = WEEKDAYS[part["weekday"].lower()], part.get("which", "").lower()
    ahead = (wanted - published.weekday()) % 7
    behind = (published.weekday() - wanted) % 7
    if which == "last":
        offset = -(behind or 7)
    elif which == "next":
        offset = ahead or 7
    elif future or which == "this":
        offset = ahead
    else:
        offset = -behind
    return _relative((published + dt.timedelta(days=offset)).isoformat(), Precision.DAY)


def _near(word: str, published: dt.date | None, future: bool) -> EventDate:
    if published is None:
        return EventDate()
    offset = {"yesterday": -1, "last night": -1, "tomorrow": 1, "in the morning": int(future)}.get(
        word, 0
    )
    return _relative((published + dt.timedelta(days=offset)).isoformat(), Precision.DAY)
