"""The wording that gives states their roles, compiled from cues.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ENDING = r"(?:s|es|ed|d|ing|ning|ting|ping)?"


@dataclass(frozen=True, slots=True)
class Cues:
    """The lists of cues.toml, each as one regular expression that matches whole words."""

    coalition: str
    ally: str
    enemy: str
    lonely: str
    lead: str
    help: str
    join: str
    court: str
    against: str
    refusal: str
    maybe: str
    gather: str
    feud: str
    enable: str
    undertaking: str


@cache
def cues() -> Cues:
    """The cues, read once."""
    table = tomllib.loads(files(__package__).joinpath("cues.toml").read_text("utf-8"))
    return Cues(**{name: _either(words) for name, words in table.items()})


def _either(words: Sequence[str]) -> str:
    longest = sorted((word.replace("~", ENDING) for word in words), key=len, reverse=True)
    return rf"(?<![\w-])(?:{'|'.join(longest)})(?![\w-])"
