import pyarrow as pa
import pytest

from realpolitik.errors import BadInput
from realpolitik.reference.adding import read_dataset
from realpolitik.reference.trade import Flows, flows


@pytest.fixture
def table():
    return pa.table(
        {
            "year": [2000, 2000, 2000],
            "exporter": ["AAA", "BBB", "CCC"],
            "importer": ["BBB", "AAA", "AAA"],
            "value": [10.0, 30.0, 60.0],
        }
    )


def test_flows_of_a_pair_and_the_total_of_one(table):
    assert flows(table, "AAA", "BBB", 2000) == Flows(10.0, 30.0, 100.0)


def test_a_flow_not_reported_is_missing_not_nothing(table):
    assert flows(table, "AAA", "CCC", 2000) == Flows(None, 60.0, 100.0)
    assert flows(table, "BBB", "CCC", 2000) == Flows(None, None, 40.0)


@pytest.mark.parametrize(("state", "year"), [("AAA", 2001), ("ZZZ", 2000)])
def test_a_year_or_a_state_without_data_is_missing(table, state, year):
    assert flows(table, state, "BBB", year) is None


def test_a_file_without_exporters_is_refused(written):
    path = written("year,importer_iso3,value", "2000,USA,5")
    with pytest.raises(BadInput, match="names no exporter"):
        read_dataset("trade", path)
