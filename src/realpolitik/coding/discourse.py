"""What a document has spoken of so far: its mentions, and what pronouns may refer to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from realpolitik.coding.clauses import conjoined
from realpolitik.coding.setting import Setting
from realpolitik.gazetteer.crosswalk import is_country
from realpolitik.records.actor import Actor, Basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Token

    from realpolitik.gazetteer.names import Hit
    from realpolitik.records.event import Event

NOT_PERSONS = frozenset(
    {Basis.NAME, Basis.METONYM, Basis.CAPITAL, Basis.ORGANISATION, Basis.PARTY, Basis.MEDIA}
)
STATES = frozenset({Basis.NAME, Basis.DEMONYM, Basis.CAPITAL, Basis.METONYM, Basis.OFFICE_HOLDER})
BODIES = frozenset(
    {
        *("government", "regime", "ministry", "parliament", "administration", "cabinet"),
        *("court", "junta", "council", "opposition", "army", "party", "union"),
    }
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One or more actors that a noun phrase stands for, and its tokens.

    `head` is the index of the token whose dependencies the noun phrase takes part in. A phrase
    such as "the two sides" has several actors. `names` are the words a pronoun's referents were
    last named by. `inferred` marks a role noun whose country the sentence does not tell.
    """

    actors: tuple[Actor, ...]
    head: int
    start: int
    end: int
    modifier: bool = False
    place: bool = False
    names: tuple[str, ...] = ()
    inferred: bool = False

    @property
    def country(self) -> str:
        """The country of the first actor."""
        return self.actors[0].country


