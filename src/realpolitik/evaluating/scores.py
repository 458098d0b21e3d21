"""Scores of labels against gold labels, with bootstrap intervals."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from realpolitik.records.estimate import Estimate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
REPLICATES = 1000
SEED = 20210412
ENOUGH = 20


@dataclass(frozen=True, slots=True)
class ClassScore:
    """Precision, recall and F1 of one label, and how often gold has it."""

    label: str
    precision: float
    recall: float
    f1: float
    support: int


def f1(hits: int, said: int, true: int) -> float:
    """2·hits / (said + true); 0 where nothing was said nor true.

    >>> f1(hits=2, said=4, true=4)
    0.5
    """
    return 2 * hits / (said + true) if said + true else 0.0


def by_class(pairs: Sequence[tuple[str, str]]) -> tuple[ClassScore, ...]:
    """The scores of each gold label, from (gold, predicted) pairs, labels in alphabetical order."""
    hits = Counter(gold for gold, said in pairs if gold == said)
    true = Counter(gold for gold, _ in pairs)
    told = Counter(said for _, said in pairs)
    return tuple(
        ClassScore(
            label,
            hits[label] / told[label] if told[label] else 0.0,
            hits[label] / true[label],
            f1(hits[label], told[label], true[label]),
            true[label],
        )
        for label in sorted(true)
    )


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Mean F1 over the labels gold has.

    >>> macro_f1([("AID", "AID"), ("AID", "CONSULT"), ("CONSULT", "CONSULT")])
    0.6666666666666666
    """
    scores = by_class(pairs)
    return sum(s.f1 for s in scores) / len(scores) if scores else 0.0


def accuracy(pairs: Sequence[tuple[str, str]]) -> float:
    """Share of predictions that equal gold; 0 of none."""
    return sum(gold == said for gold, said in pairs) / len(pairs) if pairs else 0.0


def bootstrap(items: Sequence[T], statistic: Callable[[Sequence[T]], float]) -> Estimate:
    """`statistic` of the items with its 95 % percentile bootstrap interval over items.

    Takes:   items drawn independently (sentences, paragraphs); a function of a list of them.
    Returns: an Estimate; not `enough` below 20 items.
    Source:  Efron & Tibshirani (1993), percentile method; 1,000 replicates, fixed seed.
    """
    if not items:
        return Estimate(0.0, 0.0, 0.0, 0, enough=False)
    generator = np.random.default_rng(SEED)
    values = [
        statistic([items[i] for i in generator.integers(0, len(items), len(items))])
        for _ in range(REPLICATES)
    ]
    low, high = np.quantile(values, [0.025, 0.975])
    return Estimate(statistic(items), float(low), float(high), len(items), len(items) >= ENOUGH)


def calibration_error(confidences: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error: mean gap of confidence and accuracy over equal-width bins.

    Source: Guo et al. (2017), eq. 3.

    >>> calibration_error([0.9, 0.9, 0.1, 0.1], [True, True, False, False])
    0.1
    """
    gaps = 0.0
    for b in range(bins):
        inside = [
            i for i, c in enumerate(confidences)
            if b / bins < c <= (b + 1) / bins or (b == 0 and c == 0)
        ]  # fmt: skip
        if inside:
            sure = sum(confidences[i] for i in inside) / len(inside)
            hit = sum(right[i] for i in inside) / len(inside)
            gaps += len(inside) * abs(sure - hit)
    return round(gaps / len(confidences), 12) if confidences else 0.0
