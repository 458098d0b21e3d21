"""Which mentions a noun phrase stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.coding.clauses import child, conjoined

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from realpolitik.coding.discourse import Mention


class Phrases:
    """The mentions of one sentence, looked up by noun phrase."""

    def __init__(self, doc: Doc, mentions: list[Mention]) -> None:
        self.doc = doc
        self.mentions = mentions
        self._at: dict[int, list[Mention]] = {}
        for mention in mentions:
            for i in {mention.head, *range(mention.start, mention.end)}:
                self._at.setdefault(i, []).append(mention)

    def at(self, token: Token) -> list[Mention]:
        """The mentions that have `token` as head or as one of their words."""
        return self._at.get(token.i, [])

    def actors(self, head: Token | None, *, deep: bool = True) -> list[Mention]:
        """The mentions a noun phrase stands for, its list members included.

        The head itself; else "leaders of A and B", "A's decision", "the Chinese proposal"; else,
        if `deep`, the first actor named inside the phrase.
        """
        if head is None:
            return []
        found: list[Mention] = []
        for member in conjoined(head):
            found += self._one(member, deep=deep)
        unique: dict[tuple[int, int], Mention] = {}
        for mention in found:
            unique.setdefault((mention.head, mention.start), mention)
        return list(unique.values())

    def _one(self, head: Token, *, deep: bool) -> list[Mention]:
        direct = [m for m in self.at(head) if m.head == head.i and not m.modifier]
        whole = [m for m in direct if m.actors[0].country]
        governed = self._governed(head)
        if governed and (not whole or direct[0].actors[0].basis.value == "office"):
            return governed
        if direct:
            return direct
        covering = [m for m in self.at(head) if not m.modifier or m.head == head.i]
        if covering:
            return covering
        inside = [
            m
            for c in head.children
            if c.dep_ in ("poss", "compound", "amod", "nmod", "appos")
            for t in conjoined(c)
            for m in self.at(t)
        ]
        if inside or not deep:
            return inside
        for prep in head.children:
            if prep.dep_ == "prep" and prep.lower_ in (
                "of",
                "in",
                "from",
                "against",
                "to",
                "on",
                "by",
                "with",
                "over",
            ):
                nested = self.actors(child(prep, "pobj"), deep=False)
                if nested:
                    return nested
        for c in head.children:
            if c.dep_ in ("poss", "compound", "amod", "nmod"):
                nested = self._one(c, deep=False)
                if nested:
                    return nested
        return []

    def _governed(self, head: Token) -> list[Mention]:
        """The states in "the foreign ministers of A, B and C"."""
        for prep in head.children:
            if (
                prep.dep_ == "prep"
                and prep.lower_ in ("of", "from")
                and any(m.head == head.i for m in self.at(head))
            ):
                obj = child(prep, "pobj")
                if obj is None:
                    continue
                found = [m for t in conjoined(obj) for m in self.at(t) if m.country]
                if found:
                    return found
        return []
