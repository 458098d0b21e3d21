from math import inf

import pyarrow as pa
import pytest

from realpolitik.errors import BadInput
from realpolitik.measures import trade
from realpolitik.measures.trade import dependence


def test_dependence_on_gdp_after_oneal_and_russett():
    # exports 20 and imports 30 with the partner in an economy of 500: 0.1
    estimate = dependence(20.0, 30.0, 500.0, bound=inf)
    assert (estimate.value, estimate.low, estimate.high) == (0.1, 0.1, 0.1)
    assert estimate.enough


def test_an_unreported_flow_leaves_the_upper_end_open():
    estimate = dependence(20.0, None, 100.0)
    assert (estimate.value, estimate.low, estimate.high) == (0.2, 0.2, 1.0)
    assert (estimate.n, estimate.enough) == (1, False)
    assert dependence(20.0, None, 100.0, bound=inf).high == inf


@pytest.mark.parametrize(
    ("exports", "imports", "base"), [(None, None, 1.0), (1.0, 1.0, None), (1.0, 1.0, 0.0)]
)
def test_without_flows_or_base_dependence_is_missing(exports, imports, base):
    estimate = dependence(exports, imports, base)
    assert estimate.value != estimate.value
    assert not estimate.enough


@pytest.fixture
def flows():
    return pa.table(
        {
            "year": [2000, 2000, 2000, 2001],
            "exporter": ["A", "B", "A", "A"],
            "importer": ["B", "A", "C", "B"],
            "value": [10.0, 30.0, 60.0, None],
        }
    )


def test_table_takes_the_total_of_reported_trade_as_base(flows):
    rows = {(r["source"], r["target"], r["year"]): r for r in trade.table(flows).to_pylist()}
    assert rows["A", "B", 2000]["value"] == pytest.approx(0.4)
    assert rows["A", "B", 2000]["enough"]
    assert rows["B", "A", 2000]["value"] == 1.0
    assert rows["A", "C", 2000]["value"] == pytest.approx(0.6)
    assert not rows["A", "C", 2000]["enough"]
    assert ("A", "B", 2001) not in rows


def test_table_takes_gdp_where_given_and_misses_it_where_not(flows):
    gdp = pa.table({"country": ["A"], "year": [2000], "gdp": [400.0]})
    rows = {(r["source"], r["target"]): r for r in trade.table(flows, gdp).to_pylist()}
    assert rows["A", "B"]["value"] == pytest.approx(0.1)
    assert rows["B", "A"]["value"] is None


def test_a_missing_column_is_named():
    with pytest.raises(BadInput, match="'exporter'"):
        trade.table(pa.table({"year": [2000]}))
