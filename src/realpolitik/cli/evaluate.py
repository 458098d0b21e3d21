"""`realpolitik evaluate`: the coder against gold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from realpolitik.cli.arguments import AsJson, require_writable
from realpolitik.cli.output import result, result_json, table
from realpolitik.records.estimate import Estimate

if TYPE_CHECKING:
    from realpolitik.evaluating.events import Told


class Task(StrEnum):
    """What is evaluated."""

    ROOT = "root"
    EVENTS = "events"
    ACTORS = "actors"


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="JSONL, one object a line.")],
    task: Annotated[
        Task,
        typer.Option(
            help="root: one root for a marked pair; events: paragraphs end to end; actors: names "
            "to codes."
        ),
    ],
    predictions: Annotated[
        Path | None,
        typer.Option(metavar="OUT.jsonl", help="Write what was predicted, line by line."),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Score the coder on GOLD: macro-F1, accuracy and intervals, or write its predictions."""
    require_writable(predictions)
    report, told = {Task.ROOT: _root, Task.EVENTS: _events, Task.ACTORS: _actors}[task](gold)
    if predictions is not None:
        from realpolitik.exporting.output import replacing

        with replacing(predictions) as file:
            for line in told:
                file.write((json.dumps(line, ensure_ascii=False) + "\n").encode())
    if as_json:
        result_json(report)
    else:
        _print(report)
    return 0


def _root(gold: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    from realpolitik.evaluating.roots import pairs, predictions
    from realpolitik.evaluating.scores import accuracy, bootstrap, by_class, macro_f1

    predicted = list(predictions(gold))
    scored = pairs(predicted)
    report: dict[str, Any] = {"task": "root", "lines": len(predicted), "scored": len(scored)}
    if scored:
        report["macro_f1"] = _shown(bootstrap(scored, macro_f1))
        report["accuracy"] = _shown(bootstrap(scored, accuracy))
        report["by_root"] = [
            {
                "root": c.label,
                "precision": round(c.precision, 4),
                "recall": round(c.recall, 4),
                "f1": round(c.f1, 4),
                "n": c.support,
            }
            for c in by_class(scored)
        ]
    return report, [
        {"id": p.row_id, "root": p.root, "confidence": p.confidence} for _, p in predicted
    ]


def _events(gold: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    from realpolitik.evaluating.events import scores, told
    from realpolitik.pipeline import coded_paragraphs

    paragraphs, lines = [], []
    for row, compared, events in coded_paragraphs(gold):
        paragraphs.append(compared)
        lines.append({"id": row["id"], "events": [vars_of(t) for t in told(events)]})
    s = scores(paragraphs)
    report = {
        "task": "events",
        "paragraphs": len(paragraphs),
        "dyad_root_f1": _shown(s.events),
        "precision": round(s.precision, 4),
        "recall": round(s.recall, 4),
        "root_f1": round(s.roots, 4),
        "dyad_f1": round(s.dyads, 4),
        "status": _shown(s.status),
        "attribution": _shown(s.attribution),
        "date": _shown(s.date),
    }
    return report, lines


def _actors(gold: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    from realpolitik.evaluating.actors import agrees, predictions
    from realpolitik.evaluating.scores import bootstrap

    country, sector, lines = [], [], []
    for row, said in predictions(gold):
        lines.append({"id": said.row_id, "country": said.country, "sector": said.sector})
        country += [
            right for right in (agrees(row.get("country"), said.country),) if right is not None
        ]
        sector += [
            right for right in (agrees(row.get("code_1"), said.sector),) if right is not None
        ]

    def share(right: Sequence[bool]) -> float:
        return sum(right) / len(right) if right else 0.0

    report = {
        "task": "actors",
        "lines": len(lines),
        "country": _shown(bootstrap(country, share)),
        "sector": _shown(bootstrap(sector, share)),
    }
    return report, lines


def vars_of(told: Told) -> dict[str, Any]:
    """The fields of one coded event, as they are scored."""
    return {
        "source": told.source, "root": told.root, "target": told.target, "status": told.status,
        "attribution": list(told.attribution), "date": told.date,
    }  # fmt: skip


def _shown(estimate: Estimate) -> dict[str, Any]:
    return {
        "value": round(estimate.value, 4), "low": round(estimate.low, 4),
        "high": round(estimate.high, 4), "n": estimate.n,
    }  # fmt: skip


def _print(report: dict[str, Any]) -> None:
    for name, value in report.items():
        if isinstance(value, dict):
            interval = f"[{value['low']:.4f}, {value['high']:.4f}]"
            result(f"{name:<14}{value['value']:.4f}  {interval}  n = {value['n']}")
        elif isinstance(value, list):
            table(
                ("root", "precision", "recall", "f1", "n"), [tuple(row.values()) for row in value]
            )
        else:
            result(f"{name:<14}{value}")
