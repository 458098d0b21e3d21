"""Scores against values worked by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from realpolitik.evaluating.scores import (
    accuracy,
    bootstrap,
    by_class,
    calibration_error,
    f1,
    macro_f1,
)

# gold, predicted. AID: 2 of 3 found, one false; CONSULT: 1 of 2; ASSAULT never said.
PAIRS = [
    ("AID", "AID"),
    ("AID", "AID"),
    ("AID", "CONSULT"),
    ("CONSULT", "CONSULT"),
    ("CONSULT", "AID"),
    ("ASSAULT", "THREATEN"),
]
LABELS = st.sampled_from(["AID", "CONSULT", "ASSAULT"])


def test_precision_recall_and_f1_of_each_gold_label() -> None:
    told = {s.label: (s.precision, s.recall, s.f1, s.support) for s in by_class(PAIRS)}
    assert told == {
        "AID": (pytest.approx(2 / 3), pytest.approx(2 / 3), pytest.approx(2 / 3), 3),
        "ASSAULT": (0.0, 0.0, 0.0, 1),
        "CONSULT": (0.5, 0.5, 0.5, 2),
    }


def test_macro_f1_is_the_plain_mean_over_gold_labels() -> None:
    assert macro_f1(PAIRS) == pytest.approx((2 / 3 + 0.5 + 0.0) / 3)


def test_accuracy_is_the_share_that_is_right() -> None:
    assert accuracy(PAIRS) == 0.5


def test_nothing_scores_nothing() -> None:
    assert (macro_f1([]), accuracy([]), f1(0, 0, 0), calibration_error([], [])) == (0, 0, 0, 0)


@given(st.lists(st.tuples(LABELS, LABELS), min_size=1))
def test_scores_are_shares_and_one_only_if_all_is_right(pairs) -> None:
    assert 0.0 <= macro_f1(pairs) <= 1.0
    assert (macro_f1(pairs) == 1.0) == all(a == b for a, b in pairs) == (accuracy(pairs) == 1.0)


def test_calibration_error_is_the_weighted_gap_of_the_bins() -> None:
    # Bin (0.9, 1]: two at 0.95, one right: gap 0.45. Bin (0.5, 0.6]: two at 0.6, both right: 0.4.
    assert calibration_error([0.95, 0.95, 0.6, 0.6], [True, False, True, True]) == pytest.approx(
        0.425
    )


def test_a_coder_that_is_as_sure_as_it_is_right_has_no_calibration_error() -> None:
    assert calibration_error([0.75] * 4, [True, True, True, False]) == 0.0


@pytest.mark.parametrize("confidence", [0.0, 0.1, 0.3, 0.7, 1.0])
def test_confidences_on_the_edge_of_a_bin_are_counted_once(confidence) -> None:
    assert calibration_error([confidence], [True]) == pytest.approx(1 - confidence)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30))
def test_calibration_error_is_between_nought_and_one(told) -> None:
    assert 0.0 <= calibration_error([c for c, _ in told], [r for _, r in told]) <= 1.0


def mean(items) -> float:
    return sum(items) / len(items)


def test_a_constant_sample_has_no_width() -> None:
    told = bootstrap([0.25] * 30, mean)
    assert (told.value, told.low, told.high, told.n, told.enough) == (0.25, 0.25, 0.25, 30, True)


def test_the_bootstrap_of_a_proportion_is_near_its_normal_interval() -> None:
    # k = 60 of 200: 0.3 ± 1.96·sqrt(0.3·0.7/200) = 0.3 ± 0.0635
    told = bootstrap([1.0] * 60 + [0.0] * 140, mean)
    assert told.value == pytest.approx(0.3)
    assert told.low == pytest.approx(0.2365, abs=0.02)
    assert told.high == pytest.approx(0.3635, abs=0.02)


def test_the_bootstrap_is_the_same_in_every_run() -> None:
    items = [0.1, 0.9, 0.4, 0.3] * 6
    assert bootstrap(items, mean) == bootstrap(items, mean)


@pytest.mark.parametrize(("n", "enough"), [(1, False), (19, False), (20, True)])
def test_below_twenty_items_an_interval_is_flagged(n, enough) -> None:
    assert bootstrap([1.0] * n, mean).enough is enough


def test_no_items_give_no_estimate() -> None:
    told = bootstrap([], mean)
    assert (told.n, told.enough) == (0, False)
