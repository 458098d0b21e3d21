"""Names made neutral before anything reads the sentence: an act must not hang on whose name it is.

Each state of a sentence is given a stand-in by the order in which it first appears, in the form it
has there (name, demonym, capital, person). Two sentences that differ only in which states stand
where are the same to the parser and to the model, so that swapping two states mirrors the events.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from realpolitik.records.actor import Basis
from realpolitik.records.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from realpolitik.gazetteer.names import Hit

# name, demonym, plural, capital, person: any states would do, since only the order decides.
# Each is one word to the parser.
STAND_INS = (
    ("Italy", "Italian", "Italians", "Rome", "Rossi"),
    ("Canada", "Canadian", "Canadians", "Ottawa", "Martin"),
    ("Chile", "Chilean", "Chileans", "Santiago", "Soto"),
    ("Austria", "Austrian", "Austrians", "Vienna", "Gruber"),
    ("Kenya", "Kenyan", "Kenyans", "Nairobi", "Kamau"),
    ("Norway", "Norwegian", "Norwegians", "Oslo", "Hansen"),
    ("Mexico", "Mexican", "Mexicans", "Guadalajara", "Ramos"),
    ("Ghana", "Ghanaian", "Ghanaians", "Accra", "Mensah"),
)
NAME, DEMONYM, PLURAL, CAPITAL, PERSON = range(5)
FORMS = {
    Basis.NAME: NAME,
    Basis.DEMONYM: DEMONYM,
    Basis.CAPITAL: CAPITAL,
    Basis.METONYM: CAPITAL,
    Basis.OFFICE_HOLDER: PERSON,
}
TAKES_ARTICLE = frozenset({Basis.NAME, Basis.METONYM})
ARTICLES = ("the ", "The ", "THE ")


@dataclass(frozen=True, slots=True)
class Neutral:
    """A sentence with stand-ins for names, and where each stretch of the original went.

    `moved` holds, in order, the span of a name in the original and that of its stand-in in `text`.
    """

    text: str
    moved: tuple[tuple[Span, Span], ...] = ()

    def where(self, span: Span) -> Span:
        """Where a stretch of the original stands in `text`; one inside a name is the whole name."""
        return _placed(span, self.moved)

    def origin(self, span: Span) -> Span:
        """Where a stretch of `text` stands in the original, the other way round."""
        return _placed(span, [(new, old) for old, new in self.moved])


def _placed(span: Span, moved: Sequence[tuple[Span, Span]]) -> Span:
    start, end = span.start, span.end
    shift_start = shift_end = 0
    inside_start = inside_end = -1
    for old, new in moved:
        if old.end <= start:
            shift_start = new.end - old.end
        elif old.start <= start:
            inside_start = new.start
        if old.end <= end:
            shift_end = new.end - old.end
        elif old.start < end:
            inside_end = new.end
        else:
            break
    return Span(
        inside_start if inside_start >= 0 else start + shift_start,
        inside_end if inside_end >= 0 else end + shift_end,
    )


def neutral(text: str, hits: Sequence[Hit]) -> Neutral:
    """The sentence with a stand-in for each name of a state, its people, seats and holders.

    Takes:   a sentence; the gazetteer's hits in it, left to right.
    Returns: the neutral sentence. Names of organisations, parties, media and groups stay.
    Raises:  nothing.
    """
    pieces: list[str] = []
    moved: list[tuple[Span, Span]] = []
    done = length = 0
    for span, stand_in in _stand_ins(text, hits):
        pieces += (text[done : span.start], stand_in)
        length += span.start - done
        moved.append((span, Span(length, length + len(stand_in))))
        length += len(stand_in)
        done = span.end
    return Neutral("".join((*pieces, text[done:])), tuple(moved))


def _stand_ins(text: str, hits: Sequence[Hit]) -> Iterator[tuple[Span, str]]:
    order: dict[str, int] = {}
    done = 0
    for hit in hits:
        reading = hit.readings[0]
        form = CAPITAL if reading.place else FORMS.get(reading.basis)
        if form is None or not reading.country:
            continue
        rank = order.setdefault(reading.country, len(order)) % len(STAND_INS)
        if form == DEMONYM and hit.text.endswith("s"):
            form = PLURAL
        start = hit.span.start
        if (
            reading.basis in TAKES_ARTICLE
            and start - 4 >= done
            and text[start - 4 : start] in ARTICLES
            and not text[start - 5 : start - 4].isalnum()
        ):
            start -= 4
        done = hit.span.end
        yield Span(start, done), STAND_INS[rank][form]
