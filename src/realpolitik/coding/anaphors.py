"""Whom a pronoun or a phrase such as "the two sides" stands for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from realpolitik.coding.discourse import Discourse, Mention
from realpolitik.coding.nounphrases import NOMINAL, phrase
from realpolitik.coding.pronouns import PRONOUNS, pronoun
from realpolitik.records.actor import Basis
from realpolitik.records.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc


def find_anaphors(
    doc: Doc, taken: set[int], mentions: Sequence[Mention], offset: int, discourse: Discourse
) -> list[Mention]:
    """Pronouns and phrases that earlier mentions explain; what stays open is counted."""
    found: list[Mention] = []
    for token in doc:
        if token.i in taken:
            continue
        read = pronoun if token.lower_ in PRONOUNS else phrase
        actors = read(doc, token, mentions, discourse)
        if actors is None:
            continue
        if not actors:
            discourse.unresolved += 1
            continue
        start = token.left_edge.i if token.pos_ in NOMINAL else token.i
        text = doc[start : token.i + 1].text
        where = Span(doc[start].idx + offset, doc[start].idx + offset + len(text))
        meant = tuple(replace(a, text=text, basis=Basis.ANAPHOR, span=where) for a in actors)
        modifier = token.dep_ == "poss"
        names = tuple(a.text for a in actors)
        found.append(Mention(meant, token.i, start, token.i + 1, modifier, False, names))
    return found
