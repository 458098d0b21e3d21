"""Who says so, outermost first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.coding.asides import asides, covers
from realpolitik.coding.certainty import DENYING
from realpolitik.coding.clausedates import is_past_perfect
from realpolitik.coding.clauses import (
    ASIDE_VERBS,
    RELATIVE,
    above,
    child,
    children,
    governors,
    is_passive,
    lemma,
    surface_subject,
)
from realpolitik.coding.conditions import is_condition
from realpolitik.coding.negation import is_infinitive, is_negated
from realpolitik.gazetteer.names import find
from realpolitik.gazetteer.roles import sector_of
from realpolitik.records.actor import Basis

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from realpolitik.coding.lexicon import Lexicon

ACCUSING = frozenset(
    {"accuse", "blame", "charge", "criticise", "criticize", "suspect", "denounce", "condemn"}
)
COMPLEMENTS = ("dobj", "ccomp", "xcomp", "pobj")
BESIDE = frozenset({"after", "before", "though", "although", "as", "whereupon"})
OUTLET = frozenset(
    "newspaper paper daily weekly magazine agency radio television channel station "
    "broadcaster".split()
)
SET_OFF = frozenset({",", "–", "—", "”", '"', "’"})
CITING = frozenset({"citing", "quoting"})
# What is cited for what it says, and not as a reason ("citing a fall in attempts").
SOURCES = OUTLET | frozenset(
    "source people person witness aide insider document memo cable file transcript minutes record "
    "figure datum statistic study survey website email letter".split()
)
CONTENT_OF_NOUN = frozenset({"acl", "ccomp", "relcl", "appos"})


def speakers_of(trigger: Token, words: Lexicon) -> list[Token]:
    """The heads of the noun phrases that claim the act `trigger` names, outermost first.

    Follows complement clauses of reporting verbs to any depth, `according to`, `citing`,
    passives (`was quoted by X as saying`) and report nouns with a possessor (`X's statement that`).
    """
    chain: list[Token] = []
    token, aside = trigger, False
    _aside(token, chain, trigger, words)
    while True:
        head, link = above(token)
        if head.i == token.i:
            break
        aside = aside or _is_writers(token, link)
        _cited(head, chain, words)
        if aside and head.i < token.i:
            pass  # "said that he would pay those who struck": that they struck is the writer's
        elif _reports(head, words) and _content(token, link, head, trigger, words):
            _credit(head, chain)
        elif (
            head.pos_ == "NOUN"
            and head.lemma_.lower() in words.reporting_nouns
            and link in CONTENT_OF_NOUN
        ):
            _add(chain, child(head, "poss") or _of(head))
            if head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_.lower() in DENYING:
                _add(chain, speaker_of(head.head))
        _aside(head, chain, trigger, words)
        token = head
    for tag in _tags(trigger, words):
        _cited(tag, chain, words)
        _credit(tag, chain)
    if not chain:
        for speaker, left, right in asides(trigger.doc):
            if covers(trigger, left, right):
                _add(chain, speaker)
    return list(reversed(chain))


def _credit(verb: Token, chain: list[Token]) -> None:
    """Add who speaks in a reporting clause, between those he cites and who carries his words."""
    if is_negated(verb) and lemma(verb) not in DENYING:
        return
    speaker = speaker_of(verb)
    _add_with_sources(chain, speaker)
    _add(chain, _outlet_told(verb))


def _add_with_sources(chain: list[Token], speaker: Token | None) -> None:
    """X, with Y inside of "X, citing Y" and "X, which quoted Y", and outside of "X quoted by Y"."""
    outer: list[Token | None] = []
    for c in speaker.children if speaker is not None else ():
        if c.dep_ not in ("acl", "relcl", "advcl") or c.lemma_.lower() not in ("cite", "quote"):
            continue
        agent = child(c, "agent")
        if agent is not None:
            outer.append(child(agent, "pobj"))
        elif c.dep_ == "relcl" or c.lower_ in CITING:
            _add(chain, child(c, "dobj"))
    for each in (speaker, *outer):
        _add(chain, each)


def _is_writers(clause: Token, link: str) -> bool:
    """Whether a clause inside reported speech tells what the speaker need not have said.

    Such are relative clauses in the past and what happened before, as or although something is so.
    """
    if link == "relcl" and child(clause, "mark") is None:
        return clause.tag_ in ("VBD", "VBG") or is_past_perfect(clause)
    marks = {c.lower_ for c in children(clause, "mark", "advmod")}
    return link == "advcl" and bool(marks & BESIDE)


def _reports(verb: Token, words: Lexicon) -> bool:
    base = lemma(verb)
    return verb.pos_ in ("VERB", "AUX") and (
        base in words.reporting_verbs or base in ACCUSING or words.verbs.get(base) == "REQUEST"
    )


def _tags(trigger: Token, words: Lexicon) -> list[Token]:
    """Reporting verbs set off by a comma after what they report, however they are attached.

    ", the agency reported." has a subject of its own and no object or complement.
    """
    return [
        token
        for token in trigger.sent
        if token.i > trigger.i
        and token.tag_ in ("VBD", "VBZ", "VBP")
        and not (token.dep_ == "parataxis" and token.head.i > token.i)
        and _says(token, words)
        and _covers(token, token, trigger)
    ]


def speaker_of(verb: Token) -> Token | None:
    """Who speaks in a reporting clause: the subject, or the agent of a passive."""
    agent = child(verb, "agent")
    if agent is not None:
        return child(agent, "pobj")
    if lemma(verb) in ("quote", "cite") and child(verb, "auxpass") is not None:
        return child(verb, "nsubjpass")
    if child(verb, "nsubjpass") is not None and verb.tag_ == "VBN":
        return None
    return surface_subject(verb)


def _content(token: Token, link: str, head: Token, trigger: Token, words: Lexicon) -> bool:
    """Whether `token` is what `head` reports, rather than who or when."""
    told = link == "ccomp" and lemma(head) in words.reporting_verbs and not is_infinitive(token)
    if words.verbs.get(lemma(head)) == "REQUEST" and not told:
        return link in ("xcomp", "ccomp") and trigger.i == token.i > head.i
    if link == "advcl" and token.lower_ in CITING:
        return True
    if link in ("ccomp", "parataxis"):
        return not (lemma(head) == "deny" and token.i < head.i)
    if link in ("prep", "pcomp") and lemma(head) in ACCUSING:
        return trigger.i > head.i and trigger.pos_ == "VERB"
    if link in ("xcomp", "pcomp", "prep", "acl", "oprd") and lemma(head) in (
        "quote",
        "cite",
        "describe",
        "report",
    ):
        return True
    if link in ("dobj", "pobj") and lemma(head) in (
        "report",
        "announce",
        "confirm",
        "allege",
        "reveal",
    ):
        return token.i >= head.i
    if link == "xcomp" and is_passive(head):
        return child(head, "agent") is not None
    return link in ("dobj", "xcomp") and lemma(head) == "deny" and trigger.i >= token.i


def _aside(clause: Token, chain: list[Token], trigger: Token, words: Lexicon) -> None:
    """`according to X`, `per X` and `, X said,` hanging on a clause."""
    _cited(clause, chain, words)
    for c in clause.children:
        if c.lower_ == "according":
            to = child(c, "prep")
            _add_with_sources(chain, child(to if to is not None else c, "pobj"))
        elif c.lower_ == "per" and c.dep_ == "prep":
            source = child(c, "pobj")
            _add(chain, source if source is not None and source.pos_ == "PROPN" else None)
        elif c.dep_ == "parataxis" and _says(c, words) and _covers(c, clause, trigger):
            _add(chain, child(c, "nsubj"))


def _says(verb: Token, words: Lexicon) -> bool:
    """Whether `verb` reports something beside it: it has a subject, set off, and no object."""
    if verb.lemma_.lower() not in words.reporting_verbs | ASIDE_VERBS:
        return False
    subject = child(verb, "nsubj")
    if subject is None or (subject.pos_ == "PRON" and subject.lower_ in RELATIVE):
        return False
    start = min(subject.left_edge.i, verb.i)
    set_off = start > 0 and verb.doc[start - 1].text in SET_OFF
    return set_off and (_outlet_told(verb) is not None or child(verb, *COMPLEMENTS) is None)


def _covers(aside: Token, clause: Token, trigger: Token) -> bool:
    """Whether an aside beside `clause` holds for `trigger`: it comes first, or is of the clause."""
    first, last = sorted((aside.i, trigger.i))
    if any(t.text == ";" for t in trigger.doc[first:last]):
        return False
    token = trigger
    while aside.i < trigger.i and token.i != clause.i:
        condition = token.dep_ == "advcl" and is_condition(token)
        if token.dep_ in ("advcl", "relcl", "conj", "acl") and not condition:
            return False
        token = token.head
    return True


def _can_say(cited: Token, words: Lexicon) -> bool:
    """Whether what is cited says something: a name, a person, a body, an outlet, a report."""
    noun = cited.lemma_.lower()
    return (
        cited.pos_ in ("PROPN", "PRON")
        or noun in SOURCES
        or noun in words.reporting_nouns
        or sector_of(cited.lower_) is not None
        or any(c.pos_ == "PROPN" for c in cited.children if c.dep_ in ("compound", "appos"))
    )


def _cited(clause: Token, chain: list[Token], words: Lexicon) -> None:
    """`citing X` hanging on a clause: X is inside what the clause's own speaker says."""
    for c in clause.children:
        if c.lower_ in CITING and c.dep_ in ("advcl", "prep", "acl"):
            cited = child(c, "dobj", "pobj")
            _add(chain, cited if cited is not None and _can_say(cited, words) else None)


