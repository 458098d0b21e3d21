"""A data set that facts on pairs of states are looked up in, year by year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from realpolitik.records.estimate import Estimate
from realpolitik.reference.seats import listed_as
from realpolitik.thesis.record import Looked, Pair, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from realpolitik.records.origin import Origin

REACH = 10  # years that a data set may end before the documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One data set as it can be looked up.

    `matter` is what its rows are about; `years` its first and last; `codes` gives the states it
    lists in a year; `look` a fact on two of its codes in a year, or None; `says` that fact in
    words.
    """

    origin: Origin
    matter: str
    years: tuple[int, int]
    codes: Callable[[int], Collection[str]]
    look: Callable[[str, str, int], Estimate | None]
    says: Callable[[str, str, Estimate, int], str]

    def find(self, a: str, b: str, year: int | None) -> Looked | None:
        """The fact on two states for a year, with the row that it rests on.

        Where the data set ends earlier, or its cases are too few, the fact is of the last year
        before with enough cases, at most ten years back. None where nothing is found.
        """
        first, last = self.years
        asked = last if year is None else min(year, last)
        oldest = max(first, (year or asked) - REACH)
        thin: Looked | None = None
        for of in range(asked, oldest - 1, -1):
            fact = self._fact(a, b, of)
            if fact is not None and fact.estimate.enough:
                return fact
            thin = thin or fact
        return thin

    def _fact(self, a: str, b: str, year: int) -> Looked | None:
        """The fact on two states in a year, each under the code that the data set lists it by."""
        codes = self.codes(year)
        pair = {state: listed_as(state, year, codes) for state in (a, b)}
        if pair[a] == pair[b]:
            return None
        estimate = self.look(pair[a], pair[b], year)
        if estimate is None:
            return None
        seats = "".join(f" ({s} is listed as {code})" for s, code in pair.items() if s != code)
        row = Row(
            row_id=f"{self.origin.name}:{a}-{b}:{year}",
            dataset=self.origin.name,
            states=(a, b),
            matter=self.matter,
            says=self.says(a, b, estimate, year) + seats,
        )
        return Looked(estimate, (row,))

    def find_all(self, pairs: set[Pair], year: int | None) -> dict[Pair, Looked]:
        """The facts there are on `pairs`, in alphabetical order."""
        found = {(a, b): self.find(a, b, year) for a, b in sorted(pairs)}
        return {pair: fact for pair, fact in found.items() if fact is not None}


def exact(value: float) -> Estimate:
    """A figure that no sampling stands behind: its interval is the value."""
    return Estimate(value, value, value, 1, enough=True)
