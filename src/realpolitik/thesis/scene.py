"""Where states stand in documents: who is named where, beside whom, as whose subject."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from realpolitik.gazetteer.crosswalk import is_state
from realpolitik.thesis.cues import cue
from realpolitik.thesis.masking import MARK
from realpolitik.thesis.relations import GOVERNED, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from realpolitik.records.event import Event
    from realpolitik.records.reading import CodedDocument
    from realpolitik.thesis.masking import Masked

# The lists of cues.toml that a line is read for.
READ = (
    "against",
    "ally",
    "bystander",
    "enemy",
    "feud",
    "lonely",
    "neutral",
    "outside",
    "overture",
    "seeking",
    "strife",
    "tie",
)

SUBLINEAR = 0.75  # documents of one event repeat one another in part


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, and what is read off it without asking what it says.

    `named` are the states it names, in order; `subject` those of the first group that no
    preposition governs; `present` those it has any word for, in order; `about` those named, or else
    those of the sentence before in the same paragraph; `cues` the lists of cues.toml it has a word
    of. `at`: how far into its document it stands, 0 to 1.
    """

    where: Masked
    named: tuple[str, ...]
    subject: tuple[str, ...]
    present: tuple[str, ...]
    about: tuple[str, ...]
    cues: frozenset[str]
    at: float

    @property
    def paragraph(self) -> tuple[str, int]:
        """Which paragraph of which document."""
        return self.where.doc_id, self.where.paragraph

    @property
    def title(self) -> bool:
        """Whether it is a document's title."""
        return self.where.sentence < 0


class Scene:
    """The lines of documents, with the relations and events read from them, by state."""

    def __init__(
        self,
        sentences: Sequence[Masked],
        said: Sequence[Relation],
        coded: Sequence[CodedDocument],
    ) -> None:
        self.lines = _lines(sentences)
        self.said = tuple(said)
        self._naming = _by_state((i, line.named) for i, line in enumerate(self.lines))
        self._present = _by_state((i, line.present) for i, line in enumerate(self.lines))
        self._about = _by_state((i, line.about) for i, line in enumerate(self.lines))
        self._subject = _by_state((i, line.subject) for i, line in enumerate(self.lines))
        self._said = _by_state((i, (*r.subject, *r.object)) for i, r in enumerate(said))
        self._speakers: Counter[str] = Counter()
        self._coded = {reading.document.doc_id: reading for reading in coded}
        self._events: dict[str, list[Event]] = defaultdict(list)
        self.paragraphs: dict[tuple[str, int], list[int]] = defaultdict(list)
        for reading in coded:
            for event in reading.events:
                self._speakers.update({s.country for s in event.attribution})
                if event.target is not None:
                    for state in {event.source.country, event.target.country}:
                        self._events[state].append(event)
        for i, line in enumerate(self.lines):
            self.paragraphs[line.paragraph].append(i)

    @property
    def length(self) -> float:
        """By how much counts are divided: more documents name every state oftener."""
        return max(1, len(self._coded)) ** SUBLINEAR

    def states(self) -> list[str]:
        """Every state named, in alphabetical order."""
        return sorted(self._naming)

    def naming(self, state: str) -> list[Line]:
        """The lines that name a state."""
        return [self.lines[i] for i in self._naming.get(state, ())]

    def present(self, state: str) -> list[Line]:
        """The lines that have any word for a state."""
        return [self.lines[i] for i in self._present.get(state, ())]

    def about(self, state: str) -> list[int]:
        """The places of the lines about a state."""
        return self._about.get(state, [])

    def acting(self, state: str) -> list[Line]:
        """The lines that have a state for their subject."""
        return [self.lines[i] for i in self._subject.get(state, ())]

    def relations(self, state: str) -> list[Relation]:
        """The relations that a state is subject or object of."""
        return [self.said[i] for i in self._said.get(state, ())]

    def events(self, state: str) -> list[Event]:
        """The events with a target that a state is source or target of."""
        return self._events.get(state, [])

    def told_by(self, state: str) -> int:
        """How many events are told on a state's word."""
        return self._speakers[state]

    def text(self, event: Event) -> str:
        """The sentence of an event."""
        return self._coded[event.doc_id].sentences[event.sentence].text

    def acts(self, state: str) -> bool:
        """Whether a document has a word for a state otherwise than as the place of something."""
        lines = [line.where for line in self.present(state)]
        return any(line.present.count(state) > line.located.count(state) for line in lines)

    def salience(self, state: str) -> float:
        """How much a state is named, by the weight of the places."""
        return sum(line.where.weight for line in self.naming(state))

    def part(self, state: str) -> tuple[int, int]:
        """A state's own part: the longest run of lines about it, the first of equals.

        Returns: the place of its first line, and its length.
        """
        best, length = self.about(state)[0], 0
        start, run = best, 0
        for before, i in pairwise([-2, *(i for i in self.about(state) if not self.lines[i].title)]):
            start, run = (start, run + 1) if i == before + 1 else (i, 1)
            if run > length:
                best, length = start, run
        return best, length


def _lines(sentences: Sequence[Masked]) -> list[Line]:
    places: dict[str, list[int]] = defaultdict(list)
    for sentence in sentences:
        places[sentence.doc_id].append(sentence.sentence)
    lines: list[Line] = []
    for sentence in sentences:
        named = tuple(dict.fromkeys(filter(is_state, sentence.named)))
        before = lines[-1] if lines else None
        opens = before is None or before.paragraph != (sentence.doc_id, sentence.paragraph)
        words = MARK.sub("", sentence.text)
        own = places[sentence.doc_id]
        lines.append(
            Line(
                where=sentence,
                named=named,
                subject=_subject(sentence),
                present=tuple(dict.fromkeys(filter(is_state, sentence.present))),
                about=named or (() if before is None or opens else before.about),
                cues=frozenset(name for name in READ if cue(name).search(words)),
                at=max(0, sentence.sentence) / max(1, own[-1]),
            )
        )
    return lines


def _subject(sentence: Masked) -> tuple[str, ...]:
    """The states of the first group that no preposition and no hyphen governs."""
    for mark in MARK.finditer(sentence.text):
        before = sentence.text[: mark.start()]
        if not before.endswith("-") and not GOVERNED.search(before):
            return sentence.groups[int(mark[1])]
    return ()


def _by_state(places: Iterable[tuple[int, Sequence[str]]]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for i, states in places:
        for state in dict.fromkeys(states):
            found[state].append(i)
    return dict(found)
