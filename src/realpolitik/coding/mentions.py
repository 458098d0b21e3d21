"""Actors in a parsed sentence: names with their roles, role nouns, pronouns and noun phrases.

The gazetteer gives names; the parse says which noun phrase each belongs to, so that "German
Chancellor Angela Merkel" is one mention and "Chinese aircraft carrier" one of the military.
Pronouns and phrases such as "the two sides" are read from the mentions before them, held in a
`Discourse` that the coder carries from sentence to sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from realpolitik.coding.clauses import conjoined, surface_subject
from realpolitik.gazetteer.names import Hit, Reading
from realpolitik.gazetteer.roles import sector_of
from realpolitik.records.actor import Actor, Basis
from realpolitik.records.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOMINAL = frozenset({"NOUN", "PROPN"})
MODIFIER = frozenset({"amod", "compound", "poss", "nmod", "nummod", "appos"})
PERSON = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
THING = frozenset({"it", "its", "itself"})
GROUP = frozenset({"they", "them", "their", "themselves"})
COUNTERPART = "counterpart"
OBJECT_FORM = frozenset({"him", "her", "it", "them"})
OURS = frozenset({"my", "our"})
STATE_NOUN = frozenset(
    "regime country nation state government kingdom republic administration".split()
)
PAIR_NOUN = frozenset("side country nation leader party government minister state power neighbour neighbor".split())
NAMED_BODY = frozenset({Basis.MEDIA, Basis.ORGANISATION, Basis.PARTY, Basis.GROUP})
BODY = frozenset("agency newspaper network news television service daily party movement group".split())
GOVERNED_ROLE = frozenset({"of", "from", "in"})
PLACE_PREPOSITION = frozenset({"in", "at", "near", "inside", "outside", "across", "around", "throughout"})


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
        ranked = sorted(named, key=lambda m: (not m.modifier, doc[m.head].dep_.startswith("nsubj"), -m.head))
        for mention in ranked:
            actor = mention.actors[0]
            if not actor.country:
                continue
            if _is_person(actor, doc[mention.head]):
                self.person = actor
            if actor.sector in ("", "GOV", "MIL", "PTY", "IGO") and actor.basis is not Basis.OFFICE_HOLDER:
                self.thing = actor
        states = _distinct(a for m in named if not m.place for a in m.actors if a.country)
        listed = _listed(named, doc)
        if len(listed) >= 2:
            self.lists[len(listed)] = listed
            self.lists[0] = listed
        if len(states) == 2:
            self.group = states
        elif len(listed) >= 2:
            self.group = listed
        if self.counts:
            self.home = max(self.counts, key=lambda c: self.counts[c])  # of equals, the first named


NOT_PERSONS = frozenset({Basis.NAME, Basis.METONYM, Basis.CAPITAL, Basis.ORGANISATION, Basis.PARTY, Basis.MEDIA})
BODIES = frozenset("government regime ministry parliament administration cabinet court junta council".split())


def _is_person(actor: Actor, head: Token) -> bool:
    """Whether the mention is of one person, whom "he" or "she" may mean."""
    if actor.basis is Basis.OFFICE_HOLDER:
        return True
    if head.tag_ not in ("NN", "NNP") or head.lemma_.lower() in BODIES or not actor.sector:
        return False
    if actor.basis in NOT_PERSONS:
        return head.pos_ == "NOUN" and actor.sector in ("GOV", "LEG", "JUD") and actor.basis is Basis.NAME
    return actor.sector in ("GOV", "LEG", "JUD", "OPP", "PTY", "REB") or head.pos_ == "PROPN"


def _distinct(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    seen: dict[str, Actor] = {}
    for actor in actors:
        seen.setdefault(actor.country, actor)
    return tuple(seen.values())


def _listed(mentions: Sequence[Mention], doc: Doc) -> tuple[Actor, ...]:
    """The longest list of states ("A, B and C") of a sentence."""
    by_head = {m.head: m for m in mentions}
    best: tuple[Actor, ...] = ()
    for mention in mentions:
        members = [by_head[t.i].actors[0] for t in conjoined(doc[mention.head]) if t.i in by_head]
        distinct = _distinct(a for a in members if a.country)
        if len(distinct) > max(1, len(best)):
            best = distinct
    return best


def find_mentions(doc: Doc, hits: Sequence[Hit], offset: int, discourse: Discourse) -> list[Mention]:
    """The mentions of one parsed sentence, in text order.

    Takes:   the parse; the gazetteer's hits in its text; where the text begins in the document;
             the discourse so far (read, and its count of unresolved phrases raised).
    Returns: mentions whose actors' spans are in the document.
    Raises:  nothing.
    """
    named = [m for hit in hits if (m := _named(doc, hit, offset)) is not None]
    mentions = _merged(doc, named, offset)
    mentions += _introduced(doc, mentions, offset, discourse)
    taken = {i for m in mentions for i in range(m.start, m.end)}
    mentions += _roles(doc, taken, mentions, offset, discourse)
    taken = {i for m in mentions for i in range(m.start, m.end)}
    mentions += _anaphors(doc, taken, mentions, offset, discourse)
    return _counterparts(doc, sorted(mentions, key=lambda m: (m.start, m.end)))


def _counterparts(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """"his Greek counterpart" holds the office of the one before: it takes that one's sector."""
    paired: list[Mention] = []
    for mention in mentions:
        actor = mention.actors[0]
        if doc[mention.head].lemma_ == COUNTERPART and not actor.sector:
            peer = next((m for m in reversed(paired) if m.country != actor.country and m.actors[0].sector), None)
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
    while head.head.i != head.i and head.dep_ in ("amod", "compound", "poss", "nmod") and head.head.i >= start:
        upper = head.head
        if upper.pos_ not in NOMINAL:
            break
        if upper.lemma_ == COUNTERPART:
            return upper, sector, False
        role = _role(doc, end, upper)
        if role is not None:
            return upper, sector if sector and sector not in ("GOV",) and head.i == root.i and head.dep_ != "poss" and reading.basis is not Basis.METONYM else role, False
        if head.dep_ == "poss":
            return root, sector, True
        if upper.pos_ == "PROPN" and reading.basis in (Basis.NAME, Basis.DEMONYM) and _titled(doc, end, upper):
            return upper, "GOV", False
        if head.dep_ == "compound" and (upper.pos_ == "PROPN" or upper.lemma_ in BODY) and reading.basis in NAMED_BODY:
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
    """The sector of the role noun that ends at `head`, or that stands between `start` and `head`."""
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
        country = next((m.country for m in plain if doc[m.head].i in range(m.start, m.end) and m.country), plain[-1].country)
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
    """"Mr X, the Dutch premier," is one mention: the apposition lends what the head lacks."""
    by_head = {m.head: m for m in mentions}
    dropped: set[int] = set()
    for mention in mentions:
        token = doc[mention.head]
        if token.dep_ == "appos" and token.head.i in by_head and not mention.modifier:
            main = by_head[token.head.i]
            if main.country == mention.country:
                sector = main.actors[0].sector or mention.actors[0].sector
                by_head[token.head.i] = replace(main, actors=(replace(main.actors[0], sector=sector),))
                dropped.add(mention.head)
    return [by_head.get(m.head, m) if not m.modifier else m for m in mentions if m.head not in dropped or m.modifier]


