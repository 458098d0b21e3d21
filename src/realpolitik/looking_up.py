"""What the record says of the states in a thesis: the store first, else what the package carries.

A fact is looked up for the year the documents were published in, or, undated, the last year they
state; where a data set ends earlier, for its last year, within ten years. Each row names its own
year. Nothing found is a gap with its remedy, never a zero.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from realpolitik.measures.intervals import jeffreys
from realpolitik.measures.similarity import table as similarity_table
from realpolitik.records.estimate import Estimate
from realpolitik.records.event import Event
from realpolitik.records.origin import Origin
from realpolitik.records.reading import CodedDocument
from realpolitik.reference import alliances, carried, trade
from realpolitik.reference.votes import choices
from realpolitik.store.filter import Filter
from realpolitik.store.store import Store
from realpolitik.thesis.record import Looked, Pair, Record, Row
from realpolitik.thesis.thesis import Thesis

REACH = 10  # years that a data set may end before the documents
ENOUGH_ROLL_CALLS = 30  # a session's few first votes say little
YEAR = re.compile(r"(?<![\dX])(1[89]\d\d|20\d\d)(?![\dX])")

Found = tuple[Estimate, str, int]  # value, its content in words, the year it is of


@dataclass(frozen=True, slots=True)
class Source:
    """One data set as it can be looked up: whose it is, its first and last year, and the look-up."""

    origin: Origin
    years: tuple[int, int]
    look: Callable[[str, str, int], Found | None]

    def find(self, a: str, b: str, year: int | None) -> Found | None:
        """The fact for the year, or for the last year before it with enough cases."""
        first, last = self.years
        asked = last if year is None else min(year, last)
        oldest = max(first, (year or asked) - REACH)
        thin: Found | None = None
        for of in range(asked, oldest - 1, -1):
            fact = self.look(a, b, of)
            if fact is not None and fact[0].enough:
                return fact
            thin = thin or fact
        return thin


def record_for(thesis: Thesis, readings: Sequence[CodedDocument], store: Store | None) -> Record:
    """The record on the states of a thesis.

    Takes:   the thesis; the coded documents, for their year; an open store, or None.
    Returns: a Record with whatever the store, or else the package, says of each member and the
             two poles, and the imported events among them.
    """
    year = year_of(readings)
    poles = (thesis.hub, thesis.rival)
    pairs = [(state, pole) for state in thesis.members for pole in poles if state != pole]
    pairs.append(poles)
    both = [*pairs, *((b, a) for a, b in pairs)]
    alliance, voting, traded = alliance_source(store), votes_source(store, thesis.cast, year), trade_source(store)
    looked = (
        _looked(alliance, "alliances", {_sorted(p) for p in pairs}, year),
        _looked(voting, "votes", {_sorted(p) for p in pairs}, year),
        _looked(traded, "trade", set(both), year),
    )
    events = tuple(_imported(store, thesis)) if store is not None else ()
    origins = [source.origin for source, found in zip((alliance, voting, traded), looked, strict=True) if found]
    if store is not None and events:
        names = {getattr(event, "dataset", "") for event in events}
        origins += [origin for name, origin in store.origins().items() if name in names]
    return Record(
        alliances=looked[0], votes=looked[1], trade=looked[2], events=events, origins=tuple(origins)
    )


def year_of(readings: Iterable[CodedDocument]) -> int | None:
    """The year the documents speak from: of publication, else the last that their events state."""
    readings = list(readings)
    published = [r.document.published.year for r in readings if r.document.published]
    if published:
        return max(published)
    stated = [int(y) for r in readings for e in r.events for y in YEAR.findall(e.date.edtf)]
    return max(stated, default=None)


def _sorted(pair: Pair) -> Pair:
    a, b = sorted(pair)
    return a, b


def _looked(source: Source, matter: str, pairs: set[Pair], year: int | None) -> dict[Pair, Looked]:
    found: dict[Pair, Looked] = {}
    for a, b in sorted(pairs):
        fact = source.find(a, b, year)
        if fact is not None:
            estimate, says, of = fact
            row = Row(
                row_id=f"{source.origin.name}:{a}-{b}:{of}",
                dataset=source.origin.name,
                states=(a, b),
                matter=matter,
                says=says,
            )
            found[a, b] = Looked(estimate, (row,))
    return found


def _exact(value: float, n: int = 1) -> Estimate:
    return Estimate(value, value, value, n, enough=True)


# Alliances


def alliance_source(store: Store | None) -> Source:
    """Treaties in force: the store's `atop` or `cow-alliances`, else the carried obligations."""
    for name in ("atop", "cow-alliances"):
        table = store.table(name) if store is not None else None
        if store is not None and table is not None and table.num_rows:
            years = _span(table)

            def look(a: str, b: str, year: int, table: pa.Table = table) -> Found | None:
                return _bound(alliances.obligations(table, a, b, year), alliances.obligations(table, b, a, year), a, b, year)

            return Source(store.origins()[name], years, look)
    entry = carried.manifest()["obligations"]
    return Source(
        entry.origin,
        entry.origin.coverage or (1945, 1945),
        lambda a, b, year: _bound(carried.obligations(a, b, year), carried.obligations(b, a, year), a, b, year),
    )


