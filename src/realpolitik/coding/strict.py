"""PLOVER's own rule for what is yet to happen, and the root between two marked actors.

PLOVER's manual codes a future act as what announcing it amounts to: cooperation yet to come is
AGREE, conflict yet to come THREATEN, cooperation that will not come REJECT. The coder keeps the
act's own root with status `planned` or `negated`; `evaluate --task root` substitutes.
"""

from __future__ import annotations

import numpy as np

from realpolitik.codebook.plover import root_named
from realpolitik.coding.arcs import FEATURES
from realpolitik.coding.lexical import root_of_words
from realpolitik.coding.neutral import neutral
from realpolitik.coding.roots import STATUSES, model, root_names
from realpolitik.gazetteer.names import find
from realpolitik.records.event import Status
from realpolitik.records.span import Span

NOWHERE = Span(0, 0)  # pooled as the whole sentence: an actor the text does not name
PAIR_WEIGHT = 0.5  # of the pair head against the triggers' heads; chosen on the development set
WORDS_OF_INTENT = frozenset({"AGREE", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT"})


def strict_root(root: str, status: Status) -> str:
    """The root PLOVER's manual gives an act of this status.

    >>> strict_root("AID", Status.PLANNED), strict_root("RETREAT", Status.NEGATED)
    ('AGREE', 'REJECT')
    >>> strict_root("ASSAULT", Status.PLANNED), strict_root("ASSAULT", Status.ASSERTED)
    ('THREATEN', 'ASSAULT')
    """
    cooperative = root_named(root).cooperative
    if status is Status.PLANNED and root not in WORDS_OF_INTENT:
        return "AGREE" if cooperative else "THREATEN"
    if status is Status.NEGATED and cooperative:
        return "REJECT"
    return root


def root_between(text: str, source: Span | None, target: Span | None) -> tuple[str, float]:
    """The likeliest strict root of what `source` does to `target` in one sentence.

    The pair's own head and every word's root are weighed together; a word counts by how likely it
    names an act, and by the geometric mean of how likely the two take part in it on their sides.

    Takes:   the sentence; the spans of both actors, None where the text does not name one.
    Returns: one of the sixteen roots, never "none", and its probability among them.
    Raises:  nothing.
    """
    loaded = model()
    if loaded is None:
        return root_of_words(text)
    read = loaded.read(neutral(text, find(text, None)))
    names = root_names()
    who, whom = source or NOWHERE, target or NOWHERE
    between = [w for w in read.words if not (w.overlaps(who) or w.overlaps(whom))]
    words = between or list(read.words)
    acts, statuses, _ = loaded.triggers(read, words)
    unparsed = np.zeros((len(words), 2, FEATURES), np.float32)
    part = loaded.arcs(read, words, [who, whom], unparsed)
    likely = (1 - acts[:, -1]) * np.sqrt(part[:, 0, 0] * part[:, 1, 1])
    given = loaded.roots(read, [(w, who, target) for w in words])
    told = acts[:, :-1] / (1 - acts[:, -1:] + 1e-9)
    by_words = (likely[:, None] * (given + told) / 2).sum(0) / (likely.sum() + 1e-9)
    total = PAIR_WEIGHT * loaded.pair(read, who, whom) + (1 - PAIR_WEIGHT) * by_words
    best = int(total.argmax())
    status = STATUSES[int(statuses[int(likely.argmax())].argmax())]
    return strict_root(names[best], status), round(float(total[best] / total.sum()), 4)
