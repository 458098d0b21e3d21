"""Whom a pronoun or a phrase such as "the two sides" stands for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from realpolitik.coding.clauses import conjoined, surface_subject
from realpolitik.coding.discourse import (
    NOT_PERSONS,
    STATES,
    Discourse,
    Mention,
    distinct_states,
    is_person,
    listed_states,
)
from realpolitik.gazetteer.crosswalk import is_country
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
OWNERS = PERSON | THING | GROUP | {"whose"}
HALVES = {  # the states called "the North" and "the South" where one of them is spoken of
    "North": (("PRK", "KOR"), ("VNM", "VDR"), ("YAR", "YMD")),
    "South": (("KOR", "PRK"), ("VDR", "VNM"), ("YMD", "YAR")),
}


# Acts that are judged by a noun alone ("condemned the raid"), and the roots they may be told by.
DEEDS = {
    **dict.fromkeys(
        (
            *(
                "raid",
                "attack",
                "strike",
                "bombing",
                "invasion",
                "assault",
                "shelling",
                "offensive",
            ),
            *("coup", "killing", "massacre", "incursion", "ambush", "putsch", "seizure", "murder"),
            *("bombardment", "aggression", "annexation", "occupation", "abduction", "airstrike"),
        ),
        frozenset({"ASSAULT", "COERCE"}),
    ),
    **dict.fromkeys(
        (
            *(
                "sanction",
                "embargo",
                "ban",
                "expulsion",
                "blockade",
                "tariff",
                "crackdown",
                "arrest",
            ),
            *("detention", "suspension", "verdict", "sentence", "execution", "deportation"),
            *("dismissal", "curfew", "trial"),
        ),
        frozenset({"SANCTION", "COERCE", "ACCUSE"}),
    ),
    **dict.fromkeys(
        ("launch", "test", "deployment", "manoeuvre", "exercise", "mobilisation", "mobilization"),
        frozenset({"MOBILIZE", "COOPERATE"}),
    ),
    **dict.fromkeys(
        (
            *("charge", "accusation", "claim", "allegation", "demand", "ultimatum", "threat"),
            *("warning", "offer", "proposal", "appeal", "request", "plan", "call"),
        ),
        frozenset({"ACCUSE", "REQUEST", "THREATEN", "AGREE", "REJECT"}),
    ),
    **dict.fromkeys(
        ("decision", "move", "step", "withdrawal", "gesture", "announcement", "betrayal", "visit"),
        frozenset(),
    ),
}
JUDGING = frozenset(
    {
        *(
            "condemn",
            "denounce",
            "criticise",
            "criticize",
            "deplore",
            "praise",
            "welcome",
            "protest",
        ),
        *("applaud", "support", "back", "oppose", "reject", "dismiss", "deny", "accept", "decry"),
        *("defend", "endorse", "blame", "call", "regret", "resent", "ridicule", "attack", "hail"),
        *("approve", "ignore", "refuse", "answer", "mock", "lament", "justify", "excuse", "slam"),
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


def owner_of(
    doc: Doc, pronoun: Token, mentions: Sequence[Mention], discourse: Discourse
) -> Actor | None:
    """Whose something is that stands after "his", "its", "their" or "whose"."""
    if pronoun.lower_ == "whose":
        before = [m for m in mentions if m.end <= pronoun.i]
        return before[-1].actors[0] if before else None
    found = _referents(doc, pronoun, mentions, discourse)
    return found[0] if found and len({a.country for a in found}) == 1 else None


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
    acting = _acting(token)
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


def _referents(
    doc: Doc, token: Token, mentions: Sequence[Mention], discourse: Discourse
) -> tuple[Actor, ...] | None:
    """Whom a phrase stands for; () if that stays open; None if it is no such phrase."""
    word = token.lower_
    acting = _acting(token) if word in OBJECT_FORM else frozenset[int]()
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
    if deed := _deed(token, determiners, mentions, discourse):
        return deed
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


def _deed(
    token: Token, determiners: set[str], mentions: Sequence[Mention], discourse: Discourse
) -> tuple[Actor, ...]:
    """Who did what is judged by its noun alone, in "condemned the raid"; () if that is not told."""
    lemma = token.lemma_.lower()
    if (
        lemma not in DEEDS
        or token.dep_ not in ("dobj", "pobj")
        or not determiners & {"the", "this", "that", "these", "those"}
        or any(m.start <= c.i < m.end for c in token.subtree for m in mentions)
    ):
        return ()
    verb = token.head if token.dep_ == "dobj" else token.head.head
    if verb.lemma_.lower() not in JUDGING:
        return ()
    acting = _acting(token)
    barred = {m.country for m in mentions if m.head in acting}
    for event in reversed(discourse.events[-12:]):
        if (not DEEDS[lemma] or event.root in DEEDS[lemma]) and event.source.country not in barred:
            return (event.source,)
    return ()


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
    acting = _acting(token)
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
