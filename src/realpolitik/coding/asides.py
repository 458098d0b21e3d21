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
# Verbs of saying alone, which may stand before their subject: ", wrote the papers."
INVERTING = frozenset("said says wrote writes complained insisted argued added explained".split())
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
        if verb.lower_ not in SAID | INVERTING:
            continue
        left = next((i for i in _near(verb.i, -LEFT, doc) if doc[i].text in MARKS), None)
        first = left is not None and left + 1 == verb.i
        reach = LEFT if first else RIGHT
        right = next((i for i in _near(verb.i, reach, doc) if doc[i].text in ENDS), None)
        if left is None or right is None or (first and verb.lower_ not in INVERTING):
            continue
        others = [*doc[left + 1 : verb.i], *doc[verb.i + 1 : right]]
        if not others or others[0].lower_ in LINKS or any(_is_verbal(t) for t in others):
            continue
        speaker = _head(doc, verb.i + 1, right) if first else _head(doc, left + 1, verb.i)
        if speaker is not None:
            yield speaker, left, right


def _near(at: int, reach: int, doc: Doc) -> range:
    """The places up to `reach` tokens after `at`, or before it where that is negative."""
    return (
        range(at - 1, max(-1, at - 1 + reach), -1)
        if reach < 0
        else range(at + 1, min(len(doc), at + 1 + reach))
    )


def _is_verbal(token: Token) -> bool:
    return token.tag_.startswith(("V", "MD", "TO"))


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
