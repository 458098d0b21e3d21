"""Reprints: documents that are near-duplicates share one origin.

The same wire copy on forty sites is forty documents and one origin. Resemblance is estimated by
MinHash over five-word shingles (Broder 1997), with a fixed seed.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datasketch import MinHash

    from realpolitik.records.document import Document

SEED = 1
PERMUTATIONS = 128
ALIKE = 0.4
"""Share of shingles in common from which on two texts are reprints of one another.

A copy cut to half its length has 0.5, which the estimate may miss by 0.1 (128 permutations); two
reports that quote one speech have less than 0.2.
"""
_BANDS = (42, 3)  # of the index: finds 94 in 100 pairs at 0.4, 99 in 100 at 0.5
WINDOW = 20_000
"""How many documents back a reprint is looked for; keeps memory flat (about 8 KB each)."""

_SHINGLE = 5
_WORD = re.compile(r"\w+")


class Origins:
    """The groups of reprints among the documents seen so far.

    The origin of a group is the id of the first of its documents.
    """

    def __init__(self, window: int = WINDOW) -> None:
        self._window = window
        self._first: Document | None = None
        self._index: Any = None
        self._recent: OrderedDict[str, tuple[MinHash, str]] = OrderedDict()

    def origin_of(self, document: Document) -> str:
        """The id of the first document seen that `document` is a reprint of; else its own."""
        if self._index is None:  # a lone document needs no index, nor the second it takes to load
            if self._first is None:
                self._first = document
                return document.doc_id
            from datasketch import MinHashLSH

            self._index = MinHashLSH(num_perm=PERMUTATIONS, params=_BANDS)
            self._place(self._first)
        return self._place(document)

    def _place(self, document: Document) -> str:
        signature = _signature(document.text)
        if signature is None:
            return document.doc_id
        if document.doc_id in self._recent:
            return self._recent[document.doc_id][1]
        alike = [
            (-signature.jaccard(self._recent[other][0]), self._recent[other][1])
            for other in self._index.query(signature)
        ]
        near = sorted(pair for pair in alike if -pair[0] >= ALIKE)
        origin = near[0][1] if near else document.doc_id
        self._recent[document.doc_id] = (signature, origin)
        self._index.insert(document.doc_id, signature)
        if len(self._recent) > self._window:
            oldest, _ = self._recent.popitem(last=False)
            self._index.remove(oldest)
        return origin


def _signature(text: str) -> MinHash | None:
    """The MinHash of a text's shingles; None where it is too short to have any."""
    from datasketch import MinHash

    words = _WORD.findall(text.casefold())
    if len(words) < 2 * _SHINGLE:
        return None
    shingles = {
        " ".join(words[n : n + _SHINGLE]).encode() for n in range(len(words) - _SHINGLE + 1)
    }
    signature = MinHash(num_perm=PERMUTATIONS, seed=SEED)
    signature.update_batch(sorted(shingles))
    return signature
