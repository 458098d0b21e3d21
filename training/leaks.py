"""Check that no text the coder is scored on has found its way into the training corpus.

    python training/leaks.py [CORPUS_FILE ...]

Without arguments every `training/corpus/part*/*.txt` is read, and what `corpus/multiply.py` makes
of the templates. Compared with it are the gold paragraphs (`tests/gold/*.jsonl`) and, where the
checkout has them beside it, the development sets (`../shared/gold/*.jsonl`), whole and sentence by
sentence.

Three rules, on words of letters and digits, accents and case folded: the same text; four fifths
of the words or more in common (token-set Jaccard ≥ 0.80); the same eight words in a row. Offenders
go to standard error, one a line, as `file:line: rule, where`, and the exit status is 1.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpus.check import CORPUS, split_blocks

from realpolitik.gazetteer.folding import folded

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
SHARED = ROOT.parent / "shared" / "gold"
ALIKE = 0.80
GRAM = 8
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’]?\s+")
SHORTEST = 4  # shorter texts are names and fragments, which anyone may write


@dataclass(frozen=True)
class Text:
    """One text and where it stands."""

    path: Path
    line: int
    text: str

    @property
    def where(self) -> str:
        """Path and line, the path from the checkout where it lies in it."""
        inside = self.path.is_relative_to(ROOT)
        return f"{self.path.relative_to(ROOT) if inside else self.path}:{self.line}"

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Runs of letters and digits, folded."""
        return tuple(re.findall(r"[^\W_]+", folded(self.text).casefold()))

    @cached_property
    def grams(self) -> frozenset[tuple[str, ...]]:
        """Every run of eight words."""
        return frozenset(self.words[i : i + GRAM] for i in range(len(self.words) - GRAM + 1))


@dataclass(frozen=True)
class Leak:
    """A corpus sentence, the scored text that it is too close to, and by which rule."""

    corpus: Text
    scored: Text
    rule: str


def corpus_texts(paths: Iterable[Path]) -> Iterator[Text]:
    """The sentences of corpus files. Raises ValueError where a file is malformed."""
    for path in paths:
        blocks, faults = split_blocks(path)
        if faults:
            raise ValueError(f"{path}:{faults[0].line}: {faults[0].what}")
        yield from (Text(path, block.line, block.sentence) for block in blocks)


def scored_texts(path: Path) -> Iterator[Text]:
    """The texts of a gold file, whole, and their sentences where there are several."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        whole = json.loads(line).get("text", "")
        for part in dict.fromkeys((whole, *SENTENCE_END.split(whole))):
            text = Text(path, number, part)
            if len(text.words) >= SHORTEST:
                yield text


def leaks(corpus: Sequence[Text], scored: Sequence[Text]) -> list[Leak]:
    """The corpus texts that break a rule, each once for every line it is too close to."""
    found: dict[tuple[str, str], Leak] = {}
    for mine, theirs in sorted(_candidates(corpus, scored)):
        a, b = corpus[mine], scored[theirs]
        rule = broken(a, b)
        if rule:
            found.setdefault((a.where, b.where), Leak(a, b, rule))
    return list(found.values())


def broken(a: Text, b: Text) -> str:
    """The first rule that two texts break; "" if none.

    >>> place = Path("x")
    >>> broken(Text(place, 1, "Perú and Chile met."), Text(place, 2, "PERU and Chile met"))
    'the same text'
    >>> broken(Text(place, 1, "Peru and Chile met."), Text(place, 2, "Peru met Bolivia."))
    ''
    """
    if "".join(a.words) == "".join(b.words):
        return "the same text"
    mine, theirs = set(a.words), set(b.words)
    if len(mine & theirs) >= ALIKE * len(mine | theirs):
        return f"{len(mine & theirs)} of {len(mine | theirs)} words the same"
    shared = a.grams & b.grams
    return f"eight words the same: {' '.join(min(shared))}" if shared else ""


def _candidates(corpus: Sequence[Text], scored: Sequence[Text]) -> set[tuple[int, int]]:
    """Pairs that may break a rule.

    Two word sets with Jaccard ≥ t share one of the |x| − ⌈t·|x|⌉ + 1 rarest words of each
    (Chaudhuri, Ganti & Kaushik 2006), so pairs without one need not be compared. Equal texts
    whose words are divided otherwise are looked up whole.
    """
    rarity = Counter(word for text in (*corpus, *scored) for word in set(text.words))
    index: defaultdict[object, list[int]] = defaultdict(list)
    for place, text in enumerate(scored):
        for key in _keys(text, rarity):
            index[key].append(place)
    return {
        (mine, theirs)
        for mine, text in enumerate(corpus)
        for key in _keys(text, rarity)
        for theirs in index.get(key, ())
    }


def _keys(text: Text, rarity: Counter[str]) -> Iterator[object]:
    words = sorted(set(text.words), key=lambda word: (rarity[word], word))
    yield from words[: len(words) - -int(-ALIKE * len(words) // 1) + 1]
    yield from text.grams
    yield ("whole", "".join(text.words))


def scored_files() -> list[Path]:
    """The gold files there are: the project's own, and the development sets beside the checkout."""
    return [*sorted(GOLD.glob("*.jsonl")), *sorted(SHARED.glob("*.jsonl"))]


def whole_corpus(scratch: Path) -> list[Path]:
    """Every corpus file, the filled templates (written to the folder `scratch`) among them."""
    made = scratch / "filled-templates.txt"
    subprocess.run([sys.executable, CORPUS / "multiply.py", made], check=True)
    return [*sorted(CORPUS.glob("part*/*.txt")), made]


def main(arguments: Sequence[str]) -> int:
    """Compare, print offenders, and return the exit status."""
    with tempfile.TemporaryDirectory() as scratch:
        paths = [Path(a).resolve() for a in arguments] or whole_corpus(Path(scratch))
        corpus = list(corpus_texts(paths))
        found: list[Leak] = []
        for path in scored_files():
            scored = list(scored_texts(path))
            found += leaks(corpus, scored)
            if scored:
                print(f"{path.name}: {len(scored)} texts compared with {len(corpus)} sentences")
    for leak in found:
        print(f"{leak.corpus.where}: {leak.rule} ({leak.scored.where})", file=sys.stderr)
        print(f"    {leak.corpus.text}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
