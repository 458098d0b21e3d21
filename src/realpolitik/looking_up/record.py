"""The record on the states of a thesis.

A fact is looked up for the year the documents were published in or, undated, the last year they
state. Each row names its own year. Nothing found is a gap with its remedy, never a zero.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from realpolitik.looking_up.alliances import alliance_source
from realpolitik.looking_up.kept import kept_events
from realpolitik.looking_up.trade import trade_source
from realpolitik.looking_up.votes import votes_source
from realpolitik.store.filter import Filter
from realpolitik.thesis.names import state_of_outlet
from realpolitik.thesis.record import Pair, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from realpolitik.records.event import Event
    from realpolitik.records.reading import CodedDocument
    from realpolitik.store.store import Store
    from realpolitik.thesis.thesis import Thesis

OUTLETS = 3  # of an act: without any one of them, there are still two
YEAR = re.compile(r"(?<![\dX])(1[89]\d\d|20\d\d)(?![\dX])")


def record_for(thesis: Thesis, readings: Sequence[CodedDocument], store: Store | None) -> Record:
    """The record on the states of a thesis.

    Takes:   the thesis; the coded documents, for their year; an open store, or None.
    Returns: a Record with whatever the store, or else the package, says of each member and the
             two poles; the events among them that were imported, of each act the first reports of
             a few outlets, or that are told by documents kept in the store that are neither among
             the readings nor reprints of those.
    """
    year = year_of(readings)
    poles = (thesis.hub, thesis.rival)
    pairs = [(state, pole) for state in thesis.members for pole in poles]
    pairs.append(poles)
    unordered = {_sorted(pair) for pair in pairs}
    both = {*pairs, *((b, a) for a, b in pairs)}
    alliances, votes = alliance_source(store), votes_source(store, thesis.cast, year)
    trade = trade_source(store)
    bound, alike = alliances.find_all(unordered, year), votes.find_all(unordered, year)
    traded = trade.find_all(both, year)
    used = [
        source.origin
        for source, found in ((alliances, bound), (votes, alike), (trade, traded))
        if found
    ]
    imported = tuple(_imported(store, thesis)) if store is not None else ()
    told, documents = (
        kept_events(store, thesis.cast, [reading.document for reading in readings])
        if store is not None
        else ((), {})
    )
    if store is not None and imported:
        names = {event.dataset for event in imported}
        used += [origin for name, origin in store.origins().items() if name in names]
    return Record(
        alliances=bound,
        votes=alike,
        trade=traded,
        events=(*imported, *told),
        documents=documents,
        origins=tuple(used),
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


def _imported(store: Store, thesis: Thesis) -> Iterator[Event]:
    """The imported events among the states of the thesis, as many as can make a difference.

    The state media of either pole are counted apart, because the robustness of a verdict is tried
    without them.
    """
    datasets = tuple(name for name in store.origins() if store.count(Filter(datasets=(name,))))
    if not datasets:
        return
    which = Filter(datasets=datasets, sources=thesis.cast, targets=thesis.cast)
    owned = ((outlet, state_of_outlet(outlet)) for outlet in store.outlets(which))
    poles = (thesis.hub, thesis.rival)
    owners = {outlet: owner for outlet, owner in owned if owner is not None and owner in poles}
    yield from store.first_reports(which, outlets=OUTLETS, owners=owners)
