"""Role nouns and phrases, and the PLOVER sector each belongs to."""

from __future__ import annotations

import re
from functools import cache

from realpolitik.gazetteer.folding import folded
from realpolitik.gazetteer.tables import rows

_LEAD = re.compile(
    r"^(?:the|a|an|his|her|its|their|our|some|several|many|most|two|three|four|five|six|seven"
    r"|eight|nine|ten|dozens of|hundreds of|thousands of|\d[\d,]*)\s+"
)


@cache
def roles() -> dict[str, str]:
    """Sector by role phrase, lower case, as the file lists them (mostly singular)."""
    return {folded(row["phrase"]): row["sector"] for row in rows("roles.csv")}


def sector_of(phrase: str) -> str | None:
    """The PLOVER sector of a whole noun phrase without names; None if it is no known role.

    >>> sector_of("the foreign ministers"), sector_of("destroyer"), sector_of("a table")
    ('GOV', 'MIL', None)
    """
    text = " ".join(folded(phrase).lower().split())
    while shorter := _LEAD.sub("", text):
        if shorter == text:
            break
        text = shorter
    return next((roles()[form] for form in _singulars(text) if form in roles()), None)


def _singulars(phrase: str) -> tuple[str, ...]:
    """The phrase, and what it may be the plural of."""
    forms = [phrase, phrase.removesuffix("'s").removesuffix("'")]
    last = forms[-1]
    if last.endswith("ies"):
        forms.append(last[:-3] + "y")
    if last.endswith("es"):
        forms.append(last[:-2])
    if last.endswith("s"):
        forms.append(last[:-1])
    if last.endswith("men"):
        forms.append(last[:-3] + "man")
    head, _, tail = last.partition(" ")
    if head.endswith("s") and tail.startswith(("of ", "in ")):
        forms.append(f"{head[:-1]} {tail}")
    return tuple(forms)
