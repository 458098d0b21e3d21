"""The place, day and agency that open a report: "OSLO, March 3, 2014 (Reuters) – ".

They say where a report was filed, not who acted, so they are taken off the text that is coded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from realpolitik.reading.dating import MONTH, full_date, plausible

if TYPE_CHECKING:
    import datetime as dt

_DAY = rf"(?:{MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{MONTH}(?:,?\s+\d{{4}})?)"
_PLACE_UPPER = (
    r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,3}"
    r"(?:,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+){0,2})?"
)
_PLACE_ANY = (
    r"(?!(?:On|In|At|By|Since|From|After|Before|Until|Around|As|For|Of)\s)"
    r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3}(?:,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+){0,2}?)?"
)
_AGENCY = r"\((?P<agency{n}>[A-Z][\w&.’' /-]{{1,30}})\)"
_DASH = r"\s*(?:--|[—–-])\s*"
_LONGEST = 120  # characters
_OPENING = re.compile(
    rf"^(?:(?P<place1>{_PLACE_UPPER}[,.]?|{_PLACE_ANY},)\s+(?P<day1>{_DAY})\.?\s*(?:{_AGENCY.format(n=1)})?{_DASH}"
    rf"|(?P<place2>{_PLACE_ANY})\s+{_AGENCY.format(n=2)}{_DASH}"
    rf"|(?P<day3>{_DAY})\s+{_AGENCY.format(n=3)}{_DASH}"
    rf"|{_AGENCY.format(n=4)}\s*(?:--|[—–-]){{1}}\s+"
    rf"|(?P<place5>{_PLACE_UPPER})(?:\s*--\s*|\s*[—–]\s*|\s-\s))(?=[\"'“‘«A-ZÀ-Þ])"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as it stood, the agency it names, the full date it states, and the rest."""

    wording: str
    agency: str | None
    date: dt.date | None
    rest: str


def dateline(paragraph: str) -> Dateline | None:
    """The dateline that opens the paragraph, or None.

    >>> dateline("OSLO, March 3, 2014 (Reuters) - Norway signed.").rest
    'Norway signed.'
    >>> dateline("NATO - which met in Oslo - agreed.") is None
    True
    """
    found = _OPENING.match(paragraph[:_LONGEST])
    if found is None:
        return None
    wording = found.group().rstrip(" -–—")
    agency = next((found[f"agency{n}"] for n in "1234" if found[f"agency{n}"]), None)
    return Dateline(wording, agency, plausible(full_date(wording)), paragraph[found.end() :])
