"""The share of a state's trade that is with another: the store's `trade`, else the carried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.looking_up.source import Source, exact
from realpolitik.looking_up.tables import codes_in, first_table, years_of
from realpolitik.reference import carried, trade

if TYPE_CHECKING:
    from realpolitik.records.estimate import Estimate
    from realpolitik.store.store import Store


def trade_source(store: Store | None) -> Source:
    """The share, where both directions of the flow are reported; else nothing."""
    found = first_table(store, ("trade",))
    if found is None:
        return _carried()
    origin, table = found

    def look(a: str, b: str, year: int) -> Estimate | None:
        flows = trade.flows(table, a, b, year)
        if flows is None or flows.total <= 0 or flows.exports is None or flows.imports is None:
            return None
        return exact((flows.exports + flows.imports) / flows.total)

    return Source(
        origin=origin,
        matter="trade",
        years=years_of(table),
        codes=codes_in(table, "exporter", "importer"),
        look=look,
        says=_says,
    )


def _carried() -> Source:
    origin = carried.manifest()["trade-shares"].origin

    def look(a: str, b: str, year: int) -> Estimate | None:
        share = carried.trade_share(a, b, year)
        return exact(share.value) if share is not None and share.enough else None

    return Source(
        origin=origin,
        matter="trade",
        years=origin.coverage or (0, 0),
        codes=codes_in(carried.carried("trade-shares"), "country"),
        look=look,
        says=_says,
    )


def _says(a: str, b: str, share: Estimate, year: int) -> str:
    return f"{share.value:.1%} of the trade of {a} is with {b}, {year}"
