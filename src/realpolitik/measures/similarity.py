"""Similarity of vote and alliance profiles: agreement, S, weighted S, κ and π of every pair.

All five rest on one thing, the contingency table of a pair's choices over the items on which both
chose. For all pairs at once that is a matrix product: with one row for each state and category and
one column an item, X·Xᵀ holds every pair's table.
"""
# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from realpolitik.errors import BadInput
from realpolitik.measures.choices import categorised, coded, unknown_choice, weights_of
from realpolitik.measures.intervals import Floats, bootstrap, student
from realpolitik.records.estimate import Estimate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Weights = Literal["squared", "absolute"]

VOTES = ("no", "abstain", "yes")  # in order: coded 1, 2, 3
OBLIGATIONS = ("none", "entente", "neutrality", "defence")  # in order of what is owed
POWER = {"squared": 2, "absolute": 1}
ENOUGH = 10  # with ten roll calls a split of one in ten is the finest that can be seen
EXACT_IN_SINGLE = 1000  # items in common; see _pairs
COLUMNS = ("country", "year", "item", "choice")
"""Columns of a table of choices: who, when, on what (roll call, third state), which category."""


@dataclass(frozen=True, slots=True)
class Similarity:
    """How alike two states' choices are, by five standards, each with its interval."""

    agreement: Estimate
    s: Estimate
    kappa: Estimate
    pi: Estimate


def similarity(
    a: Sequence[str | None],
    b: Sequence[str | None],
    rng: np.random.Generator,
    *,
    weights: Weights = "squared",
    categories: Sequence[str] = VOTES,
) -> Similarity:
    """How alike two states' choices on the same items are.

    Takes:   their choices, item by item, None where one made none; a generator; the distance
             weights; the categories in order.
    Returns: agreement, the share of equal choices; S = 1 − 2·Σ|d|^p / (n·m^p), m the widest
             distance; κ and π = 1 − D_o/D_e with weights |i−j|^p/m^p, the expected disagreement
             D_e from each state's own margins (κ) or the pooled ones (π). Percentile bootstrap
             intervals over items. Not `enough` below ten items in common; κ and π are nan where
             chance allows no disagreement.
    Raises:  BadInput for an unknown category.
    Source:  Signorino & Ritter (1999), ISQ 43(1); Häge (2011), Political Analysis 19(3); Cohen
             (1968); Scott (1955).
    """
    code = {name: place for place, name in enumerate(categories)}
    unknown = sorted({x for x in (*a, *b) if x is not None and x not in code})
    if unknown:
        raise unknown_choice(unknown, categories)
    m = len(categories)
    counts = np.zeros((m, m))
    for x, y in zip(a, b, strict=True):
        if x is not None and y is not None:
            counts[code[x], code[y]] += 1
    n = int(counts.sum())

    def estimate(place: int) -> Estimate:
        def statistic(draws: Floats) -> Floats:
            tables = draws.reshape(-1, m, m).transpose(1, 2, 0)
            return _scores(tables, POWER[weights])[1 + place]

        value = float(statistic(counts.reshape(1, -1))[0]) if n else np.nan
        low, high = bootstrap(counts.ravel(), statistic, rng)
        return Estimate(value, low, high, n, enough=n >= ENOUGH and bool(np.isfinite(value)))

    return Similarity(*(estimate(place) for place in range(4)))


def s_of(n: int, agreement: float, s: float, weights: Weights = "squared") -> Estimate:
    """The S of three-category votes with its interval, from the figures a row of `table` holds.

    Takes:   items in common, agreement and S, computed with the same distance weights.
    Returns: S with Student's interval over items: n, agreement and S fix how many votes were one
             apart and how many two, and so the variance of the distance. Not `enough` below ten.
    """
    widest = 2 ** POWER[weights]
    apart, distance = n * (1 - agreement), n * widest * (1 - s) / 2
    two = (distance - apart) / (widest - 1)
    squares = (apart - two) / widest**2 + two
    mean = distance / (n * widest)
    spread = 0.0 if n < 2 else max(squares - n * mean**2, 0.0) / (n - 1)
    low, high = student(mean, float(np.sqrt(spread)), n)
    low, high = max(1 - 2 * high, -1.0), min(1 - 2 * low, 1.0)
    return Estimate(s, low, high, n, enough=n >= ENOUGH)


def table(
    choices: pa.Table,
    *,
    weights: Weights = "squared",
    categories: Sequence[str] = VOTES,
    item_weights: pa.Table | None = None,
) -> pa.Table:
    """The similarity of every pair of states in every year.

    Takes:   a table with columns country, year, item, choice (at most one row a country and item;
             a null choice is none); the distance weights; the categories in order; for weighted S
             a table item, weight (such as a third state's capability).
    Returns: country_a < country_b, year, n, agreement, s, kappa, pi, and s_weighted where weights
             are given, in that order of rows; a pair without a common item has no row, and κ and π
             are null where chance allows no disagreement.
    Raises:  BadInput for a missing column or an unknown category.
    Source:  as `similarity`.
    """
    for name in COLUMNS:
        if name not in choices.column_names:
            raise BadInput(
                f"The table of choices has no column {name!r}.",
                hint=f"Similarity needs {', '.join(COLUMNS)}.",
            )
    if choices["year"].null_count:
        raise BadInput(
            f"{choices['year'].null_count} of the choices have no year.",
            hint="Votes take theirs from the roll calls: realpolitik data add un-roll-calls PATH.",
        )
    if choices["choice"].null_count:
        choices = choices.filter(pc.is_valid(choices["choice"]))
    names, country = coded(choices["country"])
    items, item = coded(choices["item"])
    code = categorised(choices["choice"], categories)
    year = choices["year"].to_numpy().astype(np.int16)
    weight = weights_of(items, item_weights)
    if (np.diff(year) < 0).any():
        order = np.argsort(year, kind="stable")
        year, country, item, code = year[order], country[order], item[order], code[order]
    years = np.unique(year)
    bounds = [*np.searchsorted(year, years), year.size]
    found = [
        _pairs(
            country[start:end],
            item[start:end],
            code[start:end],
            len(categories),
            POWER[weights],
            weight,
        )
        for start, end in pairwise(bounds)
    ]
    return _assemble(names, years, found, weighted=weight is not None)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """One year's pairs a < b, as places in the list of states, with what they have in common."""

    a: NDArray[np.int32]
    b: NDArray[np.int32]
    n: Floats
    scores: tuple[Floats, ...]


