from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik.thesis.finding import Outcome
from realpolitik.thesis.verdict import MemberVerdict, Verdict, of_member, overall

F, A, N = Outcome.FOR, Outcome.AGAINST, Outcome.INSUFFICIENT
MIRROR = {F: A, A: F, N: N}
MIRRORED = {
    Verdict.SUPPORTED: Verdict.CONTRADICTED,
    Verdict.CONTRADICTED: Verdict.SUPPORTED,
    Verdict.MIXED: Verdict.MIXED,
    Verdict.INSUFFICIENT: Verdict.INSUFFICIENT,
}


@pytest.mark.parametrize(
    ("outcomes", "verdict"),
    [
        pytest.param({}, "insufficient evidence", id="nothing decided"),
        pytest.param({1: F}, "insufficient evidence", id="one test is an anecdote"),
        pytest.param(
            {4: F, 5: F, 6: F}, "insufficient evidence", id="structure alone never decides"
        ),
        pytest.param({4: A, 5: A, 6: A}, "insufficient evidence", id="nor against"),
        pytest.param({1: F, 4: F}, "supported", id="conduct and structure agree"),
        pytest.param({1: F, 2: F}, "supported", id="conduct alone, twice"),
        pytest.param({1: F, 4: A}, "mixed", id="one each"),
        pytest.param({1: F, 2: F, 4: A}, "mixed", id="a lead of one is not enough"),
        pytest.param({1: F, 2: F, 3: F, 4: A}, "supported", id="a lead of two over a treaty"),
        pytest.param(
            {1: A, 2: F, 4: F, 5: F, 6: F}, "mixed", id="conduct against forbids supported"
        ),
        pytest.param(
            {1: F, 2: A, 4: A, 5: A, 6: A}, "mixed", id="conduct for forbids contradicted"
        ),
        pytest.param({1: A, 5: A}, "contradicted", id="conduct and structure both against"),
        pytest.param({3: A, 4: F, 5: F, 6: F}, "mixed", id="treaties do not outweigh conduct"),
    ],
)
def test_the_rule_for_a_member(outcomes, verdict) -> None:
    assert of_member("AAA", outcomes).verdict == verdict


def test_the_rule_is_symmetric_for_every_combination_of_outcomes() -> None:
    for combination in product((F, A, N), repeat=7):
        outcomes = dict(enumerate(combination, start=1))
        mirrored = {number: MIRROR[outcome] for number, outcome in outcomes.items()}
        here, there = of_member("AAA", outcomes).verdict, of_member("AAA", mirrored).verdict
        assert there is MIRRORED[here]


def _member(verdict: Verdict) -> MemberVerdict:
    return MemberVerdict(member="AAA", verdict=verdict, decided_for=(), decided_against=())


S, C, M, I = Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.MIXED, Verdict.INSUFFICIENT  # noqa: E741


@pytest.mark.parametrize(
    ("members", "verdict"),
    [
        pytest.param([], I, id="no members"),
        pytest.param([I, I], I, id="none decided"),
        pytest.param([S, I, I], I, id="fewer than half decided"),
        pytest.param([S, I], M, id="half decided, but no majority"),
        pytest.param([S, S, I], S, id="a majority supported"),
        pytest.param([S, S, C], M, id="one contradicted forbids it"),
        pytest.param([S, S, M], S, id="one mixed does not"),
        pytest.param([C, C, I], C, id="a majority contradicted"),
        pytest.param([M, M], M, id="all mixed"),
    ],
)
def test_the_rule_for_the_thesis(members, verdict) -> None:
    assert overall([_member(v) for v in members]) is verdict


@given(st.lists(st.sampled_from(list(Verdict)), max_size=9))
def test_the_overall_rule_is_symmetric(verdicts) -> None:
    here = overall([_member(v) for v in verdicts])
    there = overall([_member(MIRRORED[v]) for v in verdicts])
    assert there is MIRRORED[here]


@given(st.permutations([S, C, M, I, S]))
def test_the_order_of_members_does_not_matter(verdicts) -> None:
    assert overall([_member(v) for v in verdicts]) is overall([_member(v) for v in (S, C, M, I, S)])
