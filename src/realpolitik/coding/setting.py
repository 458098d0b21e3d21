"""The country a document is set in, whose police "the police" are unless it says otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from realpolitik.gazetteer.crosswalk import is_country
from realpolitik.gazetteer.names import find
from realpolitik.records.actor import Basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from realpolitik.gazetteer.names import Hit

OPENING = 2.0  # the first sentence says what the report is about
PLACED = 1.5  # "in Lima" says where
FILED = 3.0  # a report is filed where it happens, if that country is named in it at all
FADING = 0.5  # what a name weighs in the next sentence
HERE = 1.0  # what a name weighs in its own sentence, against once anywhere in the document
WHERE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross) $")


@dataclass(slots=True)
class Setting:
    """How much a document, and the sentences just read, speak of each country."""

    named: dict[str, float] = field(default_factory=dict[str, float])
    recent: dict[str, float] = field(default_factory=dict[str, float])

    @classmethod
    def of(cls, filed: str, texts: Sequence[str], hits: Sequence[Sequence[Hit]]) -> Setting:
        """The setting by the names of a whole document and the place of its dateline."""
        named: dict[str, float] = {}
        for number, (text, sentence) in enumerate(zip(texts, hits, strict=True)):
            for hit in sentence:
                reading = hit.readings[0]
                if reading.basis is not Basis.MEDIA and is_country(reading.country):
                    weight = OPENING if number == 0 else 1.0
                    if WHERE.search(text, max(0, hit.span.start - 8), hit.span.start):
                        weight *= PLACED
                    named[reading.country] = named.get(reading.country, 0.0) + weight
        for hit in find(filed, None):
            if hit.readings[0].country in named:
                named[hit.readings[0].country] += FILED
        return cls(named)

    def note(self, countries: Iterable[str]) -> None:
        """Pass a sentence that named these countries."""
        self.recent = {c: w * FADING for c, w in self.recent.items() if w > 0.1}
        for country in countries:
            if is_country(country):
                self.recent[country] = self.recent.get(country, 0.0) + 1.0

    def country(self, here: Iterable[str] = ()) -> str:
        """The likeliest country for a role noun in a sentence that names `here`; "" if none."""
        scores = dict(self.named)
        for country, weight in self.recent.items():
            scores[country] = scores.get(country, 0.0) + weight
        for country in here:
            if is_country(country):
                scores[country] = scores.get(country, 0.0) + HERE
        return max(scores, key=lambda c: scores[c], default="")  # of equals, the first named
