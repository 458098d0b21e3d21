"""A sentence with its states replaced by marks, so that wording can be read apart from names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from realpolitik.gazetteer.crosswalk import is_state
from realpolitik.gazetteer.states import State, states
from realpolitik.records.actor import Actor, Basis
from realpolitik.records.span import Span
from realpolitik.thesis.names import names_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from realpolitik.records.document import Sentence
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
DETERMINER = re.compile(
    r"(?:(?:but|and|yet|so|or|if|when|as|for)\s+)?(?:an?|the|its|their|his|her|this|that)\b",
    re.IGNORECASE,
)
# A mark right after a word of its clause: a place or an object, which what follows a comma is not
# in apposition to ("in Oslo, the Norwegian minister …").
AFTER_WORD = re.compile(r"(?:^|\s)(?!(?:the|an?|and|or)\s)[A-Za-z][a-z]+\s⟦\d+⟧$", re.IGNORECASE)
# Before a name: what is told is done there. Not at the beginning of a sentence, nor after a form of
# *to be*, where the name tells whom one went to see ("In Oslo, …", "he was in Oslo"), nor after
# those who speak for a state ("his counterpart in Oslo").
LOCATED = re.compile(r"(?P<word>[\w’']+)\s(?:in|at|near|outside) (?:the )?$")
UNLOCATED = re.compile(
    r"is|are|was|were|been|be|counterparts?|colleagues?|friends?|all(?:y|ies)|partners?|authorities|"
    r"governments?|rulers?|capitals?",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b1[5-9]\d\d\b|\b20\d\d\b")
OPENING = 3  # sentences
SINCE = 1918  # the year from which the former states of the gazetteer are what a capital stood for
LONGEST = 1500  # characters; beyond it no sentence but a list or a table


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence whose groups of states are written ⟦0⟧, ⟦1⟧ …; `groups[i]` are the codes.

    A list such as "A, B and C" is one group; a comma before *and* after the first name parts
    clauses. `weight` is how much the place in the document counts: the title most, then the first
    and last sentences. `sentence` is −1 for the title.
    `topic` is the first group of the sentence before, of whom a nameless subject speaks. `named`
    are the states called by a name, in their order; pronouns name none; `called` is
    what each is called. `places` are those that a capital or seat stands for,
    `proper` those called by the name of the state or of who leads it, not by an adjective,
    `located` those that only say where something is done ("met them in Oslo"); `present` all that
    it has a word for, pronouns and role nouns too.
    """

    doc_id: str
    doc_ref: str
    sentence: int
    text: str
    original: str
    groups: tuple[tuple[str, ...], ...]
    weight: float
    named: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    proper: tuple[str, ...] = ()
    located: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    paragraph: int = -1
    heading: bool = False
    topic: tuple[str, ...] = ()


def masked(reading: CodedDocument) -> list[Masked]:
    """The title and the sentences of one document, masked."""
    document = reading.document
    actors = actors_of(reading)
    found: list[Masked] = []
    if document.title:
        named = _title_names(reading, document.title)
        found.append(_mask(reading, None, document.title, named, 0, 3.0))
    body = [i for i, s in enumerate(reading.sentences) if not s.heading]
    lead, last = set(body[:3]), set(body[-2:]) if len(body) > 5 else set[int]()
    for i, sentence in enumerate(reading.sentences):
        if len(sentence.text) > LONGEST:
            continue
        weight = 2.0 if i in lead or sentence.heading else 1.5 if i in last else 1.0
        start = sentence.span.start
        found.append(_mask(reading, sentence, sentence.text, actors[i], start, weight))
    topic: tuple[str, ...] = ()
    for at, sentence in enumerate(found):
        found[at] = replace(sentence, topic=topic if sentence.groups else ())
        topic = sentence.groups[0] if sentence.groups else topic
    return found


def _title_names(reading: CodedDocument, title: str) -> tuple[Actor, ...]:
    """The states named in a title, also by the bare surname of one whom the text introduces."""
    found = list(names_in(title, reading.document.published))
    surnames: dict[str, set[str]] = {}
    for actor in (a for m in reading.mentions for a in m if a.basis is Basis.OFFICE_HOLDER):
        surnames.setdefault(actor.text.split()[-1], set()).add(actor.country)
    for word in re.finditer(r"[^\W\d_][\w-]+", title):
        span = Span(word.start(), word.end())
        states = surnames.get(word[0], set())
        if len(states) == 1 and not any(span.overlaps(a.span) for a in found):
            found.append(
                Actor(
                    country=min(states),
                    sector="GOV",
                    text=word[0],
                    basis=Basis.OFFICE_HOLDER,
                    span=span,
                )
            )
    return tuple(sorted(found, key=lambda a: a.span))


