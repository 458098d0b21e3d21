"""Asides by their surface: ", a friend of his says," where the parse saw no verb of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

SAID = frozenset(
    "say says said tell tells told reports reported claims claimed allege alleges alleged insists "
    "insisted maintains maintained argues argued remembers remembered recalls recalled admits "
    "admitted".split()
)
MARKS = frozenset({",", "–", "—"})
ENDS = MARKS | {".", ";", "?", "!"}
LINKS = frozenset(
    "and but or which who whom whose that as while when because if though since it he she "
    "they".split()
)
LEFT, RIGHT = 8, 5


def asides(doc: Doc) -> Iterator[tuple[Token, int, int]]:
    """The speaker of each aside, with the marks before and after it.

    An aside is a noun phrase and one verb of saying, between commas or before the sentence's end.
    """
    for verb in doc:
        if verb.lower_ not in SAID:
            continue
        left = next(
            (i for i in range(verb.i - 1, max(-1, verb.i - 1 - LEFT), -1) if doc[i].text in MARKS),
            None,
        )
        right = next(
            (
                i
                for i in range(verb.i + 1, min(len(doc), verb.i + 1 + RIGHT))
                if doc[i].text in ENDS
            ),
            None,
        )
        if left is None or right is None or left + 1 == verb.i:
            continue
        others = [*doc[left + 1 : verb.i], *doc[verb.i + 1 : right]]
        if doc[left + 1].lower_ in LINKS or any(
            t.tag_.startswith(("V", "MD", "TO")) for t in others
        ):
            continue
        speaker = _head(doc, left + 1, verb.i)
        if speaker is not None:
            yield speaker, left, right


def _head(doc: Doc, first: int, last: int) -> Token | None:
    """The head of the noun phrase that begins at `first`: its last noun before a preposition."""
    found = None
    for token in doc[first:last]:
        if token.pos_ == "ADP":
            break
        if token.pos_ in ("NOUN", "PROPN"):
            found = token
    return found


def covers(trigger: Token, left: int, right: int) -> bool:
    """Whether an aside between these marks holds for `trigger`.

    One in the middle of a clause holds for that clause, one at its end for what comes before.
    """
    doc = trigger.doc
    if any(t.text == ";" for t in doc[min(trigger.i, left) : max(trigger.i, right)]):
        return False
    token = trigger
    while True:
        if token.pos_ in ("VERB", "AUX") and token.left_edge.i < left and right < token.i:
            return True
        if token.head.i == token.i or token.dep_ in ("conj", "relcl", "advcl", "parataxis", "acl"):
            break
        token = token.head
    around = any(v.pos_ in ("VERB", "AUX") and v.left_edge.i < left for v in doc[right:])
    return trigger.i < left and not around
