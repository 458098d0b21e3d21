"""The words of a sentence that name acts: verbs with their frames, event nouns on their own.

A light verb and its event noun are one act ("held talks"), and so is a verb with an object that
makes it one ("recalled its ambassador").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from realpolitik.coding.clauses import child, children, conjoined, is_passive, lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from realpolitik.coding.lexicon import Lexicon

LIGHT = frozenset(
    "hold have launch conduct stage issue make impose announce begin start carry_out sign express "
    "offer give provide mount order open resume continue lift end pay send take put wage do engage "
    "perform undertake file bring face deliver voice raise call extend declare enjoy enter join "
    "participate attend lead engage_in".split()
)


@dataclass(frozen=True, slots=True)
class Act:
    """A trigger before its sides are multiplied out."""

    trigger: Token
    words: tuple[Token, ...]
    root: str
    mode: str


def acts(doc: Doc, words: Lexicon) -> Iterator[Act]:
    """The triggers of a sentence, verbs with their frames, then event nouns that stand alone."""
    covered: set[int] = set()
    for token in doc:
        if (
            token.pos_ in ("VERB", "AUX")
            and token.dep_ not in ("aux", "auxpass")
            and not (token.dep_ == "amod" and not children(token, "agent", "prep"))
        ):
            act = _verbal(token, words)
            if act is not None:
                covered.update(t.i for t in act.words)
                yield act
    for token in doc:
        if token.pos_ in ("NOUN", "PROPN") and token.i not in covered:
            act = _nominal(token, words)
            if act is not None:
                yield act


def _verbal(verb: Token, words: Lexicon) -> Act | None:
    base, full = verb.lemma_.lower(), lemma(verb)
    objects = list(children(verb, "dobj", "nsubjpass", "attr", "oprd"))
    if is_passive(verb) and verb.dep_ in ("acl", "relcl"):
        objects.append(verb.head)
    prepositional = [o for p in children(verb, "prep") if (o := child(p, "pobj")) is not None]
    for noun in objects + prepositional:
        for member in conjoined(noun):
            frame = words.frame(full, member.lemma_.lower()) or words.frame(
                base, member.lemma_.lower()
            )
            if frame is not None:
                root = _joint(frame.root, verb, member)
                if frame.mode == "weapons" and any(
                    p.lower_ in ("at", "into", "on", "onto") for p in children(verb, "prep")
                ):
                    root = "ASSAULT"
                return Act(verb, (verb, member), root, frame.mode)
    for prep in children(verb, "prep"):
        key = f"{base}_{prep.lower_}"
        if key in words.verbs:
            return Act(verb, (verb, prep), words.verbs[key], "")
    if full in words.verbs or base in words.verbs:
        root = words.verbs.get(full) or words.verbs[base]
        return Act(verb, (verb,), root, "")
    if base == "be" or base == "stand":
        ready = child(verb, "acomp", "oprd")
        if ready is not None and ready.lemma_.lower() in ("ready", "willing", "prepared"):
            return Act(verb, (verb, ready), "AGREE", "")
    if base in LIGHT or full in LIGHT:
        for noun in objects:
            root = words.nouns.get(noun.lemma_.lower())
            if root is not None:
                return Act(verb, (verb, noun), _joint(root, verb, noun), "")
    return None


def _joint(root: str, verb: Token, noun: Token) -> str:
    """An exercise held with another is cooperation; one held alone is mobilisation."""
    if root != "MOBILIZE" or noun.lemma_.lower() not in (
        "exercise",
        "drill",
        "manoeuvre",
        "maneuver",
        "patrol",
        "wargame",
        "game",
    ):
        return root
    together = any(
        c.lower_ in ("joint", "combined", "bilateral", "trilateral") for c in noun.children
    )
    shared = any(
        p.lower_ in ("with", "alongside", "between")
        for t in (verb, noun)
        for p in children(t, "prep")
    )
    return "COOPERATE" if together or shared else root


def _nominal(noun: Token, words: Lexicon) -> Act | None:
    root = words.nouns.get(noun.lemma_.lower())
    if root is None or noun.dep_ == "compound":
        return None
    return Act(noun, (noun,), _joint(root, noun, noun), "")
