"""Coded events against gold ones: what matches, and what is scored on the matched."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from realpolitik.errors import BadInput
from realpolitik.evaluating.events import (
    Told,
    compare,
    gold_paragraphs,
    published_of,
    same_speakers,
    scores,
    told,
)
from realpolitik.records.actor import Actor, Basis
from realpolitik.records.date import EventDate
from realpolitik.records.event import Event, Speaker, Status, Trigger
from realpolitik.records.span import Span

ROW = {"id": "p1", "register": "wire", "text": "…"}


def one(source="PER", root="ASSAULT", target="CHL", status="asserted", by=(), date="") -> Told:
    return Told(source, root, target, status, tuple(by), date)


def test_an_event_matches_one_of_the_same_sides_and_root() -> None:
    p = compare(ROW, [one()], [one()])
    assert (len(p.matched), p.missed, p.extra) == (1, (), ())


@pytest.mark.parametrize(
    "other", [one(source="BOL"), one(root="AID"), one(target="BOL"), one(target="")]
)
def test_another_side_or_root_is_both_missed_and_extra(other) -> None:
    p = compare(ROW, [one()], [other])
    assert (p.matched, p.missed, p.extra) == ((), (one(),), (other,))


def test_a_meeting_matches_in_either_direction_and_an_attack_in_one() -> None:
    meets, met = one(root="CONSULT"), one("CHL", "CONSULT", "PER")
    assert len(compare(ROW, [meets], [met]).matched) == 1
    assert not compare(ROW, [one()], [one("CHL", "ASSAULT", "PER")]).matched


def test_each_coded_event_is_used_once() -> None:
    p = compare(ROW, [one(), one()], [one()])
    assert (len(p.matched), len(p.missed), len(p.extra)) == (1, 1, 0)


def test_of_equals_the_one_of_the_same_status_then_date_is_taken() -> None:
    plan, deed = one(status="planned"), one(date="2001")
    p = compare(ROW, [deed, plan], [plan, one(date="1999"), deed])
    assert p.matched == ((deed, deed), (plan, plan))
    assert p.extra == (one(date="1999"),)


def test_the_scores_are_those_counted_by_hand() -> None:
    # Three gold, three coded, two matched: precision = recall = F1 = 2/3. Of the two matched one
    # has the right status, both the right speakers, one the right date.
    gold = [one(), one(root="AID", by=["Lavrov"], date="2001"), one(root="CONSULT")]
    coded = [
        one(status="planned"),
        one(root="AID", by=["Sergei Lavrov"], date="2001-05"),
        one(source="BOL", root="CONSULT"),
    ]
    s = scores([compare(ROW, gold, coded)])
    assert (s.events.value, s.precision, s.recall) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert s.roots == pytest.approx(1.0)
    assert s.dyads == pytest.approx(2 / 3)
    assert (s.status.value, s.attribution.value, s.date.value) == (0.5, 1.0, 0.5)


def test_nothing_coded_scores_nothing_and_does_not_fail() -> None:
    s = scores([compare(ROW, [one()], [])])
    assert (s.events.value, s.precision, s.recall, s.status.value) == (0.0, 0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("gold", "coded", "same"),
    [
        (["Lavrov"], ["Sergei Lavrov"], True),
        (["the ministry"], ["foreign ministry"], True),
        (["the ministry"], ["the envoy"], False),
        (["Reuters", "Lavrov"], ["Lavrov", "Reuters"], False),
        (["Reuters", "Lavrov"], ["Lavrov"], False),
        ([], [], True),
        (["Egypt’s minister"], ["Egypt's envoy"], True),
    ],
)
def test_speakers_are_the_same_if_they_share_a_name_in_the_same_order(gold, coded, same) -> None:
    assert same_speakers(gold, coded) is same


def coded_event(source: str, target: str | None, root: str = "CONSULT") -> Event:
    def actor(country: str) -> Actor:
        return Actor(country=country, sector="GOV", text=country, basis=Basis.NAME)

    return Event(
        doc_id="d", doc_ref="d", sentence=0, span=Span(0, 9), text="…", source=actor(source),
        target=actor(target) if target else None, root=root, quad=1, intensity=0.0,
        trigger=Trigger("met", Span(2, 5)), status=Status.PLANNED,
        attribution=(Speaker("Tass"),), date=EventDate("2001"),
    )  # fmt: skip


def test_the_mirror_of_a_meeting_is_not_told_twice() -> None:
    assert told([coded_event("PER", "CHL"), coded_event("CHL", "PER")]) == [
        Told("PER", "CONSULT", "CHL", "planned", ("Tass",), "2001")
    ]
    assert len(told([coded_event("PER", None), coded_event("CHL", "PER")])) == 2


def gold_file(tmp_path, row: dict) -> object:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row) + "\n", "utf-8")
    return path


EVENT = {"source": {"country": "PER"}, "target": None, "root": "ASSAULT"}


def test_a_gold_event_may_leave_out_what_is_plain(tmp_path) -> None:
    path = gold_file(tmp_path, {"id": "a", "text": "…", "events": [EVENT]})
    ((row, events),) = gold_paragraphs(path)
    assert row["id"] == "a"
    assert events == (Told("PER", "ASSAULT", "", "asserted", (), ""),)


@pytest.mark.parametrize(
    "event",
    [{"root": "ASSAULT"}, {"source": {"country": "PER"}}, {"source": "PER", "root": "AID"}, "AID"],
)
def test_a_gold_event_that_lacks_a_side_or_root_is_named_by_file_and_line(tmp_path, event) -> None:
    path = gold_file(tmp_path, {"id": "a", "text": "…", "events": [EVENT, event]})
    with pytest.raises(BadInput, match=r"gold\.jsonl:1: "):
        gold_paragraphs(path)


def test_the_publication_day_of_a_row_may_be_missing() -> None:
    assert published_of({"published": "2021-04-12"}) == dt.date(2021, 4, 12)
    assert published_of({"published": None}) is published_of({}) is None


@pytest.mark.parametrize("published", ["12 April", 2021, ["2021-04-12"]])
def test_a_publication_day_that_is_none_is_named_by_file_and_line(tmp_path, published) -> None:
    row = {"id": "a", "text": "…", "events": [], "published": published}
    with pytest.raises(BadInput, match=r"gold\.jsonl:1: published .* is not a date"):
        gold_paragraphs(gold_file(tmp_path, row))


def test_events_that_are_no_list_and_roots_that_are_none_are_named(tmp_path) -> None:
    with pytest.raises(BadInput, match=r"gold\.jsonl:1: events is not a list"):
        gold_paragraphs(gold_file(tmp_path, {"id": "a", "text": "…", "events": EVENT}))
    wrong = {"id": "a", "text": "…", "events": [{**EVENT, "root": "FIGHT"}]}
    with pytest.raises(BadInput, match="'FIGHT' is no PLOVER root"):
        gold_paragraphs(gold_file(tmp_path, wrong))
