from itertools import product

from realpolitik.thesis.finding import Finding, Outcome
from realpolitik.thesis.implications import IMPLICATIONS
from realpolitik.thesis.readings import BARGAINS, COUNTS_AGAINST, READINGS, REAL, RIVAL, ranked


def _finding(number: int, outcome: Outcome) -> Finding:
    return Finding(implication=number, member="AAA", outcome=outcome, estimate=None, because="")


def test_every_decided_outcome_counts_against_something_but_not_everything() -> None:
    decided = product([i.number for i in IMPLICATIONS], [Outcome.FOR, Outcome.AGAINST])
    for key in decided:
        assert 0 < len(COUNTS_AGAINST[key]) < len(READINGS)


def test_what_is_for_never_counts_against_the_coalition_and_what_is_against_always_does() -> None:
    for (_, outcome), readings in COUNTS_AGAINST.items():
        assert (REAL in readings) is (outcome is Outcome.AGAINST)


def test_the_reading_with_least_against_it_comes_first() -> None:
    found = [_finding(1, Outcome.FOR), _finding(7, Outcome.FOR)]
    assert [r.name for r in ranked(found)] == [REAL, BARGAINS, RIVAL]
    found = [_finding(2, Outcome.AGAINST), _finding(3, Outcome.AGAINST)]
    assert ranked(found)[-1].name == REAL


def test_the_undecided_counts_against_nothing() -> None:
    assert all(not r.against for r in ranked([_finding(1, Outcome.INSUFFICIENT)]))
