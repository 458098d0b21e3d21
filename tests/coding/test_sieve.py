"""What is not read, and not parsed."""

from __future__ import annotations

import numpy as np
import pytest

from realpolitik.coding import choosing
from realpolitik.coding.coder import code_document
from realpolitik.coding.roots import model
from realpolitik.coding.sieve import SIZE, Sieve, features
from realpolitik.reading.sentences import sentences
from realpolitik.records.document import Document

needs_model = pytest.mark.skipif(model() is None, reason="the package was built without a model")


def test_words_and_pairs_of_words_are_features_once() -> None:
    assert len(features("the bear and the bear")) == 3 + 3  # the, bear, and; the bear, bear and, …
    assert features("In 1912 it snowed") == features("in 2020 it snowed")
    assert features("") == []


def test_odds_are_logistic_in_the_sum_of_weights() -> None:
    weights = np.zeros(SIZE + 1, np.float16)
    weights[features("snow")[0]], weights[SIZE] = 2.0, -1.0
    sieve = Sieve(weights)
    assert sieve.odds("snow fell on all the hills at night") == pytest.approx(1 / (1 + np.exp(-1)))
    assert sieve.odds("rain fell on all the hills at night") == pytest.approx(1 / (1 + np.exp(1)))
    assert sieve.odds("rain fell on the hills") == 1.0


@needs_model
def test_only_what_may_hold_an_act_is_parsed(monkeypatch) -> None:
    seen: list[str] = []
    parse = choosing.parse_neutral

    def noting(texts, neutrals):
        seen.extend(texts)
        return parse(texts, neutrals)

    monkeypatch.setattr(choosing, "parse_neutral", noting)
    acts = "Kenya expelled the Somali ambassador on Tuesday."
    lines = [
        "The lake lies between Peru and Bolivia and is 190 kilometres long.",
        "Snow fell in the hills above Zurich all through the week, forecasters noted.",
    ]
    document = Document.of(" ".join([acts, *lines]), "mixed.txt")
    coded = code_document(document, sentences(document))
    assert seen == [acts]
    assert [e.root for e in coded.events] == ["SANCTION"]
    assert [a.country for a in coded.mentions[1]] == ["PER", "BOL"]
