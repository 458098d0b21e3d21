import pytest

from realpolitik.thesis.finding import Outcome
from realpolitik.thesis.implications import BY_NUMBER, IMPLICATIONS, Case, decide, paired
from realpolitik.thesis.record import Record
from realpolitik.thesis.testimony import all_testimony, distinct
from realpolitik.thesis.thesis import Thesis

HUB, RIVAL, MEMBER = "CHN", "USA", "IRN"
THESIS = Thesis(hub=HUB, rival=RIVAL, members=(MEMBER,))


@pytest.fixture
def find(made):
    """The outcome of one implication on so many acts: (source, root, target, how many)."""

    def run(number, *rows, origins=2, record=None, shift=0.0, start=1):
        events, i = [], start
        for source, root, target, count in rows:
            for day in range(count):
                name = f"set {i % origins}"
                when = f"2021-{1 + day // 28:02d}-{1 + day % 28:02d}"
                events.append(made.imported(name, i, source, root, target, when))
                i += 1
        acts = distinct(all_testimony([], events))
        return decide(
            BY_NUMBER[number], Case(MEMBER, THESIS, paired(acts), record or Record()), shift
        )

    return run


@pytest.mark.parametrize(
    ("number", "rows", "outcome"),
    [
        pytest.param(1, [(MEMBER, "AID", HUB, 12)], "for", id="1: all deeds"),
        pytest.param(1, [(MEMBER, "CONSULT", HUB, 12)], "against", id="1: all words"),
        pytest.param(1, [(MEMBER, "AID", HUB, 6), (MEMBER, "CONSULT", HUB, 6)], "insufficient", id="1: even"),
        pytest.param(1, [(MEMBER, "AID", HUB, 4)], "insufficient", id="1: too few"),
        pytest.param(1, [(HUB, "AID", MEMBER, 12)], "insufficient", id="1: the hub's own deeds do not count"),
        pytest.param(2, [(MEMBER, "AID", HUB, 20)], "for", id="2: one-sided to the hub"),
        pytest.param(2, [(MEMBER, "AID", RIVAL, 20)], "against", id="2: one-sided to the rival"),
        pytest.param(2, [(MEMBER, "AID", HUB, 20), (MEMBER, "AID", RIVAL, 20)], "against", id="2: hedging"),
        pytest.param(2, [(MEMBER, "SANCTION", RIVAL, 20)], "insufficient", id="2: no cooperation at all"),
        pytest.param(3, [(HUB, "SANCTION", RIVAL, 8), (MEMBER, "SANCTION", RIVAL, 8)], "for", id="3: an even share"),
        pytest.param(3, [(HUB, "SANCTION", RIVAL, 20)], "against", id="3: the hub bears it alone"),
        pytest.param(3, [(MEMBER, "ACCUSE", RIVAL, 20)], "insufficient", id="3: words are no burden"),
        pytest.param(7, [(HUB, "SANCTION", RIVAL, 3), (MEMBER, "AID", HUB, 12)], "for", id="7: helps under pressure"),
        pytest.param(7, [(HUB, "SANCTION", RIVAL, 3), (MEMBER, "AID", RIVAL, 12)], "against", id="7: deserts"),
        pytest.param(7, [(RIVAL, "COERCE", HUB, 3), (MEMBER, "SANCTION", RIVAL, 12)], "for", id="7: fights along"),
        pytest.param(7, [(MEMBER, "AID", HUB, 12)], "insufficient", id="7: no clash, no pressure"),
    ],
)  # fmt: skip
def test_conduct(find, number, rows, outcome) -> None:
    assert find(number, *rows).outcome == outcome


@pytest.mark.parametrize("number", [i.number for i in IMPLICATIONS if i.conduct])
def test_one_origin_never_settles_conduct(find, number) -> None:
    rows = [(HUB, "SANCTION", RIVAL, 20), (MEMBER, "AID", HUB, 20), (MEMBER, "SANCTION", RIVAL, 20)]
    assert find(number, *rows).outcome is Outcome.FOR
    alone = find(number, *rows, origins=1)
    assert alone.outcome is Outcome.INSUFFICIENT
    assert "one origin" in alone.because


@pytest.mark.parametrize(
    ("kind", "number", "hub", "rival", "width", "outcome"),
    [
        pytest.param("alliances", 4, 1.0, 0.0, 0.0, "for", id="4: bound to the hub alone"),
        pytest.param("alliances", 4, 1.0, 1.0, 0.0, "against", id="4: bound to both"),
        pytest.param("alliances", 4, 0.0, 0.0, 0.0, "against", id="4: bound to neither"),
        pytest.param("alliances", 4, 0.0, 1.0, 0.0, "against", id="4: bound to the rival"),
        pytest.param("votes", 5, 0.8, 0.3, 0.05, "for", id="5: votes with the hub"),
        pytest.param("votes", 5, 0.3, 0.8, 0.05, "against", id="5: votes with the rival"),
        pytest.param("votes", 5, 0.5, 0.45, 0.05, "insufficient", id="5: intervals overlap"),
        pytest.param("trade", 6, 0.3, 0.1, 0.0, "for", id="6: trades more with the hub"),
        pytest.param("trade", 6, 0.1, 0.3, 0.0, "against", id="6: trades more with the rival"),
    ],
)
def test_structure(made, find, kind, number, hub, rival, width, outcome) -> None:
    def key(a, b):
        return (a, b) if kind == "trade" or a <= b else (b, a)

    table = {
        key(MEMBER, side): made.looked(value, kind, *key(MEMBER, side), width)
        for side, value in ((HUB, hub), (RIVAL, rival))
    }
    finding = find(number, record=Record(**{kind: table}))
    assert finding.outcome == outcome
    assert finding.evidence == tuple(
        row.row_id for side in (HUB, RIVAL) for row in table[key(MEMBER, side)].rows
    )


@pytest.mark.parametrize("number", [4, 5, 6])
def test_missing_data_decide_nothing_and_are_named(find, number) -> None:
    finding = find(number)
    assert finding.outcome is Outcome.INSUFFICIENT
    assert finding.estimate is None
    assert "hub or rival" in finding.because


def test_a_stricter_bar_can_undo_a_finding(find) -> None:
    rows = [(MEMBER, "AID", HUB, 12), (MEMBER, "CONSULT", HUB, 3)]
    assert find(1, *rows).outcome is Outcome.FOR
    assert find(1, *rows, shift=1.0).outcome is Outcome.INSUFFICIENT


def test_evidence_is_the_acts_and_nothing_else(made, find) -> None:
    finding = find(1, (MEMBER, "AID", HUB, 6), (MEMBER, "AID", "FRA", 3))
    assert len(finding.evidence) == 6
