"""Asides that the parse does not see, and what they hold for."""

from __future__ import annotations

import pytest

from realpolitik.coding.asides import asides, covers
from realpolitik.coding.parsing import parse

FOUND = [
    ("Peru, a friend of his says, has recalled its envoy.", ["friend"]),
    ("Peru has recalled its envoy, people in Lima tell me.", ["people"]),
    ("Peru has recalled its envoy, the federal police allege, and closed the port.", ["police"]),
    ("Peru has recalled its envoy, which Chile said was rash.", []),
    ("Peru has recalled its envoy, and Chile said so, too.", []),
    ("Chile said so.", []),
    ("Peru has recalled its envoy, complained the consul in Lima.", ["consul"]),
    ("Peru has recalled its envoy, told Chile and left.", []),
]

COVERED = [
    ("Peru, a friend of his says, has *recalled its envoy.", True),
    ("Peru has *recalled its envoy, people in Lima tell me.", True),
    ("Peru has *recalled its envoy; Chile, people in Lima tell me, has closed the port.", False),
    ("Peru, a friend of his says, has gone, and Chile has *closed the port.", False),
]


@pytest.mark.parametrize(("text", "speakers"), FOUND)
def test_an_aside_is_a_noun_phrase_and_a_verb_of_saying(text, speakers) -> None:
    doc = next(iter(parse([text])))
    assert [speaker.text for speaker, _, _ in asides(doc)] == speakers


@pytest.mark.parametrize(("marked", "covered"), COVERED)
def test_an_aside_holds_for_its_clause(marked, covered) -> None:
    doc = next(iter(parse([marked.replace("*", "")])))
    act = next(token for token in doc if token.idx == marked.index("*"))
    assert any(covers(act, left, right) for _, left, right in asides(doc)) is covered
