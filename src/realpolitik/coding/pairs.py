"""Acts multiplied out: one candidate for each source and target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from realpolitik.coding.acts import Act, acts
from realpolitik.coding.clauses import child
from realpolitik.coding.lexicon import Lexicon, lexicon
from realpolitik.coding.phrases import Phrases
from realpolitik.coding.sides import sides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from realpolitik.coding.discourse import Mention
    from realpolitik.records.actor import Actor

AT_THINGS = frozenset({"SUPPORT", "REJECT"})
TOGETHER = frozenset({"together", "alongside", "side", "jointly"})
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT", "ASSAULT"})
UNAIMED = frozenset(
    {"SANCTION", "MOBILIZE", "RETREAT", "PROTEST", "CONCEDE", "ASSAULT", "COERCE", "THREATEN"}
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible act: its trigger, a first root and mode, and one actor on each side.

    `words` are the indexes of the tokens that word it; `target` is None where none is named.
    """

    trigger: int
    words: tuple[int, ...]
    root: str
    mode: str
    source: Actor
    target: Actor | None


def candidates(doc: Doc, mentions: list[Mention], words: Lexicon) -> Iterator[Candidate]:
    """The possible acts of one sentence, in the order of their triggers.

    Takes:   a parse, its mentions in text order, the lexicon.
    Returns: one candidate for each act, source and target; none from an actor to itself.
    Raises:  nothing.
    """
    phrases = Phrases(doc, mentions)
    for act in acts(doc, words):
        sources, targets = sides(act, phrases)
        yield from multiplied(act, sources, targets)


def _mutual(act: Act) -> bool:
    """Whether several sources without a target act on one another: "A and B signed", "fought".

    Those who fight together, or vote for a thing, do nothing to one another.
    """
    if act.root not in MUTUAL:
        return False
    if act.root == "SUPPORT" and len(act.words) < 2:
        return False
    if act.root == "ASSAULT" and any(t.lower_ in TOGETHER for t in act.trigger.subtree):
        return False
    thing = child(act.trigger, "dobj")
    return (
        thing is None
        or thing.i in {t.i for t in act.words}
        or thing.lemma_.lower() in lexicon().nouns
    )


def multiplied(
    act: Act, sources: list[Mention], targets: list[Mention], *, untargeted: bool | None = None
) -> Iterator[Candidate]:
    """Each source with each target; sources with one another where the act is mutual.

    Takes:   an act, its sides, and whether it may stand without a target (None: by its root).
    Returns: candidates, none from an actor to itself, no pair twice.
    """
    who = [a for m in sources for a in m.actors if a.country]
    whom = [a for m in targets for a in m.actors if a.country]
    words = tuple(t.i for t in act.words)
    pairs: list[tuple[Actor, Actor | None]] = [(s, t) for s in who for t in whom]
    if not whom and _mutual(act) and len({a.code for a in who}) > 1:
        pairs = [(s, t) for i, s in enumerate(who) for t in who[i + 1 :]]
    elif not whom and (is_aimless(act) if untargeted is None else untargeted):
        pairs = [(s, None) for s in who]
    seen: set[tuple[str, str]] = set()
    for source, target in pairs:
        codes = (source.code, target.code if target else "")
        if codes in seen or (target is not None and same_side(source, target)):
            continue
        seen.add(codes)
        yield Candidate(act.trigger.i, words, act.root, act.mode, source, target)


def is_aimless(act: Act) -> bool:
    """Whether a verb of this root may stand without a target."""
    if act.trigger.pos_ not in ("VERB", "AUX"):
        return False
    return act.root in UNAIMED or is_at_thing(act)


def is_at_thing(act: Act) -> bool:
    """Whether an act stands by or against a thing: "upholds the treaty", "opposed the plan"."""
    return act.root in AT_THINGS and child(act.trigger, "dobj", "xcomp") is not None


def same_side(source: Actor, target: Actor) -> bool:
    """Whether the two are one actor: one country, and no sectors that tell them apart."""
    if source.code == target.code:
        return True
    return source.country == target.country and {source.sector, target.sector} <= {"", "GOV"}
