"""Spelling folded without moving a character: accents, curly quotes, unusual spaces and hyphens."""

from __future__ import annotations

import unicodedata
from functools import cache

_PLAIN = {
    "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "“": '"', "”": '"',
    "‐": "-", "‑": "-", "–": "-", "—": "-", "\n": " ", "\t": " ", "\r": " ", "\u00a0": " ",
    "\u2009": " ", "\u202f": " ", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O",
    "ı": "i", "ħ": "h", "Ħ": "H", "ð": "d", "Ð": "D", "ə": "a", "Ə": "A",
}  # fmt: skip


@cache
def _table() -> dict[int, str]:
    """Each Latin letter with a mark to the letter alone, one character to one character."""
    table = {ord(mark): plain for mark, plain in _PLAIN.items()}
    for point in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(point))[0]
        if base != chr(point) and base.isascii():
            table.setdefault(point, base)
    return table


def folded(text: str) -> str:
    """`text` with marks, curly quotes and unusual spaces made plain; as long as before.

    >>> folded("Türkiye’s"), folded("São Tomé")
    ("Turkiye's", 'Sao Tome')
    """
    if text.isascii() and text.isprintable() and "`" not in text:
        return text
    return text.translate(_table())
