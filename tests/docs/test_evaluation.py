"""The pages on the coder say what the figures kept beside them say."""

from __future__ import annotations

import importlib
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "method" / "evaluation"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def evaluation(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "docs")
    return importlib.import_module("evaluation")


@pytest.fixture
def figures():
    return json.loads((FOLDER / "figures.json").read_text("utf-8"))


def test_pages_and_picture_follow_from_the_figures(evaluation, figures):
    for path, text in evaluation.outputs(figures).items():
        assert path.read_text("utf-8") == text, "run: python docs/evaluation.py --pages"


def test_the_pages_say_what_was_not_measured(evaluation, figures):
    del figures["roots_development"], figures["actors"]
    told = evaluation.pages.evaluation(figures)
    assert "The development set was not at hand in this run" in told
    assert "The development set of actor names was not at hand in this run." in told


def test_the_card_of_a_package_with_a_model_names_its_files(evaluation, figures):
    figures["model"] = {"version": "v", "bytes": 23_400_000, "sha256": {"encoder.onnx": "ab12"}}
    told = evaluation.pages.card(figures)
    assert "Version `v`, 23.4 MB in all" in told
    assert "- `encoder.onnx`: SHA-256 `ab12`" in told


def test_the_picture_holds_every_count(evaluation):
    counts = [("AID", "AID", 7), ("AID", "CONSULT", 3), ("CONSULT", "CONSULT", 5)]
    root = ET.fromstring(evaluation.picture.confusion(counts, "Roots"))
    assert root.find(f"{SVG}title").text == "Roots"
    numbers = [text.text for text in root.iter(f"{SVG}text") if text.text.isdigit()]
    assert sorted(numbers) == ["3", "5", "7"]
