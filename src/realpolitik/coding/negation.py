"""Whether a clause is denied, or only an infinitive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.coding.certainty import NO_WAY, NOBODY
from realpolitik.coding.clauses import child

if TYPE_CHECKING:
    from spacy.tokens import Token


COMPARED = frozenset({"fewer", "less", "more"})


def is_negated(clause: Token) -> bool:
    """Whether the clause itself says no: by an adverb, its subject, its object or "in no way"."""
    for c in clause.children:
        if c.dep_ == "neg" or c.lower_ in ("never", "neither", "nor", "hardly"):
            return True
        if c.lower_ == "longer" and any(g.lower_ == "no" for g in c.children):
            return True
        thing = child(c, "pobj") if c.dep_ == "prep" else c if c.dep_ == "dobj" else None
        if thing is not None and (thing.lower_ in NOBODY or _is_none(thing)):
            return True
        if c.dep_ == "prep" and any(
            o.lower_ in NO_WAY and o.left_edge.lower_ == "no" for o in c.children
        ):
            return True
        if c.dep_ in ("nsubj", "nsubjpass") and (
            c.lower_ in ("none", "nobody", "neither", "no")
            or c.left_edge.lower_ == "not"
            or any(
                g.lower_ in ("no", "neither") and g.dep_ in ("det", "neg", "preconj")
                for g in c.children
            )
        ):
            return True
    return False


def _is_none(thing: Token) -> bool:
    """Whether "no" stands before a noun itself: "no troops", not "no fewer than ten troops"."""
    return any(
        g.lower_ == "no" and g.dep_ in ("det", "neg") and g.nbor().lower_ not in COMPARED
        for g in thing.lefts
    )


def is_infinitive(clause: Token) -> bool:
    """Whether the clause is an infinitive with "to", passive or not."""
    return clause.tag_ in ("VB", "VBN") and any(
        c.dep_ == "aux" and c.lower_ == "to" for c in clause.children
    )
