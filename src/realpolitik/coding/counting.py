"""Counting from a date the text has named: "two days later", "the month before", "the 29th"."""

from __future__ import annotations

import datetime as dt
import re

from realpolitik.records.date import DateBasis, EventDate, Precision

_POINT = re.compile(r"(\d{4}|XXXX)(?:-(0[1-9]|1[0-2]))?(?:-(\d\d))?~?")
# A year with and one without 29 February stand for a year that is not known.
_UNKNOWN_YEARS = (2000, 2001)


def shifted(date: EventDate, steps: int, unit: str) -> EventDate:
    """The day, week, month or year that lies `steps` units after `date`; open if `date` is coarser.

    >>> shifted(EventDate("XXXX-08-31"), -1, "day").edtf
    'XXXX-08-30'
    >>> shifted(EventDate("1956-10"), 2, "day").edtf
    ''
    """
    parts = date.edtf.split("/")
    point = _POINT.fullmatch(parts[-1] if steps > 0 else parts[0])
    if point is None:
        return EventDate()
    year, month, day = point.groups()
    match unit:
        case "year" | "decade":
            if year == "XXXX":
                return EventDate()
            number = int(year) + steps * (10 if unit == "decade" else 1)
            return _told(f"{number:04d}", Precision.YEAR)
        case "month":
            return _months(year, month, steps)
        case "week":
            days = _days(year, month, day, 7 * steps)
            return _told(f"{days}~" if days else "", Precision.WEEK)
        case _:
            return _told(_days(year, month, day, steps), Precision.DAY)


def ordinal(date: EventDate, day: int) -> EventDate:
    """The day of that number in the month of `date`; open if it would lie before `date`."""
    point = _POINT.fullmatch(date.edtf.split("/")[-1])
    if point is None or point[2] is None or (point[3] and int(point[3]) > day):
        return EventDate()
    try:
        dt.date(_UNKNOWN_YEARS[0] if point[1] == "XXXX" else int(point[1]), int(point[2]), day)
    except ValueError:
        return EventDate()
    return _told(f"{point[1]}-{point[2]}-{day:02d}", Precision.DAY)


def with_year(date: EventDate, before: EventDate) -> EventDate | None:
    """A day or month without a year, in the year of the date before it; None if that is earlier.

    What is told about an anniversary may be earlier in that year.
    """
    known = _POINT.fullmatch(before.edtf.split("/")[-1])
    if known is None or known[1] == "XXXX" or not date.edtf.startswith("XXXX-"):
        return None
    first = int(date.edtf[5:7])
    onwards = before.basis is not DateBasis.RELATIVE
    if onwards and known[2] is not None and first < int(known[2]):
        return None
    if "02-29" in date.edtf and not _leap(int(known[1])):
        return None
    edtf = date.edtf.replace("XXXX", known[1])
    return EventDate(edtf, date.precision, DateBasis.TOLD_BEFORE)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _told(edtf: str, precision: Precision) -> EventDate:
    if not edtf:
        return EventDate()
    basis = DateBasis.STATED_NO_YEAR if edtf.startswith("XXXX") else DateBasis.TOLD_BEFORE
    return EventDate(edtf, precision, basis)


def _months(year: str, month: str | None, steps: int) -> EventDate:
    if month is None:
        return EventDate()
    over, index = divmod(int(month) - 1 + steps, 12)
    if year != "XXXX":
        return _told(f"{int(year) + over:04d}-{index + 1:02d}", Precision.MONTH)
    return _told(f"XXXX-{index + 1:02d}" if not over else "", Precision.MONTH)


def _days(year: str, month: str | None, day: str | None, steps: int) -> str:
    """The day `steps` days on; without a year only where every year gives the same."""
    if month is None or day is None:
        return ""
    found: set[str] = set()
    for number in _UNKNOWN_YEARS if year == "XXXX" else (int(year),):
        try:
            at = dt.date(number, int(month), int(day)) + dt.timedelta(days=steps)
        except ValueError:
            continue
        known = f"{at.year:04d}" if year != "XXXX" else "XXXX" if at.year == number else ""
        found.add(f"{known}-{at.month:02d}-{at.day:02d}" if known else "")
    return found.pop() if len(found) == 1 else ""