def _outlet_told(verb: Token) -> Token | None:
    """The outlet of "told Reuters", which stands outside what its source says."""
    if verb.lemma_.lower() != "tell":
        return None
    told = child(verb, "dobj", "dative", "iobj")
    if told is None or told.pos_ not in ("PROPN", "NOUN"):
        return None
    if told.lemma_.lower() in OUTLET:
        return told
    phrase = told.doc[told.left_edge.i : told.i + 1].text
    outlet = any(hit.readings[0].basis is Basis.MEDIA for hit in find(phrase, None))
    return told if outlet else None


def _of(noun: Token) -> Token | None:
    for prep in children(noun, "prep"):
        if prep.lower_ in ("by", "from"):
            return child(prep, "pobj")
    return None


def _add(chain: list[Token], speaker: Token | None) -> None:
    if speaker is not None and all(speaker.i != known.i for known in chain):
        chain.append(speaker)


def quote_chain(doc: Doc, words: Lexicon) -> list[Token]:
    """Who is quoted in a sentence, outermost first: the speakers of its reporting verbs.

    A main clause about a report lends its owner: "The agency's report covered what Y said" is
    [the agency, Y].
    """
    chain: list[Token] = []
    for token in doc:
        if token.pos_ != "VERB" or lemma(token) not in words.reporting_verbs:
            continue
        speaker = speaker_of(token)
        if speaker is None:
            continue
        for outer in (token, *governors(token)):
            subject = child(outer, "nsubj")
            if subject is None or subject.i == speaker.i:
                continue
            if subject.lemma_.lower() in words.reporting_nouns:
                _add(chain, child(subject, "poss"))
            elif lemma(outer) in words.reporting_verbs:
                _add(chain, speaker_of(outer))
        _add(chain, speaker)
    return chain
