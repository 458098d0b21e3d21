"""Whom "he", "it" or "they" stands for, and whose something is that stands after "its"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.coding.clauses import conjoined, surface_subject
from realpolitik.coding.discourse import (
    NOT_PERSONS,
    Discourse,
    Mention,
    is_person,
    listed_states,
)
from realpolitik.records.actor import Actor, Basis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

PERSON = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
THING = frozenset({"it", "its", "itself"})
GROUP = frozenset({"they", "them", "their", "themselves"})
OBJECT_FORM = frozenset({"him", "her", "it", "them"})
PRONOUNS = PERSON | THING | GROUP
OWNERS = PRONOUNS | {"whose"}


def pronoun(
    doc: Doc, token: Token, mentions: Sequence[Mention], discourse: Discourse
) -> tuple[Actor, ...] | None:
    """Whom a pronoun of one person, of a thing or of a group stands for.

    Returns: () if that stays open; None if it stands for nobody ("it is late").
    """
    word = token.lower_
    acting = acting_with(token) if word in OBJECT_FORM else frozenset[int]()
    before = [m for m in mentions if m.end <= token.i and m.head not in acting]
    subject = next((m for m in mentions if m.head in acting), None)
    if token.dep_ == "poss" and (owner := _controller(token, before)):
        if word in THING and _is_thing(doc, owner):
            return owner.actors
        if word in PERSON and _is_somebody(doc, owner):
            return owner.actors[:1]
    if word in PERSON:
        people = [m for m in before if _is_somebody(doc, m)]
        subjects = [m for m in people if doc[m.head].dep_.startswith("nsubj")]
        chosen = subjects[-1:] or people[-1:]
        if chosen:
            return chosen[0].actors[:1]
        return _others((discourse.person,) if discourse.person else (), subject)
    if word in THING:
        if token.dep_ == "expl" or (token.dep_ == "nsubj" and token.head.lemma_ == "be"):
            return None
        things = [m for m in before if _is_thing(doc, m)]
        subjects = [m for m in things if doc[m.head].dep_.startswith("nsubj")]
        chosen = subjects[-1:] or (
            [m for m in things if not m.modifier][-1:]
            if len({m.country for m in things}) == 1
            else []
        )
        if chosen:
            return chosen[0].actors
        return _others((discourse.thing,) if discourse.thing else (), subject)
    inside = listed_states(before, doc)
    if len(inside) >= 2:
        return inside
    owners = [
        m
        for t in doc[: token.i]
        if t.dep_ == "nsubj" and t.tag_ in ("NNS", "NNPS")
        for c in t.children
        if c.dep_ in ("poss", "amod", "compound")
        for m in before
        if m.start <= c.i < m.end
    ]
    if owners:
        return owners[-1].actors[:1]
    plural = [m for m in before if doc[m.head].tag_ in ("NNS", "NNPS") and not m.place]
    if plural:
        return plural[-1].actors[:1]
    return _others(discourse.many, subject) or _others(discourse.group, subject)


def owner_of(
    doc: Doc, token: Token, mentions: Sequence[Mention], discourse: Discourse
) -> Actor | None:
    """Whose something is that stands after "his", "its", "their" or "whose"."""
    if token.lower_ == "whose":
        before = [m for m in mentions if m.end <= token.i]
        return before[-1].actors[0] if before else None
    found = pronoun(doc, token, mentions, discourse)
    return found[0] if found and len({a.country for a in found}) == 1 else None


def acting_with(token: Token) -> frozenset[int]:
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


def _controller(token: Token, before: Sequence[Mention]) -> Mention | None:
    """Whoever acts in an infinitive under another verb: "asked Mali to withdraw its troops"."""
    verb = token.head
    while verb.dep_ in ("pobj", "prep", "conj", "compound", "amod", "poss", "nmod"):
        verb = verb.head
    verb = verb.head
    if verb.dep_ != "xcomp" or verb.pos_ != "VERB":
        return None
    subject = surface_subject(verb)
    return next((m for m in before if subject is not None and m.head == subject.i), None)


def _is_somebody(doc: Doc, mention: Mention) -> bool:
    """Whether "he" or "she" may mean the mention."""
    actor, head = mention.actors[0], doc[mention.head]
    return (
        actor.basis is Basis.OFFICE_HOLDER
        or (head.pos_ == "PROPN" and bool(actor.sector) and actor.basis not in NOT_PERSONS)
        or (not mention.modifier and head.pos_ == "NOUN" and is_person(actor, head))
    )


def _is_thing(doc: Doc, mention: Mention) -> bool:
    """Whether "it" may mean the mention."""
    return (
        not mention.place
        and len(mention.actors) == 1
        and mention.actors[0].basis is not Basis.OFFICE_HOLDER
        and doc[mention.head].tag_ not in ("NNS", "NNPS")
    )