def _pairs(
    country: NDArray[np.int32],
    item: NDArray[np.int32],
    code: NDArray[np.int32],
    m: int,
    power: int,
    weight: Floats | None,
) -> _Pairs:
    """The scores of every pair of one year's states."""
    states, row = _ranked(country)
    items, column = _ranked(item)
    # Single precision holds the integers below exactly while (2·items)²·w stays under 2²⁴.
    kind = np.float32 if items.size < EXACT_IN_SINGLE else np.float64
    x = np.zeros((m * states.size, items.size), dtype=kind)
    x[code * states.size + row, column] = 1
    first = np.repeat(np.arange(states.size), np.arange(states.size)[::-1])
    ends = np.cumsum(np.arange(states.size)[::-1])
    second = np.arange(first.size) - ends[first] + states.size
    scores = _scores(_tables(x @ x.T, m, first, second), power)
    if weight is not None:
        heavy = x.astype(np.float64)
        weighed = _tables((heavy * weight[items]) @ heavy.T, m, first, second)
        scores = (*scores, _scores(weighed, power)[2])
    n, *rest = scores
    pairs = _Pairs(states[first], states[second], n, tuple(rest))
    common = n > 0
    if common.all():
        return pairs
    kept = tuple(score[common] for score in rest)
    return _Pairs(pairs.a[common], pairs.b[common], n[common], kept)


def _ranked(codes: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The distinct codes in order, and each code's place among them, without sorting."""
    seen = np.zeros(int(codes.max()) + 1, dtype=bool)
    seen[codes] = True
    places = np.cumsum(seen, dtype=np.int32) - 1
    return np.flatnonzero(seen).astype(np.int32), places[codes]


def _tables(
    product: NDArray[Any], m: int, first: NDArray[np.int64], second: NDArray[np.int64]
) -> NDArray[Any]:
    """The pairs' contingency tables, categories × categories × pairs, out of X·Xᵀ."""
    width = product.shape[0]
    count = width // m
    flat, places = product.ravel(), first * width + second
    tables = np.empty((m, m, first.size), dtype=product.dtype)
    for i in range(m):
        for j in range(m):
            flat[(i * width + j) * count :].take(places, out=tables[i, j], mode="clip")
    return tables


def _scores(tables: NDArray[Any], power: int) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Items in common, agreement, S, κ and π of tables, categories × categories × pairs."""
    m = tables.shape[0]
    rows, columns = tables.sum(axis=1), tables.sum(axis=0)
    pooled = rows + columns
    apart, by_rater, by_pool = (np.zeros_like(rows[0]) for _ in range(3))
    for i in range(m):
        for j in range(i + 1, m):
            w = tables.dtype.type((j - i) ** power)
            apart += w * (tables[i, j] + tables[j, i])
            by_rater += w * (rows[i] * columns[j] + rows[j] * columns[i])
            by_pool += w * (pooled[i] * pooled[j])
    n = rows.sum(axis=0).astype(np.float64)
    same = sum(tables[i, i] for i in range(m))
    with np.errstate(divide="ignore", invalid="ignore"):
        agreement = same / n
        s = 1 - apart / (n * (0.5 * (m - 1) ** power))
        apart = apart * n
        kappa = 1 - apart / by_rater
        pi = 1 - 2 * apart / by_pool
    # Where chance allows no disagreement there is none either, and 0/0 is not a number.
    return n, agreement, s, kappa, pi


def _assemble(
    names: list[str], years: NDArray[np.int16], found: list[_Pairs], *, weighted: bool
) -> pa.Table:
    """The years' pairs as one table of a chunk a year, which copies nothing."""
    scores = ["agreement", "s", "kappa", "pi", *(["s_weighted"] if weighted else [])]
    dictionary = pa.array(names, pa.string())
    schema = pa.schema(
        [
            ("country_a", pa.dictionary(pa.int32(), pa.string())),
            ("country_b", pa.dictionary(pa.int32(), pa.string())),
            ("year", pa.int32()),
            ("n", pa.int32()),
            *((score, pa.float64()) for score in scores),
        ]
    )

    def batch(year: int, pairs: _Pairs) -> pa.RecordBatch:
        sides = [pa.DictionaryArray.from_arrays(side, dictionary) for side in (pairs.a, pairs.b)]
        when = np.full(pairs.n.size, year, dtype=np.int32)
        values = [pa.array(score, mask=np.isnan(score)) for score in pairs.scores]
        columns = [*sides, pa.array(when), pa.array(pairs.n.astype(np.int32)), *values]
        return pa.RecordBatch.from_arrays(columns, schema=schema)

    batches = [batch(year, pairs) for year, pairs in zip(years.tolist(), found, strict=True)]
    return pa.Table.from_batches(batches, schema=schema)
