"""What a time expression names by itself: stated, or counted from the day of publication."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from realpolitik.coding.timewords import FEASTS, MONTHS, NUMBERS, SEASONS, WEEKDAYS
from realpolitik.records.date import DateBasis, EventDate, Precision

if TYPE_CHECKING:
    import re


def named(
    name: str, match: re.Match[str], published: dt.date | None, future: bool
) -> EventDate | None:
    """What one match of a pattern of `timewords` names, by itself.

    Takes:   the pattern's name and its match; the publication date or None; whether the act dated
             is planned.
    Returns: its date, with `edtf` "" where it is counted from a day that is not known; None where
             the words name no date after all.
    Raises:  OverflowError for a day outside the calendar.
    """
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


def count(text: str) -> int:
    """The number that digits or words are, up to ninety-nine in words."""
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
    n = count(part["count"]) * (-1 if part["way"] == "from now" else 1)
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
    n = count(part["count"]) * (10 if part["unit"] == "decade" else 1)
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
    reach = dt.timedelta(days=days * count(part["count"]))
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
