"""Clauses of a dependency parse: who is the subject, what governs what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

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


def governors(token: Token) -> list[Token]:
    """The tokens that govern `token`, from the nearest outwards, to the root."""
    chain: list[Token] = []
    while token.head.i != token.i:
        token = token.head
        chain.append(token)
    return chain