def _bound(
    there: alliances.Obligations | None, back: alliances.Obligations | None, a: str, b: str, year: int
) -> Found | None:
    """Whether either owes the other active help in war."""
    if there is None or back is None:
        return None
    bound = there.to_fight or back.to_fight
    what = "are bound by an alliance to defend or fight beside one another" if bound else (
        "have no defensive or offensive alliance"
    )
    return _exact(float(bound)), f"{a} and {b} {what}, {year}", year


# Votes


def votes_source(store: Store | None, states: Sequence[str], year: int | None) -> Source:
    """Agreement in General Assembly votes: the store's `un-votes`, else the carried similarity."""
    table = store.table("un-votes") if store is not None else None
    if store is not None and table is not None and table.num_rows:
        cast = choices(table, store.table("un-roll-calls"))
        years = _span(cast)
        last = years[1] if year is None else min(year, years[1])
        near = pc.and_(pc.less_equal(cast["year"], last), pc.greater(cast["year"], last - REACH))
        among = pc.is_in(cast["country"], value_set=pa.array(states))
        computed = similarity_table(cast.filter(pc.and_(near, among)))
        index = {
            (row["country_a"], row["country_b"], row["year"]): row for row in computed.to_pylist()
        }

        def look(a: str, b: str, of: int) -> Found | None:
            row = index.get((*_sorted((a, b)), of))
            return _agreement(row["agreement"], row["n"], a, b, of) if row else None

        return Source(store.origins()["un-votes"], years, look)
    entry = carried.manifest()["voting-similarity"]

    def carried_look(a: str, b: str, of: int) -> Found | None:
        row = carried.voting(a, b, of)
        if row is None or row["agreement"] is None or not row["n"]:
            return None
        return _agreement(float(row["agreement"]), int(row["n"]), a, b, of)

    return Source(entry.origin, entry.origin.coverage or (0, 0), carried_look)


def _agreement(share: float, n: int, a: str, b: str, year: int) -> Found:
    low, high = jeffreys(share * n, n)
    estimate = Estimate(share, low, high, n, n >= ENOUGH_ROLL_CALLS)
    return estimate, f"{a} and {b} voted alike in {share:.0%} of {n} votes of the General Assembly, {year}", year


# Trade


def trade_source(store: Store | None) -> Source:
    """The share of a state's trade that is with another: the store's `trade`, else the carried."""
    table = store.table("trade") if store is not None else None
    if store is not None and table is not None and table.num_rows:

        def look(a: str, b: str, year: int, table: pa.Table = table) -> Found | None:
            flows = trade.flows(table, a, b, year)
            if flows is None or flows.total <= 0 or flows.exports is None or flows.imports is None:
                return None
            return _share((flows.exports + flows.imports) / flows.total, a, b, year)

        return Source(store.origins()["trade"], _span(table), look)
    entry = carried.manifest()["trade-shares"]

    def carried_look(a: str, b: str, year: int) -> Found | None:
        estimate = carried.trade_share(a, b, year)
        return _share(estimate.value, a, b, year) if estimate is not None and estimate.enough else None

    return Source(entry.origin, entry.origin.coverage or (0, 0), carried_look)


def _share(value: float, a: str, b: str, year: int) -> Found:
    return _exact(value), f"{value:.1%} of the trade of {a} is with {b}, {year}", year


def _span(table: pa.Table) -> tuple[int, int]:
    ends = pc.min_max(table["year"]).as_py()
    return int(ends["min"]), int(ends["max"])


# Imported events


def _imported(store: Store, thesis: Thesis) -> Iterator[Event]:
    """The imported events among the states of the thesis."""
    datasets = tuple(name for name in store.origins() if store.count(Filter(datasets=(name,))))
    if datasets:
        yield from store.events(Filter(datasets=datasets, sources=thesis.cast, targets=thesis.cast))
