"""The linear baseline: TF-IDF and logistic regression, trained on the same corpus.

The words of source and target are taken out of the sentence and a word for each put in, so that
what is learnt is what is done and not by whom. One model a run; no tuning.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from realpolitik.coding.strict import strict_root
from realpolitik.evaluating.gold import phrase_span, rows
from realpolitik.evaluating.roots import YIELDING
from realpolitik.records.event import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sklearn.pipeline import Pipeline

CORPUS = Path(__file__).parents[2] / "training" / "corpus"
SEED = 7


def masked(text: str, source: tuple[int, int] | None, target: tuple[int, int] | None) -> str:
    """The sentence with a word in the place of each actor.

    >>> masked("Peru met Chile.", (0, 4), (9, 14))
    'xsource met xtarget.'
    """
    marks = [(span, word) for span, word in ((source, "xsource"), (target, "xtarget")) if span]
    for (start, end), word in sorted(marks, reverse=True):
        text = text[:start] + word + text[end:]
    return text


def trained() -> Pipeline:
    """The baseline, fitted on every event of the corpus that names a target."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    texts, labels = zip(*_examples(), strict=True)
    vectors = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    classes = LogisticRegression(C=10.0, max_iter=1000, class_weight="balanced", random_state=SEED)
    return make_pipeline(vectors, classes).fit(texts, labels)


def _examples() -> Iterator[tuple[str, str]]:
    sys.path.insert(0, str(CORPUS))
    from check import locate, parse_event, split_blocks

    with tempfile.TemporaryDirectory() as scratch:
        filled = Path(scratch) / "filled-templates.txt"
        subprocess.run(  # noqa: S603  (our own program)
            [sys.executable, str(CORPUS / "multiply.py"), str(filled)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        for path in [*sorted(CORPUS.glob("part*/*.txt")), filled]:
            for block in split_blocks(path)[0]:
                for _, line in block.events:
                    event = parse_event(line)
                    if event.target == "-":
                        continue
                    spans = [locate(block.sentence, side) for side in (event.source, event.target)]
                    yield (
                        masked(block.sentence, *spans),
                        strict_root(event.root, Status(event.status)),
                    )


def pairs(baseline: Pipeline, gold: Path) -> list[tuple[str, str]]:
    """(gold, predicted) roots of a gold file of the root task."""
    lines = [row for row in rows(gold, ("id", "text", "source", "target")) if row.get("root")]
    merged = any(row["root"] == "YIELD" for row in lines)
    texts = [
        masked(
            row["text"],
            phrase_span(row["text"], row["source"], row.get("marked"), "s"),
            phrase_span(row["text"], row["target"], row.get("marked"), "t"),
        )
        for row in lines
    ]
    told = baseline.predict(texts)
    said = ["YIELD" if merged and root in YIELDING else str(root) for root in told]
    return [(row["root"], root) for row, root in zip(lines, said, strict=True)]
