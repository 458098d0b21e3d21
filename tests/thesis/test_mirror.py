"""Exchanging two states exchanges them in the outcome: there is no constant for any country."""

from __future__ import annotations

import pytest

from realpolitik.coding.coder import code_document
from realpolitik.reading.sentences import sentences
from realpolitik.records.document import Document
from realpolitik.thesis.inference import complete
from realpolitik.thesis.robustness import curve
from realpolitik.thesis.testimony import all_testimony
from realpolitik.thesis.thesis import Thesis

TEXT = """{a} wanted to build an anti-{b_adj} alliance and found itself alone.

Cuba and Syria appear to be helping {a} against {b}. On 3 May 2021 the {a_adj} president met the leaders of Kenya and Peru. {start} hopes that Kenya will not join forces with {b}. Cuba held talks with {b} on 4 May 2021."""
NAMES = {
    "CHN": ("China", "Chinese"),
    "USA": ("the United States", "American"),
    "RUS": ("Russia", "Russian"),
    "FRA": ("France", "French"),
    "IRN": ("Iran", "Iranian"),
    "SAU": ("Saudi Arabia", "Saudi"),
    "TUR": ("Turkey", "Turkish"),
    "GRC": ("Greece", "Greek"),
}


def _thesis(a: str, b: str) -> Thesis:
    (a_name, a_adj), (b_name, b_adj) = NAMES[a], NAMES[b]
    start = a_name[0].upper() + a_name[1:]
    text = TEXT.format(a=a_name, b=b_name, a_adj=a_adj, b_adj=b_adj, start=start)
    document = Document.of(text[0].upper() + text[1:], "mirror.txt")
    return complete(None, [code_document(document, sentences(document))])


@pytest.mark.parametrize(
    ("a", "b"), [("CHN", "USA"), ("RUS", "FRA"), ("IRN", "SAU"), ("TUR", "GRC"), ("USA", "RUS")]
)
def test_swapping_the_names_of_two_rivals_mirrors_the_thesis(a, b) -> None:
    here, there = _thesis(a, b), _thesis(b, a)
    assert (here.hub, here.rival) == (a, b)
    assert (there.hub, there.rival) == (b, a)
    assert here.members == there.members == ("CUB", "SYR")
    assert here.courted == there.courted == ("KEN", "PER")


@pytest.mark.parametrize(("a", "b"), [("CHN", "USA"), ("IRN", "SAU")])
def test_swapping_two_rivals_throughout_the_record_mirrors_the_verdict(made, a, b) -> None:
    here, there = (
        made.record(member="CUB", hub=a, rival=b),
        made.record(member="CUB", hub=b, rival=a),
    )
    verdicts = [
        curve(Thesis(hub=h, rival=r, members=("CUB",)), all_testimony([], record.events), record)
        for h, r, record in ((a, b, here), (b, a, there))
    ]
    assert verdicts[0].proper.by_member == verdicts[1].proper.by_member
    assert [r.verdict for r in verdicts[0].others] == [r.verdict for r in verdicts[1].others]
    assert verdicts[0].agreement == verdicts[1].agreement
