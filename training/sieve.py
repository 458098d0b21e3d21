"""Fit the sieve: which sentences surely hold no act, by their words alone.

    python training/sieve.py EXAMPLES.jsonl OUT.npy

Prints, over five folds of neighbouring examples, what share of the sentences with an act and of
those without one a threshold would leave unread.
"""

import json
import sys
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from realpolitik.coding.sieve import SIZE, features

NONE, FOLDS, STRENGTH = 16, 5, 0.3


def table(texts):
    """One row a text, one column a place."""
    rows = [features(text) for text in texts]
    ends = np.cumsum([0, *map(len, rows)])
    places = np.concatenate([np.array(row) for row in rows])
    return csr_matrix((np.ones(len(places), np.float32), places, ends), (len(rows), SIZE))


def fitted(x, y):
    return LogisticRegression(C=STRENGTH, max_iter=400).fit(x, y)


def main(examples, out):
    lines = Path(examples).read_text("utf-8").rstrip("\n").split("\n")
    records = [json.loads(line) for line in lines]
    x = table([r["text"] for r in records])
    y = np.array([any(g[2] != NONE for g in r["triggers"]) for r in records])
    fold = np.arange(len(y)) * FOLDS // len(y)
    odds = np.zeros(len(y))
    for k in range(FOLDS):
        odds[fold == k] = fitted(x[fold != k], y[fold != k]).predict_proba(x[fold == k])[:, 1]
    for bar in (0.1, 0.2, 0.3, 0.4, 0.5):
        left = odds < bar
        print(f"below {bar}: {left[y].mean():.4f} with an act, {left[~y].mean():.3f} without one")
    model = fitted(x, y)
    np.save(out, np.append(model.coef_[0], model.intercept_).astype(np.float16))


if __name__ == "__main__":
    main(*sys.argv[1:])
