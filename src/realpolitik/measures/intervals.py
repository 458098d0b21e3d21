"""Interval arithmetic: the 95 % intervals that every measure carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv, ndtri, stdtrit

if TYPE_CHECKING:
    from collections.abc import Callable

Floats = NDArray[np.float64]

LEVEL = 0.95
RESAMPLES = 2000  # the 2.5 % point then rests on fifty resamples


def jeffreys(successes: float, n: float, level: float = LEVEL) -> tuple[float, float]:
    """The Jeffreys interval of a share: quantiles of Beta(½ + k, ½ + n − k).

    Takes:   k successes of n trials, 0 ≤ k ≤ n; effective (fractional) counts are allowed.
    Returns: (low, high) in [0, 1]; low is 0 at k = 0 and high is 1 at k = n, so that the
             observed share always lies inside; (0, 1) at n = 0.
    Raises:  nothing.
    Source:  Brown, Cai & DasGupta (2001), Statistical Science 16(2), §4.3.

    >>> [round(x, 4) for x in jeffreys(3, 20)]
    [0.0441, 0.3486]
    """
    tail = (1 - level) / 2
    a, b = successes + 0.5, n - successes + 0.5
    low = 0.0 if successes <= 0 else float(betaincinv(a, b, tail))
    high = 1.0 if successes >= n else float(betaincinv(a, b, 1 - tail))
    return low, high


def effective_size(total: float, total_of_squares: float) -> float:
    """How many equal weights are as informative as these: (Σw)² / Σw².

    Source: Kish (1965), Survey Sampling, §11.7. 0 where there is no weight.

    >>> effective_size(total=4.0, total_of_squares=4.0)
    4.0
    """
    return total**2 / total_of_squares if total_of_squares > 0 else 0.0


def weighted_share(part: float, total: float, total_of_squares: float) -> tuple[float, float]:
    """The interval of part/total, sums of weights: Jeffreys at Kish's effective size.

    With equal weights this is the Jeffreys interval of the plain count.
    """
    n = effective_size(total, total_of_squares)
    return jeffreys(n * part / total if total > 0 else 0.0, n)


def student(mean: float, deviation: float, n: int, level: float = LEVEL) -> tuple[float, float]:
    """Student's interval of a mean from n cases with standard deviation `deviation` (n − 1).

    (−inf, inf) below two cases: one case says nothing about spread.
    """
    if n < 2:
        return -np.inf, np.inf
    half = float(stdtrit(n - 1, (1 + level) / 2) * deviation / np.sqrt(n))
    return mean - half, mean + half


def normal_half_width(level: float = LEVEL) -> float:
    """Half the width of the standard normal interval, 1.96 at 95 %."""
    return float(ndtri((1 + level) / 2))


def correlation(r: float, n: int, level: float = LEVEL) -> tuple[float, float]:
    """Fisher's z interval of a correlation of n pairs; (−1, 1) below four pairs.

    >>> [round(x, 4) for x in correlation(0.5, 28)]
    [0.156, 0.7358]
    """
    if n < 4 or not np.isfinite(r):
        return -1.0, 1.0
    clipped = np.clip(r, -1 + 1e-15, 1 - 1e-15)
    half = normal_half_width(level) / np.sqrt(n - 3)
    z = np.arctanh(clipped)
    return float(np.tanh(z - half)), float(np.tanh(z + half))


def bootstrap(
    counts: Floats | list[int],
    statistic: Callable[[Floats], Floats],
    rng: np.random.Generator,
    *,
    resamples: int = RESAMPLES,
    level: float = LEVEL,
) -> tuple[float, float]:
    """The percentile bootstrap interval of a statistic of n cases of a few kinds.

    Takes:   how many cases there are of each kind; `statistic`, from a matrix of such counts
             (one resample a row) to one value a row; the generator to draw from.
    Returns: (low, high); resamples where the statistic is not a number are left aside; (nan, nan)
             where none is left or there are no cases.
    Raises:  nothing.
    Source:  Efron & Tibshirani (1993), §13.3. Drawing n cases with replacement where only their
             kind matters is one multinomial draw, whatever n is.
    """
    observed = np.asarray(counts, dtype=np.float64)
    n = int(observed.sum())
    if n == 0:
        return np.nan, np.nan
    draws = rng.multinomial(n, observed / observed.sum(), size=resamples).astype(np.float64)
    values = statistic(draws)
    values = values[np.isfinite(values)]
    if values.size == 0:
        return np.nan, np.nan
    tail = 100 * (1 - level) / 2
    low, high = np.percentile(values, [tail, 100 - tail])
    return float(low), float(high)
