"""Fit the coder's thresholds and the calibration of its confidence on the development gold.

    python training/thresholds.py [--rounds 2]

Coordinate search for the F1 of source, root and target on tests/gold/paragraphs.jsonl, from the
thresholds the coder has now; a value is taken only if both halves (odd and even paragraphs) gain
by it, since what one half gains by alone does not carry over. `rule_status` for the share of right
statuses; then a logistic regression of "this event is right" on the log odds of its score (Platt
1999). tests/gold/held.jsonl is only reported. Nothing is written: the result goes into `Thresholds`
(coding/deciding.py) and the Makefile's `--calibration` by hand.
"""

import argparse
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from realpolitik.coding import choosing, coder, parsing
from realpolitik.coding.roots import model
from realpolitik.evaluating.events import compare, gold_paragraphs, published_of, scores, told
from realpolitik.reading.sentences import sentences
from realpolitik.records.document import Document

GOLD = Path(__file__).parents[1] / "tests" / "gold"
STEP = 0.001
GRID = {
    "act": (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65),
    "new_act": (0.4, 0.5, 0.6, 0.7, 0.8),
    "keep_source": (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4),
    "keep_target": (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4),
    "add_source": (0.1, 0.2, 0.3, 0.4, 0.5, 0.6),
    "add_target": (0.1, 0.2, 0.3, 0.4, 0.5, 0.6),
    "sure_source": (0.4, 0.5, 0.6, 0.7, 0.8, 0.9),
    "sure_target": (0.4, 0.5, 0.6, 0.7, 0.8, 0.9),
    "alone": (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8),
}


def remembering():
    """Let the parser and the encoder read each sentence once, whatever the thresholds."""
    loaded = model()
    loaded.read = cache(loaded.read)
    parse = parsing.parse_neutral
    known = {}

    def again(texts, made):
        key = tuple(texts)
        if key not in known:
            known[key] = list(parse(texts, made))
        return iter(known[key])

    choosing.parse_neutral = again


def coded(rows):
    for row, gold in rows:
        document = Document.of(row["text"], row["id"], published=published_of(row))
        yield row, gold, coder.code_document(document, sentences(document)).events


def score(rows, bar):
    coder.BAR = bar
    return scores([compare(row, gold, told(events)) for row, gold, events in coded(rows)])


def halves(rows, bar):
    """F1 on the odd and on the even paragraphs."""
    return tuple(round(score(half, bar).events.value, 4) for half in (rows[::2], rows[1::2]))


def status_weight(rows, bar):
    """The weight of the words' status against the model's; the least of equals."""
    weights = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 6.0)
    return max(weights, key=lambda w: (score(rows, replace(bar, rule_status=w)).status.value, -w))


def calibration(rows):
    """(slope, intercept) from the scores of the events, right or wrong."""
    loaded = model()
    loaded._slope, loaded._intercept = 1.0, 0.0
    odds, right = [], []
    for _, gold, events in coded(rows):
        keys = {g.key for g in gold}
        for event in events:
            p = min(max(event.confidence, 1e-4), 1 - 1e-4)
            odds.append(np.log(p / (1 - p)))
            right.append(told([event])[0].key in keys)
    x, y = np.array(odds), np.array(right, float)

    def loss(w):
        z = w[0] * x + w[1]
        return np.mean(np.logaddexp(0, z) - y * z)

    return minimize(loss, [1.0, 0.0]).x


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=2)
    arguments = parser.parse_args()
    remembering()
    rows = gold_paragraphs(GOLD / "paragraphs.jsonl")
    bar = coder.BAR
    best = halves(rows, bar)
    print("start", *best, flush=True)
    for _ in range(arguments.rounds):
        before = best
        for name, values in GRID.items():
            for value in values:
                tried = replace(bar, **{name: value})
                reached = halves(rows, tried)
                if tried != bar and min(np.subtract(reached, best)) > STEP:
                    best, bar = reached, tried
            print(name, getattr(bar, name), *best, flush=True)
        if best == before:
            break
    bar = replace(bar, rule_status=status_weight(rows, bar))
    print(asdict(bar))
    for name in ("paragraphs", "held"):
        s = score(gold_paragraphs(GOLD / f"{name}.jsonl"), bar)
        print(
            f"{name}: F1 {s.events.value:.3f} P {s.precision:.3f} R {s.recall:.3f} "
            f"roots {s.roots:.3f} dyads {s.dyads:.3f} status {s.status.value:.3f} "
            f"attribution {s.attribution.value:.3f} date {s.date.value:.3f}"
        )
    coder.BAR = bar
    print("calibration", *(round(float(v), 6) for v in calibration(rows)))


if __name__ == "__main__":
    main()
