"""Which language a text is in.

English prose is told by its function words, which is quick and sure; everything else by
langid (Lui & Baldwin 2012). What is too short to tell is what its source declares, else "und".
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "that",
        "with",
        "was",
        "has",
        "have",
        "which",
        "its",
        "from",
        "by",
        "are",
        "been",
        "would",
    ]
)
_SAMPLE = 6000
_ENOUGH_WORDS = 12
_SHARE_OF_FUNCTION_WORDS = 0.13
_SHARE_OF_THE = 0.015
_FAR_LIKELIER = 10.0  # difference of log-likelihoods; names alone make up to 7


def language_of(text: str, declared: str | None = None) -> str:
    """ISO 639-1 code of the text's language, or "und" where it cannot be told.

    >>> language_of("The ministers of the two states agreed that the talks would go on by March.")
    'en'
    """
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    if len(words) >= _ENOUGH_WORDS and _reads_english(words):
        return "en"
    if declared:
        return declared.lower().replace("_", "-").split("-")[0]
    if not words:
        return "und"
    return _identified(text[:_SAMPLE], words)


def _reads_english(words: list[str]) -> bool:
    function = sum(word in _ENGLISH for word in words)
    return function >= _SHARE_OF_FUNCTION_WORDS * len(words) and words.count(
        "the"
    ) >= _SHARE_OF_THE * len(words)


def _identified(text: str, words: list[str]) -> str:
    """The likeliest language; of a few plain letters, English unless another is far likelier."""
    import py3langid

    ranked: dict[str, float] = dict(py3langid.rank(text))
    best = max(ranked, key=ranked.__getitem__)
    few = len(words) < _ENOUGH_WORDS and text.isascii()
    if few and ranked[best] - ranked["en"] < _FAR_LIKELIER:
        return "en"
    return best
