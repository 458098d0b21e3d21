"""What a document has spoken of so far: its mentions, and what pronouns may refer to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from realpolitik.coding.clauses import conjoined
from realpolitik.records.actor import Actor, Basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Token

NOT_PERSONS = frozenset(
    {Basis.NAME, Basis.METONYM, Basis.CAPITAL, Basis.ORGANISATION, Basis.PARTY, Basis.MEDIA}
)
BODIES = frozenset(
    {
        *("government", "regime", "ministry", "parliament", "administration", "cabinet"),
        *("court", "junta", "council"),
    }
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One or more actors that a noun phrase stands for, and its tokens.

    `head` is the index of the token whose dependencies the noun phrase takes part in. A phrase
    such as "the two sides" has several actors. `names` are the words a pronoun's referents were
    last named by.
    """

    actors: tuple[Actor, ...]
    head: int
    start: int
    end: int
    modifier: bool = False
    place: bool = False
    names: tuple[str, ...] = ()

    @property
    def country(self) -> str:
        """The country of the first actor."""
        return self.actors[0].country


@dataclass(slots=True)
class Discourse:
    """What pronouns of the next sentence may refer to; one a document, updated in text order."""

    person: Actor | None = None
    thing: Actor | None = None
    group: tuple[Actor, ...] = ()
    lists: dict[int, tuple[Actor, ...]] = field(default_factory=dict[int, tuple[Actor, ...]])
    counts: dict[str, int] = field(default_factory=dict[str, int])
    holders: dict[str, str] = field(default_factory=dict[str, str])
    introduced: dict[str, Actor] = field(default_factory=dict[str, Actor])
    home: str = ""
    unresolved: int = 0

    def note(self, mentions: Sequence[Mention], doc: Doc) -> None:
        """Remember the mentions of one sentence, subjects last so that they win."""
        for mention in mentions:
            for actor in mention.actors:
                if actor.country:
                    self.counts[actor.country] = self.counts.get(actor.country, 0) + 1
                    self.holders[actor.sector] = actor.country
        named = [m for m in mentions if m.actors[0].basis is not Basis.ANAPHOR]
        ranked = sorted(
            named, key=lambda m: (not m.modifier, doc[m.head].dep_.startswith("nsubj"), -m.head)
        )
        for mention in ranked:
            actor = mention.actors[0]
            if not actor.country:
                continue
            if _is_person(actor, doc[mention.head]):
                self.person = actor
            if (
                actor.sector in ("", "GOV", "MIL", "PTY", "IGO")
                and actor.basis is not Basis.OFFICE_HOLDER
            ):
                self.thing = actor
        states = distinct_states(a for m in named if not m.place for a in m.actors if a.country)
        listed = listed_states(named, doc)
        if len(listed) >= 2:
            self.lists[len(listed)] = listed
            self.lists[0] = listed
        if len(states) == 2:
            self.group = states
        elif len(listed) >= 2:
            self.group = listed
        if self.counts:
            self.home = max(self.counts, key=lambda c: self.counts[c])  # of equals, the first named


def _is_person(actor: Actor, head: Token) -> bool:
    """Whether the mention is of one person, whom "he" or "she" may mean."""
    if actor.basis is Basis.OFFICE_HOLDER:
        return True
    if head.tag_ not in ("NN", "NNP") or head.lemma_.lower() in BODIES or not actor.sector:
        return False
    if actor.basis in NOT_PERSONS:
        return (
            head.pos_ == "NOUN"
            and actor.sector in ("GOV", "LEG", "JUD")
            and actor.basis is Basis.NAME
        )
    return actor.sector in ("GOV", "LEG", "JUD", "OPP", "PTY", "REB") or head.pos_ == "PROPN"


def distinct_states(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """The first actor of each country, in order."""
    seen: dict[str, Actor] = {}
    for actor in actors:
        seen.setdefault(actor.country, actor)
    return tuple(seen.values())


def listed_states(mentions: Sequence[Mention], doc: Doc) -> tuple[Actor, ...]:
    """The longest list of states ("A, B and C") of a sentence."""
    by_head = {m.head: m for m in mentions}
    best: tuple[Actor, ...] = ()
    for mention in mentions:
        members = [by_head[t.i].actors[0] for t in conjoined(doc[mention.head]) if t.i in by_head]
        distinct = distinct_states(a for a in members if a.country)
        if len(distinct) > max(1, len(best)):
            best = distinct
    return best
