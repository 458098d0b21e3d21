"""Every measure on what a store holds, by name."""
# pyright: reportUnknownParameterType=false, reportUnknownLambdaType=false
# (pyarrow carries no types)

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

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

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    import pyarrow as pa

    from realpolitik.store.store import Store

SEED = 0
WINDOWS = ("all", "year", "quarter", "month")
WEIGHTINGS = ("squared", "absolute")
BASES = ("trade", "gdp")
COLUMNS = (
    "event_id", "source_country", "target_country", "root", "quad", "intensity", "status",
    "date", "year",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked of a measure.

    `by` is the window ("" for the measure's own); `hub`, `rival` and `members` are the states of
    a thesis; `weights` are of similarity, "squared" or "absolute"; `base` is what trade is
    divided by, "trade" or "gdp"; `events` says which events count.
    """

    by: str = ""
    hub: str = ""
    rival: str = ""
    members: tuple[str, ...] = ()
    weights: str = "squared"
    base: str = "trade"
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
            hint="Bring some in: realpolitik add DOCUMENT…, or realpolitik import FORMAT FILE….",
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


def _one_of(kind: str, given: str, known: Collection[str]) -> Any:  # noqa: ANN401 - a Literal
    if given not in known:
        raise UnknownName.among(kind, given, known)
    return given


def _window(request: Request, default: str = "all") -> Any:  # noqa: ANN401 - a Literal
    return _one_of("window", request.by or default, WINDOWS)


def _poles(request: Request) -> tuple[str, str]:
    if not request.hub or not request.rival:
        raise BadInput(
            "This measure needs a hub and a rival.", hint="Give --hub CODE --against CODE."
        )
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
        _events(store, request),
        hub,
        rival,
        _rng(),
        _window(request),
        members=request.members or None,
    )


def _burden(store: Store, request: Request) -> pa.Table:
    hub, rival = _poles(request)
    coalition = (hub, *_members(request))
    return burden.table(_events(store, request), coalition, rival, _window(request))


def _concentration(store: Store, request: Request) -> pa.Table:
    hub, rival = _poles(request)
    coalition = (hub, *_members(request))
    return burden.concentration_table(
        _events(store, request), coalition, rival, _rng(), _window(request)
    )


def _lead(store: Store, request: Request) -> pa.Table:
    hub, rival = _poles(request)
    members = _members(request)
    return lead.table(
        _events(store, request), hub, members, rival, _rng(), _window(request, "month")
    )


def _similarity(store: Store, request: Request) -> pa.Table:
    _one_of("window of similarity", request.by or "year", ["year"])
    weights = _one_of("weighting", request.weights, WEIGHTINGS)
    return similarity.table(_votes(store), weights=weights)


def _isolation(store: Store, request: Request) -> pa.Table:
    hub, rival = _poles(request)
    return isolation.table(similarity.table(_votes(store)), _data(store, "nmc"), hub, rival)


def _trade(store: Store, request: Request) -> pa.Table:
    base = _one_of("base of trade dependence", request.base, BASES)
    flows = _data(store, "trade")
    return trade.table(flows, _data(store, "gdp") if base == "gdp" else None)


MEASURES = {
    measure.name: measure
    for measure in (
        Measure(
            "net-cooperation",
            "sum of intensities from each state to each other",
            "events",
            lambda s, r: cooperation.table(_events(s, r), _window(r)),
        ),
        Measure(
            "mean-cooperation",
            "mean intensity from each state to each other",
            "events",
            lambda s, r: cooperation.table(_events(s, r), _window(r), of="mean"),
        ),
        Measure(
            "words-against-deeds",
            "share of deeds among cooperative acts",
            "events",
            lambda s, r: deeds.table(_events(s, r), _window(r)),
        ),
        Measure(
            "conflict-deeds",
            "share of deeds among conflictual acts",
            "events",
            lambda s, r: deeds.table(_events(s, r), _window(r), of="conflict"),
        ),
        Measure(
            "reciprocity",
            "how a state answers what it received the window before",
            "events",
            lambda s, r: reciprocity.table(_events(s, r), _window(r, "month")),
        ),
        Measure(
            "asymmetry",
            "who gives more cooperation than it gets",
            "events",
            lambda s, r: asymmetry.table(_events(s, r), _window(r)),
        ),
        Measure(
            "hedging",
            "how evenly a state cooperates with hub and rival",
            "events, hub, rival",
            _hedging,
        ),
        Measure(
            "burden-share",
            "each member's share of the coalition's material conflict with the rival",
            "events, hub, rival, members",
            _burden,
        ),
        Measure(
            "burden-concentration",
            "Herfindahl index of that burden",
            "events, hub, rival, members",
            _concentration,
        ),
        Measure(
            "lead",
            "whether members follow the hub's conduct towards the rival",
            "events, hub, rival, members",
            _lead,
        ),
        Measure(
            "similarity",
            "agreement, S, kappa and pi of votes in the General Assembly",
            "un-votes",
            _similarity,
        ),
        Measure(
            "ideal-points",
            "positions from votes in the General Assembly",
            "un-votes",
            lambda s, _: idealpoints.table(_votes(s)),
        ),
        Measure(
            "isolation",
            "share of capability aligned otherwise than with the hub",
            "un-votes, nmc, hub, rival",
            _isolation,
        ),
        Measure(
            "trade-dependence",
            "trade with each partner as a share of all trade, or of GDP",
            "trade; gdp with --base gdp",
            _trade,
        ),
        Measure(
            "obligations",
            "what each state owes each other by treaty",
            "atop",
            lambda s, _: _data(s, "atop"),
        ),
    )
}
