from math import nan

import pyarrow as pa
import pytest

from realpolitik.errors import BadInput
from realpolitik.measures import isolation as module
from realpolitik.measures.isolation import isolation


def test_isolation_weighs_states_by_capability():
    estimate = isolation([0.9, 0.1], [0.1, 0.9], [0.75, 0.25])
    assert estimate.value == pytest.approx(0.25)
    assert estimate.low <= 0.25 <= estimate.high
    assert not estimate.enough


def test_states_with_missing_data_are_left_out_not_counted_against():
    assert isolation([0.9, nan, 0.9], [0.1, 0.9, nan], [1, 1, 1]).n == 1


def test_a_tie_counts_half():
    assert isolation([0.5] * 12, [0.5] * 12, [1.0] * 12).value == 0.5


def test_without_any_state_isolation_is_missing():
    estimate = isolation([], [], [])
    assert estimate.value != estimate.value
    assert (estimate.low, estimate.high, estimate.enough) == (0.0, 1.0, False)


@pytest.fixture
def similarity():
    return pa.table(
        {
            "country_a": ["A", "A", "B", "B", "H"],
            "country_b": ["H", "R", "H", "R", "R"],
            "year": [2000] * 5,
            "kappa": [0.9, 0.1, 0.2, 0.3, -1.0],
        }
    )


def test_table_leaves_hub_and_rival_out_of_their_own_audience(similarity):
    cinc = pa.table({"country": ["A", "B", "H"], "year": [2000] * 3, "cinc": [0.3, 0.1, 0.6]})
    [row] = module.table(similarity, cinc, "H", "R").to_pylist()
    assert (row["window"], row["value"], row["n"]) == ("2000", pytest.approx(0.25), 2)


def test_a_year_without_capability_data_is_missing(similarity):
    cinc = pa.table({"country": ["A"], "year": [1999], "cinc": [0.3]})
    [row] = module.table(similarity, cinc, "H", "R").to_pylist()
    assert (row["value"], row["n"], row["enough"]) == (None, 0, False)


def test_an_unknown_column_of_alignment_is_refused(similarity):
    with pytest.raises(BadInput, match="'tau'"):
        module.table(similarity, pa.table({}), "H", "R", by="tau")
