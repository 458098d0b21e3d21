"""The words that name an act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.coding.acts import LIGHT
from realpolitik.coding.lexicon import lexicon
from realpolitik.records.event import Trigger
from realpolitik.records.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

REACH = 4


def trigger_of(doc: Doc, words: tuple[int, ...], offset: int) -> Trigger:
    """The trigger's words: the event noun of a light verb, else the verb, with what completes it.

    Takes:   the parse, the indexes of the wording tokens, where the sentence begins.
    Returns: words and span in the document.
    """
    head, last = doc[words[0]], doc[words[-1]]
    if len(words) > 1 and last.lemma_.lower() in lexicon().nouns and head.lemma_.lower() in LIGHT:
        first = min(
            (c.i for c in last.children if c.dep_ == "compound" and c.i < last.i), default=last.i
        )
        span = doc[first : last.i + 1]
    elif len(words) > 1 and 0 < last.i - head.i <= REACH:
        span = doc[head.i : last.i + 1]
    else:
        span = doc[head.i : head.i + 1]
    return Trigger(span.text, Span(span.start_char + offset, span.end_char + offset))
