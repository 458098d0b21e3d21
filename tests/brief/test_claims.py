import pytest

from realpolitik.brief.claims import claims
from realpolitik.records.event import Stance, Status
from realpolitik.thesis.record import Record
from realpolitik.thesis.thesis import Thesis

THESIS = Thesis(hub="CHN", rival="USA", members=("IRN",))


def _one(made, status, *others, date="2021-05-01"):
    reading = made.coded(
        "Iran aided China.", [made.Act("aided", "Iran", "AID", "China", status=status, date=date)]
    )
    (claim,) = claims(THESIS, [reading], Record(events=others))
    return claim


@pytest.mark.parametrize(
    ("status", "elsewhere", "says"),
    [
        pytest.param(Status.ASSERTED, Status.ASSERTED, "for", id="another tells the same"),
        pytest.param(Status.ASSERTED, Status.NEGATED, "against", id="another denies it"),
        pytest.param(Status.NEGATED, Status.ASSERTED, "against", id="denied here, told there"),
        pytest.param(Status.NEGATED, Status.NEGATED, "for", id="denied by both"),
        pytest.param(Status.SPECULATED, Status.ASSERTED, "silent", id="a guess is not borne out"),
        pytest.param(Status.ASSERTED, Status.PLANNED, "silent", id="a plan bears nothing out"),
    ],
)
def test_what_the_record_says_of_a_claim(made, status, elsewhere, says) -> None:
    other = made.imported("one", 1, "IRN", "AID", "CHN", "2021-05-01", status=elsewhere)
    claim = _one(made, status, other)
    assert claim.against_record == says
    assert bool(claim.elsewhere) is (says != "silent")


def test_another_day_is_another_act(made) -> None:
    other = made.imported("one", 1, "IRN", "AID", "CHN", "2021-06-01")
    assert _one(made, Status.ASSERTED, other).against_record == "silent"


def test_an_unknown_day_may_be_the_same(made) -> None:
    other = made.imported("one", 1, "IRN", "AID", "CHN", "2021-06-01")
    assert _one(made, Status.ASSERTED, other, date="").against_record == "for"


def test_anothers_opinion_bears_nothing_out(made) -> None:
    other = made.imported("one", 1, "IRN", "AID", "CHN", "2021-05-01", stance=Stance.OPINED)
    assert _one(made, Status.ASSERTED, other).against_record == "silent"


def test_a_reciprocal_act_is_one_claim(made) -> None:
    reading = made.coded(
        "Iran met China.",
        [made.Act("met", "Iran", "CONSULT", "China"), made.Act("met", "China", "CONSULT", "Iran")],
    )
    for event in reading.events:
        object.__setattr__(event, "pair_id", "p1")
    assert len(claims(THESIS, [reading], Record())) == 1


def test_claims_about_states_outside_the_thesis_are_left_out(made) -> None:
    reading = made.coded("Peru met Chile.", [made.Act("met", "Peru", "CONSULT", "Chile")])
    assert claims(THESIS, [reading], Record()) == ()
