"""Whether an act stands under an "if"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.coding.certainty import (
    CONDITION,
    FUTURE_AUX,
    INVERTED,
    REMARKED,
    SPECULATIVE_AUX,
    SUPPOSING,
)
from realpolitik.coding.clauses import above, child, children, lemma
from realpolitik.records.event import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

    from realpolitik.coding.lexicon import Lexicon


def under_if(trigger: Token, words: Lexicon) -> bool:
    """Whether `trigger` stands in a condition, or in what hangs on one."""
    token = trigger
    while True:
        if is_condition(token):
            return True
        head, _ = above(token)
        if head.i == token.i:
            return False
        if token.dep_ in ("xcomp", "dobj", "pobj", "prep", "pcomp") and _hangs(head, words):
            return True
        token = head


def has_condition(clause: Token) -> bool:
    """Whether `clause` has an "if" of its own."""
    return any(
        is_condition(c) or any(is_condition(o) for o in children(c, "pobj"))
        for c in clause.children
    )


def is_condition(token: Token) -> bool:
    """Whether `token` heads a condition: "if X", "had X", "provided that", "in the event of"."""
    if token.dep_ in ("advcl", "prep", "pcomp"):
        marks = children(token, "mark", "advmod")
        if _is_remark(token):
            return False
        if any(c.lower_ in CONDITION or _lasting(c, token) for c in marks):
            return True
        if is_inverted(token):
            return True
    if token.dep_ == "advcl":
        if token.lower_ in SUPPOSING and child(token, "ccomp") is not None:
            return True
        return token.lower_ in INVERTED and _before_subject(token, token)
    if token.dep_ != "pobj":
        return False
    phrase = (token.head.lower_, token.lower_)
    supposed = phrase == ("on", "condition") and child(token, "acl") is not None
    return supposed or phrase == ("in", "event")


def _is_remark(clause: Token) -> bool:
    """Whether an "if" only remarks on what is said: "if I remember rightly"."""
    subject = child(clause, "nsubj")
    writer = subject is not None and subject.lower_ in ("i", "we", "you", "one")
    return writer and clause.lemma_.lower() in REMARKED


def is_inverted(clause: Token) -> bool:
    """Whether `clause` begins "had X done", "were X to do", "should X do"."""
    aux = children(clause, "aux", "auxpass")
    return any(a.lower_ in INVERTED and _before_subject(a, clause) for a in aux)


def _hangs(verb: Token, words: Lexicon) -> bool:
    """Whether what `verb` governs hangs on an "if": "would do X if", "threatened X unless"."""
    if not any(is_condition(c) for c in verb.children):
        return False
    if words.governing.get(lemma(verb)) == Status.PLANNED:
        return True
    return any(a.lower_ in FUTURE_AUX | SPECULATIVE_AUX for a in children(verb, "aux"))


def _lasting(mark: Token, clause: Token) -> bool:
    """Whether `mark` ends "as long as" with a present tense."""
    long = mark.lower_ == "as" and mark.i > 0 and mark.nbor(-1).lower_ == "long"
    return long and clause.tag_ in ("VBZ", "VBP")


def _before_subject(aux: Token, clause: Token) -> bool:
    subject = child(clause, "nsubj", "nsubjpass")
    return subject is not None and aux.i < subject.i
