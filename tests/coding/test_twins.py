"""A meets B is B meets A: both records, linked by one id."""

from __future__ import annotations

from dataclasses import replace

import pytest

from realpolitik.codebook.plover import root_named, roots
from realpolitik.coding.twins import with_twins
from realpolitik.records.actor import Actor, Basis
from realpolitik.records.event import Event, Trigger
from realpolitik.records.span import Span


def actor(country: str, sector: str = "GOV") -> Actor:
    return Actor(country=country, sector=sector, text=country, basis=Basis.NAME)


def event(root: str, source: str = "PER", target: str | None = "CHL", at: int = 5) -> Event:
    return Event(
        doc_id="d", doc_ref="d.txt", sentence=0, span=Span(0, 30), text="…",
        source=actor(source), target=actor(target) if target else None, root=root,
        quad=root_named(root).quad, intensity=0.0, trigger=Trigger("met", Span(at, at + 3)),
    )  # fmt: skip


RECIPROCAL = [name for name, root in roots().items() if root.reciprocal]


@pytest.mark.parametrize("root", RECIPROCAL)
def test_a_reciprocal_event_gets_its_mirror_and_both_one_pair_id(root: str) -> None:
    one, other = with_twins([event(root)])
    assert (one.source, one.target) == (other.target, other.source)
    assert one.pair_id == other.pair_id != ""
    assert one.event_id != other.event_id


@pytest.mark.parametrize("root", [name for name in roots() if name not in RECIPROCAL])
def test_a_one_sided_event_has_neither_mirror_nor_pair_id(root: str) -> None:
    assert list(with_twins([event(root)])) == [event(root)]


def test_an_event_without_a_target_has_no_mirror() -> None:
    assert list(with_twins([event("CONSULT", target=None)])) == [event("CONSULT", target=None)]


def test_twins_of_twins_are_the_same_twins() -> None:
    once = list(with_twins([event("CONSULT"), event("ASSAULT"), event("COOPERATE", at=9)]))
    assert list(with_twins(once)) == once
    assert len(once) == 5


def test_a_mirror_the_text_states_is_not_made_twice_and_shares_the_pair_id() -> None:
    both = list(with_twins([event("CONSULT"), event("CONSULT", "CHL", "PER")]))
    assert [(e.source.country, e.target and e.target.country) for e in both] == [
        ("PER", "CHL"),
        ("CHL", "PER"),
    ]
    assert len({e.pair_id for e in both}) == 1


def test_two_meetings_of_one_sentence_are_two_pairs() -> None:
    pairs = {e.pair_id for e in with_twins([event("CONSULT"), event("CONSULT", at=20)])}
    assert len(pairs) == 2


def test_a_mirror_keeps_all_but_the_sides() -> None:
    one, other = with_twins([replace(event("CONSULT"), mode="phone", confidence=0.7)])
    assert replace(other, source=one.source, target=one.target) == one
