"""Alliance obligations: what one state owes another in a year, from directed dyad-years."""
# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from realpolitik.errors import UnknownName
from realpolitik.gazetteer.crosswalk import convert

KINDS = ("defense", "offense", "neutral", "nonagg", "consul")


@dataclass(frozen=True, slots=True)
class Obligations:
    """What one state owes another; ATOP's five kinds (COW's entente is consultation)."""

    defense: bool
    offense: bool
    neutral: bool
    nonagg: bool
    consul: bool

    @property
    def any(self) -> bool:
        """Whether anything is owed."""
        return any(getattr(self, kind) for kind in KINDS)

    @property
    def to_fight(self) -> bool:
        """Whether active help in war is owed, in defence or attack."""
        return self.defense or self.offense


NOTHING = Obligations(defense=False, offense=False, neutral=False, nonagg=False, consul=False)


def obligations(
    table: pa.Table, a: str, b: str, year: int, coverage: tuple[int, int] | None = None
) -> Obligations | None:
    """What `a` owes `b` in `year`.

    Takes:   a tidy table of `atop` or `cow-alliances` (one row a directed dyad-year with an
             alliance); two states; the year; the years covered (those of the rows if not given).
    Returns: the obligations; all False where both states exist, the year is covered and no alliance
             is listed; None outside the coverage, and for a state that did not exist then.
    Source:  Leeds et al. (2002).
    """
    if coverage is None and table.num_rows:
        ends = pc.min_max(table["year"]).as_py()
        coverage = ends["min"], ends["max"]
    if coverage is None or not coverage[0] <= year <= coverage[1]:
        return None
    here = pc.and_(pc.equal(table["country_a"], a), pc.equal(table["country_b"], b))
    found = table.filter(pc.and_(here, pc.equal(table["year"], year)))
    if not found.num_rows:
        return NOTHING if in_system(a, year) and in_system(b, year) else None
    names = {kind: kind for kind in KINDS} | (
        {"consul": "entente"} if "entente" in found.column_names else {}
    )
    return Obligations(
        **{
            kind: name in found.column_names and any(found[name].to_pylist())
            for kind, name in names.items()
        }
    )


def in_system(country: str, year: int) -> bool:
    """Whether `country` is a member of the COW state system at some time in `year`."""
    days = (dt.date(year, 12, 31), dt.date(year, 7, 1), dt.date(year, 1, 1))
    try:
        return any(convert(country, "iso3", "cow", day) is not None for day in days)
    except UnknownName:
        return False
