import numpy as np
import pyarrow as pa
import pytest

from realpolitik.errors import BadInput
from realpolitik.measures import idealpoints

NAMES = [f"S{i:02d}" for i in range(24)]


def world(seed, sessions=5, items=60, cast=0.9, thin=None):
    """Votes of states whose true positions walk, and those positions, standardised by session."""
    rng = np.random.default_rng(seed)
    position = rng.normal(size=len(NAMES))
    truth, rows = {}, []
    for session in range(1, sessions + 1):
        position = position + rng.normal(scale=0.3, size=len(NAMES)) * (session > 1)
        position = (position - position.mean()) / position.std()
        truth.update({(name, session): x for name, x in zip(NAMES, position, strict=True)})
        for item in range(1 if session == thin else items):
            slope, cut, gap = rng.normal(), rng.normal(scale=0.8), rng.gamma(2, 0.4)
            latent = slope * position + rng.normal(size=len(NAMES))
            for name, y in zip(NAMES, latent, strict=True):
                if rng.random() < cast:
                    choice = "no" if y < cut else "abstain" if y < cut + gap else "yes"
                    rows.append((name, session, session * 1000 + item, choice))
    return rows, truth


def votes(rows):
    return pa.table(
        {
            "country": [row[0] for row in rows],
            "session": [row[1] for row in rows],
            "item": [row[2] for row in rows],
            "choice": pa.array([row[3] for row in rows], pa.string()),
        }
    )


def fitted(rows, truth, anchor=None):
    """The estimates, anchored on a state that is truly on the positive side."""
    mean = {name: sum(x for (who, _), x in truth.items() if who == name) for name in NAMES}
    anchor = anchor or max(mean, key=mean.get)
    return idealpoints.table(votes(rows), anchor=anchor).to_pylist()


def by_session(found, truth):
    return [
        np.corrcoef(
            [(r["value"], truth[r["country"], session]) for r in found if r["session"] == session],
            rowvar=False,
        )[0, 1]
        for session in sorted({r["session"] for r in found})
    ]


def test_true_positions_are_recovered_in_every_session():
    rows, truth = world(seed=0)
    assert min(by_session(fitted(rows, truth), truth)) > 0.95


def test_intervals_cover_the_true_positions_about_as_often_as_they_say():
    covered = []
    for seed in range(8):
        rows, truth = world(seed, sessions=4)
        covered += [
            r["low"] <= truth[r["country"], r["session"]] <= r["high"] for r in fitted(rows, truth)
        ]
    assert 0.92 <= np.mean(covered) <= 0.985


def test_the_anchor_decides_the_sign_and_nothing_else():
    rows, truth = world(seed=1)
    mean = {name: sum(truth[name, s] for s in range(1, 6)) for name in NAMES}
    right = fitted(rows, truth, max(mean, key=mean.get))
    left = fitted(rows, truth, min(mean, key=mean.get))
    assert [r["value"] for r in left] == pytest.approx([-r["value"] for r in right])
    assert [r["high"] for r in left] == pytest.approx([-r["low"] for r in right])


def test_each_session_has_mean_zero_and_spread_one():
    rows, truth = world(seed=2)
    found = fitted(rows, truth)
    for session in range(1, 6):
        values = [r["value"] for r in found if r["session"] == session]
        assert (np.mean(values), np.std(values)) == pytest.approx((0, 1), abs=1e-9)


def test_a_session_of_one_vote_leans_on_its_neighbours_and_says_how_unsure_it_is():
    rows, truth = world(seed=3, thin=3)
    found = fitted(rows, truth)
    assert by_session(found, truth)[2] > 0.85
    width = {s: np.mean([r["high"] - r["low"] for r in found if r["session"] == s]) for s in (2, 3)}
    assert width[3] > 1.3 * width[2]
    assert {r["n"] for r in found if r["session"] == 3} == {1}


def test_a_jump_is_kept_not_smoothed_away():
    rows, truth = world(seed=4, sessions=6)
    extreme = min(NAMES, key=lambda name: truth[name, 3])
    twin = max(NAMES, key=lambda name: truth[name, 4])
    # from session 4 on the most negative state votes as the most positive one does
    after = {(r[1], r[2]): r[3] for r in rows if r[0] == twin and r[1] > 3}
    rows = [
        (*r[:3], after.get((r[1], r[2]), r[3])) if r[0] == extreme and r[1] > 3 else r for r in rows
    ]
    value = {r["session"]: r["value"] for r in fitted(rows, truth, twin) if r["country"] == extreme}
    assert value[4] - value[3] > 1.5
    assert abs(value[3] - value[2]) < 1.0


def test_a_state_has_rows_only_for_sessions_it_voted_in():
    rows, truth = world(seed=5)
    rows = [r for r in rows if not (r[0] == "S00" and r[1] == 3)]
    found = fitted(rows, truth)
    assert [r["session"] for r in found if r["country"] == "S00"] == [1, 2, 4, 5]
    assert found == sorted(found, key=lambda r: (r["country"], r["session"]))


def test_the_same_votes_in_another_order_give_the_same_estimates():
    rows, truth = world(seed=6, sessions=3)
    shuffled = [rows[i] for i in np.random.default_rng(0).permutation(len(rows))]
    assert [r["value"] for r in fitted(rows, truth)] == [
        r["value"] for r in fitted(shuffled, truth)
    ]


def test_unanimity_gives_estimates_without_failing():
    rows = [(name, 1, item, "yes") for name in NAMES for item in range(8)]
    found = idealpoints.table(votes(rows), anchor="S00").to_pylist()
    assert [r["value"] for r in found] == pytest.approx([0.0] * len(NAMES), abs=1e-6)


def test_an_anchor_that_never_voted_is_refused():
    rows, _ = world(seed=0, sessions=1, items=5)
    with pytest.raises(BadInput, match="'XXX'"):
        idealpoints.table(votes(rows), anchor="XXX")


def test_an_unknown_choice_is_named():
    with pytest.raises(BadInput, match="'aye'"):
        idealpoints.table(votes([("S00", 1, 1, "aye")]), anchor="S00")


def test_a_missing_column_is_named():
    with pytest.raises(BadInput, match="'session'"):
        idealpoints.table(pa.table({"country": ["A"]}))