@dataclass(slots=True)
class Discourse:
    """What pronouns of the next sentence may refer to; one a document, updated in text order.

    `many` is the last sentence's subject where that is plural. `events` are those coded so far,
    which "the raid" or "the charge" may mean.
    """

    setting: Setting = field(default_factory=Setting)
    person: Actor | None = None
    thing: Actor | None = None
    state: Actor | None = None
    body: Actor | None = None
    recent: list[Actor] = field(default_factory=list[Actor])
    lands: list[Actor] = field(default_factory=list[Actor])
    nouns: dict[str, Actor] = field(default_factory=dict[str, Actor])
    sectors: dict[str, str] = field(default_factory=dict[str, str])
    group: tuple[Actor, ...] = ()
    many: tuple[Actor, ...] = ()
    lists: dict[int, tuple[Actor, ...]] = field(default_factory=dict[int, tuple[Actor, ...]])
    counts: dict[str, int] = field(default_factory=dict[str, int])
    introduced: dict[str, Actor] = field(default_factory=dict[str, Actor])
    events: Sequence[Event] = ()
    unresolved: int = 0

    @classmethod
    def of(cls, filed: str, texts: Sequence[str], hits: Sequence[Sequence[Hit]]) -> Discourse:
        """The discourse at the head of a document: the place it was filed in, all its names."""
        return cls(Setting.of(filed, texts, hits))

    def speaks_of(self, country: str) -> bool:
        """Whether the document names the country anywhere, or has named it so far."""
        return country in self.setting.named or country in self.counts

    def note(self, mentions: Sequence[Mention], doc: Doc) -> None:
        """Remember the mentions of one sentence, subjects last so that they win."""
        for mention in mentions:
            for actor in mention.actors:
                if actor.country:
                    self.counts[actor.country] = self.counts.get(actor.country, 0) + 1
        own = [m for m in mentions if not m.inferred]
        named = [m for m in own if m.actors[0].basis is not Basis.ANAPHOR]
        self.setting.note(m.country for m in named if m.actors[0].basis is not Basis.MEDIA)
        self._meet(own, doc)
        ranked = sorted(
            named, key=lambda m: (not m.modifier, doc[m.head].dep_.startswith("nsubj"), -m.head)
        )
        for mention in ranked:
            actor = mention.actors[0]
            if not actor.country:
                continue
            if is_person(actor, doc[mention.head]):
                self.person = actor
            if (
                actor.sector in ("", "GOV", "MIL", "PTY", "IGO")
                and actor.basis is not Basis.OFFICE_HOLDER
            ):
                self.thing = actor
            if is_country(actor.country):
                self.sectors[actor.sector] = actor.country
            elif actor.basis is Basis.ORGANISATION and actor.sector != "NGO":
                self.body = actor
        self._turn_to(mentions, doc)
        self.many = next(
            (
                m.actors
                for m in mentions
                if doc[m.head].dep_ == "nsubj"
                and doc[m.head].head.dep_ == "ROOT"
                and doc[m.head].tag_ in ("NNS", "NNPS")
                and len(conjoined(doc[m.head])) == 1
                and m.country
            ),
            (),
        )
        lands = [m for m in named if m.actors[0].basis in STATES and is_country(m.country)]
        if lands:
            self.state = max(lands, key=lambda m: (_is_land(m), *_rank(m, doc))).actors[0]
        states = distinct_states(a for m in named if not m.place for a in m.actors if a.country)
        listed = listed_states(named, doc)
        if len(listed) >= 2:
            self.lists[len(listed)] = listed
            self.lists[0] = listed
        if len(states) == 2:
            self.group = states
        elif len(listed) >= 2:
            self.group = listed

    def _turn_to(self, mentions: Sequence[Mention], doc: Doc) -> None:
        """A body that is the subject is what "it" means next, though it names no state."""
        for mention in mentions:
            head = doc[mention.head]
            if (
                mention.inferred
                and mention.country
                and not mention.modifier
                and head.tag_ == "NN"
                and head.lemma_.lower() in BODIES
                and head.dep_ == "nsubj"
                and head.head.dep_ == "ROOT"
            ):
                self.thing = mention.actors[0]

    def glimpse(self, actors: Sequence[Actor]) -> None:
        """Remember whom a sentence that is not parsed names, the first as if its subject."""
        named = [a for a in actors if a.basis is not Basis.MEDIA]
        self.setting.note(a.country for a in named)
        for actor in reversed(named):
            self.counts[actor.country] = self.counts.get(actor.country, 0) + 1
            self.recent = [a for a in self.recent if a.country != actor.country]
            self.recent.append(actor)
            if is_country(actor.country):
                self.sectors[actor.sector] = actor.country
            if actor.basis is Basis.OFFICE_HOLDER:
                self.person = actor
            elif actor.basis in STATES and is_country(actor.country):
                self.lands = [a for a in self.lands if a.country != actor.country]
                self.lands.append(actor)
                self.state = self.thing = actor
            elif actor.basis is Basis.ORGANISATION and actor.sector != "NGO":
                self.body = actor
        states = distinct_states(a for a in actors if a.basis in STATES and is_country(a.country))
        if len(states) == 2:
            self.group = states

    def _meet(self, mentions: Sequence[Mention], doc: Doc) -> None:
        """Remember who takes part, the last one last, and whose a role noun is."""
        for mention in sorted(mentions, key=lambda m: m.head):
            head = doc[mention.head]
            for actor in mention.actors:
                if actor.basis in STATES and is_country(actor.country):
                    self.lands = [a for a in self.lands if a.country != actor.country]
                    self.lands.append(actor)
                if mention.place or not actor.country or actor.basis is Basis.MEDIA:
                    continue
                self.recent = [a for a in self.recent if a.country != actor.country]
                self.recent.append(actor)
            if mention.modifier or len(mention.actors) != 1:
                continue
            actor = mention.actors[0]
            titles = [c for c in head.lefts if c.dep_ == "compound"] if head.pos_ == "PROPN" else []
            known = actor.basis is Basis.OFFICE_HOLDER
            for noun in [head] if head.pos_ == "NOUN" else [] if known else titles:
                self.nouns.pop(noun.lemma_.lower(), None)
                self.nouns[noun.lemma_.lower()] = actor


def _is_land(mention: Mention) -> bool:
    """Whether the mention is of a country or a place in it, not of its people or leaders."""
    return mention.actors[0].basis in (Basis.NAME, Basis.CAPITAL) and (
        mention.place or mention.actors[0].sector in ("", "GOV")
    )


def _rank(mention: Mention, doc: Doc) -> tuple[bool, int]:
    return doc[mention.head].dep_.startswith("nsubj"), -mention.head


def is_person(actor: Actor, head: Token) -> bool:
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
