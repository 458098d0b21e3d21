import pytest

from realpolitik.records.event import Speaker, Stance, Status
from realpolitik.thesis.names import state_of_outlet
from realpolitik.thesis.testimony import all_testimony, announced, distinct


@pytest.fixture
def told(made):
    def tell(*events, documents=()):
        return distinct(all_testimony(documents, events))

    return tell


def test_one_act_on_one_day_told_by_two_data_sets_is_one_act_of_two_origins(made, told) -> None:
    acts = told(
        made.imported("one", 1, "IRN", "AID", "CHN", "2021-05-01"),
        made.imported("two", 7, "IRN", "AID", "CHN", "2021-05-01"),
    )
    assert [sorted(act.origins) for act in acts] == [["data set one", "data set two"]]


def test_undated_reports_of_two_origins_stay_two_acts(made, told) -> None:
    acts = told(
        made.imported("one", 1, "IRN", "AID", "CHN", ""),
        made.imported("two", 2, "IRN", "AID", "CHN", ""),
    )
    assert len(acts) == 2


def test_within_one_origin_repetition_is_no_further_act(made, told) -> None:
    text = "Iran aided China. Again, Iran aided China."
    reading = made.coded(text, [made.Act("aided", "Iran", "AID", "China")])
    again = made.coded("As said, Iran aided China.", [made.Act("aided", "Iran", "AID", "China")])
    copies = [reading, again]
    for copy in copies:
        object.__setattr__(copy.document, "origin", "wire copy")
    assert len(told(documents=copies)) == 1


@pytest.mark.parametrize(
    "status", [Status.NEGATED, Status.SPECULATED, Status.CONDITIONAL, Status.PLANNED]
)
def test_what_has_not_happened_is_no_act(made, told, status) -> None:
    assert told(made.imported("one", 1, "IRN", "AID", "CHN", "2021-05-01", status=status)) == []


def test_an_act_its_own_actor_announced_is_a_word_never_a_deed(made, told) -> None:
    event = made.imported(
        "one", 1, "IRN", "AID", "CHN", "2021-05-01",
        status=Status.PLANNED, attribution=(Speaker("Tehran", "IRN", "GOV"),),
    )  # fmt: skip
    (act,) = told(event)
    assert announced(event)
    assert act.cooperative
    assert not act.deed


def test_an_act_another_announced_is_nothing_yet(made, told) -> None:
    event = made.imported(
        "one", 1, "IRN", "AID", "CHN", "2021-05-01",
        status=Status.PLANNED, attribution=(Speaker("Paris", "FRA", "GOV"),),
    )  # fmt: skip
    assert told(event) == []


def test_domestic_acts_are_no_dyad(made, told) -> None:
    assert told(made.imported("one", 1, "IRN", "COERCE", "IRN", "2021-05-01")) == []


def test_missing_intensity_is_that_of_the_root(made, told) -> None:
    event = made.imported("one", 1, "IRN", "AID", "CHN", "2021-05-01")
    object.__setattr__(event, "intensity", float("nan"))
    (act,) = told(event)
    assert act.intensity == made.root_named("AID").intensity


def test_state_media_are_known_as_outlet_and_as_speaker(made) -> None:
    speaker = (Speaker("Xinhua", "CHN", "MED"),)
    events = [
        made.imported("one", 1, "IRN", "AID", "CHN", "2021-05-01", outlet="Xinhua"),
        made.imported("one", 2, "IRN", "AID", "CHN", "2021-05-02", attribution=speaker),
        made.imported("one", 3, "IRN", "AID", "CHN", "2021-05-03", outlet="An Independent Paper"),
    ]
    media = [testimony.media for testimony in all_testimony([], events)]
    assert media == [frozenset({"CHN"}), frozenset({"CHN"}), frozenset()]
    assert state_of_outlet("Xinhua") == "CHN"


def test_an_opinion_is_marked_as_one(made) -> None:
    event = made.imported("one", 1, "IRN", "AID", "CHN", "2021-05-01", stance=Stance.OPINED)
    (testimony,) = all_testimony([], [event])
    assert testimony.opined
