"""The coder's scores, as plain figures: roots of marked pairs, events end to end, actors."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from realpolitik.coding import coder, roots
from realpolitik.coding.roots import model
from realpolitik.evaluating import actors as actor_task
from realpolitik.evaluating import events as event_task
from realpolitik.evaluating import roots as root_task
from realpolitik.evaluating.scores import (
    accuracy,
    bootstrap,
    by_class,
    calibration_error,
    macro_f1,
)
from realpolitik.pipeline import coded_paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from realpolitik.evaluating.events import Paragraph, Told
    from realpolitik.records.estimate import Estimate
    from realpolitik.records.event import Event

Figures = dict[str, Any]
BINS = 5


def shown(estimate: Estimate) -> Figures:
    """An estimate to four digits."""
    return {
        "value": round(estimate.value, 4),
        "low": round(estimate.low, 4),
        "high": round(estimate.high, 4),
        "n": estimate.n,
    }


def shipped_model() -> Figures | None:
    """Version, size and digests of the model in the package; None where there is none."""
    loaded = model()
    if loaded is None:
        return None
    folder = files("realpolitik.coding").joinpath(roots.FOLDER)
    named = sorted(loaded.card["sha256"])
    return {
        "version": loaded.version,
        "bytes": sum(len(folder.joinpath(name).read_bytes()) for name in named),
        "sha256": {name: loaded.card["sha256"][name] for name in named},
    }


def root_scores(pairs: Sequence[tuple[str, str]]) -> Figures:
    """Macro-F1, accuracy and the scores of each root, from (gold, predicted) pairs."""
    return {
        "macro_f1": shown(bootstrap(pairs, macro_f1)),
        "accuracy": shown(bootstrap(pairs, accuracy)),
        "by_root": {
            one.label: {
                "precision": round(one.precision, 4),
                "recall": round(one.recall, 4),
                "f1": round(one.f1, 4),
                "n": one.support,
            }
            for one in by_class(pairs)
        },
    }


def root_figures(gold: Path) -> Figures:
    """The root task on one gold file, with the confusion of roots and the calibration error."""
    predicted = list(root_task.predictions(gold))
    pairs = root_task.pairs(predicted)
    sure = [said.confidence for row, said in predicted if row.get("root")]
    right = [true == said for true, said in pairs]
    return root_scores(pairs) | {
        "calibration_error": calibration_error(sure, right),
        "confusion": [[*pair, count] for pair, count in sorted(Counter(pairs).items())],
    }


def marked_pairs(gold: Path, out: Path) -> None:
    """Write the paragraphs' events as lines of the root task.

    An event is a line where its sentence holds the words of source and target, and no other event
    of the paragraph has the same two in the same sentence, so that one root is right. Future acts
    have the root that PLOVER's manual gives them.
    """
    from realpolitik.coding.strict import strict_root
    from realpolitik.records.event import Status

    lines: list[str] = []
    for row, _ in event_task.gold_paragraphs(gold):
        found: dict[tuple[str, str, str], list[str]] = {}
        for event in row["events"]:
            if event["target"] is None:
                continue
            start = row["text"].find(event["sentence_text"])
            sentence = _sentence(row["text"], start)
            names = (event["source"]["text"], event["target"]["text"])
            if start >= 0 and names[0] != names[1] and all(name in sentence for name in names):
                root = strict_root(event["root"], Status(event["status"]))
                found.setdefault((sentence, *names), []).append(root)
        for (sentence, source, target), told in found.items():
            if len(told) == 1:
                line = {
                    "id": f"{row['id']}-{len(lines)}", "text": sentence,
                    "source": source, "target": target, "root": told[0],
                }  # fmt: skip
                lines.append(json.dumps(line, ensure_ascii=False))
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _sentence(text: str, start: int) -> str:
    from realpolitik.reading.sentences import sentences
    from realpolitik.records.document import Document

    for sentence in sentences(Document.of(text, "paragraph")):
        if sentence.span.start <= start < sentence.span.end:
            return sentence.text
    return ""


def event_figures(gold: Path) -> Figures:
    """Events end to end: scores over all and by register; errors counted; calibration."""
    coded = list(coded_paragraphs(gold))
    paragraphs = [paragraph for _, paragraph, _ in coded]
    registers = sorted({p.register for p in paragraphs})
    figures = _scores(paragraphs) | {
        "registers": {r: _scores([p for p in paragraphs if p.register == r]) for r in registers},
        "errors": errors(paragraphs),
        "calibration": calibration(coded),
    }
    if model() is not None:
        with patch.object(coder, "model", lambda: None):
            alone = [paragraph for _, paragraph, _ in coded_paragraphs(gold)]
        figures["without_model"] = _scores(alone)
    return figures


def _scores(paragraphs: Sequence[Paragraph]) -> Figures:
    found = event_task.scores(paragraphs)
    matched = sum(len(p.matched) for p in paragraphs)
    return {
        "dyad_root_f1": shown(found.events),
        "precision": round(found.precision, 4),
        "recall": round(found.recall, 4),
        "root_f1": round(found.roots, 4),
        "dyad_f1": round(found.dyads, 4),
        "status": shown(found.status),
        "attribution": shown(found.attribution),
        "date": shown(found.date),
        "matched": matched,
        "gold": matched + sum(len(p.missed) for p in paragraphs),
        "coded": matched + sum(len(p.extra) for p in paragraphs),
    }


def agreement(first: Path, second: Path) -> Figures:
    """What the second annotator would score against the first, on the paragraphs of both."""
    known = {row["id"]: events for row, events in event_task.gold_paragraphs(first)}
    both = [(row, events, known[row["id"]]) for row, events in event_task.gold_paragraphs(second)]
    compared = [event_task.compare(row, ours, theirs) for row, theirs, ours in both]
    return _scores(compared) | {"paragraphs": len(compared)}


def errors(paragraphs: Sequence[Paragraph]) -> Figures:
    """What goes wrong, counted: events not found, events made up, and fields of those found."""
    lost: Counter[str] = Counter()
    made: Counter[str] = Counter()
    lost_roots: Counter[str] = Counter()
    made_roots: Counter[str] = Counter()
    fields: dict[str, Counter[str]] = {
        name: Counter() for name in ("status", "attribution", "date")
    }
    for paragraph in paragraphs:
        for gold in paragraph.missed:
            lost[_nearest(gold, paragraph.extra)] += 1
            lost_roots[gold.root] += 1
        for said in paragraph.extra:
            made[_nearest(said, paragraph.missed)] += 1
            made_roots[said.root] += 1
        for gold, said in paragraph.matched:
            if gold.status != said.status:
                fields["status"][f"{gold.status} coded as {said.status}"] += 1
            if not event_task.same_speakers(gold.attribution, said.attribution):
                fields["attribution"][_gap(len(gold.attribution), len(said.attribution))] += 1
            if gold.date != said.date:
                fields["date"][_date_gap(gold.date, said.date)] += 1
    return {
        "lost": _counts(lost),
        "made_up": _counts(made),
        "lost_by_root": _counts(lost_roots),
        "made_up_by_root": _counts(made_roots),
        **{name: _counts(found) for name, found in fields.items()},
    }


def _nearest(one: Told, others: Sequence[Told]) -> str:
    """In what the nearest of the other events differs."""
    if any((o.source, o.target) == (one.source, one.target) for o in others):
        return "another root"
    if any((o.source, o.root) == (one.source, one.root) for o in others):
        return "another target"
    if any((o.root, o.target) == (one.root, one.target) for o in others):
        return "another source"
    return "nothing like it"


def _gap(gold: int, said: int) -> str:
    if said < gold:
        return "speaker missing"
    return "speaker too many" if said > gold else "another speaker"


def _date_gap(gold: str, said: str) -> str:
    if not said:
        return "date missing"
    return "another date" if gold else "date where none is told"


def _counts(found: Counter[str]) -> dict[str, int]:
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def calibration(coded: Sequence[tuple[Any, Paragraph, tuple[Event, ...]]]) -> Figures:
    """How often events of some confidence are right in source, root and target."""
    sure: list[float] = []
    right: list[bool] = []
    for _, paragraph, events in coded:
        left = Counter(said for _, said in paragraph.matched)
        seen: set[tuple[object, ...]] = set()
        for event in events:
            (one,) = event_task.told([event])
            place = (one.key, event.sentence, event.trigger.span)
            if place in seen:
                continue
            seen.add(place)
            sure.append(event.confidence)
            right.append(left[one] > 0)
            left[one] -= left[one] > 0
    bins: list[Figures] = []
    for b in range(BINS):
        inside = [i for i, c in enumerate(sure) if b / BINS < c <= (b + 1) / BINS]
        if inside:
            bins.append(
                {
                    "from": b / BINS,
                    "to": (b + 1) / BINS,
                    "n": len(inside),
                    "confidence": round(sum(sure[i] for i in inside) / len(inside), 4),
                    "right": round(sum(right[i] for i in inside) / len(inside), 4),
                }
            )
    return {"calibration_error": calibration_error(sure, right), "bins": bins}


def actor_figures(gold: Path) -> Figures:
    """Shares of actor strings with the right country and the right sector."""
    country: list[bool] = []
    sector: list[bool] = []
    for row, said in actor_task.predictions(gold):
        for found, key, value in (
            (country, "country", said.country),
            (sector, "code_1", said.sector),
        ):
            right = actor_task.agrees(row.get(key), value)
            if right is not None:
                found.append(right)

    def share(right: Sequence[bool]) -> float:
        return sum(right) / len(right) if right else 0.0

    return {"country": shown(bootstrap(country, share)), "sector": shown(bootstrap(sector, share))}


def digest(path: Path) -> str:
    """The SHA-256 of a gold file."""
    return sha256(path.read_bytes()).hexdigest()
