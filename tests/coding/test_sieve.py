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


@pytest.fixture
def parsed(monkeypatch) -> list[str]:
    """The sentences that are parsed."""
    seen: list[str] = []
    parse = choosing.parse_neutral

    def noting(texts, neutrals):
        seen.extend(texts)
        return parse(texts, neutrals)

    monkeypatch.setattr(choosing, "parse_neutral", noting)
    return seen


@needs_model
def test_only_what_may_hold_an_act_is_parsed(parsed) -> None:
    acts = "Kenya expelled the Somali ambassador on Tuesday."
    lines = [
        "The lake lies between Peru and Bolivia and is 190 kilometres long.",
        "Snow fell in the hills above Zurich all through the week, forecasters noted.",
    ]
    document = Document.of(" ".join([acts, *lines]), "mixed.txt")
    coded = code_document(document, sentences(document))
    assert parsed == [acts]
    assert [e.root for e in coded.events] == ["SANCTION"]
    assert [a.country for a in coded.mentions[1]] == ["PER", "BOL"]


HIKE = [
    "The path begins behind the Bolivian village and climbs through larch woods to a lake.",
    "She carries bread, a knife and an old map, and he carries the tent and the stove.",
    "They stopped for soup at noon and watched the clouds come over the ridge from the south.",
    "It is a walk of five hours, and the last of them is the most beautiful in the mountains.",
    "The wind had blown the snow from the rocks, which were warm enough to sit on by then.",
    "The hut sells cheese, and whoever sleeps there washes in the stream behind the stable.",
    "The bus back to the valley leaves at a quarter past six from the chapel by the bridge.",
    "The map shows a shorter way through the gorge, but the ladders have been taken down.",
]
PROTEST = "He condemned Bolivia and recalled the Peruvian ambassador from La Paz."


@needs_model
@pytest.mark.parametrize(("acts", "kept"), [([], []), ([PROTEST, PROTEST], [HIKE[1]])])
def test_what_refers_to_somebody_is_parsed_where_the_document_tells_of_acts(
    parsed, acts, kept
) -> None:
    document = Document.of(" ".join([*HIKE, *acts]), "walk.txt")
    code_document(document, sentences(document))
    assert [text for text in parsed if text == HIKE[1]] == kept
