"""Agreement in General Assembly votes: the store's `un-votes`, else the carried similarity."""
# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from realpolitik.looking_up.source import REACH, Source
from realpolitik.looking_up.tables import codes_in, first_table, years_of
from realpolitik.measures.intervals import jeffreys
from realpolitik.measures.similarity import table as similarity_table
from realpolitik.records.estimate import Estimate
from realpolitik.reference import carried
from realpolitik.reference.seats import sharing
from realpolitik.reference.votes import choices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from realpolitik.store.store import Store

ENOUGH_ROLL_CALLS = 30  # a session's few first votes say little


def votes_source(store: Store | None, states: Sequence[str], year: int | None) -> Source:
    """The share of votes in which two of `states` voted alike, in the year or before it."""
    found = first_table(store, ("un-votes",))
    if store is None or found is None:
        return _carried()
    origin, table = found
    cast = choices(table, store.table("un-roll-calls"))
    years = years_of(cast)
    last = years[1] if year is None else min(year, years[1])
    near = pc.and_(pc.less_equal(cast["year"], last), pc.greater(cast["year"], last - REACH))
    seats = sorted({code for state in states for code in sharing(state)})
    among = cast.filter(pc.and_(near, pc.is_in(cast["country"], value_set=pa.array(seats))))
    index = {
        (row["country_a"], row["country_b"], row["year"]): row
        for row in similarity_table(among).to_pylist()
    }

    def look(a: str, b: str, of: int) -> Estimate | None:
        first, second = sorted((a, b))
        row = index.get((first, second, of))
        return _agreement(row["agreement"], row["n"]) if row else None

    return Source(
        origin=origin,
        matter="votes",
        years=years,
        codes=codes_in(among, "country"),
        look=look,
        says=_says,
    )


def _carried() -> Source:
    origin = carried.manifest()["voting-similarity"].origin

    def look(a: str, b: str, of: int) -> Estimate | None:
        row = carried.voting(a, b, of)
        if row is None or row["agreement"] is None or not row["n"]:
            return None
        return _agreement(float(row["agreement"]), int(row["n"]))

    return Source(
        origin=origin,
        matter="votes",
        years=origin.coverage or (0, 0),
        codes=codes_in(carried.carried("voting-similarity"), "country_a", "country_b"),
        look=look,
        says=_says,
    )


def _agreement(share: float, n: int) -> Estimate:
    low, high = jeffreys(share * n, n)
    return Estimate(share, low, high, n, n >= ENOUGH_ROLL_CALLS)


def _says(a: str, b: str, share: Estimate, year: int) -> str:
    return (
        f"{a} and {b} voted alike in {share.value:.0%} of {share.n} votes of the General "
        f"Assembly, {year}"
    )
