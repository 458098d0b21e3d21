import pytest

from realpolitik.measures import cooperation
from realpolitik.measures.cooperation import mean_cooperation, net_cooperation


def test_net_cooperation_sums_goldstein_intensities():
    # Goldstein 1992: extend military assistance 8.3, make complaint -2.0, agree to meet 1.5
    estimate = net_cooperation([8.3, -2.0, 1.5])
    assert estimate.value == pytest.approx(7.8)
    half = 1.959964 * (8.3**2 + 2.0**2 + 1.5**2) ** 0.5
    assert (estimate.low, estimate.high) == pytest.approx((7.8 - half, 7.8 + half), abs=1e-4)
    assert (estimate.n, estimate.enough) == (3, False)


def test_mean_cooperation_carries_students_interval():
    # mean 2, s = sqrt(2.5), t(0.975, 4) = 2.776445
    estimate = mean_cooperation([0.0, 1.0, 2.0, 3.0, 4.0])
    assert estimate.value == 2.0
    assert estimate.high - 2.0 == pytest.approx(2.776445 * (2.5 / 5) ** 0.5, abs=1e-5)
    assert estimate.enough


def test_no_events_is_not_a_mean_of_zero():
    estimate = mean_cooperation([])
    assert estimate.value != estimate.value
    assert not estimate.enough
    assert not net_cooperation([]).enough


def test_table_keeps_directions_and_years_apart(events):
    rows = cooperation.table(
        events(
            ("A", "B", 2, 7.0, 1999),
            ("A", "B", 3, -2.0, 1999),
            ("B", "A", 4, -9.0, 1999),
            ("A", "B", 1, 1.0, 2000),
            ("A", "B", 4, -9.0, 2000, "negated"),
        ),
        "year",
    ).to_pylist()
    found = [(r["source"], r["target"], r["window"], r["value"], r["n"]) for r in rows]
    assert found == [
        ("A", "B", "1999", 5.0, 2),
        ("A", "B", "2000", 1.0, 1),
        ("B", "A", "1999", -9.0, 1),
    ]


def test_table_agrees_with_the_scalar_function(events):
    table = events(*[("A", "B", 1, float(x), 1999) for x in (0, 1, 2, 3, 4)])
    [row] = cooperation.table(table, of="mean").to_pylist()
    alone = mean_cooperation([0.0, 1.0, 2.0, 3.0, 4.0])
    assert (row["value"], row["low"], row["high"]) == pytest.approx(
        (alone.value, alone.low, alone.high)
    )
