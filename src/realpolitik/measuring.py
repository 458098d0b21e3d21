"""Every measure on what a store holds, by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from realpolitik.errors import BadInput, UnknownName
from realpolitik.measures import (
    asymmetry,
    burden,
    cooperation,
    deeds,
    hedging,
    idealpoints,
    isolation,
    lead,
    reciprocity,
    similarity,
    trade,
)
from realpolitik.reference.votes import choices
from realpolitik.store.filter import Filter
from realpolitik.store.store import Store

SEED = 0
WINDOWS = ("all", "year", "quarter", "month")
COLUMNS = (
    "event_id", "source_country", "target_country", "root", "quad", "intensity", "status", "date", "year",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked of a measure: windows, the states of a thesis, and how to weight votes."""

    by: str = ""
    hub: str = ""
    rival: str = ""
    members: tuple[str, ...] = ()
    weights: str = "squared"
    events: Filter = field(default_factory=Filter)


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: its name, what it says in one line, what it needs, and how it is taken."""

    name: str
    says: str
    needs: str
    take: Callable[[Store, Request], pa.Table]


def measured(name: str, store: Store, request: Request) -> pa.Table:
    """The table of the measure called `name`.

    Raises: UnknownName; BadInput where the store lacks the data, or the request a state.
    """
    if name not in MEASURES:
        raise UnknownName.among("measure", name, MEASURES)
    return MEASURES[name].take(store, request)


def _events(store: Store, request: Request) -> pa.Table:
    table = store.event_table(request.events, columns=COLUMNS)
    if not table.num_rows:
        raise BadInput(
            f"{store.path}: holds no event that counts.",
            hint="Bring some in: realpolitik add DOCUMENTS…, or realpolitik import FORMAT FILE….",
        )
    return table


def _data(store: Store, name: str) -> pa.Table:
    table = store.table(name)
    if table is None:
        raise BadInput(
            f"{store.path}: the data set {name} is not in the store.",
            hint=f"Add it: realpolitik data add {name} PATH.",
        )
    return table


def _votes(store: Store) -> pa.Table:
    return choices(_data(store, "un-votes"), store.table("un-roll-calls"))


def _window(request: Request, default: str) -> Any:
    by = request.by or default
    if by not in WINDOWS:
        raise UnknownName.among("window", by, WINDOWS)
    return by


def _poles(request: Request) -> tuple[str, str]:
    if not request.hub or not request.rival:
        raise BadInput("This measure needs a hub and a rival.", hint="Give --hub CODE --against CODE.")
    return request.hub, request.rival


def _members(request: Request) -> Sequence[str]:
    if not request.members:
        raise BadInput("This measure needs the coalition's members.", hint="Give --with CODE,CODE.")
    return request.members


def _rng() -> np.random.Generator:
    return np.random.default_rng(SEED)


def _hedging(store: Store, request: Request) -> pa.Table:
    hub, rival = _poles(request)
    return hedging.table(
        _events(store, request), hub, rival, _rng(), _window(request, "all"), members=request.members or None
    )


def _burden(store: Store, request: Request) -> pa.Table:
    hub, rival = _poles(request)
    return burden.table(_events(store, request), (hub, *_members(request)), rival, _window(request, "all"))


def _concentration(store: Store, request: Request) -> pa.Table:
    hub, rival = _poles(request)
    coalition = (hub, *_members(request))
    return burden.concentration_table(
        _events(store, request), coalition, rival, _rng(), _window(request, "all")
    )


def _lead(store: Store, request: Request) -> pa.Table:
    hub, rival = _poles(request)
    return lead.table(_events(store, request), hub, _members(request), rival, _rng(), _window(request, "month"))


def _similarity(store: Store, request: Request) -> pa.Table:
    if request.by not in ("", "year"):
        raise UnknownName.among("window of similarity", request.by, ["year"])
    if request.weights not in ("squared", "absolute"):
        raise UnknownName.among("weighting", request.weights, ["squared", "absolute"])
    weights: Any = request.weights
    return similarity.table(_votes(store), weights=weights)


def _isolation(store: Store, request: Request) -> pa.Table:
    hub, rival = _poles(request)
    return isolation.table(similarity.table(_votes(store)), _data(store, "nmc"), hub, rival)


MEASURES = {
    measure.name: measure
    for measure in (
        Measure("net-cooperation", "sum of intensities from each state to each other", "events",
                lambda s, r: cooperation.table(_events(s, r), _window(r, "all"))),
        Measure("mean-cooperation", "mean intensity from each state to each other", "events",
                lambda s, r: cooperation.table(_events(s, r), _window(r, "all"), of="mean")),
        Measure("words-against-deeds", "share of deeds among cooperative acts", "events",
                lambda s, r: deeds.table(_events(s, r), _window(r, "all"))),
        Measure("conflict-deeds", "share of deeds among conflictual acts", "events",
                lambda s, r: deeds.table(_events(s, r), _window(r, "all"), of="conflict")),
        Measure("reciprocity", "how a state answers what it received the window before", "events",
                lambda s, r: reciprocity.table(_events(s, r), _window(r, "month"))),
        Measure("asymmetry", "who gives more cooperation than it gets", "events",
                lambda s, r: asymmetry.table(_events(s, r), _window(r, "all"))),
        Measure("hedging", "how evenly a state cooperates with hub and rival", "events, hub, rival", _hedging),
        Measure("burden-share", "each member's share of the coalition's material conflict with the rival",
                "events, hub, rival, members", _burden),
        Measure("burden-concentration", "Herfindahl index of that burden", "events, hub, rival, members", _concentration),
        Measure("lead", "whether members follow the hub's conduct towards the rival", "events, hub, rival, members", _lead),
        Measure("similarity", "agreement, S, kappa and pi of votes in the General Assembly", "un-votes", _similarity),
        Measure("ideal-points", "positions from votes in the General Assembly", "un-votes",
                lambda s, r: idealpoints.table(_votes(s))),
        Measure("isolation", "share of capability aligned otherwise than with the hub", "un-votes, nmc, hub, rival", _isolation),
        Measure("trade-dependence", "trade with each partner as a share of all trade, or of GDP", "trade",
                lambda s, r: trade.table(_data(s, "trade"), s.table("gdp"))),
        Measure("obligations", "what each state owes each other by treaty", "atop", lambda s, r: _data(s, "atop")),
    )
}  # fmt: skip
