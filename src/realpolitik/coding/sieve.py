"""A first look at a sentence's words, so that one which surely holds no act costs next to nothing.

A logistic regression on the words of the neutral sentence and on each two that stand side by side,
hashed (Weinberger et al. 2009). Fitted by training/sieve.py.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIZE = 1 << 16
SHORT = 8  # words, of which fewer are too few to judge by
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[^\w\s]")


def features(text: str) -> list[int]:
    """The places, below SIZE, of a text's words and pairs of words; no place twice.

    >>> features("Peru met Chile.") == features("peru MET chile.")
    True
    """
    words = ["#" if word.isdigit() else word for word in WORD.findall(text.lower())]
    pairs = map(" ".join, pairwise(words))
    return sorted({crc32(part.encode()) % SIZE for part in (*words, *pairs)})


class Sieve:
    """Weights of the places, and behind them the constant: SIZE + 1 numbers."""

    def __init__(self, weights: NDArray[np.float16]) -> None:
        self._weights = weights.astype(np.float32)

    def odds(self, text: str) -> float:
        """How likely a neutral sentence holds any act, as a probability; 1 for a short one."""
        if len(WORD.findall(text)) < SHORT:
            return 1.0
        z = self._weights[features(text)].sum() + self._weights[SIZE]
        return float(1 / (1 + np.exp(-z)))
