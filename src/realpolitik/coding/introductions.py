"""People the gazetteer does not know, by how the document introduces them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from realpolitik.coding.discourse import Discourse, Mention
from realpolitik.gazetteer.roles import sector_of
from realpolitik.records.actor import Basis
from realpolitik.records.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

NOMINAL = frozenset({"NOUN", "PROPN"})


def find_introduced(
    doc: Doc, mentions: Sequence[Mention], offset: int, discourse: Discourse
) -> list[Mention]:
    """People the gazetteer does not know, by how the document introduces them.

    "Germany's defence minister, Boris Pistorius," makes Pistorius DEU GOV here and further on.
    """
    taken = {i for m in mentions for i in range(m.start, m.end)}
    found: list[Mention] = []
    for mention in mentions:
        head = doc[mention.head]
        actor = mention.actors[0]
        if (
            mention.modifier
            or not actor.sector
            or actor.basis in (Basis.OFFICE_HOLDER, Basis.MEDIA)
        ):
            continue
        if (
            head.pos_ == "PROPN"
            and head.i >= mention.start
            and sector_of(head.text) is None
            and not _is_name(mention, head)
        ):
            discourse.introduced[head.text] = actor
        for other in (
            *(c for c in head.children if c.dep_ == "appos"),
            *((head.head,) if head.dep_ == "appos" else ()),
        ):
            if other.pos_ == "PROPN" and other.i not in taken and sector_of(other.text) is None:
                discourse.introduced[other.text] = actor
    for token in doc:
        actor = discourse.introduced.get(token.text)
        if (
            actor is None
            or token.pos_ not in NOMINAL
            or token.i in taken
            or token.dep_ == "compound"
        ):
            continue
        start = token.i
        while (
            start > 0
            and doc[start - 1].dep_ == "compound"
            and doc[start - 1].head.i == token.i
            and start - 1 not in taken
        ):
            start -= 1
        span = doc[start : token.i + 1]
        where = Span(span.start_char + offset, span.end_char + offset)
        known = replace(actor, text=span.text, span=where, basis=Basis.OFFICE)
        found.append(Mention((known,), token.i, start, token.i + 1))
    return found


def _is_name(mention: Mention, head: Token) -> bool:
    """Whether the head itself is the name the gazetteer knows."""
    return mention.end - mention.start == 1 or head.text in mention.actors[0].text.split()[:1]
