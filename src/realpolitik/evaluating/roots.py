"""Roots: one PLOVER root for a marked source and target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from realpolitik.coding.strict import root_between
from realpolitik.evaluating.gold import Row, phrase_span, rows
from realpolitik.records.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

YIELDING = ("CONCEDE", "RETREAT")


@dataclass(frozen=True, slots=True)
class Prediction:
    """The root predicted for one line, and how sure the model is of it."""

    row_id: str
    root: str
    confidence: float


def predictions(path: Path) -> Iterator[tuple[Row, Prediction]]:
    """A prediction for each line of a gold file; raises BadInput naming file:line.

    Lines need `id`, `text`, `source`, `target`; `marked` is used where it stands. Where the file
    labels YIELD, CONCEDE and RETREAT are told as YIELD.
    """
    lines = list(rows(path, ("id", "text", "source", "target")))
    merged = any(row.get("root") == "YIELD" for row in lines)
    for row in lines:
        text = row["text"]
        source = phrase_span(text, row["source"], row.get("marked"), "s")
        target = phrase_span(text, row["target"], row.get("marked"), "t")
        root, confidence = root_between(
            text, Span(*source) if source else None, Span(*target) if target else None
        )
        told = "YIELD" if merged and root in YIELDING else root
        yield row, Prediction(str(row["id"]), told, confidence)


def pairs(predicted: Iterable[tuple[Row, Prediction]]) -> Sequence[tuple[str, str]]:
    """(gold, predicted) of the lines that have a gold root."""
    return [(row["root"], said.root) for row, said in predicted if row.get("root")]
