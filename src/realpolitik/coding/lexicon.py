"""The words that name acts, typed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb that, with one of these objects, is one act."""

    verbs: frozenset[str]
    objects: frozenset[str]
    root: str
    mode: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lemma to root for verbs and nouns, frames in order, and the words that govern certainty."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    frames: tuple[Frame, ...]
    governing: dict[str, str]
    reporting_verbs: frozenset[str]
    reporting_nouns: frozenset[str]

    def frame(self, verb: str, noun: str) -> Frame | None:
        """The first frame that `verb` and its object `noun` make."""
        return next((f for f in self.frames if verb in f.verbs and noun in f.objects), None)


@cache
def lexicon() -> Lexicon:
    """The lexicon of `lexicon.toml`; where a lemma stands under two roots the first one holds."""
    table = tomllib.loads(files("realpolitik.coding").joinpath("lexicon.toml").read_text("utf-8"))
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    for kind, words in ((verbs, table["verbs"]), (nouns, table["nouns"])):
        for root, lemmas in words.items():
            for lemma in lemmas.split():
                kind.setdefault(lemma, root)
    governing = {
        lemma: status for status, lemmas in table["governing"].items() for lemma in lemmas.split()
    }
    return Lexicon(
        verbs=verbs,
        nouns=nouns,
        frames=tuple(
            Frame(
                frozenset(frame["verbs"].split()),
                frozenset(frame["objects"].split()),
                frame["root"],
                frame.get("mode", ""),
            )
            for frame in table["frames"]
        ),
        governing=governing,
        reporting_verbs=frozenset(table["reporting"]["verbs"].split()),
        reporting_nouns=frozenset(table["reporting"]["nouns"].split()),
    )
