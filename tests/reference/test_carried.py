from hashlib import sha256
from importlib.resources import files

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from realpolitik.errors import UnknownName
from realpolitik.reference import carried as module
from realpolitik.reference.adding import read_dataset
from realpolitik.reference.alliances import obligations
from realpolitik.reference.carried import (
    carried,
    ideal_point,
    latest,
    manifest,
    trade_share,
    voting,
)

FOLDER = files("realpolitik.reference").joinpath("carried")


@pytest.mark.parametrize("name", manifest())
def test_every_carried_table_is_the_one_the_manifest_names(name):
    entry = manifest()[name]
    data = FOLDER.joinpath(entry.file).read_bytes()
    assert sha256(data).hexdigest() == entry.sha256
    assert carried(name).num_rows == entry.rows
    assert len(data) < 1_500_000
    for told in ("title", "producer", "version", "licence", "citation"):
        assert getattr(entry.origin, told)
    assert entry.made_by.startswith("python tools/carry.py")


def test_nothing_is_carried_that_the_manifest_does_not_name():
    named = {entry.file for entry in manifest().values()} | {"manifest.toml"}
    assert {file.name for file in FOLDER.iterdir()} == named


def test_voting_is_the_same_both_ways_and_missing_before_its_first_year():
    assert voting("USA", "CHN", 2020) == voting("CHN", "USA", 2020)
    assert voting("USA", "CHN", 2020)["n"] > 30
    assert voting("USA", "CHN", 1999) is None
    assert voting("USA", "XXX", 2020) is None


def test_ideal_points_carry_their_intervals():
    estimate = ideal_point("USA", 70)
    assert estimate.low < estimate.value < estimate.high
    assert estimate.value > 1
    assert estimate.enough
    assert ideal_point("USA", 999) is None
    assert not ideal_point("USA", 19).enough


def test_an_obligation_after_the_last_covered_year_is_missing():
    assert module.obligations("USA", "KOR", latest("obligations")).defense
    assert module.obligations("USA", "KOR", latest("obligations") + 1) is None
    assert module.obligations("USA", "IRN", 2015) is not None
    assert not module.obligations("USA", "IRN", 2015).any
    assert module.obligations("USA", "XXX", 2015) is None


def test_trade_reported_one_way_only_is_not_enough():
    shares = carried("trade-shares")
    row = next(r for r in shares.to_pylist() if r["flows"] == 1)
    estimate = trade_share(row["country"], row["partner"], row["year"])
    assert (estimate.n, estimate.enough, estimate.high) == (1, False, 1.0)
    whole = trade_share("USA", "CHN", 2016)
    assert whole.enough
    assert whole.low == whole.value == whole.high
    assert trade_share("USA", "CHN", 1990) is None


def test_shares_of_a_state_sum_to_one():
    rows = carried("trade-shares").to_pylist()
    of = [r["share"] for r in rows if r["country"] == "DEU" and r["year"] == 2016]
    assert sum(of) == pytest.approx(1, abs=1e-4)


def test_an_unknown_table_is_refused():
    with pytest.raises(UnknownName):
        carried("nope")


@pytest.fixture(scope="module")
def atop(shared):
    return read_dataset("atop", shared / "atop_alliance_ddy.parquet")[0]


@pytest.mark.shared
@pytest.mark.parametrize("year", [1995, 2018])
@pytest.mark.parametrize(
    ("a", "b"), [("USA", "KOR"), ("CHN", "PRK"), ("RUS", "SYR"), ("USA", "IRN")]
)
def test_carried_obligations_are_those_of_the_source(atop, a, b, year):
    assert module.obligations(a, b, year) == obligations(atop, a, b, year)


@pytest.mark.shared
def test_carried_votes_are_those_of_the_source(shared):
    votes = pq.read_table(shared / "un_votes_v2024.parquet")
    rolls = pq.read_table(shared / "un_roll_calls_v2024.parquet")
    of_2022 = rolls.filter(pc.equal(rolls["year"], 2022))["resid"].combine_chunks()
    votes = votes.filter(pc.is_in(votes["resid"], value_set=of_2022))
    china, russia = (
        {row["resid"]: row["vote"] for row in votes.filter(_of(votes, state)).to_pylist()}
        for state in ("CHN", "RUS")
    )
    both = china.keys() & russia.keys()
    found = voting("CHN", "RUS", 2022)
    assert found["n"] == len(both)
    alike = sum(china[item] == russia[item] for item in both)
    assert found["agreement"] == pytest.approx(alike / len(both), abs=1e-6)


def _of(votes, state):
    return pc.equal(votes["iso3"].cast(pa.string()), state)
