"""CAMEO is mapped to PLOVER completely, with Goldstein's scores."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from realpolitik.codebook.cameo import code_named, codes
from realpolitik.codebook.plover import roots
from realpolitik.errors import UnknownName

SAMPLE = Path(__file__).parents[3] / "shared" / "data" / "samples" / "cameo_goldstein.csv"


@pytest.mark.parametrize("code", codes().values(), ids=codes())
def test_every_code_has_a_root_a_mode_of_it_and_a_score(code) -> None:
    assert code.root in roots()
    assert code.mode in {"", *roots()[code.root].modes}
    assert -10 <= code.goldstein <= 10
    assert code.quad == roots()[code.root].quad
    if code.score_of:
        assert code.goldstein == code_named(code.score_of).goldstein


def test_every_branch_of_the_tree_has_its_trunk() -> None:
    assert {code[:2] for code in codes()} == {f"{n:02}" for n in range(1, 21)}
    assert all(code[:-1] in codes() for code in codes() if len(code) == 4)


@pytest.mark.shared
@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample files are not beside the checkout")
def test_the_published_codes_are_all_there_with_their_scores() -> None:
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        published = {row["code"]: float(row["goldstein"]) for row in csv.DictReader(file)}
    assert {code: codes()[code].goldstein for code in published} == published


@pytest.mark.parametrize(
    ("code", "root", "mode"),
    [
        ("041", "CONSULT", "phone"),
        ("0231", "REQUEST", "assist"),
        ("0311", "AGREE", ""),
        ("057", "SUPPORT", "sign"),
        ("0841", "RETREAT", "release"),
        ("0811", "CONCEDE", ""),
        ("092", "ACCUSE", "investigate"),
        ("1384", "THREATEN", "force"),
        ("163", "SANCTION", "embargo"),
        ("195", "ASSAULT", "aerial"),
        ("2042", "ASSAULT", ""),
    ],
)
def test_codes_become_the_roots_of_the_manual(code, root, mode) -> None:
    assert (code_named(code).root, code_named(code).mode) == (root, mode)


def test_statements_that_are_no_acts_are_marked() -> None:
    marked = {code for code, what in codes().items() if what.statement}
    assert marked == {"01", "010", "011", "012", "013", "014", "015", "017"}


def test_a_code_without_its_zero_is_named_with_the_near_misses() -> None:
    with pytest.raises(UnknownName) as unknown:
        code_named("41")
    assert "041" in unknown.value.hint
