"""The data card tells what the corpus is."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from realpolitik.codebook.plover import roots

TRAINING = Path(__file__).parents[2] / "training"
CARD = (TRAINING / "README.md").read_text("utf-8")
CODEBOOK = (TRAINING / "CODEBOOK.md").read_text("utf-8")


@pytest.fixture
def card(monkeypatch):
    monkeypatch.syspath_prepend(TRAINING)
    return importlib.import_module("card")


@pytest.fixture
def check(monkeypatch):
    monkeypatch.syspath_prepend(TRAINING)
    return importlib.import_module("corpus.check")


def test_the_counts_on_the_card_are_those_of_the_corpus(card):
    assert card.renewed(CARD) == CARD, "run: python training/card.py"


def test_the_card_names_its_licence_and_what_the_sentences_are_not():
    assert "CC BY 4.0" in CARD
    assert "What the sentences say is made up" in CARD
    assert "no second annotator" in CARD


def test_the_codebooks_roots_are_plovers():
    named = set(re.findall(r"\b[A-Z]{3,}\b", CODEBOOK)) - {"CODEBOOK", "PLOVER", "README", "ROOT"}
    assert named == set(roots())


def test_the_codebooks_examples_stand_in_the_corpus(check):
    blocks = [
        block.sentence
        for path in check.CORPUS.glob("part*/*.txt")
        for block in check.split_blocks(path)[0]
    ]
    shown = re.findall(r"^S (.+)$", CODEBOOK, re.MULTILINE)
    assert shown
    assert set(shown) <= set(blocks)
