import numpy as np
import pytest

from realpolitik.measures import lead as module
from realpolitik.measures.lead import lead


def by_lag(found):
    return {one.lag: one for one in found}


def test_a_member_that_follows_by_two_windows_is_found_there():
    rng = np.random.default_rng(0)
    hub = rng.normal(size=60)
    member = np.concatenate([rng.normal(size=2), hub[:-2]]) + 0.3 * rng.normal(size=60)
    found = by_lag(lead(hub, member, rng))
    assert found[2].correlation.value == pytest.approx(
        np.corrcoef(hub[:-2], member[2:])[0, 1], abs=1e-12
    )
    assert found[2].correlation.exceeds(0.5) is True
    assert found[2].p < 0.05
    assert found[-2].p > 0.05
    assert found[2].correlation.n == 58


def test_unrelated_series_are_rarely_called_related_whatever_lag_is_looked_at():
    rng = np.random.default_rng(1)
    smallest = [
        min(one.p for one in lead(rng.normal(size=40), rng.normal(size=40), rng, permutations=99))
        for _ in range(100)
    ]
    assert np.mean(np.array(smallest) <= 0.05) <= 0.12


def test_a_series_that_never_changes_leads_nobody():
    found = lead([1.0] * 30, list(range(30)), np.random.default_rng(0), permutations=9)
    assert all(one.p != one.p for one in found)
    assert not any(one.correlation.enough for one in found)


def test_table_has_one_row_a_lag_for_members_that_acted(events):
    rows = [
        (who, "R", 3, -float(month % 4 + 1), f"1999-{month:02d}-01")
        for who in ("H", "M")
        for month in range(1, 13)
    ]
    table = module.table(
        events(*rows), "H", ["H", "M", "N"], "R", np.random.default_rng(0), max_lag=1
    )
    assert table["source"].to_pylist() == ["M", "M", "M"]
    assert table["lag"].to_pylist() == [-1, 0, 1]
    assert table["value"].to_pylist()[1] == pytest.approx(1.0)
    assert table["enough"].to_pylist() == [False, False, False]
