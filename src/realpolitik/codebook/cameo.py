"""CAMEO's event codes, typed: their Goldstein scores and the PLOVER roots they become."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from realpolitik.codebook.plover import root_named
from realpolitik.errors import UnknownName


@dataclass(frozen=True, slots=True)
class Code:
    """One CAMEO code.

    `root` and `mode` are PLOVER's; `statement` marks a comment that is not an act, a kind of code
    PLOVER dropped; `score_of` names the code whose score this one has, where Goldstein has none.
    """

    code: str
    name: str
    goldstein: float
    root: str
    mode: str = ""
    statement: bool = False
    score_of: str = ""

    @property
    def quad(self) -> int:
        """The quad class PLOVER assigns to the root."""
        return root_named(self.root).quad


@cache
def codes() -> dict[str, Code]:
    """All codes, as text with their leading zeros, in the codebook's order."""
    table = tomllib.loads(files("realpolitik.codebook").joinpath("cameo.toml").read_text("utf-8"))
    return {code: Code(code, **row) for code, row in table.items()}


def code_named(code: str) -> Code:
    """The code written `code`; raises UnknownName with the near misses."""
    try:
        return codes()[code]
    except KeyError:
        raise UnknownName.among("CAMEO code", code, codes()) from None
