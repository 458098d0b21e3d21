"""Datelines: where and when a report was filed, which is no part of what it says.

"ADDIS ABABA – The African Union suspended" and "Brussels, 4 March (Reuters) — The Union" begin
with a place that does nothing in the sentence. It is cut off before names are found and the rest is
parsed, and says at most which country the report may be about.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from realpolitik.records.span import Span

if TYPE_CHECKING:
    from realpolitik.records.document import Sentence

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|Mar|April|Apr|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = rf"(?:(?:[A-Z][a-z]+day,? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?)"
_AGENCY = r"(?:\([A-Z][^()\n]{1,40}\))"
_DASH = r"(?:[—–]|--?|:)"
_LOUD = r"[A-Z][A-Z.'’À-Þ-]+(?:[ /-][A-Z][A-Z.'’À-Þ-]*){0,4}"
_QUIET = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
_REGION = r"(?:, [A-Z][\w.'’]+(?: [A-Z][\w.'’]+){0,2})?"

# A place in capitals and a dash; or in any letters with a day or an agency before the dash.
_DATELINE = re.compile(
    rf"(?:(?P<loud>{_LOUD}){_REGION}(?:,? {_DAY})?(?: {_AGENCY})? {_DASH}+ "
    rf"|(?P<quiet>{_QUIET}){_REGION}"
    rf"(?:(?:,? {_DAY})(?: {_AGENCY})?|(?:,? {_DAY})? ?{_AGENCY}) {_DASH}+ "
    rf"|(?P<plain>{_QUIET}){_REGION}, {_DAY} {_AGENCY} {_DASH}* ?)"
    r"(?=[\"“‘'(\[]?\S)"
)


def dateline(text: str) -> tuple[int, str]:
    """How many characters the dateline of a paragraph's first sentence takes, and its place.

    (0, "") where there is none. A colon ends a dateline only after a day or an agency.

    >>> dateline("ADDIS ABABA – The African Union suspended Gabon.")
    (14, 'ADDIS ABABA')
    >>> dateline("Lima, March 4 (Andina) — Peru recalled its envoy.")
    (25, 'Lima')
    >>> dateline("NATO: the allies met.")
    (0, '')
    """
    found = _DATELINE.match(text)
    if found is None or (found[0].endswith(": ") and not re.search(r"[)\d]: $", found[0])):
        return 0, ""
    return found.end(), found["loud"] or found["quiet"] or found["plain"]


def without_dateline(sentence: Sentence) -> tuple[Sentence, str]:
    """The sentence without the dateline it begins with, and the dateline's place; "" if none."""
    if sentence.heading:
        return sentence, ""
    length, place = dateline(sentence.text)
    if not length:
        return sentence, ""
    span = Span(sentence.span.start + length, sentence.span.end)
    return replace(sentence, span=span, text=sentence.text[length:]), place
