from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from realpolitik.errors import BadInput
from realpolitik.measures import similarity as module
from realpolitik.measures.similarity import OBLIGATIONS, VOTES, similarity

CODE = {"no": 1, "abstain": 2, "yes": 3}


def choices(rows):
    return pa.table(
        {
            "country": [row[0] for row in rows],
            "year": [row[1] for row in rows],
            "item": [row[2] for row in rows],
            "choice": pa.array([row[3] for row in rows], pa.string()),
        }
    )


def world(seed=0, states=12, items=40, years=(2000, 2001)):
    rng = np.random.default_rng(seed)
    names = [f"S{i:02d}" for i in range(states)]
    return [
        (name, year, year * 1000 + item, str(rng.choice(VOTES, p=[0.2, 0.2, 0.6])))
        for year in years
        for name in names
        for item in range(items)
        if rng.random() < 0.8
    ]


def direct(a, b, p, weights=None):
    """Agreement, S, kappa, pi of two lists of codes 1-3, written out vote by vote."""
    pairs = [(x, y) for x, y in zip(a, b, strict=True)]
    n = len(pairs)
    weights = weights or [1.0] * n
    agreement = sum(x == y for x, y in pairs) / n
    s = 1 - 2 * sum(
        w * abs(x - y) ** p / 2**p for w, (x, y) in zip(weights, pairs, strict=True)
    ) / sum(weights)
    observed = sum(abs(x - y) ** p for x, y in pairs) / n
    by_rater = sum(abs(x - y) ** p for x in a for y in b) / n**2
    both = [*a, *b]
    by_pool = sum(abs(x - y) ** p for x in both for y in both) / len(both) ** 2
    return (
        agreement,
        s,
        1 - observed / by_rater if by_rater else None,
        1 - observed / by_pool if by_pool else None,
    )


@pytest.mark.parametrize(("weights", "p"), [("squared", 2), ("absolute", 1)])
def test_matrix_products_equal_the_slow_direct_way(weights, p):
    rows = world()
    item_weights = {item: 1 + item % 7 for _, _, item, _ in rows}
    table = module.table(
        choices(rows),
        weights=weights,
        item_weights=pa.table(
            {"item": list(item_weights), "weight": [float(w) for w in item_weights.values()]}
        ),
    )
    vote = {(name, item): CODE[choice] for name, _, item, choice in rows}
    items = {year: sorted({r[2] for r in rows if r[1] == year}) for year in (2000, 2001)}
    assert table.num_rows == 2 * 12 * 11 / 2
    for row in table.to_pylist():
        a, b = row["country_a"], row["country_b"]
        common = [i for i in items[row["year"]] if (a, i) in vote and (b, i) in vote]
        heavy = [float(item_weights[i]) for i in common]
        mine, theirs = [vote[a, i] for i in common], [vote[b, i] for i in common]
        agreement, s, kappa, pi = direct(mine, theirs, p)
        weighted = direct(mine, theirs, p, heavy)[1]
        assert row["n"] == len(common)
        assert [row[c] for c in ("agreement", "s", "kappa", "pi", "s_weighted")] == pytest.approx(
            [agreement, s, kappa, pi, weighted], abs=1e-9
        )


def test_scalar_and_table_agree_and_the_interval_holds_the_value():
    rows = world(seed=3, states=2, items=60, years=(2000,))
    [row] = module.table(choices(rows)).to_pylist()
    vote = {(name, item): choice for name, _, item, choice in rows}
    items = sorted({item for _, _, item, _ in rows})
    found = similarity(
        [vote.get(("S00", i)) for i in items],
        [vote.get(("S01", i)) for i in items],
        np.random.default_rng(0),
    )
    for name in ("agreement", "s", "kappa", "pi"):
        estimate = getattr(found, name)
        assert estimate.value == pytest.approx(row[name], abs=1e-12)
        assert estimate.low < estimate.value < estimate.high
        assert estimate.n == row["n"]


def test_a_worked_example_of_kappa_with_squared_weights():
    # 2x yes-yes, 1x yes-no, 1x no-no: D_o = 1/4; margins 3/4, 1/4 and 2/4, 2/4: D_e = 1/2
    found = similarity(
        ["yes", "yes", "yes", "no"], ["yes", "yes", "no", "no"], np.random.default_rng(0)
    )
    assert found.kappa.value == pytest.approx(0.5)
    assert found.s.value == pytest.approx(0.5)
    assert found.pi.value == pytest.approx(1 - 0.25 / (2 * 5 / 8 * 3 / 8))
    assert not found.kappa.enough


def test_opposed_profiles_have_the_lowest_s_and_equal_ones_the_highest():
    rng = np.random.default_rng(0)
    assert similarity(["yes"] * 12, ["no"] * 12, rng).s.value == -1
    assert similarity(["yes"] * 12, ["yes"] * 12, rng).s.value == 1


