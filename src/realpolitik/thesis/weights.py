"""How much each sign weighs.

weights.toml holds the weights; it is fitted to articles with known roles, by tests/thesis/fit.py,
and knows no country.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

ALWAYS = "always"  # the sign that is always 1


def score(table: str, signs: Mapping[str, float]) -> float:
    """The weighted sum of some signs, by one table of weights.toml."""
    return sum(weight * signs.get(name, 0.0) for name, weight in weights(table).items()) + weights(
        table
    ).get(ALWAYS, 0.0)


@cache
def weights(table: str) -> Mapping[str, float]:
    """One table of weights.toml."""
    return _read()[table]


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(files("realpolitik.thesis").joinpath("weights.toml").read_text("utf-8"))
