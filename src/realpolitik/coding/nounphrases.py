"""Whom "the two sides", "its neighbour", "the North" or "the kingdom" stands for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from realpolitik.coding.deeds import deed
from realpolitik.coding.discourse import STATES, Discourse, Mention, distinct_states
from realpolitik.coding.pronouns import OWNERS, acting_with, owner_of
from realpolitik.gazetteer.crosswalk import is_country
from realpolitik.records.actor import Actor, Basis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

NOMINAL = frozenset({"NOUN", "PROPN"})
STATE_NOUN = frozenset(
    {
        *("regime", "country", "nation", "state", "government", "kingdom", "republic"),
        *("administration", "island", "emirate", "sultanate", "principality", "monarchy"),
    }
)
RULING = frozenset({"regime", "government", "administration", "monarchy"})
OPPOSITE = frozenset(  # whom one state has before it: "its neighbour", "his hosts"
    {
        *("neighbour", "neighbor", "host", "guest", "visitor", "patron", "foe", "enemy", "rival"),
        *("adversary", "opponent", "interlocutor", "creditor", "protector", "besieger"),
    }
)
OTHER_STATE = frozenset(  # "the neighbouring country" is another
    {
        *("neighbouring", "neighboring", "other", "another", "third", "foreign", "developing"),
        *("whole", "entire", "every", "first", "only", "host"),
    }
)
PAIRED = frozenset(
    {
        *("side", "country", "nation", "leader", "party", "government", "minister", "state"),
        *("power", "neighbour", "neighbor", "man", "president", "premier", "capital", "army"),
        *("navy", "ally", "rival", "enemy", "delegation", "parliament", "foe", "adversary"),
        *("statesman", "negotiator", "secretary", "chancellor", "monarch", "king", "republic"),
    }
)
COUNTRIES = frozenset({"country", "nation", "state", "capital", "government", "side", "republic"})
NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
HALVES = {  # the states called "the North" and "the South" where one of them is spoken of
    "North": (("PRK", "KOR"), ("VNM", "VDR"), ("YAR", "YMD")),
    "South": (("KOR", "PRK"), ("VDR", "VNM"), ("YMD", "YAR")),
}


def phrase(
    doc: Doc, token: Token, mentions: Sequence[Mention], discourse: Discourse
) -> tuple[Actor, ...] | None:
    """Whom a noun phrase without a name, or a number, stands for.

    Returns: () if that stays open; None if it is no such phrase.
    """
    word = token.lower_
    if word in NUMBERS or word == "all":
        if token.dep_ not in ("dobj", "pobj", "nsubj", "nsubjpass", "dative"):
            return None
        if token.pos_ not in ("PRON", "NUM", "DET") or word == "all":
            return None
        if any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children):
            return None
        return _several(token, NUMBERS[word], mentions, discourse)
    if token.text in HALVES:
        return _half(doc, token, mentions, discourse)
    if (
        word == "other"
        and token.dep_ in ("dobj", "pobj")
        and any(c.lower_ == "each" for c in token.children)
    ):
        return None
    if token.pos_ not in NOMINAL:
        return None
    determiners = {
        c.lower_
        for c in token.children
        if c.dep_ in ("det", "predet", "nummod", "quantmod", "amod")
    }
    if (token.lemma_ == "counterpart" and token.tag_ == "NN") or token.lemma_ in OPPOSITE:
        return _counterpart(doc, token, mentions, discourse)
    if several := pairs(token, mentions, discourse):
        return several
    if done := deed(token, determiners, mentions, discourse):
        return done
    if token.lemma_ in PAIRED and token.tag_ == "NNS" and determiners & {"both", "two", "these"}:
        return ()
    if token.lemma_ in STATE_NOUN and token.tag_ == "NN" and determiners & {"the", "this", "that"}:
        if any(
            c.dep_ in ("poss", "relcl")
            or c.lower_ in OTHER_STATE
            or (c.dep_ == "prep" and c.lower_ == "of")
            or any(m.start <= c.i < m.end for m in mentions)
            for c in token.children
        ):
            return None
        return _state(doc, token, mentions, discourse)
    return None


def pairs(token: Token, mentions: Sequence[Mention], discourse: Discourse) -> tuple[Actor, ...]:
    """The states, or their leaders, in "both leaders", "the two capitals", "their ministers".

    () if the noun is no such phrase, or the text before does not name as many.
    """
    if token.lemma_.lower() not in PAIRED or token.tag_ != "NNS":
        return ()
    own = [
        c
        for c in token.children
        if c.dep_ in ("det", "predet", "nummod", "quantmod", "amod", "poss", "compound")
    ]
    words = {c.lower_ for c in own}
    number = next((n for word, n in NUMBERS.items() if word in words), 0)
    if number and not words & {"both", "the", "these", "those", "all", "their"}:
        return ()
    if not number and not (words & {"their", "these", "those"} or _ministers(token, words)):
        return ()
    if any(c.dep_ == "prep" and c.lower_ in ("of", "from", "in") for c in token.children) or any(
        m.start <= c.i < m.end for c in own for m in mentions
    ):
        return ()
    return _several(token, number, mentions, discourse)


def _ministers(token: Token, words: set[str]) -> bool:
    return token.lemma_ in ("minister", "leader", "president", "premier", "government") and bool(
        "the" in words and token.dep_.startswith("nsubj")
    )


def _several(
    token: Token, number: int, mentions: Sequence[Mention], discourse: Discourse
) -> tuple[Actor, ...]:
    """The last `number` states before `token`, its clause's subject aside; two or three if 0."""
    acting = acting_with(token)
    before = [
        m
        for m in mentions
        if m.end <= token.i and not m.place and not m.inferred and m.head not in acting
    ]
    inside = distinct_states(
        a for m in before for a in m.actors if a.country and a.basis is not Basis.MEDIA
    )
    group = discourse.group if len(discourse.group) == 2 else ()
    if len(inside) == (number or 2):
        states = token.lemma_ in COUNTRIES and any(a.basis is Basis.OFFICE_HOLDER for a in inside)
        shared = {a.country for a in inside} & {a.country for a in group}
        return group if states and len(shared) == 1 else inside
    subject = {a.country for m in mentions if m.head in acting for a in m.actors}
    if number in (0, 2) and group and not subject & {a.country for a in group}:
        return group
    listed = discourse.lists.get(number, ())
    if number and listed and not subject & {a.country for a in listed}:
        return listed
    others = tuple(a for a in discourse.recent if a.country not in subject)
    return others[-number:] if number and len(others) >= number else ()


