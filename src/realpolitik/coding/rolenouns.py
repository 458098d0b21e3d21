"""Role nouns without a country of their own: "police", "the government", "protesters"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.coding.discourse import Discourse, Mention
from realpolitik.gazetteer.roles import sector_of
from realpolitik.records.actor import Actor, Basis
from realpolitik.records.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

COUNTERPART = "counterpart"
NOMINAL = frozenset({"NOUN", "PROPN"})
OURS = frozenset({"my", "our"})
OF_STATES = frozenset(
    {Basis.NAME, Basis.DEMONYM, Basis.CAPITAL, Basis.METONYM, Basis.OFFICE_HOLDER, Basis.PARTY}
)


def find_roles(
    doc: Doc, taken: set[int], mentions: Sequence[Mention], offset: int, discourse: Discourse
) -> list[Mention]:
    """Role nouns without a country of their own: "police", "the government", "protesters".

    Their country is that of the nearest state named before them in the sentence as a place or
    possessor, else the one the document speaks of most; "" if there is none.
    """
    found: list[Mention] = []
    for token in doc:
        if token.i in taken or token.pos_ not in NOMINAL or token.dep_ in ("compound", "amod"):
            continue
        left = token.left_edge.i
        sector = next(
            (
                s
                for first in range(left, token.i + 1)
                if (s := sector_of(doc[first : token.i + 1].text))
            ),
            None,
        )
        if sector is None or any(i in taken for i in range(left, token.i)):
            continue
        country = _country_near(token, sector, mentions, discourse)
        if any(c.lower_ in OURS for c in token.children):
            country = ""  # the speaker's, whoever that is
        if (
            any(c.lower_ in ("his", "her", "its", "their") for c in token.children)
            and token.lemma_ != COUNTERPART
        ):
            owner = discourse.thing or discourse.person
            country = owner.country if owner is not None else country
        start = left if doc[left].pos_ != "PUNCT" else left + 1
        text = doc[start : token.i + 1].text
        actor = Actor(
            country=country,
            sector=sector,
            text=text,
            basis=Basis.OFFICE,
            span=Span(doc[start].idx + offset, doc[start].idx + offset + len(text)),
        )
        found.append(Mention((actor,), token.i, start, token.i + 1))
    return found


def _country_near(
    token: Token, sector: str, mentions: Sequence[Mention], discourse: Discourse
) -> str:
    states = [m for m in mentions if m.country and m.actors[0].basis in OF_STATES]
    for prep in token.children:
        if prep.dep_ == "prep":
            inside = {d.i for d in prep.subtree}
            for m in states:
                if m.head in inside:
                    return m.country
    before = [m for m in states if m.head < token.i]
    if (
        not before
        and any(c.lower_ == "the" for c in token.children)
        and sector in discourse.holders
    ):
        return discourse.holders[sector]
    if len({m.country for m in states}) == 1:
        return states[0].country
    return before[-1].country if before else discourse.home
