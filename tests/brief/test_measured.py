from realpolitik.brief.measured import BETWEEN, DEEDS, HEDGING, NET, measurements
from realpolitik.records.event import Stance
from realpolitik.thesis.testimony import all_testimony
from realpolitik.thesis.thesis import Thesis

THESIS = Thesis(hub="CHN", rival="USA", members=("IRN",))


def _measured(*events):
    return {
        (m.measure, m.source, m.target): m for m in measurements(THESIS, all_testimony([], events))
    }


def test_each_figure_counts_distinct_acts_and_names_its_events(made) -> None:
    found = _measured(
        made.imported("one", 1, "IRN", "AID", "CHN", "2021-05-01"),
        made.imported("two", 2, "IRN", "AID", "CHN", "2021-05-01"),
        made.imported("one", 3, "IRN", "CONSULT", "CHN", "2021-05-02"),
        made.imported("one", 4, "IRN", "CONSULT", "USA", "2021-05-03"),
        made.imported("one", 5, "IRN", "SANCTION", "USA", "2021-05-04"),
    )
    deeds = found[DEEDS, "IRN", "CHN"]
    assert (deeds.estimate.value, deeds.estimate.n) == (0.5, 2)
    assert len(deeds.evidence) == 3
    net = found[NET, "IRN", "USA"]
    assert (net.cooperative, net.conflictual) == (1, 1)
    assert found[HEDGING, "IRN", "CHN"].estimate.n == 3


def test_opinions_are_no_acts(made) -> None:
    assert not _measured(
        made.imported("one", 1, "IRN", "AID", "CHN", "2021-05-01", stance=Stance.OPINED)
    )


def test_states_outside_the_thesis_are_left_out(made) -> None:
    assert not _measured(made.imported("one", 1, "FRA", "AID", "CHN", "2021-05-01"))


def test_a_meeting_is_one_act_between_two_and_one_of_each(made) -> None:
    reading = made.coded(
        "Iran met China. Iran aided China.",
        [
            made.Act("met", "Iran", "CONSULT", "China"),
            made.Act("met", "China", "CONSULT", "Iran"),
            made.Act("aided", "Iran", "AID", "China"),
        ],
    )
    found = {
        (m.measure, m.source, m.target): m
        for m in measurements(THESIS, all_testimony([reading], []))
    }
    assert found[BETWEEN, "CHN", "IRN"].cooperative == 2
    assert len(found[BETWEEN, "CHN", "IRN"].evidence) == 3
    assert found[NET, "CHN", "IRN"].cooperative == 1
    assert found[NET, "IRN", "CHN"].cooperative == 2
