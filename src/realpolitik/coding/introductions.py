"""People the gazetteer does not know, by how the document introduces them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from realpolitik.coding.discourse import Discourse, Mention
from realpolitik.gazetteer.roles import sector_of
from realpolitik.records.actor import Basis
from realpolitik.records.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

SHORT_FORM = re.compile(r"[A-Z][A-Za-z]?[A-Z][A-Z-]{0,5}")
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
    note_short_forms(doc, mentions, discourse)
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


def note_short_forms(doc: Doc, mentions: Sequence[Mention], discourse: Discourse) -> None:
    """Remember the letters in brackets that a body is called by from there on.

    After "the Tunisian General Labour Union (UGTT)", UGTT is Tunisian and a union.
    """
    for mention in mentions:
        actor = mention.actors[0]
        if mention.modifier or not actor.country or len(mention.actors) > 1:
            continue
        last = max(mention.end, mention.head + 1)
        while last < len(doc) and doc[last].text[:1].isupper() and doc[last].pos_ in NOMINAL:
            last += 1
        if last + 2 >= len(doc) or doc[last].text != "(" or doc[last + 2].text != ")":
            continue
        letters = doc[last + 1].text
        if SHORT_FORM.fullmatch(letters) and sector_of(letters) is None:
            discourse.introduced[letters] = actor


def introduce(doc: Doc, mentions: Sequence[Mention], discourse: Discourse) -> None:
    """Remember the people whose role has no name before it: "the army chief, General X".

    Takes: the mentions of role nouns; what they introduce counts from the next sentence on.
    """
    taken = {m.head for m in mentions}
    for mention in mentions:
        head, actor = doc[mention.head], mention.actors[0]
        if not actor.country or mention.modifier:
            continue
        if head.pos_ == "PROPN" and sector_of(head.text) is None and len(mention.actors) == 1:
            discourse.introduced.setdefault(head.text, actor)
        for other in (
            *(c for c in head.children if c.dep_ == "appos"),
            *((head.head,) if head.dep_ == "appos" else ()),
        ):
            if other.pos_ == "PROPN" and other.i not in taken and sector_of(other.text) is None:
                discourse.introduced.setdefault(other.text, actor)
    note_short_forms(doc, mentions, discourse)


def _is_name(mention: Mention, head: Token) -> bool:
    """Whether the head itself is the name the gazetteer knows."""
    return mention.end - mention.start == 1 or head.text in mention.actors[0].text.split()[:1]
