import pytest

from realpolitik.records.event import Stance
from realpolitik.thesis.record import Record
from realpolitik.thesis.robustness import MOST, Specification, curve, run
from realpolitik.thesis.testimony import Acts, all_testimony
from realpolitik.thesis.thesis import Thesis
from realpolitik.thesis.verdict import Verdict

THESIS = Thesis(hub="CHN", rival="USA", members=("IRN",))


def test_the_verdict_is_supported_where_conduct_and_structure_agree(made) -> None:
    record = made.record()
    found = curve(THESIS, all_testimony([], record.events), record)
    assert found.proper.verdict is Verdict.SUPPORTED
    assert found.agreeing <= len(found.others)
    assert found.agreement == found.agreeing / len(found.others)


def test_leaving_out_one_of_two_sources_leaves_one_origin_and_no_verdict(made) -> None:
    record = made.record()
    found = curve(THESIS, all_testimony([], record.events), record)
    without = {r.specification.name: r.verdict for r in found.others}
    assert without["without data source first"] is Verdict.INSUFFICIENT
    assert without["without data source votes"] is Verdict.SUPPORTED


def test_state_media_of_either_side_can_be_left_out(made) -> None:
    told = [
        made.imported("one", i, "IRN", "AID", "CHN", f"2021-05-{i:02d}", outlet="Xinhua")
        for i in range(1, 13)
    ]
    acts = Acts(all_testimony([], told))
    (first, second) = (
        run(Specification(without=(("media of", side),)), THESIS, acts, Record())
        for side in ("CHN", "USA")
    )
    assert first.findings[0].estimate is None
    assert second.findings[0].estimate.n == 12


def test_opinions_count_only_where_the_specification_lets_them_in(made) -> None:
    told = all_testimony(
        [],
        [
            made.imported("one", i, "IRN", "AID", "CHN", f"2021-05-{i:02d}", stance=Stance.OPINED)
            for i in range(1, 13)
        ],
    )
    found = curve(THESIS, told, Record())
    assert found.proper.findings[0].estimate is None
    opined = [result for result in found.others if result.specification.opined]
    assert [result.findings[0].estimate.n for result in opined] == [12] * len(opined)


def test_only_what_tells_of_the_cast_is_left_out_in_turn(made) -> None:
    elsewhere = [made.imported("other", 1, "FRA", "AID", "MLI", "2021-05-01")]
    record = made.record()
    found = curve(THESIS, all_testimony([], [*record.events, *elsewhere]), record)
    assert not any("other" in r.specification.name for r in found.others)


def test_the_curve_is_bounded_however_many_origins_there_are(made) -> None:
    told = [
        made.imported(
            "one", i, "IRN", "AID", "CHN", f"2021-05-{i % 28 + 1:02d}", outlet=f"Paper {i}"
        )
        for i in range(3 * MOST)
    ]
    found = curve(THESIS, all_testimony([], told), Record())
    kinds = [
        r.specification.without[0][0] for r in found.others if len(r.specification.without) == 1
    ]
    assert kinds.count("outlet") == MOST
    assert kinds.count("origin") == MOST


@pytest.mark.parametrize("members", [(), ("IRN",)])
def test_with_nothing_known_every_specification_agrees_that_nothing_is_known(members) -> None:
    found = curve(Thesis(hub="CHN", rival="USA", members=members), [], Record())
    assert found.proper.verdict is Verdict.INSUFFICIENT
    assert found.agreement == 1.0
