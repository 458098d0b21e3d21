"""Roots by words alone: the fallback where no model is shipped or a phrase is not in the text."""

from __future__ import annotations

import re
from collections import Counter

from realpolitik.coding.lexicon import lexicon

COMMONEST = "CONSULT"
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def root_of_words(text: str) -> tuple[str, float]:
    """The root most of the sentence's act words stand for, and their share among them.

    >>> root_of_words("The guards attacked and shelled the post.")
    ('ASSAULT', 1.0)
    """
    words = lexicon()
    found: Counter[str] = Counter()
    for word in WORD.findall(text.lower()):
        for form in (
            word,
            word.removesuffix("s"),
            word.removesuffix("ed"),
            word.removesuffix("d"),
            word.removesuffix("ing"),
        ):
            root = words.verbs.get(form) or words.nouns.get(form)
            if root is not None:
                found[root] += 1
                break
    if not found:
        return COMMONEST, 0.0
    root, count = min(found.items(), key=lambda item: (-item[1], item[0]))
    return root, round(count / found.total(), 4)
