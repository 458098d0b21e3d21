"""Whom a pronoun or a phrase such as "the two sides" stands for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from realpolitik.coding.clauses import conjoined, surface_subject
from realpolitik.coding.discourse import Discourse, Mention, distinct_states, listed_states
from realpolitik.records.actor import Actor, Basis
from realpolitik.records.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

NOMINAL = frozenset({"NOUN", "PROPN"})
PERSON = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
THING = frozenset({"it", "its", "itself"})
GROUP = frozenset({"they", "them", "their", "themselves"})
OBJECT_FORM = frozenset({"him", "her", "it", "them"})
STATE_NOUN = frozenset(
    ["regime", "country", "nation", "state", "government", "kingdom", "republic", "administration"]
)
PAIR_NOUN = frozenset(
    {
        *("side", "country", "nation", "leader", "party", "government", "minister", "state"),
        *("power", "neighbour", "neighbor"),
    }
)


def find_anaphors(
    doc: Doc, taken: set[int], mentions: Sequence[Mention], offset: int, discourse: Discourse
) -> list[Mention]:
    """Pronouns and phrases that earlier mentions explain; what stays open is counted."""
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
    """Whom a phrase stands for; () if that stays open; None if it is no such phrase."""
    word = token.lower_
    acting = _acting(token) if word in OBJECT_FORM else frozenset[int]()
    before = [m for m in mentions if m.end <= token.i and m.head not in acting]
    subject = next((m for m in mentions if m.head in acting), None)
    if word in PERSON:
        people = [
            m
            for m in before
            if m.actors[0].basis is Basis.OFFICE_HOLDER
            or (doc[m.head].pos_ == "PROPN" and m.actors[0].sector)
        ]
        subjects = [m for m in people if doc[m.head].dep_.startswith("nsubj")]
        chosen = subjects[-1:] or people[-1:]
        if chosen:
            return chosen[0].actors[:1]
        return _others((discourse.person,) if discourse.person else (), subject)
    if word in THING:
        if token.dep_ == "expl" or (token.dep_ == "nsubj" and token.head.lemma_ == "be"):
            return None
        things = [
            m
            for m in before
            if not m.place and len(m.actors) == 1 and m.actors[0].basis is not Basis.OFFICE_HOLDER
        ]
        subjects = [m for m in things if doc[m.head].dep_.startswith("nsubj")]
        chosen = subjects[-1:] or (
            [m for m in things if not m.modifier][-1:]
            if len({m.country for m in things}) == 1
            else []
        )
        if chosen:
            return chosen[0].actors
        return _others((discourse.thing,) if discourse.thing else (), subject)
    if word in GROUP:
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
        return _others(discourse.group, subject)
    if (
        word in ("both", "three", "two", "all")
        and token.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass")
        and token.pos_ in ("PRON", "NUM", "DET")
    ):
        number = {"three": 3, "two": 2, "both": 2}.get(word, 0)
        return discourse.lists.get(number, ()) if number else None
    if (
        word == "other"
        and token.dep_ in ("dobj", "pobj")
        and any(c.lower_ == "each" for c in token.children)
    ):
        return None
    if token.pos_ != "NOUN":
        return None
    determiners = {
        c.lower_
        for c in token.children
        if c.dep_ in ("det", "predet", "nummod", "quantmod", "amod")
    }
    if token.lemma_ in PAIR_NOUN and token.tag_ == "NNS":
        if "both" in determiners or "two" in determiners:
            inside = distinct_states(
                a for m in before if not m.place for a in m.actors if a.country
            )
            if len(inside) == 2:
                return inside
            return discourse.lists.get(2, ()) if len(discourse.group) != 2 else discourse.group
        if determiners & {"these", "those"}:
            number = next(
                (
                    n
                    for n, w in ((3, "three"), (4, "four"), (5, "five"), (6, "six"))
                    if w in determiners
                ),
                0,
            )
            return discourse.lists.get(number, ())
        return None
    if token.lemma_ in STATE_NOUN and token.tag_ == "NN" and determiners & {"the", "this"}:
        if any(
            c.dep_ in ("amod", "compound", "poss", "relcl")
            or (c.dep_ == "prep" and c.lower_ == "of")
            for c in token.children
        ):
            return None
        return (discourse.thing,) if discourse.thing else ()
    return None
