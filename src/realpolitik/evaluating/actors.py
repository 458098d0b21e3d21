"""Actors: the country and sector of an actor string."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from realpolitik.errors import BadInput
from realpolitik.evaluating.gold import Row, numbered_rows
from realpolitik.gazetteer.resolving import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an actor string was resolved to; "" where it names none."""

    row_id: str
    country: str
    sector: str


def predictions(path: Path) -> Iterator[tuple[Row, Resolved]]:
    """The reading of each line of a gold file (`id`, `actor`, `context`, `query_date`).

    Raises: BadInput naming file:line.
    """
    for number, row in numbered_rows(path, ("id", "actor")):
        day = _day(row.get("query_date"), path, number)
        reading = resolve(row["actor"], day, row.get("context") or "")
        yield (
            row,
            Resolved(
                str(row["id"]),
                reading.country if reading else "",
                reading.sector if reading else "",
            ),
        )


def agrees(gold: str | list[str] | None, said: str) -> bool | None:
    """Whether a prediction is right; None where gold does not say. A list means any of these.

    >>> agrees(["GOV", "LEG"], "LEG"), agrees(None, "GOV"), agrees("", "GOV")
    (True, None, False)
    """
    if gold is None:
        return None
    return said in gold if isinstance(gold, list) else said == gold


def _day(text: str | None, path: Path, number: int) -> dt.date | None:
    """A day as a gold file writes it: 2015-05-10, 10 May 2015, or "today", which is left open."""
    if not text or text.lower() == "today":
        return None
    for form in ("%Y-%m-%d", "%d %B %Y"):
        try:
            return dt.datetime.strptime(text, form).date()  # noqa: DTZ007
        except ValueError:
            continue
    raise BadInput(f"{path}:{number}: {text!r} is not a date.", hint="Write YYYY-MM-DD.")
