"""When a document was published, and how we know.

A date is taken only where it is stated in full. A day and month without a year are never
completed; dates before 1900 or after today are not publication dates. Missing stays missing.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

EARLIEST = dt.date(1900, 1, 1)
_AHEAD = dt.timedelta(hours=14)  # where the calendar is furthest on, UTC+14

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
FULL_DATE = re.compile(
    rf"\b(?:(?P<month1>{MONTH})\s+(?P<day1>{_DAY})(?:st|nd|rd|th)?,?\s+(?P<year1>\d{{4}})"
    rf"|(?P<day2>{_DAY})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month2>{MONTH}),?\s+(?P<year2>\d{{4}})"
    r"|(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2}))(?!\d)",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_CLOCK = (
    r"(?:at\s+|T)?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:\(?(?:[A-Z]{1,4}T?|[+-]\d{2}:?\d{2}|Z)\)?)?"
)
_LONGEST_LINE = 120
_LABEL = re.compile(
    r"\s*(?P<label>(?:(?:first|originally)\s+)?(?:published|posted|issued|date|dated|created"
    r"|publication date|release date|released)"
    r"|(?:last\s+)?(?:updated|modified|revised))(?:\s+on)?\s*[:\-–|]?\s*",
    re.IGNORECASE,
)
_AROUND = re.compile(
    rf"(?:^|\b){_WEEKDAY}(?=[\s,]|$)|{_CLOCK}|\b\d+\s*min(?:ute)?s?(?:\s+read)?\b|[\s,|·•()–—-]+|\bon\b|\bat\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of publication and its evidence: "meta", "url", "text" or "given"."""

    date: dt.date
    evidence: str


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that is only a date: `published` is None where it states a change, or no real day."""

    published: dt.date | None


def today() -> dt.date:
    """The latest day it is anywhere on earth."""
    return (dt.datetime.now(dt.UTC) + _AHEAD).date()


def plausible(date: dt.date | None) -> dt.date | None:
    """The date itself, or None where nothing can have been published on it."""
    return date if date is not None and EARLIEST <= date <= today() else None


def full_date(text: str) -> dt.date | None:
    """The first date in `text` that has day, month and year in words or ISO 8601.

    12/04/2021 is not one: it is two different days on two continents.

    >>> full_date("Oslo, 3 March 2014"), full_date("on April 7"), full_date("3/4/2014")
    (datetime.date(2014, 3, 3), None, None)
    """
    found = FULL_DATE.search(text)
    return None if found is None else _date_of(found)


def date_line(line: str) -> DateLine | None:
    """What a line says that holds a date and nothing else, such as "Published: 3 March 2014".

    >>> date_line("Published: Monday, March 3, 2014 10:30 AM EST").published
    datetime.date(2014, 3, 3)
    >>> date_line("On March 3, 2014, Oslo spoke.") is None
    True
    """
    if len(line) > _LONGEST_LINE:
        return None
    label = _LABEL.match(line)
    rest = line[label.end() :] if label else line
    found = FULL_DATE.search(rest)
    if found is None:
        return None
    beside = rest[: found.start()] + " " + rest[found.end() :]
    second = _LABEL.search(beside)
    if second:  # "Published 3 March 2014, updated 4 March 2014"
        beside = FULL_DATE.sub("", _LABEL.sub("", beside))
    if _AROUND.sub("", beside).strip(" ."):
        return None
    changed = label is not None and re.search("updat|modif|revis", label["label"], re.IGNORECASE)
    return DateLine(None if changed else plausible(_date_of(found)))


def stated(value: str) -> dt.date | None:
    """The plausible day a machine-made field states (ISO 8601, RFC 5322, or words), else None.

    The day is the publisher's own, whatever its time zone.
    """
    value = value.strip()
    iso = re.match(r"(?:\d{4}-\d{2}-\d{2}|\d{8})(?!\d)", value)
    if iso:
        try:
            return plausible(dt.date.fromisoformat(iso.group()))
        except ValueError:
            return None
    try:
        return plausible(parsedate_to_datetime(value).date())
    except (ValueError, TypeError, IndexError):
        return plausible(full_date(value))


def _date_of(found: re.Match[str]) -> dt.date | None:
    """The day a match of FULL_DATE names; None for the likes of 31 February."""
    for form in "123":
        if found[f"year{form}"]:
            month, day = found[f"month{form}"], int(found[f"day{form}"])
            number = int(month) if month.isdigit() else _month_number(month)
            try:
                return dt.date(int(found[f"year{form}"]), number, day)
            except ValueError:
                return None
    return None


def _month_number(name: str) -> int:
    return 1 + next(i for i, full in enumerate(_MONTHS) if full.startswith(name.lower()[:3]))
