"""Treaties in force: the store's `atop` or `cow-alliances`, else the carried obligations."""
# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from realpolitik.looking_up.source import Source, exact
from realpolitik.looking_up.tables import codes_in, first_table, years_of
from realpolitik.reference import alliances, carried

if TYPE_CHECKING:
    from realpolitik.records.estimate import Estimate
    from realpolitik.store.store import Store


def alliance_source(store: Store | None) -> Source:
    """Whether either of two states owes the other active help in war: 1.0 or 0.0."""
    found = first_table(store, ("atop", "cow-alliances"))
    if found is None:
        return _carried()
    origin, table = found

    def look(a: str, b: str, year: int) -> Estimate | None:
        there = alliances.obligations(table, a, b, year)
        return _bound(there, alliances.obligations(table, b, a, year))

    return Source(
        origin=origin,
        matter="alliances",
        years=years_of(table),
        codes=codes_in(table, "country_a", "country_b"),
        look=look,
        says=_says,
    )


def _carried() -> Source:
    origin = carried.manifest()["obligations"].origin

    def look(a: str, b: str, year: int) -> Estimate | None:
        return _bound(carried.obligations(a, b, year), carried.obligations(b, a, year))

    return Source(
        origin=origin,
        matter="alliances",
        years=origin.coverage or (0, 0),
        codes=_carried_codes,
        look=look,
        says=_says,
    )


@cache
def _carried_codes(year: int) -> frozenset[str]:
    table: pa.Table = carried.carried("obligations")
    rows = table.filter(
        pc.and_(pc.less_equal(table["first"], year), pc.greater_equal(table["last"], year))
    )
    return frozenset((*rows["country_a"].to_pylist(), *rows["country_b"].to_pylist()))


def _bound(
    there: alliances.Obligations | None, back: alliances.Obligations | None
) -> Estimate | None:
    if there is None or back is None:
        return None
    return exact(float(there.to_fight or back.to_fight))


def _says(a: str, b: str, bound: Estimate, year: int) -> str:
    what = (
        "are bound by an alliance to defend or fight beside one another"
        if bound.value
        else "have no defensive or offensive alliance"
    )
    return f"{a} and {b} {what}, {year}"
