"""A sentence with its states replaced by marks, so that wording can be read apart from names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from realpolitik.gazetteer.states import states
from realpolitik.records.actor import Actor, Basis
from realpolitik.thesis.names import names_in

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from realpolitik.records.reading import CodedDocument

MARK = re.compile(r"⟦(\d+)⟧")
# What may stand between two names of one list, and between two words for one state.
LISTING = re.compile(
    r"^(?:['’]s)?\s*"
    r"(?:(?P<serial>,\s*(?:and|or|nor|as well as|along with|plus))|,|and (?:to|in|with|by|of|from)"
    r"|and|or|nor|as well as|along with|together with|plus|&|and,[^,]{0,30},)\s+"
    r"(?:(?:also|even|perhaps|possibly|the|its|their|both|later|neighbou?ring|nearby|newly|"
    r"to a lesser extent|most recently|president|leader|premier)\s+)*$",
    re.IGNORECASE,
)
TITLE = re.compile(
    r"^(?:['’]s)?(?:\s+(?:[A-Z][\w.-]*|foreign|prime|defen[cs]e|minister|president|leader|chancellor|"
    r"premier|secretary|of|state|king|dictator|envoy|ambassador|general)){0,4}\s*$"
)
ANAPHOR = re.compile(
    r"he|she|him|it|they|them|(?:the|these|those|both|all|two|three|four|five)\b.*s", re.IGNORECASE
)
DETERMINER = re.compile(r"(?:an?|the|its|their|his|her|this|that)\b", re.IGNORECASE)
LONGEST = 1500  # characters; beyond it no sentence but a list or a table


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence whose groups of states are written ⟦0⟧, ⟦1⟧ …; `groups[i]` are the codes.

    A list such as "A, B and C" is one group; a comma before *and* after the first name parts
    clauses. `weight` is how much the place in the document counts: the title most, then the first
    and last sentences. `sentence` is −1 for the title.
    `topic` is the first group of the sentence before, of whom a nameless subject speaks.
    """

    doc_id: str
    doc_ref: str
    sentence: int
    text: str
    original: str
    groups: tuple[tuple[str, ...], ...]
    weight: float
    topic: tuple[str, ...] = ()


def masked(reading: CodedDocument) -> list[Masked]:
    """The title and the sentences of one document, masked; those without a name are left out."""
    document = reading.document
    actors = actors_of(reading)
    found: list[Masked] = []
    if document.title:
        named = names_in(document.title, document.published)
        found.append(_mask(reading, -1, document.title, named, 0, 3.0))
    body = [i for i, s in enumerate(reading.sentences) if not s.heading]
    lead, last = set(body[:3]), set(body[-2:]) if len(body) > 5 else set[int]()
    for i, sentence in enumerate(reading.sentences):
        if not actors[i] or len(sentence.text) > LONGEST:
            continue
        weight = 2.0 if i in lead or sentence.heading else 1.5 if i in last else 1.0
        start = sentence.span.start
        found.append(_mask(reading, i, sentence.text, actors[i], start, weight))
    kept = [sentence for sentence in found if sentence.groups]
    return [
        replace(sentence, topic=before.groups[0] if before else ())
        for before, sentence in zip([None, *kept], kept, strict=False)
    ]


def actors_of(reading: CodedDocument) -> list[tuple[Actor, ...]]:
    """The actors of each sentence, a capital or seat read as the state of the document's time.

    "Moscow" is the Soviet Union's where the document speaks of the Soviet Union and never of
    Russia by name.
    """
    named = {
        a.country for m in reading.mentions for a in m if a.basis in (Basis.NAME, Basis.DEMONYM)
    }
    return [tuple(_of_its_time(actor, named) for actor in m) for m in reading.mentions]


def _mask(
    reading: CodedDocument,
    index: int,
    text: str,
    actors: Sequence[Actor],
    offset: int,
    weight: float,
) -> Masked:
    spots = _spots(actors, offset, len(text))
    groups: list[list[str]] = []
    pieces: list[str] = []
    end = 0
    for start, stop, codes in spots:
        between = text[end:start]
        last = groups[-1] if groups else None
        listing = LISTING.match(between) if last is not None else None
        pronoun = text[start:stop].islower()
        serial = listing is not None and listing["serial"] is not None
        if last is not None and listing and not pronoun and (not serial or len(last) > 1):
            last += [code for code in codes if code not in last]
        elif last is not None and last == codes and TITLE.match(between) and pieces:
            pass  # "the German chancellor, …": one state in two words
        else:
            anti = "anti-" if text[start:stop].lower().startswith("anti-") else ""
            pieces += [between, f"{anti}⟦{len(groups)}⟧"]
            groups.append(list(codes))
        end = stop
    pieces.append(text[end:])
    return Masked(
        doc_id=reading.document.doc_id,
        doc_ref=reading.document.ref,
        sentence=index,
        text="".join(pieces),
        original=text,
        groups=tuple(tuple(group) for group in groups),
        weight=weight,
    )


def _spots(actors: Sequence[Actor], offset: int, length: int) -> list[tuple[int, int, list[str]]]:
    """Where names stand in the sentence, outermost first where they nest, with all their codes."""
    found: list[tuple[int, int, list[str]]] = []
    named = [actor for actor in actors if _names(actor)]
    for actor in sorted(named, key=lambda a: (a.span.start, -a.span.end)):
        start, stop = actor.span.start - offset, actor.span.end - offset
        if not 0 <= start < stop <= length:
            continue
        if found and start < found[-1][1]:
            if start == found[-1][0] and actor.country not in found[-1][2]:
                found[-1][2].append(actor.country)
            continue
        found.append((start, stop, [actor.country]))
    return found


def _names(actor: Actor) -> bool:
    """Whether the words stand for a state by name, or are a pronoun or plural that surely does.

    Role nouns without a name ("the army", "an alliance") and possessives stay as they are: whose
    they are is a guess, and the wording around them is read with them.
    """
    if actor.basis is Basis.OFFICE:
        words = actor.text.split()[1:] if DETERMINER.match(actor.text) else actor.text.split()
        return any(word != word.lower() for word in words)
    return actor.basis is not Basis.ANAPHOR or ANAPHOR.fullmatch(actor.text) is not None


def _of_its_time(actor: Actor, named: Set[str]) -> Actor:
    if actor.basis in (Basis.NAME, Basis.DEMONYM) or actor.country in named:
        return actor
    former = sorted(named & _predecessors().get(actor.country, frozenset()))
    return replace(actor, country=former[0]) if len(former) == 1 else actor


@cache
def _predecessors() -> dict[str, frozenset[str]]:
    """The former states whose successor a state is."""
    found: dict[str, set[str]] = {}
    for state in states():
        if state.end is not None and state.parent:
            found.setdefault(state.parent, set()).add(state.code)
    return {successor: frozenset(codes) for successor, codes in found.items()}
