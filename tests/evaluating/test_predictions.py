"""Predictions for gold files of roots and of actors."""

from __future__ import annotations

import json

import pytest

from realpolitik.codebook.plover import roots
from realpolitik.errors import BadInput
from realpolitik.evaluating.actors import agrees
from realpolitik.evaluating.actors import predictions as actors_of
from realpolitik.evaluating.roots import pairs
from realpolitik.evaluating.roots import predictions as roots_of


def gold_file(tmp_path, *lines: dict):
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


LINES = (
    {"id": 1, "text": "Peru attacked Chile.", "source": "Peru", "target": "Chile", "root": "ASSAULT"},
    {"id": 2, "text": "Mali released Togo's envoy.", "source": "Mali", "target": "Togo", "root": "YIELD"},
    {"id": 3, "text": "So it goes.", "source": "Nobody", "target": "Nothing"},
    {"id": 4, "text": "Oman thanked Oman.", "source": "Oman", "target": "Oman",
     "marked": "<s>Oman</s> thanked <t>Oman</t>.", "root": "SUPPORT"},
)  # fmt: skip


def test_each_line_gets_one_of_the_roots_in_order(tmp_path) -> None:
    predicted = list(roots_of(gold_file(tmp_path, *LINES)))
    assert [said.row_id for _, said in predicted] == ["1", "2", "3", "4"]
    assert all(said.root in {*roots(), "YIELD"} for _, said in predicted)
    assert all(0.0 <= said.confidence <= 1.0 for _, said in predicted)


def test_where_gold_says_yield_concede_and_retreat_are_told_so(tmp_path) -> None:
    merged = {said.root for _, said in roots_of(gold_file(tmp_path, *LINES))}
    assert not merged & {"CONCEDE", "RETREAT"}


def test_where_gold_does_not_they_stay_apart(tmp_path) -> None:
    apart = {**LINES[1], "root": "RETREAT"}
    assert [said.root for _, said in roots_of(gold_file(tmp_path, apart))] == ["RETREAT"]


def test_lines_without_a_gold_root_are_predicted_but_not_scored(tmp_path) -> None:
    assert len(pairs(roots_of(gold_file(tmp_path, *LINES)))) == 3


def test_a_line_without_a_target_is_named(tmp_path) -> None:
    with pytest.raises(BadInput, match=r"gold\.jsonl:2: lacks target"):
        list(roots_of(gold_file(tmp_path, LINES[0], {"id": 9, "text": "x", "source": "x"})))


def test_an_actor_is_resolved_as_of_its_day(tmp_path) -> None:
    path = gold_file(
        tmp_path,
        {"id": "a", "actor": "Emmanuel Macron", "query_date": "2019-05-01"},
        {
            "id": "b",
            "actor": "German police",
            "context": "German police met them.",
            "query_date": "today",
        },
        {"id": "c", "actor": "some people"},
    )
    said = [resolved for _, resolved in actors_of(path)]
    assert [(r.row_id, r.country, r.sector) for r in said[:2]] == [
        ("a", "FRA", "GOV"),
        ("b", "DEU", "COP"),
    ]
    assert said[2].row_id == "c"


def test_a_day_that_is_none_is_named_by_the_line_it_stands_in(tmp_path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(
        '{"id": "a", "actor": "Peru"}\n\n{"id": "b", "actor": "Peru", "query_date": "soon"}\n'
    )
    with pytest.raises(BadInput, match=r"gold\.jsonl:3: 'soon' is not a date"):
        list(actors_of(path))


@pytest.mark.parametrize(
    ("gold", "said", "right"),
    [("PER", "PER", True), ("PER", "", False), (["PER", "CHL"], "CHL", True), ([], "", False), (None, "PER", None)],
)  # fmt: skip
def test_a_list_in_gold_means_any_of_these_and_none_is_not_scored(gold, said, right) -> None:
    assert agrees(gold, said) is right
