import pytest

from realpolitik.brief.brief import build
from realpolitik.brief.html import html
from realpolitik.brief.json import json_text
from realpolitik.brief.markdown import markdown
from realpolitik.errors import BadInput
from realpolitik.thesis.record import Record
from realpolitik.thesis.verdict import Verdict


def test_an_op_ed_alone_never_settles_its_own_thesis(brief) -> None:
    assert brief.verdict.curve.proper.verdict is Verdict.INSUFFICIENT
    assert brief.verdict.curve.agreement == 1.0
    assert "insufficient evidence" in brief.verdict.sentence


def test_with_a_record_the_same_op_ed_gets_a_verdict_on_the_member_it_covers(full) -> None:
    verdicts = {m.member: m.verdict for m in full.verdict.curve.proper.by_member}
    assert verdicts == {"IRN": Verdict.SUPPORTED, "PRK": Verdict.INSUFFICIENT}


def test_every_member_has_a_finding_for_every_implication(brief) -> None:
    assert len(brief.implications) == 7 * len(brief.thesis.members)


def test_the_events_are_the_documents_and_those_of_the_record_that_something_rests_on(
    brief, full
) -> None:
    assert len(brief.events) == 5
    assert len(full.events) == 5 + 12


def test_a_thesis_that_cannot_be_inferred_is_asked_for(made) -> None:
    with pytest.raises(BadInput, match="no coalition"):
        build(None, [made.coded("It rained in Norway.")], Record())


def test_without_a_thesis_it_is_inferred(readings) -> None:
    brief = build(None, readings, Record())
    assert (brief.thesis.hub, brief.thesis.rival) == ("CHN", "USA")


def test_no_members_is_said_and_breaks_nothing(made, readings) -> None:
    from realpolitik.thesis.thesis import Thesis

    brief = build(Thesis(hub="CHN", rival="USA"), readings, Record())
    assert any("members" in gap.what for gap in brief.missing)
    assert "nothing to test" in html(brief)
    assert "nothing to test" in markdown(brief)


@pytest.mark.parametrize("form", [html, json_text, markdown])
def test_the_same_input_gives_the_same_bytes(form, readings, thesis) -> None:
    assert form(build(thesis, readings, Record())) == form(build(thesis, readings, Record()))
