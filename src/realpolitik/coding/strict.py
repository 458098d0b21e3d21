"""PLOVER's own rule for what is yet to happen, and the root between two marked actors.

PLOVER's manual codes a future act as what announcing it amounts to: cooperation yet to come is
AGREE, an announced withdrawal CONCEDE, conflict yet to come THREATEN. The coder keeps the act's
own root with status `planned`; strict exports and `evaluate --task root` substitute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from realpolitik.codebook.plover import root_named
from realpolitik.coding.arcs import FEATURES
from realpolitik.coding.lexical import root_of_words
from realpolitik.coding.roots import STATUSES, model, root_names
from realpolitik.records.event import Status

if TYPE_CHECKING:
    from realpolitik.records.span import Span

WORDS_OF_INTENT = frozenset(
    {"AGREE", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "CONCEDE", "SUPPORT"}
)


def strict_root(root: str, status: Status) -> str:
    """The root PLOVER's manual gives an act of this status.

    >>> strict_root("AID", Status.PLANNED), strict_root("RETREAT", Status.PLANNED)
    ('AGREE', 'CONCEDE')
    >>> strict_root("ASSAULT", Status.PLANNED), strict_root("ASSAULT", Status.ASSERTED)
    ('THREATEN', 'ASSAULT')
    """
    if status is not Status.PLANNED or root in WORDS_OF_INTENT:
        return root
    if root == "RETREAT":
        return "CONCEDE"
    return "AGREE" if root_named(root).cooperative else "THREATEN"


def root_between(text: str, source: Span | None, target: Span | None) -> tuple[str, float]:
    """The likeliest strict root of what `source` does to `target` in one sentence.

    Takes:   the sentence; the spans of both actors, None where a phrase was not found.
    Returns: one of the sixteen roots, never "none", and its probability among them.
    Raises:  nothing.
    """
    loaded = model()
    if loaded is None or source is None or target is None:
        return root_of_words(text)
    read = loaded.read(text)
    names = root_names()
    words = [w for w in read.words if not (w.overlaps(source) or w.overlaps(target))] or list(
        read.words
    )
    acts, statuses, _ = loaded.triggers(read, words)
    unparsed = [[0.0] * FEATURES] * 2
    sides = np.stack([loaded.arcs(read, w, (source, target), unparsed) for w in words])
    likely = (1 - acts[:, -1]) * np.sqrt(sides[:, 0, 0] * sides[:, 1, 1])
    given = loaded.roots(read, [(w, source, target) for w in words])
    told = acts[:, :-1] / (1 - acts[:, -1:] + 1e-9)
    by_words = (likely[:, None] * (given + told) / 2).sum(0) / (likely.sum() + 1e-9)
    total = (loaded.pair(read, source, target) + by_words) / 2
    best = int(total.argmax())
    status = STATUSES[int(statuses[int(likely.argmax())].argmax())]
    return strict_root(names[best], status), round(float(total[best]), 4)
