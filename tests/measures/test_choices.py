import numpy as np
import pyarrow as pa
import pytest

from realpolitik.errors import BadInput
from realpolitik.measures.choices import categorised, coded, weights_of


@pytest.mark.parametrize("encoded", [False, True], ids=["plain", "dictionary"])
def test_values_are_numbered_in_their_order_however_they_are_stored(encoded):
    column = pa.chunked_array([["b", "a"], ["c", "a"]])
    values, code = coded(column.dictionary_encode() if encoded else column)
    assert values == ["a", "b", "c"]
    assert code.tolist() == [1, 0, 2, 0]


def test_an_empty_column_has_no_values():
    values, code = coded(pa.chunked_array([pa.array([], pa.string())]))
    assert (values, code.size) == ([], 0)


def test_categories_keep_the_order_they_are_given_in():
    column = pa.chunked_array([["yes", "no", "yes"]])
    assert categorised(column, ("no", "abstain", "yes")).tolist() == [2, 0, 2]


def test_another_category_is_refused():
    with pytest.raises(BadInput, match="'maybe'"):
        categorised(pa.chunked_array([["maybe"]]), ("no", "yes"))


def test_an_item_without_a_weight_weighs_nothing():
    given = pa.table({"item": ["x"], "weight": [2.0]})
    assert np.array_equal(weights_of(["w", "x"], given), [0.0, 2.0])
    assert weights_of(["w"], None) is None
