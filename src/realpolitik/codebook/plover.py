"""PLOVER's roots, quad classes, modes and intensities, typed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from realpolitik.errors import UnknownName

QUADS = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
SECTORS = (
    "GOV", "MIL", "LEG", "JUD", "PTY", "OPP", "REB", "MED", "COP", "SPY", "CVL", "BUS", "CRM",
    "EDU", "IGO", "NGO", "LAB", "AGR", "HLH", "JRN", "REF", "REL", "SOC", "UAF", "PRM", "JEW",
    "MUS", "CHR", "HIN", "BUD",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Root:
    """One PLOVER root: its quad class, Goldstein intensity, CAMEO code and modes."""

    name: str
    quad: int
    intensity: float
    cameo: str
    reciprocal: bool
    means: str
    modes: dict[str, str]

    @property
    def cooperative(self) -> bool:
        """Whether the root is cooperation, verbal or material."""
        return self.quad in (1, 2)

    @property
    def material(self) -> bool:
        """Whether the root is a deed rather than a word."""
        return self.quad in (2, 4)


@cache
def roots() -> dict[str, Root]:
    """The sixteen roots by name, in the codebook's order."""
    table = tomllib.loads(files("realpolitik.codebook").joinpath("plover.toml").read_text("utf-8"))
    return {
        name: Root(
            name=name,
            quad=row["quad"],
            intensity=row["intensity"],
            cameo=row["cameo"],
            reciprocal=row["reciprocal"],
            means=row["means"],
            modes=row["modes"],
        )
        for name, row in table.items()
    }


def root_named(name: str) -> Root:
    """The root called `name`; raises UnknownName with the near misses."""
    try:
        return roots()[name]
    except KeyError:
        raise UnknownName.among("PLOVER root", name, roots()) from None
