"""Who says so, outermost first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.coding.clauses import RELATIVE, child, children, governors, lemma, surface_subject
from realpolitik.coding.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ACCUSING = frozenset({"accuse", "blame", "charge", "criticise", "criticize", "suspect", "denounce", "condemn"})
TAG_VERBS = frozenset({"say", "report", "add", "announce", "state", "claim", "write", "tell", "note", "confirm"})


def speakers_of(trigger: Token, words: Lexicon) -> list[Token]:
    """The heads of the noun phrases that claim the act `trigger` names, outermost first.

    Follows complement clauses of reporting verbs to any depth, `according to`, `citing`,
    passives (`was quoted by X as saying`) and report nouns with a possessor (`X's statement that`).
    """
    chain: list[Token] = []
    token = trigger
    _source_phrases(token, chain)
    while token.head.i != token.i:
        head, link = token.head, token.dep_
        if head.pos_ in ("VERB", "AUX") and (lemma(head) in words.reporting_verbs or lemma(head) in ACCUSING) and _content(token, link, head, trigger):
            _add(chain, speaker_of(head))
            if lemma(head) in ("quote", "cite") and head.dep_ == "advcl":
                _add(chain, _object(head))
        elif head.pos_ == "NOUN" and head.lemma_.lower() in words.reporting_nouns and link in ("acl", "ccomp", "relcl", "appos"):
            _add(chain, child(head, "poss") or _of(head))
        _source_phrases(head, chain)
        token = head
    for tag in _tags(trigger):
        _add(chain, speaker_of(tag))
    return list(reversed(chain))


def _tags(trigger: Token) -> list[Token]:
    """Reporting verbs set off by a comma after what they report, however they are attached.

    ", the agency reported." has a subject of its own and no object or complement.
    """
    found: list[Token] = []
    for token in trigger.sent:
        if token.i <= trigger.i or token.tag_ not in ("VBD", "VBZ", "VBP"):
            continue
        if token.lemma_.lower() not in TAG_VERBS or child(token, "dobj", "ccomp", "xcomp", "pobj"):
            continue
        subject = child(token, "nsubj")
        if subject is None or subject.pos_ == "PRON" and subject.lower_ in RELATIVE:
            continue
        edge = subject.left_edge.i
        if edge > 0 and token.doc[edge - 1].text in {",", "”", '"', "’"}:
            found.append(token)
    return found


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


def _content(token: Token, link: str, head: Token, trigger: Token) -> bool:
    """Whether `token` is what `head` reports, rather than who or when."""
    if link in ("ccomp", "parataxis"):
        return not (lemma(head) == "deny" and token.i < head.i)
    if link in ("prep", "pcomp") and lemma(head) in ACCUSING:
        return trigger.i > head.i and trigger.pos_ == "VERB"
    if link in ("xcomp", "pcomp", "prep", "acl", "oprd") and lemma(head) in ("quote", "cite", "describe", "report"):
        return True
    if link in ("dobj", "pobj") and lemma(head) in ("report", "announce", "confirm", "allege", "reveal"):
        return token.i >= head.i
    return link in ("dobj",) and lemma(head) in ("deny",) and trigger.i >= token.i


def _source_phrases(clause: Token, chain: list[Token]) -> None:
    """`according to X`, `citing X`, `per X` hanging on a clause."""
    for c in clause.children:
        if c.lower_ == "according":
            to = child(c, "prep")
            _add(chain, child(to, "pobj") if to is not None else child(c, "pobj"))
        elif c.lower_ in ("citing", "quoting") and c.dep_ in ("advcl", "prep", "acl"):
            _add(chain, child(c, "dobj", "pobj"))


def _object(verb: Token) -> Token | None:
    return child(verb, "dobj")


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
        for above in (token, *governors(token)):
            subject = child(above, "nsubj")
            if subject is None or subject.i == speaker.i:
                continue
            if subject.lemma_.lower() in words.reporting_nouns:
                _add(chain, child(subject, "poss"))
            elif lemma(above) in words.reporting_verbs:
                _add(chain, speaker_of(above))
        _add(chain, speaker)
    return chain
