"""Actors in a parsed sentence: names with their roles, role nouns, pronouns and noun phrases.

The gazetteer gives names; the parse says which noun phrase each belongs to, so that "German
Chancellor Angela Merkel" is one mention and "Chinese aircraft carrier" one of the military.
Pronouns and phrases such as "the two sides" are read from the mentions before them, held in a
`Discourse` that the coder carries from sentence to sentence.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from realpolitik.coding.anaphors import find_anaphors
from realpolitik.coding.discourse import Discourse, Mention
from realpolitik.coding.introductions import find_introduced, introduce
from realpolitik.coding.rolenouns import find_roles
from realpolitik.gazetteer.roles import sector_of
from realpolitik.records.actor import Actor, Basis
from realpolitik.records.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from realpolitik.gazetteer.names import Hit, Reading

__all__ = ["Discourse", "Mention", "find_mentions"]

NOMINAL = frozenset({"NOUN", "PROPN"})
MODIFIER = frozenset({"amod", "compound", "poss", "nmod", "nummod", "appos"})
COUNTERPART = "counterpart"
NAMED_BODY = frozenset({Basis.MEDIA, Basis.ORGANISATION, Basis.PARTY, Basis.GROUP})
BODY = frozenset(
    {
        *("agency", "newspaper", "network", "news", "television", "service", "daily", "party"),
        *("movement", "group"),
    }
)
GOVERNED_ROLE = frozenset({"of", "from", "in"})
PLACE_PREPOSITION = frozenset(
    {"in", "at", "near", "inside", "outside", "across", "around", "throughout"}
)


def find_mentions(
    doc: Doc, hits: Sequence[Hit], offset: int, discourse: Discourse
) -> list[Mention]:
    """The mentions of one parsed sentence, in text order.

    Takes:   the parse; the gazetteer's hits in its text; where the text begins in the document;
             the discourse so far (read, and its count of unresolved phrases raised).
    Returns: mentions whose actors' spans are in the document.
    Raises:  nothing.
    """
    named = [m for hit in hits if (m := _named(doc, hit, offset)) is not None]
    mentions = _merged(doc, named, offset)
    mentions += find_introduced(doc, mentions, offset, discourse)
    taken = {i for m in (*named, *mentions) for i in range(m.start, m.end)}
    roles = find_roles(doc, taken, mentions, offset, discourse)
    introduce(doc, roles, discourse)
    mentions += roles
    taken = {i for m in mentions for i in range(m.start, m.end)}
    mentions += find_anaphors(doc, taken, mentions, offset, discourse)
    return _counterparts(doc, sorted(mentions, key=lambda m: (m.start, m.end)))


def _counterparts(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """Counterparts hold the office of the one before, and so take that one's sector."""
    paired: list[Mention] = []
    for mention in mentions:
        actor = mention.actors[0]
        if doc[mention.head].lemma_ == COUNTERPART and not actor.sector:
            peer = next(
                (m for m in reversed(paired) if m.country != actor.country and m.actors[0].sector),
                None,
            )
            if peer is not None:
                mention = replace(mention, actors=(replace(actor, sector=peer.actors[0].sector),))
        paired.append(mention)
    return paired


def _named(doc: Doc, hit: Hit, offset: int) -> Mention | None:
    span = doc.char_span(hit.span.start, hit.span.end, alignment_mode="expand")
    if span is None or not hit.readings:
        return None
    reading = hit.readings[0]
    head, sector, modifier = _phrase_head(doc, span.start, span.end, span.root, reading)
    start, end = span.start, span.end
    if not modifier and head.i >= end:
        end = head.i + 1
    actor = Actor(
        country=reading.country,
        sector=sector,
        text=hit.text,
        basis=reading.basis,
        span=hit.span.shifted(offset),
    )
    place = reading.place or (
        reading.basis in (Basis.CAPITAL, Basis.NAME)
        and span.root.dep_ == "pobj"
        and span.root.head.lower_ in PLACE_PREPOSITION
    )
    return Mention((actor,), head.i, start, end, modifier, place)


