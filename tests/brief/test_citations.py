from dataclasses import replace

import pytest

from realpolitik.brief.brief import build
from realpolitik.brief.citations import check
from realpolitik.errors import UncheckedCitation
from realpolitik.records.span import Span
from realpolitik.thesis.record import Record
from realpolitik.thesis.thesis import Ground


def test_a_brief_as_built_holds(brief, full, readings) -> None:
    for one in (brief, full):
        check(one, readings)
    assert len(full.method.rows) == 6


def _with_event(brief, **changes):
    first, *rest = brief.events
    return replace(brief, events=(replace(first, **changes), *rest))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        pytest.param({"span": Span(0, 3)}, "span", id="the span is elsewhere"),
        pytest.param({"sentence": 99}, "no sentence 99", id="there is no such sentence"),
        pytest.param({"sentence": 1}, "not stand in its sentence", id="another sentence"),
    ],
)
def test_an_event_must_stand_where_it_says(brief, readings, changes, says) -> None:
    with pytest.raises(UncheckedCitation, match=says):
        check(_with_event(brief, **changes), readings)


def test_an_event_must_name_its_act(brief, readings) -> None:
    trigger = replace(brief.events[0].trigger, text="bombed")
    with pytest.raises(UncheckedCitation, match="bombed"):
        check(_with_event(brief, trigger=trigger), readings)


def test_an_event_must_name_its_actors(brief, readings) -> None:
    source = replace(brief.events[0].source, text="Peru", span=Span(0, 4))
    with pytest.raises(UncheckedCitation, match="Peru"):
        check(_with_event(brief, source=source), readings)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        pytest.param({"text": "Something else."}, "otherwise", id="the sentence reads otherwise"),
        pytest.param({"cue": "marries"}, "marries", id="the cue is not there"),
        pytest.param({"state": "PER"}, "PER", id="the state is not there"),
        pytest.param({"doc_id": "none"}, "no document", id="no such document"),
    ],
)
def test_the_sentence_behind_a_role_must_bear_it_out(readings, changes, says) -> None:
    brief = build(None, readings, Record())
    ground = next(g for g in brief.thesis.inferred_from if g.role == "member")
    thesis = replace(brief.thesis, inferred_from=(replace(ground, **changes),))
    with pytest.raises(UncheckedCitation, match=says):
        check(replace(brief, thesis=thesis), readings)


def test_the_title_is_a_sentence_too(readings, thesis) -> None:
    document = readings[0].document
    ground = Ground(
        role="hub", state="CHN", doc_id=document.doc_id, doc_ref=document.ref,
        sentence=-1, text=document.title, cue="alliance",
    )  # fmt: skip
    brief = build(replace(thesis, inferred_from=(ground,)), readings, Record())
    assert brief.thesis.inferred_from == (ground,)


@pytest.mark.parametrize(
    ("evidence", "says"),
    [
        pytest.param(("nowhere",), "no event or row nowhere", id="it does not exist"),
        pytest.param(("first:1",), "about IRN and CHN", id="an event about another member"),
        pytest.param(
            ("votes:CHN-IRN:2021",), "about CHN, IRN", id="a row about another member or matter"
        ),
    ],
)
def test_a_finding_must_rest_on_events_and_rows_about_it(full, readings, evidence, says) -> None:
    at = next(i for i, f in enumerate(full.implications) if (f.member, f.implication) == ("PRK", 1))
    ids = {"first:1": next(e.event_id for e in full.events if e.doc_id == "first:1")}
    findings = list(full.implications)
    findings[at] = replace(findings[at], evidence=tuple(ids.get(e, e) for e in evidence))
    with pytest.raises(UncheckedCitation, match=says) as error:
        check(replace(full, implications=tuple(findings)), readings)
    assert "Nothing was written" in error.value.hint


def test_a_row_must_be_about_the_matter_of_its_test(full, readings) -> None:
    at = next(i for i, f in enumerate(full.implications) if (f.member, f.implication) == ("IRN", 6))
    findings = list(full.implications)
    findings[at] = replace(findings[at], evidence=("votes:CHN-IRN:2021",))
    with pytest.raises(UncheckedCitation, match="about votes"):
        check(replace(full, implications=tuple(findings)), readings)


def test_a_figure_must_rest_on_events_of_its_states(full, readings) -> None:
    first, *rest = full.method.measures
    wrong = replace(first, source="PRK")
    with pytest.raises(UncheckedCitation, match="net cooperation of PRK"):
        check(replace(full, method=replace(full.method, measures=(wrong, *rest))), readings)


def test_what_others_say_of_a_claim_must_be_about_its_act(full, readings) -> None:
    other = next(e.event_id for e in full.events if e.doc_id == "first:1")
    claim = replace(full.claims[1], elsewhere=(other,))
    with pytest.raises(UncheckedCitation, match="another act"):
        check(replace(full, claims=(claim,)), readings)
