"""All reference data sets, from catalogue.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from realpolitik.errors import UnknownName
from realpolitik.reference.dataset import DataSet, from_toml


@cache
def datasets() -> dict[str, DataSet]:
    """The data sets by name, in the catalogue's order."""
    text = files("realpolitik.reference").joinpath("catalogue.toml").read_text("utf-8")
    return {name: from_toml(name, entry) for name, entry in tomllib.loads(text).items()}


def dataset_named(name: str) -> DataSet:
    """The data set called `name`; raises UnknownName with the near misses."""
    try:
        return datasets()[name]
    except KeyError:
        raise UnknownName.among("data set", name, datasets()) from None
