"""Nothing the coder is scored on stands in the corpus it is trained on."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold" / "paragraphs.jsonl"
SHARED = ROOT.parent / "shared" / "gold"
DEVELOPMENT = sorted(SHARED.glob("*.jsonl"))

EIGHT = "Peru asked the court in The Hague on Monday to rule."


def text(leaks, words, line=1):
    return leaks.Text(Path("some.txt"), line, words)


@pytest.fixture
def corpus(leaks, tmp_path):
    return list(leaks.corpus_texts(leaks.whole_corpus(tmp_path)))


def test_the_corpus_holds_no_text_of_the_projects_own_gold(leaks, corpus):
    assert len(corpus) > 6000
    assert leaks.leaks(corpus, list(leaks.scored_texts(GOLD))) == []


@pytest.mark.shared
@pytest.mark.skipif(not DEVELOPMENT, reason="no development sets in ../shared/gold")
def test_the_corpus_holds_no_text_of_the_development_sets(leaks, corpus):
    scored = [text for path in DEVELOPMENT for text in leaks.scored_texts(path)]
    assert len(scored) > 3000
    assert leaks.leaks(corpus, scored) == []


@pytest.mark.parametrize(
    ("other", "rule"),
    [
        ("PERU asked the court, in The Hague, on Monday to rule!", "the same text"),
        ("Péru asked the court in The Hague on Monday to rule.", "the same text"),
        ("Peru asked the Court in The Hague, on Monday, to rule again", "10 of 11 words the same"),
        (
            "Peru asked the court in The Hague on Fridays for judges, gowns, books and quiet.",
            "eight words the same: peru asked the court in the hague on",
        ),
    ],
)
def test_a_text_too_close_is_found(leaks, other, rule):
    found = leaks.leaks([text(leaks, EIGHT)], [text(leaks, other)])
    assert [leak.rule for leak in found] == [rule]


@pytest.mark.parametrize(
    "other",
    [
        "Chile asked a judge in Lima on Friday to rule.",
        "On Monday the court in The Hague asked Peru for its maps, and to wait.",
    ],
)
def test_a_text_that_shares_only_subject_and_wording_is_not(leaks, other):
    assert leaks.leaks([text(leaks, EIGHT)], [text(leaks, other)]) == []


def test_paragraphs_are_compared_sentence_by_sentence(leaks, tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"text": "It rained. Peru asked Chile for a map. It rained on."}\n', "utf-8")
    scored = list(leaks.scored_texts(gold))
    found = leaks.leaks([text(leaks, "Peru asked Chile for a map.")], scored)
    assert [(leak.rule, leak.scored.line) for leak in found] == [("the same text", 1)]


def test_an_offender_is_named_with_its_line_and_fails_the_check(leaks, tmp_path, capsys):
    row = next(iter(leaks.scored_texts(GOLD)))
    copied = tmp_path / "copied.txt"
    copied.write_text(f"S Rain fell.\nN weather\n\nS {row.text}\nN copied\n", "utf-8")
    assert leaks.main([str(copied)]) == 1
    assert f"{copied}:4: the same text (tests/gold/paragraphs.jsonl:1)" in capsys.readouterr().err


def test_filled_templates_are_not_kept_in_the_repository():
    listed = subprocess.run(
        ["git", "ls-files", "training"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    texts = [Path(name) for name in listed.stdout.splitlines() if name.endswith((".txt", ".jsonl"))]
    assert texts
    assert all(re.fullmatch(r"part\d+|templates", path.parent.name) for path in texts)
    templates = [p for p in texts if p.parent.name == "templates"]
    assert all("{" in (ROOT / path).read_text("utf-8") for path in templates)