def _phrase_head(
    doc: Doc, start: int, end: int, root: Token, reading: Reading
) -> tuple[Token, str, bool]:
    """The head of the noun phrase that a name belongs to, its sector, and whether it only modifies.

    "Turkish [foreign minister] Cavusoglu" heads at Cavusoglu with sector GOV; the name in
    "Chinese exports" stays at "Chinese" and is a modifier.
    """
    sector = reading.sector
    head = root
    while (
        head.head.i != head.i
        and head.dep_ in ("amod", "compound", "poss", "nmod")
        and head.head.i >= start
    ):
        upper = head.head
        if upper.pos_ not in NOMINAL:
            break
        if upper.lemma_ == COUNTERPART:
            return upper, sector, False
        role = _role(doc, end, upper)
        if role is not None:
            return (
                upper,
                sector
                if sector
                and sector not in ("GOV",)
                and head.i == root.i
                and head.dep_ != "poss"
                and reading.basis is not Basis.METONYM
                else role,
                False,
            )
        if head.dep_ == "poss":
            return root, sector, True
        if (
            upper.pos_ == "PROPN"
            and reading.basis in (Basis.NAME, Basis.DEMONYM)
            and _titled(doc, end, upper)
        ):
            return upper, "GOV", False
        if (
            head.dep_ == "compound"
            and (upper.pos_ == "PROPN" or upper.lemma_ in BODY)
            and reading.basis in NAMED_BODY
        ):
            return upper, sector, False
        head = upper
    if head.i != root.i:
        inside = start <= head.i < end
        return root, sector, not inside
    if root.dep_ == "pobj" and root.head.lower_ in GOVERNED_ROLE and not sector:
        governed = sector_of(root.head.head.text) if root.head.head.pos_ in NOMINAL else None
        if governed:
            return root, governed, False
    return root, sector, False


def _role(doc: Doc, start: int, head: Token) -> str | None:
    """The sector of the role noun that ends at `head`, or stands between `start` and `head`."""
    for first in range(min(start, head.i), head.i + 1):
        sector = sector_of(doc[first : head.i + 1].text)
        if sector:
            return sector
    if head.pos_ == "PROPN":
        for first in range(start, head.i):
            for last in range(head.i, first, -1):
                sector = sector_of(doc[first:last].text)
                if sector:
                    return sector
    return None


def _titled(doc: Doc, start: int, head: Token) -> bool:
    return any(sector_of(doc[i].text) for i in range(start, head.i))


def _merged(doc: Doc, named: list[Mention], offset: int) -> list[Mention]:
    """One mention a noun phrase: a name and the title or nationality before it."""
    by_head: dict[int, list[Mention]] = {}
    for mention in named:
        by_head.setdefault(mention.head, []).append(mention)
    merged: list[Mention] = []
    for head, group in sorted(by_head.items()):
        plain = [m for m in group if not m.modifier]
        if len(plain) < 2:
            merged += group
            continue
        country = next(
            (m.country for m in plain if doc[m.head].i in range(m.start, m.end) and m.country),
            plain[-1].country,
        )
        same = [m for m in plain if m.country == country]
        holder = next((m for m in same if m.actors[0].basis is Basis.OFFICE_HOLDER), same[-1])
        sector = next((m.actors[0].sector for m in same if m.actors[0].sector), "")
        start, end = min(m.start for m in same), max(max(m.end for m in same), head + 1)
        actor = replace(holder.actors[0], sector=holder.actors[0].sector or sector)
        merged.append(Mention((actor,), head, start, end, False, holder.place))
        merged += [m for m in plain if m.country != country]
        merged += [m for m in group if m.modifier]
    merged = _appositions(doc, merged)
    return [_worded(doc, m, offset) for m in merged]


def _appositions(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """One mention of "Mr X, the Dutch premier,": the apposition lends what the head lacks."""
    by_head = {m.head: m for m in mentions}
    dropped: set[int] = set()
    for mention in mentions:
        token = doc[mention.head]
        if token.dep_ == "appos" and token.head.i in by_head and not mention.modifier:
            main = by_head[token.head.i]
            if main.country == mention.country:
                sector = main.actors[0].sector or mention.actors[0].sector
                by_head[token.head.i] = replace(
                    main, actors=(replace(main.actors[0], sector=sector),)
                )
                dropped.add(mention.head)
    return [
        by_head.get(m.head, m) if not m.modifier else m
        for m in mentions
        if m.head not in dropped or m.modifier
    ]


def _worded(doc: Doc, mention: Mention, offset: int) -> Mention:
    """The mention with the words of its whole phrase."""
    if mention.modifier:
        return mention
    span = doc[mention.start : mention.end]
    first = span[0].text
    article = 4 if first[:4].lower() == "the " else 0  # inside a name that is one token
    text = span.text[article:].removesuffix("'s").removesuffix("’s").strip()
    start = span.start_char + article + offset
    where = Span(start, start + len(text))
    return replace(mention, actors=tuple(replace(a, text=text, span=where) for a in mention.actors))
