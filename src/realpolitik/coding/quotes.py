"""Which characters of a paragraph stand inside quotation marks."""

from __future__ import annotations

OPENING = {"“": "”", "«": "»", "„": "“"}


def quotation_end(flags: list[bool], place: int) -> int:
    """Where the quotation that holds `place` ends: its closing mark, or the paragraph's end."""
    while place < len(flags) and flags[place]:
        place += 1
    return place


def quoted(paragraph: str) -> list[bool]:
    """For each character of `paragraph`, whether it is quoted; marks themselves are not.

    Straight marks alternate. A quotation left open runs to the paragraph's end. Single marks are
    left alone: most are apostrophes.

    >>> "".join("x" if q else "." for q in quoted('He said "no".'))
    '.........xx..'
    """
    flags: list[bool] = []
    closing: str | None = None
    for character in paragraph:
        if closing is not None and (character == closing or (closing == "”" and character == '"')):
            closing = None
            flags.append(False)
        elif closing is None and character in OPENING:
            closing = OPENING[character]
            flags.append(False)
        elif closing is None and character == '"':
            closing = '"'
            flags.append(False)
        else:
            flags.append(closing is not None)
    return flags