def _counterpart(
    doc: Doc, token: Token, mentions: Sequence[Mention], discourse: Discourse
) -> tuple[Actor, ...] | None:
    """The other state spoken of, in "her counterpart", "its neighbour", with no other name."""
    owner = next((c for c in token.children if c.lower_ in OWNERS), None)
    if owner is None or any(m.start <= c.i < m.end for c in token.subtree for m in mentions):
        return None
    own = owner_of(doc, owner, mentions, discourse)
    if own is None:
        return ()
    known = [*discourse.recent, *(a for m in mentions if m.end <= token.i for a in m.actors)]
    others = [a for a in known if a.country != own.country and is_country(a.country)]
    sector = own.sector if token.lemma_ == "counterpart" else ""
    return (replace(others[-1], sector=sector),) if others else ()


def _half(
    doc: Doc, token: Token, mentions: Sequence[Mention], discourse: Discourse
) -> tuple[Actor, ...] | None:
    """The Korea, Vietnam or Yemen that "the North" or "the South" is; None for a mere direction."""
    follows = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if (
        token.i == 0
        or doc[token.i - 1].lower_ != "the"
        or (follows is not None and (follows.text[:1].isupper() or follows.pos_ in NOMINAL))
    ):
        return None
    here = {m.country for m in mentions}
    for pair in HALVES[token.text]:
        if any(code in here or discourse.speaks_of(code) for code in pair):
            return (Actor(country=pair[0], sector="", text=f"the {token.text}", basis=Basis.NAME),)
    return None


def _state(
    doc: Doc, token: Token, mentions: Sequence[Mention], discourse: Discourse
) -> tuple[Actor, ...]:
    """The state that "the country", "the kingdom" or "the regime" is: the last one named.

    That of the sentence, unless it is the subject of the clause in which the phrase stands.
    """
    acting = acting_with(token)
    here = [
        m
        for m in mentions
        if m.end <= token.i
        and not m.inferred
        and m.head not in acting
        and m.actors[0].basis in STATES
        and is_country(m.country)
    ]
    barred = {m.country for m in mentions if m.head in acting}
    here = [m for m in here if m.country not in barred]
    subjects = [m for m in here if doc[m.head].dep_.startswith("nsubj")]
    chosen = subjects[-1:] or here[-1:]
    actor = chosen[0].actors[0] if chosen else discourse.state
    if actor is None or (actor.country in barred and token.lemma_ not in RULING):
        rest = [a for a in discourse.lands if a.country not in barred]
        actor = rest[-1] if rest else None
    if actor is None:
        return ()
    return (replace(actor, sector="GOV" if token.lemma_ in RULING else ""),)
