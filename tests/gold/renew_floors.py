"""Write the scores on the project's own gold to where the test looks for its floors.

    python tests/gold/renew_floors.py

Run it when the coder got better, or when the gold was changed on purpose; the difference shows in
the commit. A score that fell is written too: look at it before you commit.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from realpolitik.coding.coder import VERSION
from realpolitik.evaluating.events import scores
from realpolitik.pipeline import coded_paragraphs

if TYPE_CHECKING:
    from realpolitik.records.estimate import Estimate

ROOT = Path(__file__).parents[2]
GOLD = {name: ROOT / "tests" / "gold" / f"{name}.jsonl" for name in ("paragraphs", "held", "fresh")}
FLOORS = ROOT / "src" / "realpolitik" / "evaluating" / "floors.toml"
MARGIN = 0.02
HEADER = """\
# Scores on tests/gold/*.jsonl, below which, by more than the margin, tests fail.
# Written by tests/gold/renew_floors.py. `n` counts paragraphs, which the bootstrap draws.
"""


def digest(name: str) -> str:
    """The SHA-256 of a gold file."""
    return hashlib.sha256(GOLD[name].read_bytes()).hexdigest()


def measured(name: str) -> dict[str, Estimate]:
    """Code the gold paragraphs of one file from plain text and score them."""
    found = scores([compared for _, compared, _ in coded_paragraphs(GOLD[name])])
    return {
        "dyad_root_f1": found.events,
        "status": found.status,
        "attribution": found.attribution,
        "date": found.date,
    }


def written() -> str:
    """The floors as TOML."""
    lines = [HEADER, f'coder = "{VERSION}"', f"margin = {MARGIN}"]
    lines += [f'sha256.{name} = "{digest(name)}"' for name in GOLD]
    measures = [
        (f"{gold}.{name}", score) for gold in GOLD for name, score in measured(gold).items()
    ]
    for place, score in measures:
        lines += [
            "",
            f"[{place}]",
            f"value = {score.value:.4f}",
            f"low = {score.low:.4f}",
            f"high = {score.high:.4f}",
            f"n = {score.n}",
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FLOORS.write_text(written(), encoding="utf-8")
    print(FLOORS.read_text("utf-8"))  # noqa: T201
