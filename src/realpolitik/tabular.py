"""Text cells of tables that a spreadsheet may open.

A spreadsheet runs a text cell that begins with = + - @, a tab or a carriage return as a formula,
so such a cell gets a `'` before it, and so does one that begins with `'` and then one of those:
`plain` undoes exactly what `guarded` did.
"""

from __future__ import annotations

import re

FORMULA = re.compile(r"'*[=+\-@\t\r]")


def guarded(cell: object) -> object:
    """The cell, with `'` before text that a spreadsheet would run.

    >>> guarded("=1+1"), guarded(-4.0), guarded("a=b")
    ("'=1+1", -4.0, 'a=b')
    """
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """The text that `guarded` was given.

    >>> plain("'=1+1"), plain("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
