"""Clauses of a dependency parse: who is the subject, what governs what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.coding.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
# Verbs that say something beside what they hang on, "…, he joked", though they report nothing.
ASIDE_VERBS = frozenset({"boast", "complain", "fear", "hint", "hope", "joke", "promise", "think"})
# Verbs of which the deed follows with "of": "accused them of".
OF_A_DEED = frozenset({"accuse", "suspect", "convict", "acquit", "clear"})
TELLING = frozenset({"tell", "inform", "assure", "warn", "remind"})
# Verbs that an infinitive always completes, and never follows as a purpose.
COMPLETED = frozenset(
    "fail refuse decline vow pledge promise threaten agree intend hope want manage attempt try "
    "seek".split()
)
RELATIVE = frozenset({"who", "which", "that", "whom"})
CLAUSAL = frozenset(
    {"xcomp", "ccomp", "advcl", "acl", "relcl", "conj", "pcomp", "ROOT", "parataxis", "prep"}
)
SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
OBJECT_CONTROL: frozenset[str] = frozenset(
    {
        *("urge", "ask", "order", "tell", "press", "pressure", "force", "persuade", "invite"),
        *("help", "allow", "let", "encourage", "make", "require", "warn", "advise", "beg"),
        *("implore", "compel", "instruct", "permit", "enable", "get", "have", "call", "expect"),
        "want",
    }
)


def child(token: Token, *deps: str) -> Token | None:
    """The first child of `token` with one of these dependencies."""
    return next((c for c in token.children if c.dep_ in deps), None)


def children(token: Token, *deps: str) -> list[Token]:
    """All children of `token` with one of these dependencies, in text order."""
    return [c for c in token.children if c.dep_ in deps]


def is_passive(verb: Token) -> bool:
    """Whether `verb` stands in the passive."""
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return True
    participle = verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl", "relcl")
    return participle and not any(c.dep_ == "aux" for c in verb.children)


def lemma(token: Token) -> str:
    """Lower-case lemma, with the particle of a phrasal verb: `call_off`."""
    base = token.lemma_.lower()
    particle = child(token, "prt")
    return f"{base}_{particle.lower_}" if particle is not None else base


def conjoined(token: Token) -> list[Token]:
    """`token` and the later members of the list it begins."""
    found = [token]
    for member in found:
        found.extend(c for c in member.children if c.dep_ == "conj" or _listed(c))
    return found


def _listed(token: Token) -> bool:
    """An apposition that is really the second member of a list: "A, B and C"."""
    return (
        token.dep_ == "appos"
        and token.pos_ == token.head.pos_
        and any(c.dep_ == "conj" for c in token.children)
    )


def surface_subject(verb: Token) -> Token | None:
    """The grammatical subject of `verb`, controlled, shared or relative ones included.

    The subject of a passive is its patient: callers ask `is_passive`.
    """
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = child(verb, "nsubj", "nsubjpass")
        if own is not None:
            if own.lower_ in RELATIVE:
                antecedent = _antecedent(verb)
                return antecedent if antecedent is not None else own
            return own
        head = verb.head
        if head.i == verb.i:
            return None
        if verb.dep_ == "acl" and verb.tag_ == "VB":
            holder = child(head, "poss")
            if holder is not None:
                return holder
            above = _governing_verb(head)
            if above is None:
                return None
            verb = above
        elif (
            verb.dep_ == "pcomp"
            and head.lower_ in ("of", "for", "from", "as")
            and head.dep_ == "prep"
        ):
            patient = child(head.head, "dobj", "nsubjpass")
            if patient is not None:
                return patient
            verb = head
        elif verb.dep_ in ("acl", "relcl"):
            return (
                head
                if head.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM")
                else surface_subject(head)
            )
        elif verb.dep_ == "xcomp":
            if head.lemma_.lower() in OBJECT_CONTROL:
                patient = child(head, "dobj", "iobj", "dative")
                if patient is not None:
                    return patient
            verb = head
        elif verb.dep_ in (
            "conj",
            "advcl",
            "ccomp",
            "pcomp",
            "prep",
            "parataxis",
            "dep",
            "aux",
            "attr",
            "acomp",
        ):
            if verb.dep_ == "ccomp" and child(verb, "mark") is not None:
                return None
            if verb.dep_ == "advcl" and verb.tag_ not in ("VBG", "VBN", "VB"):
                return None
            verb = head
        else:
            verb = head
            if head.pos_ not in ("VERB", "AUX", "ADP", "SCONJ"):
                return None
    return None


def _governing_verb(noun: Token) -> Token | None:
    token = noun
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None


def _antecedent(verb: Token) -> Token | None:
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ == "relcl" or verb.dep_ == "acl":
        return verb.head
    if verb.head.dep_ in ("relcl", "acl"):
        return verb.head.head
    return None


def above(token: Token) -> tuple[Token, str]:
    """What `token` depends on, and how, where the parse is mended.

    A clause before a semicolon, or before a verb that says nothing, is a sentence of its own,
    whatever hangs on it. A finite verb without a subject that is joined to the content of a verb of
    its own tense goes on with that verb: "said that it would pay and thanked Oman".
    """
    head, link = token.head, token.dep_
    if link == "ccomp" and token.i < head.i and _apart(token, head):
        return token, "ROOT"
    if link in ("relcl", "acl", "ccomp") and _told_to(token, head):
        return head.head, "ccomp"
    if link == "advcl" and _completes(token, head):
        return head, "xcomp"
    if link == "prep" and token.lower_ == "of" and child(token, "pcomp") is not None:
        accused = head.dep_ == "dobj" and head.head.lemma_.lower() in OF_A_DEED
        return (head.head, link) if accused else (head, link)
    if link == "conj" and head.dep_ == "ccomp" and _own_voice(token, head):
        return head.head, "conj"
    if (
        link == "conj"
        and head.dep_ in ("ccomp", "xcomp")
        and token.tag_ in FINITE
        and (head.tag_ == "VB" or (is_passive(head) and child(token, "dobj") is not None))
        and head.head.tag_ == token.tag_
        and child(token, "nsubj", "nsubjpass", "aux", "mark") is None
    ):
        return head.head, "conj"
    return head, link


def _told_to(clause: Token, hearer: Token) -> bool:
    """Whether "that" begins what somebody is told, and nothing about the hearer."""
    told = hearer.dep_ in ("dobj", "dative", "appos") and hearer.pos_ in ("NOUN", "PROPN")
    that = any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)
    return told and that and hearer.head.lemma_.lower() in TELLING


def _completes(clause: Token, verb: Token) -> bool:
    """Whether an infinitive completes its verb at a distance: "failed on Monday to"."""
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)
    return infinitive and clause.i > verb.i and verb.lemma_.lower() in COMPLETED


def _own_voice(clause: Token, first: Token) -> bool:
    """Whether a clause joined to reported speech has left its tense: "said it would, and B did"."""
    if first.head.tag_ != "VBD" or child(clause, "mark") is not None:
        return False
    if child(clause, "nsubj", "nsubjpass") is None:
        return False
    past = first.tag_ == "VBD" or bool({"had", "would", "was", "were"} & _auxiliaries(first))
    present = clause.tag_ in ("VBZ", "VBP") or bool(
        {"has", "have", "is", "are", "will"} & _auxiliaries(clause)
    )
    told = clause.tag_ == "VBD" and not _auxiliaries(clause) and "would" in _auxiliaries(first)
    return (past and present) or told


def _auxiliaries(clause: Token) -> set[str]:
    return {c.lower_ for c in children(clause, "aux", "auxpass")}


def _apart(clause: Token, head: Token) -> bool:
    if any(t.text in (";", ":") for t in clause.doc[clause.i : head.i]):
        return True
    words = lexicon()
    known = words.reporting_verbs | words.governing.keys() | ASIDE_VERBS
    between = any(t.text in (",", "–", "—") for t in clause.doc[clause.i : head.i])
    return between and head.lemma_.lower() not in known and head.pos_ == "VERB"


def governors(token: Token) -> list[Token]:
    """The tokens that govern `token`, from the nearest outwards, to the root."""
    chain: list[Token] = []
    while token.head.i != token.i:
        token = token.head
        chain.append(token)
    return chain
