"""The PLOVER contexts a sentence places its acts in."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    table = tomllib.loads(files("realpolitik.coding").joinpath("contexts.toml").read_text("utf-8"))
    return {
        name: re.compile(rf"\b(?:{'|'.join(stems.split())})", re.IGNORECASE)
        for name, stems in table["contexts"].items()
    }


def contexts_of(text: str) -> tuple[str, ...]:
    """The contexts whose words stand in `text`, in the table's order.

    >>> contexts_of("The naval chiefs held a summit.")
    ('military', 'diplomatic')
    """
    return tuple(name for name, pattern in _patterns().items() if pattern.search(text))
