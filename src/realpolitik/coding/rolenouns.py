"""Role nouns without a country of their own: "police", "the government", "protesters"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.coding.clauses import surface_subject
from realpolitik.coding.discourse import Discourse, Mention
from realpolitik.coding.nounphrases import pairs
from realpolitik.coding.pronouns import OWNERS, owner_of
from realpolitik.gazetteer.crosswalk import is_country
from realpolitik.gazetteer.roles import sector_of
from realpolitik.records.actor import Actor, Basis
from realpolitik.records.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

NOMINAL = frozenset({"NOUN", "PROPN"})
OURS = frozenset({"my", "our"})
OF_STATES = frozenset(
    {Basis.NAME, Basis.DEMONYM, Basis.CAPITAL, Basis.METONYM, Basis.OFFICE_HOLDER, Basis.PARTY}
)
POSTED = frozenset(  # whoever stands for a state abroad is not of the country he is in
    {
        *("ambassador", "embassy", "consulate", "consul", "legation", "diplomat", "envoy"),
        *("delegation", "attaché", "emissary", "mission", "vice-consul", "chargé", "nunciature"),
    }
)
HELD = frozenset({"president", "premier", "chancellor", "king", "queen", "emir", "minister"})
OF = frozenset({"of", "from"})
WITHIN = frozenset({"in", "at", "near", "inside", "outside", "across", "around", "throughout"})
EQUIPMENT = frozenset(  # does nothing unless it is the subject
    {
        *("missile", "aircraft", "tank", "vehicle", "drone", "artillery", "base", "carrier", "jet"),
        *("warplane", "helicopter", "submarine", "destroyer", "frigate", "boat", "gunboat"),
        *("bomber", "corvette", "vessel", "warship", "tanker", "ship", "trawler", "factory"),
        *("hotel", "refinery", "palace", "capital", "mall", "market", "hospital", "school"),
        *("university", "college", "church", "mosque", "synagogue", "temple", "monastery"),
        *("clinic", "ambulance", "radio", "television", "house", "fund", "camp", "industry"),
        *("town", "village", "city", "park", "defence", "defense", "uav", "plane", "cruiser"),
        *(
            "minesweeper",
            "craft",
            "gunship",
            "convoy",
            "outpost",
            "barrack",
            "barracks",
            "airfield",
        ),
        *("airport", "station"),
    }
)
# Places that stand for their country where something is done to them.
STRUCK = frozenset(
    {
        *("palace", "capital", "market", "hospital", "school", "university", "church", "mosque"),
        *("synagogue", "temple", "town", "village", "city", "base", "refinery", "hotel", "factory"),
        *("warship", "ship", "vessel", "tanker", "trawler", "boat", "frigate", "destroyer"),
        *("airport", "station", "camp", "convoy", "outpost", "barrack", "barracks", "airfield"),
    }
)
NO_ACTOR = frozenset(  # acts and abstractions that the list of roles also holds
    {
        *("demonstration", "protest", "campaign", "intelligence", "insurgency", "rebellion"),
        *("presidency", "premiership", "leadership", "press", "minority", "organized crime"),
    }
)
BARE = frozenset({"force", "public", "justice", "staff", "state", "local", "daily", "weekly"})
COUNTED = frozenset({"hundreds", "thousands", "dozens", "scores", "tens"})
PARTS = frozenset({"ministry", "minister", "chief", "department", "secretary", "court", "head"})
OTHER = frozenset(
    {"any", "other", "another", "many", "several", "some", "foreign", "every", "most"}
)
SENDING = frozenset(
    {
        *("send", "keep", "deploy", "withdraw", "have", "lose", "order", "station", "move", "mass"),
        *("commit", "recall", "pull", "bring", "land", "maintain", "dispatch", "contribute"),
        *("post", "muster", "mobilise", "mobilize", "provide", "give", "lend", "offer", "ship"),
    }
)


FORCES = frozenset({"MIL", "COP"})
COMMANDING = frozenset(
    {"put", "order", "mobilise", "mobilize", "deploy", "alert", "command", "send"}
)
OWN_POST = frozenset(
    {"recall", "withdraw", "send", "appoint", "name", "dispatch", "post", "instruct"}
)
KEPT = frozenset({"LEG", "JUD", "OPP", "REB", "PRM"})  # whose they are tends to stay


def find_roles(
    doc: Doc, taken: set[int], mentions: Sequence[Mention], offset: int, discourse: Discourse
) -> list[Mention]:
    """Role nouns without a country of their own: "police", "the government", "protesters".

    Their country is, in this order: that of their possessor; of the state, body or place that a
    preposition ties to them; of the same noun earlier in the document; of the subject that sends or
    keeps them; of a place that the sentence begins with; else the country the document is set in.
    """
    found: list[Mention] = []
    for token in doc:
        if token.i in taken or token.pos_ not in NOMINAL or token.dep_ in ("compound", "amod"):
            continue
        if pairs(token, mentions, discourse):
            continue
        left = token.left_edge.i
        sector, title = _sector(doc, token, left)
        if sector is None or any(i in taken for i in range(left, token.i)):
            continue
        if not title and _no_actor(token):
            continue
        country, inferred = _country(doc, token, sector, [*mentions, *found], discourse)
        start = left if doc[left].pos_ != "PUNCT" else left + 1
        text = doc[start : token.i + 1].text
        actor = Actor(
            country=country,
            sector=sector,
            text=text,
            basis=Basis.OFFICE,
            span=Span(doc[start].idx + offset, doc[start].idx + offset + len(text)),
        )
        found.append(Mention((actor,), token.i, start, token.i + 1, inferred=inferred))
    return found


def _sector(doc: Doc, token: Token, left: int) -> tuple[str | None, bool]:
    """The sector of the noun phrase that ends at `token`, and whether it is a title and a surname.

    "chief of staff" and "secretary of state" are roles as wholes.
    """
    last = token.i + 1
    if last + 1 < len(doc) and doc[last].lower_ == "of":
        whole = sector_of(doc[token.i : last + 2].text)
        if whole:
            return whole, False
    for first in range(left, last):
        sector = sector_of(doc[first:last].text)
        if sector:
            return sector, False
    if token.pos_ == "PROPN" and token.text[:1].isupper():
        for child in token.lefts:
            if child.dep_ == "compound" and child.text[:1].isupper():
                sector = sector_of(doc[child.left_edge.i : child.i + 1].text) or sector_of(
                    child.text
                )
                if sector:
                    return sector, True
    return None, False


def _no_actor(token: Token) -> bool:
    """Whether the noun, though it may name a role, does nothing here and has nothing done to it."""
    lemma = token.lemma_.lower()
    if lemma in NO_ACTOR or token.lower_ in COUNTED:
        return True
    governed = token.dep_ == "pobj" and token.head.lower_ == "of"
    if governed and lemma in BARE and token.head.head.lemma_.lower() in PARTS:
        return True
    words = {c.lower_ for c in token.children if c.dep_ in ("det", "amod", "poss", "nummod")}
    if lemma in BARE and token.tag_ == "NN" and not words:
        return True
    if "no" in words and not token.dep_.startswith("nsubj"):
        return True
    if lemma == "community" and words <= {"the"}:
        return True
    if token.dep_ == "conj" and lemma == "government" and token.head.lemma_ == "state":
        return True  # "heads of state and government"
    if lemma == "state" and (words & OTHER or not words & {"the", "this"}):
        return True
    if lemma in EQUIPMENT and not token.dep_.startswith("nsubj"):
        owned = any(c.dep_ == "poss" for c in token.children) or bool(
            words & {"the"} or any(c.dep_ == "prep" for c in token.children)
        )
        return not (lemma in STRUCK and owned)
    return False


def _posted(token: Token, definite: bool, states: Sequence[Mention], discourse: Discourse) -> str:
    """Whose an embassy or a diplomat is: "recalled the ambassador", "stormed the embassy".

    The last one spoken of; the subject's own where he recalls or sends him; else not the subject's,
    nor of the country the document is set in. "" where the text leaves it open.
    """
    if definite:
        post = next((a for n, a in reversed(discourse.nouns.items()) if n in POSTED), None)
        if post is not None:
            return post.country
    subject = surface_subject(token.head) if token.dep_ == "dobj" else None
    acting = next((m.country for m in states if subject is not None and m.head == subject.i), "")
    if acting and token.head.lemma_ in OWN_POST:
        return acting
    if not definite and not acting:
        return ""
    home = acting or discourse.setting.country(m.country for m in states)
    spoken = [a.country for a in discourse.recent if is_country(a.country)]
    others = [c for c in (*spoken, *(m.country for m in states if m.head < token.i)) if c != home]
    return others[-1] if others else ""


def _determined(token: Token) -> bool:
    """Whether the noun has a determiner, a possessor or a number of its own."""
    return any(c.dep_ in ("det", "poss", "nummod") for c in token.lefts)


def _country(
    doc: Doc, token: Token, sector: str, mentions: Sequence[Mention], discourse: Discourse
) -> tuple[str, bool]:
    """The country of a role noun, and whether it was only inferred from the document's setting."""
    children = list(token.children)
    if any(c.lower_ in OURS for c in children):
        return "", True  # the speaker's, whoever that is
    known = [m for m in mentions if m.country and not m.inferred]
    possessor = next((c for c in children if c.lower_ in OWNERS), None)
    if possessor is not None:
        owner = owner_of(doc, possessor, known, discourse)
        if owner is not None:
            return owner.country, False
    lemma = token.lemma_.lower()
    for prep in children:
        if prep.dep_ == "prep" and (
            prep.lower_ in OF or (prep.lower_ in WITHIN and lemma not in POSTED)
        ):
            inside = {d.i for d in prep.subtree}
            tied = next((m for m in known if m.head in inside), None)
            if tied is not None:
                return tied.country, False
    if token.dep_ == "conj" and token.head.pos_ == "NOUN" and not _determined(token):
        first = next((m for m in known if m.head == token.head.i), None)
        if first is not None:
            return first.country, False  # "American aircraft and troops"
    states = [m for m in known if m.actors[0].basis in OF_STATES and is_country(m.country)]
    if sector == "IGO":
        return (discourse.body.country if discourse.body else ""), True
    definite = any(c.lower_ in ("the", "this", "that") for c in children)
    verb = token.head
    if sector in FORCES and token.dep_ == "dobj":
        own = COMMANDING if definite else SENDING
        subject = surface_subject(verb) if verb.lemma_ in own else None
        sender = next((m for m in states if subject is not None and m.head == subject.i), None)
        if sender is not None:
            return sender.country, False
    if definite and token.pos_ == "NOUN" and lemma in discourse.nouns:
        return discourse.nouns[lemma].country, True
    if definite and lemma in HELD:
        actor = surface_subject(token.head) if token.head.pos_ == "VERB" else None
        holder = next(
            (
                m
                for m in reversed(states)
                if m.head < token.i
                and (actor is None or m.head != actor.i)
                and m.actors[0].basis is Basis.OFFICE_HOLDER
                and m.actors[0].sector == "GOV"
            ),
            None,
        )
        if holder is not None:
            return holder.country, True
    if lemma in POSTED and (posted := _posted(token, definite, states, discourse)):
        return posted, True
    if definite and sector in KEPT and sector in discourse.sectors:
        return discourse.sectors[sector], True
    opening = next(
        (
            m
            for m in states
            if m.head < token.i
            and doc[m.head].dep_ == "pobj"
            and doc[m.head].head.lower_ in WITHIN
            and doc[m.head].head.i == doc[m.head].sent.start
        ),
        None,
    )
    if opening is not None:
        return opening.country, False
    return discourse.setting.country(m.country for m in states), True