def _introduced(
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
        if mention.modifier or not actor.sector or actor.basis in (Basis.OFFICE_HOLDER, Basis.MEDIA):
            continue
        if head.pos_ == "PROPN" and head.i >= mention.start and sector_of(head.text) is None and not _is_name(mention, head):
            discourse.introduced[head.text] = actor
        for other in (*(c for c in head.children if c.dep_ == "appos"), *((head.head,) if head.dep_ == "appos" else ())):
            if other.pos_ == "PROPN" and other.i not in taken and sector_of(other.text) is None:
                discourse.introduced[other.text] = actor
    for token in doc:
        actor = discourse.introduced.get(token.text)
        if actor is None or token.pos_ not in NOMINAL or token.i in taken or token.dep_ == "compound":
            continue
        start = token.i
        while start > 0 and doc[start - 1].dep_ == "compound" and doc[start - 1].head.i == token.i and start - 1 not in taken:
            start -= 1
        span = doc[start : token.i + 1]
        where = Span(span.start_char + offset, span.end_char + offset)
        known = replace(actor, text=span.text, span=where, basis=Basis.OFFICE)
        found.append(Mention((known,), token.i, start, token.i + 1))
    return found


def _is_name(mention: Mention, head: Token) -> bool:
    """Whether the head itself is the name the gazetteer knows."""
    return mention.end - mention.start == 1 or head.text in mention.actors[0].text.split()[:1]


def _worded(doc: Doc, mention: Mention, offset: int) -> Mention:
    """The mention with the words of its whole phrase."""
    if mention.modifier:
        return mention
    span = doc[mention.start : mention.end]
    text = span.text.removesuffix("'s").removesuffix("’s").strip()
    where = Span(span.start_char + offset, span.start_char + offset + len(text))
    return replace(mention, actors=tuple(replace(a, text=text, span=where) for a in mention.actors))


def _roles(
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
            (s for first in range(left, token.i + 1) if (s := sector_of(doc[first : token.i + 1].text))),
            None,
        )
        if sector is None or any(i in taken for i in range(left, token.i)):
            continue
        country = _country_near(token, sector, mentions, discourse)
        if any(c.lower_ in OURS for c in token.children):
            country = ""  # the speaker's, whoever that is
        if any(c.lower_ in ("his", "her", "its", "their") for c in token.children) and token.lemma_ != COUNTERPART:
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


OF_STATES = frozenset({Basis.NAME, Basis.DEMONYM, Basis.CAPITAL, Basis.METONYM, Basis.OFFICE_HOLDER, Basis.PARTY})


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
    if not before and any(c.lower_ == "the" for c in token.children) and sector in discourse.holders:
        return discourse.holders[sector]
    if len({m.country for m in states}) == 1:
        return states[0].country
    return before[-1].country if before else discourse.home


def _anaphors(
    doc: Doc, taken: set[int], mentions: Sequence[Mention], offset: int, discourse: Discourse
) -> list[Mention]:
    found: list[Mention] = []
    for token in doc:
        if token.i in taken:
            continue
        actors = _referents(doc, token, mentions, discourse)
        if actors is None:
            continue
        if not actors:
            discourse.unresolved += 1
            continue
        start = token.left_edge.i if token.pos_ in NOMINAL else token.i
        text = doc[start : token.i + 1].text
        where = Span(doc[start].idx + offset, doc[start].idx + offset + len(text))
        read = tuple(replace(a, text=text, basis=Basis.ANAPHOR, span=where) for a in actors)
        modifier = token.dep_ == "poss"
        names = tuple(a.text for a in actors)
        found.append(Mention(read, token.i, start, token.i + 1, modifier, False, names))
    return found


def _acting(token: Token) -> frozenset[int]:
    """The subjects of the clause in which a pronoun is an object: it means somebody else."""
    if token.dep_ not in ("dobj", "dative", "iobj", "pobj"):
        return frozenset()
    verb = token.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    subject = surface_subject(verb)
    return frozenset(t.i for t in conjoined(subject)) if subject is not None else frozenset()


def _others(actors: tuple[Actor, ...], subject: Mention | None) -> tuple[Actor, ...]:
    return tuple(a for a in actors if subject is None or a.code != subject.actors[0].code)


def _referents(
    doc: Doc, token: Token, mentions: Sequence[Mention], discourse: Discourse
) -> tuple[Actor, ...] | None:
    """Whom a pronoun or phrase stands for; () if that stays open; None if it is no such phrase."""
    word = token.lower_
    acting = _acting(token) if word in OBJECT_FORM else frozenset[int]()
    before = [m for m in mentions if m.end <= token.i and m.head not in acting]
    subject = next((m for m in mentions if m.head in acting), None)
    if word in PERSON:
        people = [m for m in before if m.actors[0].basis is Basis.OFFICE_HOLDER or doc[m.head].pos_ == "PROPN" and m.actors[0].sector]
        subjects = [m for m in people if doc[m.head].dep_.startswith("nsubj")]
        chosen = subjects[-1:] or people[-1:]
        if chosen:
            return chosen[0].actors[:1]
        return _others((discourse.person,) if discourse.person else (), subject)
    if word in THING:
        if token.dep_ == "expl" or (token.dep_ == "nsubj" and token.head.lemma_ == "be"):
            return None
        things = [m for m in before if not m.place and len(m.actors) == 1 and m.actors[0].basis is not Basis.OFFICE_HOLDER]
        subjects = [m for m in things if doc[m.head].dep_.startswith("nsubj")]
        chosen = subjects[-1:] or ([m for m in things if not m.modifier][-1:] if len({m.country for m in things}) == 1 else [])
        if chosen:
            return chosen[0].actors
        return _others((discourse.thing,) if discourse.thing else (), subject)
    if word in GROUP:
        inside = _listed(before, doc)
        if len(inside) >= 2:
            return inside
        owners = [
            m for t in doc[: token.i] if t.dep_ == "nsubj" and t.tag_ in ("NNS", "NNPS")
            for c in t.children if c.dep_ in ("poss", "amod", "compound")
            for m in before if m.start <= c.i < m.end
        ]
        if owners:
            return owners[-1].actors[:1]
        plural = [m for m in before if doc[m.head].tag_ in ("NNS", "NNPS") and not m.place]
        if plural:
            return plural[-1].actors[:1]
        return _others(discourse.group, subject)
    if word in ("both", "three", "two", "all") and token.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass") and token.pos_ in ("PRON", "NUM", "DET"):
        number = {"three": 3, "two": 2, "both": 2}.get(word, 0)
        return discourse.lists.get(number, ()) if number else None
    if word == "other" and token.dep_ in ("dobj", "pobj") and any(c.lower_ == "each" for c in token.children):
        return None
    if token.pos_ != "NOUN":
        return None
    determiners = {c.lower_ for c in token.children if c.dep_ in ("det", "predet", "nummod", "quantmod", "amod")}
    if token.lemma_ in PAIR_NOUN and token.tag_ == "NNS":
        if "both" in determiners or "two" in determiners:
            inside = _distinct(a for m in before if not m.place for a in m.actors if a.country)
            if len(inside) == 2:
                return inside
            return discourse.lists.get(2, ()) if len(discourse.group) != 2 else discourse.group
        if determiners & {"these", "those"}:
            number = next((n for n, w in ((3, "three"), (4, "four"), (5, "five"), (6, "six")) if w in determiners), 0)
            return discourse.lists.get(number, ())
        return None
    if token.lemma_ in STATE_NOUN and token.tag_ == "NN" and determiners & {"the", "this"}:
        if any(c.dep_ in ("amod", "compound", "poss", "relcl") or (c.dep_ == "prep" and c.lower_ == "of") for c in token.children):
            return None
        return (discourse.thing,) if discourse.thing else ()
    return None

