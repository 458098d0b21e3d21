"""What the document judges or infers for itself, and what it passes on."""

from __future__ import annotations

import pytest

from realpolitik.coding.lexicon import lexicon
from realpolitik.coding.parsing import parse
from realpolitik.coding.stance import stance_of
from realpolitik.coding.status import status_of

OPINED = (
    "I think Japan *attacked Korea.",
    "I believe that Chad *invaded Niger.",
    "We know that France *bombed Libya.",
    "Of course China *supports Pakistan.",
    "China, of course, *attacked Taiwan.",
    "Clearly, Egypt *attacked Libya.",
    "Egypt clearly *attacked Libya.",
    "Sadly, Peru *expelled the Chilean envoy.",
    "India rightly *condemned Pakistan.",
    "In my view Spain *provoked Morocco.",
    "Japan may *attack Korea.",
    "Japan should *apologise to Korea.",
    "France ought to *apologise to Algeria.",
    "Russia would *attack Poland next.",
    "It seems that Iran *armed the militia.",
    "Perhaps Turkey *bombed Syria.",
    "One suspects that Cuba *armed Nicaragua.",
    "We must *condemn the raid on Chad.",
    "Oman, I fear, *attacked Yemen.",
)

REPORTED = (
    "Japan *attacked Korea.",
    "France will *bomb Libya.",
    "If France bombs Libya, Italy will *protest.",
    "Iran said that it may *attack Israel.",
    "Putin believes that Poland *attacked Belarus.",
    "Analysts think that Iran *armed the militia.",
    "Ghana said that Togo clearly *attacked Benin.",
    "In the course of the talks Oman *thanked Yemen.",
    "In its view Spain *provoked Morocco.",
    "Mali urged Niger to *recall its envoy.",
    "Peru did not *recognise the government.",
)

CASES = [(s, "opined") for s in OPINED] + [(s, "reported") for s in REPORTED]


def stance_in(marked: str, *, attributed: bool = False, quoted: bool = False) -> str:
    doc = next(iter(parse([marked.replace("*", "")])))
    trigger = next(token for token in doc if token.idx == marked.index("*"))
    status = status_of(trigger, lexicon())
    return str(stance_of(trigger, status, attributed=attributed, quoted=quoted))


@pytest.mark.parametrize(("sentence", "stance"), CASES, ids=[case[0] for case in CASES])
def test_only_the_writers_own_judgement_is_opined(sentence: str, stance: str) -> None:
    assert stance_in(sentence) == stance


@pytest.mark.parametrize("sentence", OPINED)
def test_a_judgement_that_somebody_else_speaks_is_passed_on(sentence: str) -> None:
    assert stance_in(sentence, attributed=True) == "reported"
    assert stance_in(sentence, quoted=True) == "reported"