def actors_of(reading: CodedDocument) -> list[tuple[Actor, ...]]:
    """The actors of each sentence, a capital or seat read as the state of the document's time.

    "Moscow" is the Soviet Union's where the document speaks of the Soviet Union and never of
    Russia by name. Where a document opens with a year and names no later one, a state that came
    into being since is read as the one before it, unless called by its name.
    """
    named = {
        a.country for m in reading.mentions for a in m if a.basis in (Basis.NAME, Basis.DEMONYM)
    }
    former = _former(_time(reading))
    return [tuple(_of_its_time(actor, named, former) for actor in m) for m in reading.mentions]


def _time(reading: CodedDocument) -> int | None:
    """The year of which a document tells, where it opens with one and names none later."""
    texts = [reading.document.title or "", *(s.text for s in reading.sentences)]
    opening = " ".join(texts[: 1 + OPENING])
    years = [int(year) for text in texts for year in YEAR.findall(text)]
    published = reading.document.published
    if not YEAR.search(opening) or (published and published.year > max(years)):
        return None
    return max(years)


@cache
def _former(year: int | None) -> Mapping[str, str]:
    """For each state that a year did not know yet, the one it came from."""
    if year is None or year < SINCE:
        return {}
    spells = [state for state in states() if is_state(state.code)]
    there = {s.code for s in spells if _had(s, year)}
    found: dict[str, str] = {}
    for state in spells:
        if state.end is not None and state.code in there:
            heir = state.parent
            while heir and heir not in there:
                found[heir] = state.code
                heir = next((s.parent for s in spells if s.code == heir and s.end is not None), "")
    return found


def _had(state: State, year: int) -> bool:
    return (state.start is None or state.start.year <= year) and (
        state.end is None or year <= state.end.year
    )


def _mask(
    reading: CodedDocument,
    sentence: Sentence | None,
    text: str,
    actors: Sequence[Actor],
    offset: int,
    weight: float,
) -> Masked:
    names = [a for a in actors if a.basis is not Basis.ANAPHOR and _names(a)]
    spots = _spots(actors, offset, len(text))
    groups: list[list[str]] = []
    pieces: list[str] = []
    end = 0
    for at, (start, stop, codes) in enumerate(spots):
        between = text[end:start]
        last = groups[-1] if groups else None
        apart = bool(pieces) and AFTER_WORD.search("".join(pieces)) is not None
        listing = LISTING.match(between) if last is not None else None
        pronoun = text[start:stop].islower()
        serial = listing is not None and listing["serial"] is not None
        again = last == codes and between == ", " and apart
        new = last is not None and len(last) == 1 and last != codes
        lone = new and between == ", " and not _goes_on(text, stop, spots[at + 1 : at + 2])
        parted = pronoun or again or lone or (serial and len(last or ()) == 1)
        if last is not None and listing and not parted:
            last += [code for code in codes if code not in last]
        elif last is not None and last == codes and not again and TITLE.match(between) and pieces:
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
        sentence=-1 if sentence is None else sentence.index,
        text="".join(pieces),
        original=text,
        groups=tuple(tuple(group) for group in groups),
        weight=weight,
        named=tuple(a.country for a in names),
        called=tuple(a.text for a in names),
        places=tuple(a.country for a in actors if a.basis in (Basis.CAPITAL, Basis.METONYM)),
        proper=tuple(a.country for a in names if a.basis in (Basis.NAME, Basis.OFFICE_HOLDER)),
        located=tuple(a.country for a in names if _located(a, text[: a.span.start - offset])),
        present=tuple(a.country for a in actors),
        paragraph=-1 if sentence is None else sentence.paragraph,
        heading=sentence is not None and sentence.heading,
    )


def _located(actor: Actor, before: str) -> bool:
    """Whether the words before a name make it the place where something is done."""
    if actor.basis not in (Basis.NAME, Basis.CAPITAL):
        return False
    match = LOCATED.search(before)
    return match is not None and UNLOCATED.fullmatch(match["word"]) is None


def _goes_on(text: str, stop: int, following: Sequence[tuple[int, int, list[str]]]) -> bool:
    """Whether a list of names goes on with the next name: two names and a comma are no list."""
    return any(LISTING.match(text[stop:start]) for start, _, _ in following)


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
        words = DETERMINER.sub("", actor.text, count=1).split()
        return any(word != word.lower() for word in words)
    return actor.basis is not Basis.ANAPHOR or ANAPHOR.fullmatch(actor.text) is not None


def _of_its_time(actor: Actor, named: Set[str], former_: Mapping[str, str]) -> Actor:
    if actor.country in former_ and actor.basis is not Basis.NAME:
        return replace(actor, country=former_[actor.country])
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
