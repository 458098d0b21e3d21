"""The gazetteer's data files: rows of text, dates of the precision the source has."""

from __future__ import annotations

import csv
import datetime as dt
import io
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = dict[str, str]


def rows(name: str) -> Iterator[Row]:
    """The rows of the data file `name`, in file order, by column; lists stay joined by `|`."""
    text = files("realpolitik.gazetteer").joinpath(*name.split("/")).read_text("utf-8")
    yield from csv.DictReader(io.StringIO(text))


def listed(cell: str) -> list[str]:
    """The items of a cell in which `|` separates them; [] for an empty one."""
    return [item.strip() for item in cell.split("|") if item.strip()]


def earliest(date: str) -> dt.date | None:
    """The first day a date of day, month or year precision may mean; None for an empty one.

    >>> earliest("2012"), earliest("2012-05")
    (datetime.date(2012, 1, 1), datetime.date(2012, 5, 1))
    """
    if not date:
        return None
    return dt.date.fromisoformat(date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date)


def latest(date: str) -> dt.date | None:
    """The last day a date of day, month or year precision may mean; None for an empty one.

    >>> latest("2012"), latest("2012-02")
    (datetime.date(2012, 12, 31), datetime.date(2012, 2, 29))
    """
    if not date:
        return None
    if len(date) == 4:
        return dt.date(int(date), 12, 31)
    if len(date) == 7:
        year, month = int(date[:4]), int(date[5:])
        following = dt.date(year + month // 12, month % 12 + 1, 1)
        return following - dt.timedelta(days=1)
    return dt.date.fromisoformat(date)
