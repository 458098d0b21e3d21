"""The wording that gives states their roles: lists of words, and patterns built from them.

cues.toml holds the lists and patterns.toml the patterns; both explain themselves.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

ENDING = r"(?:s|es|ed|d|ing|ning|ting|ping)?"
OTHER = r"(?!(?:against|versus|by|but|while|because|who|which|that|than|as|with|nor)\s)"
SHORTHAND = {
    "<s>": r"⟦(?P<s>\d+)⟧",
    "<o>": r"⟦(?P<o>\d+)⟧",
    "<x>": r"⟦\d+⟧",
    "<gap>": rf"(?:{OTHER}[^\s⟦;:.,]+\s+){{0,4}}?",
    "<way>": r"(?:(?!(?:by|against|that|but|because|while)\s)[^\s⟦;:.]+\s+){0,6}?",
    "<few>": r"(?:[\w-]+\s+){0,3}?",
    "<own>": r"['’]s?",
    "<its>": r"(?:its|their|his|her)",
}
LIST = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One row of patterns.toml, its text compiled."""

    kind: str
    text: re.Pattern[str]
    subject: str = "before"
    object: str = ""
    nominal: bool = False
    coalition: bool = False
    mutual: bool = False
    topic: bool = False
    refused: bool = False
    settled: bool = False
    unless: re.Pattern[str] | None = None


@cache
def cue(name: str) -> re.Pattern[str]:
    """The list called `name`, as one expression."""
    return re.compile(_lists()[name], re.IGNORECASE)


@cache
def patterns() -> tuple[Pattern, ...]:
    """Every pattern, in the order of the file."""
    return tuple(_pattern(row) for row in _read("patterns.toml")["pattern"])


def _pattern(row: dict[str, Any]) -> Pattern:
    options: dict[str, Any] = {
        name: _compiled(value) if name in ("text", "unless") else value
        for name, value in row.items()
    }
    return Pattern(**options)


def _compiled(text: str) -> re.Pattern[str]:
    """The expression a pattern stands for: `<cue …>` runs to its own closing bracket."""
    while (start := text.find("<cue ")) >= 0:
        end = _closing(text, start)
        inner = text[start + len("<cue ") : end]
        text = f"{text[:start]}(?P<CUE>{inner}){text[end + 1 :]}"
    text = text.replace(" ", r"\s+").replace("<CUE>", "<cue>")
    for short, full in SHORTHAND.items():
        text = text.replace(short, full)
    return re.compile(LIST.sub(lambda m: _lists()[m[1]], text), re.IGNORECASE)


def _closing(text: str, start: int) -> int:
    """Where the angle bracket opened at `start` closes; shorthands inside have their own."""
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] == "<") - (text[at] == ">")
        if depth == 0:
            return at
    raise ValueError(f"unclosed bracket in {text!r}")


@cache
def _lists() -> dict[str, str]:
    return {name: _either(words) for name, words in _read("cues.toml").items()}


def _either(words: Sequence[str]) -> str:
    longest = sorted((word.replace("~", ENDING) for word in words), key=len, reverse=True)
    return rf"(?<![\w-])(?:{'|'.join(longest)})(?![\w-])"


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("realpolitik.thesis").joinpath(name).read_text("utf-8"))