def test_without_possible_disagreement_kappa_is_missing_not_one():
    rows = [(name, 2000, item, "yes") for name in "AB" for item in range(20)]
    [row] = module.table(choices(rows)).to_pylist()
    assert (row["agreement"], row["s"], row["kappa"], row["pi"]) == (1.0, 1.0, None, None)
    found = similarity(["yes"] * 20, ["yes"] * 20, np.random.default_rng(0))
    assert found.agreement.enough
    assert not found.kappa.enough


def test_states_that_never_voted_together_have_no_row():
    rows = [
        ("A", 2000, 1, "yes"),
        ("B", 2000, 2, "yes"),
        ("C", 2000, 1, None),
        ("B", 2000, 1, "no"),
    ]
    [row] = module.table(choices(rows)).to_pylist()
    assert (row["country_a"], row["country_b"], row["n"], row["s"]) == ("A", "B", 1, -1.0)


def test_alliance_profiles_have_four_categories():
    # over third states X, Y: A owes defence and none, B entente and none; |d| = 2 and 0, m = 3
    rows = [
        ("A", 2000, "X", "defence"),
        ("A", 2000, "Y", "none"),
        ("B", 2000, "X", "entente"),
        ("B", 2000, "Y", "none"),
    ]
    [row] = module.table(choices(rows), categories=OBLIGATIONS, weights="absolute").to_pylist()
    assert row["s"] == pytest.approx(1 - 2 * 2 / (2 * 3))


def test_more_items_than_single_precision_can_hold():
    rng = np.random.default_rng(2)
    rows = [(n, 2000, i, str(rng.choice(VOTES))) for n in "AB" for i in range(1500)]
    [row] = module.table(choices(rows)).to_pylist()
    mine = [CODE[r[3]] for r in rows[:1500]]
    theirs = [CODE[r[3]] for r in rows[1500:]]
    counts = np.zeros((3, 3))
    for x, y in zip(mine, theirs, strict=True):
        counts[x - 1, y - 1] += 1
    w = np.subtract.outer(np.arange(3), np.arange(3)) ** 2
    margins = np.outer(counts.sum(1), counts.sum(0)) / 1500
    assert row["kappa"] == pytest.approx(1 - (counts * w).sum() / (margins * w).sum(), abs=1e-12)


def test_an_empty_table_has_no_pairs():
    assert module.table(choices([])).num_rows == 0


def test_an_unknown_choice_is_named_with_the_known_ones():
    with pytest.raises(BadInput, match="'perhaps'") as caught:
        module.table(choices([("A", 2000, 1, "perhaps")]))
    assert "no, abstain, yes" in caught.value.hint


def test_a_missing_column_is_named():
    with pytest.raises(BadInput, match="'item'"):
        module.table(pa.table({"country": ["A"], "year": [2000], "choice": ["yes"]}))


def test_a_choice_without_a_year_is_refused_with_the_remedy():
    with pytest.raises(BadInput, match="1 of the choices have no year") as caught:
        module.table(choices([("A", None, 1, "yes"), ("B", 2000, 1, "yes")]))
    assert "un-roll-calls" in caught.value.hint


def test_rows_in_any_order_give_the_same_table():
    rows = world()
    shuffled = [rows[i] for i in np.random.default_rng(0).permutation(len(rows))]
    assert module.table(choices(shuffled)).equals(module.table(choices(rows)))


def test_s_of_a_row_has_the_interval_of_its_votes():
    # 20 votes: 12 alike, 5 one apart, 3 two apart: squared distances 0, 1/4, 1 by widest 4
    distances = np.array([0.0] * 12 + [0.25] * 5 + [1.0] * 3)
    s = 1 - 2 * distances.mean()
    half = 2 * 2.093024 * distances.std(ddof=1) / 20**0.5
    estimate = module.s_of(20, 12 / 20, s)
    assert (estimate.low, estimate.high) == pytest.approx((s - half, s + half), abs=1e-6)
    assert estimate.enough


@pytest.mark.shared
def test_korea_and_the_united_states_1995_as_published():
    folder = Path(__file__).parents[2] / "../shared/data"
    if not folder.exists():
        pytest.skip("the development data are not beside this checkout")
    votes = pq.read_table(folder / "un_votes_v2024.parquet")
    rolls = pq.read_table(folder / "un_roll_calls_v2024.parquet")
    of_1995 = rolls.filter(pc.equal(rolls["year"], 1995))["resid"]
    votes = votes.filter(
        pc.and_(
            pc.is_in(votes["resid"], value_set=of_1995.combine_chunks()),
            pc.is_in(votes["iso3"].cast(pa.string()), value_set=pa.array(["KOR", "USA"])),
        )
    )
    cast = votes.rename_columns(["item", "ccode", "country", "choice"])
    cast = cast.append_column("year", pa.array([1995] * cast.num_rows))
    [row] = module.table(cast).to_pylist()
    assert (row["n"], round(row["agreement"], 4)) == (73, 0.2877)
    assert row["kappa"] == pytest.approx(0.12000, abs=5e-6)
