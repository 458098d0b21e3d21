"""Names made neutral before the model reads them: what a state does must not hang on its name.

Each country of a sentence is given a stand-in by the order in which it first appears, in the form
it has there (name, demonym, capital, person). Two sentences that differ only in whose names stand
where are the same to the model, so that swapping two states mirrors what it decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from realpolitik.records.actor import Basis
from realpolitik.records.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from realpolitik.gazetteer.names import Hit

# name, demonym, plural, capital, person: any states would do, since only the order decides
STAND_INS = (
    ("Italy", "Italian", "Italians", "Rome", "Rossi"),
    ("Canada", "Canadian", "Canadians", "Ottawa", "Martin"),
    ("Chile", "Chilean", "Chileans", "Santiago", "Soto"),
    ("Austria", "Austrian", "Austrians", "Vienna", "Gruber"),
    ("Kenya", "Kenyan", "Kenyans", "Nairobi", "Kamau"),
    ("Mexico", "Mexican", "Mexicans", "Mexico City", "Ramos"),
    ("Norway", "Norwegian", "Norwegians", "Oslo", "Hansen"),
    ("Ghana", "Ghanaian", "Ghanaians", "Accra", "Mensah"),
)
FORMS = {Basis.NAME: 0, Basis.DEMONYM: 1, Basis.CAPITAL: 3, Basis.OFFICE_HOLDER: 4}


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence with stand-ins for names, and where each stretch of the original went.

    `moved` holds, in order, (start, end) of a name in the original and in `text`.
    """

    text: str
    moved: tuple[tuple[Span, Span], ...]

    def where(self, span: Span) -> Span:
        """Where a stretch of the original stands in `text`; one inside a name is the whole name."""
        return Span(self._place(span.start, last=False), self._place(span.end, last=True))

    def _place(self, at: int, *, last: bool) -> int:
        shift = 0
        for old, new in self.moved:
            inside = old.start < at <= old.end if last else old.start <= at < old.end
            if inside:
                return new.end if last else new.start
            if old.end <= at:
                shift = new.end - old.end
        return at + shift


def masked(text: str, hits: Sequence[Hit]) -> Masked:
    """The sentence with a stand-in for each name of a state, its people, capital and holders.

    Names of other kinds (organisations, parties, media, groups, metonyms) stay as they are.
    """
    order: dict[str, int] = {}
    pieces: list[str] = []
    moved: list[tuple[Span, Span]] = []
    done = length = 0
    for hit in hits:
        reading = hit.readings[0]
        form = FORMS.get(reading.basis)
        if form is None or not reading.country:
            continue
        rank = order.setdefault(reading.country, len(order)) % len(STAND_INS)
        if form == 1 and hit.text.endswith("s"):
            form = 2
        stand_in = STAND_INS[rank][form]
        pieces += (text[done : hit.span.start], stand_in)
        length += hit.span.start - done
        moved.append((hit.span, Span(length, length + len(stand_in))))
        length += len(stand_in)
        done = hit.span.end
    return Masked("".join((*pieces, text[done:])), tuple(moved))
