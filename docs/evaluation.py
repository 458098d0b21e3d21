"""Measure the coder and write the pages on it.

    python docs/evaluation.py            measure, keep the figures, write pages and picture
    python docs/evaluation.py --pages    write pages and picture from the figures kept

Figures go to docs/method/evaluation/figures.json. The development sets are used where the checkout
has them beside it (../shared/gold); what is not at hand is named on the page as not measured.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS))

from evaluating import pages, picture  # noqa: E402

ROOT = DOCS.parent
GOLD = ROOT / "tests" / "gold" / "paragraphs.jsonl"
HELD = ROOT / "tests" / "gold" / "held.jsonl"
FRESH = ROOT / "tests" / "gold" / "fresh.jsonl"
SECOND = ROOT / "tests" / "gold" / "second" / "wire.jsonl"
DEVELOPMENT = ROOT.parent / "shared" / "gold"
FOLDER = DOCS / "method" / "evaluation"
FIGURES = FOLDER / "figures.json"


def measured() -> dict[str, Any]:
    """Every figure, from the coder as it is."""
    from evaluating import baseline, measuring

    from realpolitik.coding.coder import VERSION

    linear = baseline.trained()

    def roots(gold: Path) -> dict[str, Any]:
        compared = measuring.root_scores(baseline.pairs(linear, gold))
        return measuring.root_figures(gold) | {"baseline": compared}

    found: dict[str, Any] = {
        "coder": VERSION,
        "gold": measuring.digest(GOLD),
        "held": measuring.digest(HELD),
        "fresh": measuring.digest(FRESH),
        "model": measuring.shipped_model(),
        "events": measuring.event_figures(GOLD),
        "events_held": measuring.event_figures(HELD),
        "events_fresh": measuring.event_figures(FRESH),
        "agreement": measuring.agreement(HELD, SECOND),
    }
    with tempfile.TemporaryDirectory() as scratch:
        own = Path(scratch) / "marked-pairs.jsonl"
        measuring.marked_pairs(HELD, own)
        found["roots_own"] = roots(own)
    sentences, names = DEVELOPMENT / "plv_train.jsonl", DEVELOPMENT / "actors_dev.jsonl"
    if sentences.is_file():
        found["roots_development"] = roots(sentences)
    if names.is_file():
        found["actors"] = measuring.actor_figures(names)
    return found


def outputs(figures: dict[str, Any]) -> dict[Path, str]:
    """What is written, by path."""
    shown = figures.get("roots_development") or figures["roots_own"]
    title = "Gold roots by predicted roots"
    counts = [(gold, said, n) for gold, said, n in shown["confusion"]]
    return {
        DOCS / "method" / "evaluation.md": pages.evaluation(figures),
        DOCS / "method" / "model-card.md": pages.card(figures),
        FOLDER / "confusion.svg": picture.confusion(counts, title) + "\n",
    }


def main(arguments: list[str]) -> None:
    """Measure if not told otherwise, and write."""
    if "--pages" not in arguments:
        FOLDER.mkdir(exist_ok=True)
        text = json.dumps(measured(), indent=1, ensure_ascii=False)
        FIGURES.write_text(text + "\n", encoding="utf-8")
    for path, text in outputs(json.loads(FIGURES.read_text("utf-8"))).items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
