import pytest

from realpolitik.errors import UnknownName
from realpolitik.reference.dataset import covered
from realpolitik.reference.datasets import dataset_named, datasets

NAMES = [
    "un-votes", "un-roll-calls", "atop", "cow-alliances", "trade", "nmc", "mid", "rivalries",
    "leaders", "distances", "contiguity", "democracy", "gdp",
]  # fmt: skip


def test_the_catalogue_has_every_name_that_commands_take():
    assert list(datasets()) == NAMES


@pytest.mark.parametrize("dataset", datasets().values(), ids=datasets().keys())
def test_every_data_set_says_whose_it_is_and_where_to_get_it(dataset):
    for told in ("title", "producer", "version", "licence", "citation", "page"):
        assert getattr(dataset, told).strip()
    assert dataset.coverage[0] < dataset.coverage[1]
    assert dataset.rows[0] < dataset.rows[1]
    assert all(column.means for column in dataset.columns)
    assert bool(dataset.doi) == bool(dataset.files), "a deposit has more files than one"


@pytest.mark.parametrize("dataset", datasets().values(), ids=datasets().keys())
def test_no_column_is_both_read_and_waived_by_its_own_name(dataset):
    own = {column.name for column in dataset.columns}
    read = {known for column in dataset.columns for known in column.known_as[:1]}
    assert not read & dataset.waived & own


def test_a_wrong_name_is_met_with_near_misses():
    with pytest.raises(UnknownName) as caught:
        dataset_named("un-vote")
    assert "un-votes" in caught.value.hint


@pytest.mark.parametrize(
    ("year", "expected"), [(1814, False), (1815, True), (2018, True), (2019, False)]
)
def test_coverage_includes_both_ends_and_nothing_else(year, expected):
    assert covered(dataset_named("atop"), year) is expected


def test_an_origin_that_states_no_coverage_covers_nothing():
    from dataclasses import replace

    origin = replace(dataset_named("atop").origin(), coverage=None)
    assert not covered(origin, 2000)
