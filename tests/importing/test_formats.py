"""Each format's rows become the events they say."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from realpolitik.errors import UnknownName, UnreadableSource
from realpolitik.importing import acled, icews, ucdp_ged
from realpolitik.importing.formats import FORMATS, format_named
from realpolitik.importing.importing import import_files
from realpolitik.store.filter import Filter

SAMPLES = Path(__file__).parents[3] / "shared" / "data" / "samples"
FOREIGN = [name for name in FORMATS if name != "realpolitik"]
COLUMNS = (
    "event_id", "dataset", "source_country", "source_sector", "target_country", "target_sector",
    "root", "mode", "quad", "intensity", "cameo", "edtf", "date", "place", "deaths", "reports",
)  # fmt: skip


def only(store, *columns: str) -> dict[str, object]:
    (row,) = store.event_table(columns=columns or COLUMNS).to_pylist()
    return row


@pytest.mark.parametrize("name", FORMATS)
def test_every_column_is_read_or_waived_with_a_reason(name) -> None:
    for variant in FORMATS[name].variants:
        assert set(variant.waived) <= set(variant.columns)
        assert all(variant.waived.values())
        used = " ".join([*variant.fills.values(), *variant.checks])
        asked = {column for lookup in variant.lookups.values() for column in lookup.columns}
        unread = [c for c in variant.read() if f'"{c}"' not in used and c not in asked]
        assert unread == []


@pytest.mark.parametrize("name", FOREIGN)
def test_a_row_is_kept_once_with_its_file_and_line(store, file, rows, name) -> None:
    path = file(rows.one_each[name])
    report = import_files(store, name, [path])
    assert (report.kept, report.known, report.rejected) == (1, 0, 0)
    line = 2 if FORMATS[name].header else 1
    assert only(store, "doc_ref") == {"doc_ref": f"{path}:{line}"}
    assert [o.citation for o in store.origins().values()] == [FORMATS[name].origin.citation]
    again = import_files(store, name, [path])
    assert (again.kept, again.files[0].resumed, store.count()) == (0, 1, 1)


@pytest.mark.parametrize("name", FOREIGN)
def test_a_file_of_another_format_is_refused_by_name(store, file, rows, name) -> None:
    other = "gdelt" if name not in {"gdelt", "phoenix"} else "acled"
    path = file(rows.one_each[other])
    with pytest.raises(UnreadableSource, match="line 1") as refused:
        import_files(store, name, [path])
    assert str(path) in refused.value.message
    assert store.count() == 0


def test_gdelt(store, file, rows) -> None:
    import_files(store, "gdelt", [file(rows.gdelt(7))])
    assert only(store) == {
        "event_id": "gdelt-2:7", "dataset": "gdelt-2", "source_country": "USA",
        "source_sector": "GOV", "target_country": "CHN", "target_sector": "", "root": "CONSULT",
        "mode": "visit", "quad": 1, "intensity": 1.9, "cameo": "042", "edtf": "2015-02-18",
        "date": dt.date(2015, 2, 18), "place": None, "deaths": None, "reports": 3,
    }  # fmt: skip


@pytest.mark.parametrize(("width", "dataset"), [(57, "gdelt-1"), (58, "gdelt-1"), (61, "gdelt-2")])
def test_gdelt_1_and_2_are_told_apart_by_their_columns(store, file, rows, width, dataset) -> None:
    import_files(store, "gdelt", [file(rows.gdelt(width=width))])
    assert only(store, "dataset") == {"dataset": dataset}


def test_gdelt_1_rows_with_and_without_url_may_share_a_file(store, file, rows) -> None:
    path = file(rows.gdelt(1, 57) + rows.gdelt(3, 58) + rows.gdelt(2, 57))
    assert import_files(store, "gdelt", [path]).kept == 3
    assert store.event_table(columns=["url"])["url"].to_pylist() == [
        None,
        None,
        "http://x.example/1",
    ]


def test_gdelt_codes_are_text_and_organisations_are_known(store, file, rows) -> None:
    import_files(
        store, "gdelt",
        [file(rows.gdelt(EventCode="010", Actor1KnownGroupCode="EEC", Actor1CountryCode="EUR",
                         Actor2CountryCode="ROM", Actor2Type1Code="MNC"))],
    )  # fmt: skip
    found = only(store, "cameo", "source_country", "target_country", "target_sector")
    assert list(found.values()) == ["010", "EUU", "ROU", "BUS"]


def test_gdelt_mentions_have_a_table_of_their_own(store, file) -> None:
    cells = ["7", "20150218230000", "20150219000000", "1", "x.example", "http://x.example/a", "19",
             "-1", "4594", "4634", "1", "50", "6665", "-4.4", "", ""]  # fmt: skip
    path = file("\t".join(cells) + "\n" + "\t".join([*cells[:13], "x", "", ""]) + "\n")
    report = import_files(store, "gdelt", [path])
    assert (report.kept, report.known, store.count()) == (1, 1, 0)
    (row,) = store.query("FROM mention").to_pylist()
    assert (row["number"], row["sentence"], row["confidence"]) == (7, 19, 0.5)
    assert row["seen"] == dt.datetime(2015, 2, 19)  # noqa: DTZ001 (GDELT's times have no zone)


def test_an_unknown_country_is_left_empty_and_counted(store, file, rows) -> None:
    report = import_files(store, "gdelt", [file(rows.gdelt(Actor1CountryCode="QQQ") * 1)])
    assert only(store, "source_country") == {"source_country": ""}
    assert report.files[0].unmapped == {"Actor1CountryCode: QQQ": 1}


def test_icews(store, file, rows) -> None:
    import_files(store, "icews", [file(rows.one_each["icews"])])
    assert only(store) == {
        "event_id": "icews:1", "dataset": "icews", "source_country": "JPN",
        "source_sector": "MIL", "target_country": "VNM", "target_sector": "", "root": "CONSULT",
        "mode": "", "quad": 1, "intensity": 1.0, "cameo": "040", "edtf": "2018-06-01",
        "date": dt.date(2018, 6, 1), "place": "JPN", "deaths": None, "reports": None,
    }  # fmt: skip
    (event,) = store.events()
    assert (event.sentence, event.source.text, event.event_id) == (2, "Japan", "icews:1")


def test_icews_columns_may_come_in_any_order_and_new_ones_are_reported(store, file) -> None:
    names = [*reversed(icews.FORMAT.variants[0].columns), "Mood"]
    cells = {"Event ID": "5", "Event Date": "2018-06-01", "CAMEO Code": "051", "Source Name": "NA",
             "Target Name": "Peru", "Target Country": "Peru", "Mood": "glum"}  # fmt: skip
    line = "\t".join(cells.get(name, "NA") for name in names)
    report = import_files(store, "icews", [file("\t".join(names) + "\n" + line + "\n")])
    assert report.files[0].unknown_columns == ("Mood",)
    assert only(store, "event_id", "source_text", "target_country") == {
        "event_id": "icews:5", "source_text": "", "target_country": "PER",
    }  # fmt: skip


def test_polecat(store, file, rows) -> None:
    import_files(store, "polecat", [file(rows.one_each["polecat"])])
    assert only(store, *COLUMNS[:12], "contexts", "published", "coder") == {
        "event_id": "polecat:P1", "dataset": "polecat", "source_country": "USA",
        "source_sector": "GOV", "target_country": "RUS", "target_sector": "", "root": "SANCTION",
        "mode": "expel", "quad": 4, "intensity": -4.0, "cameo": "", "edtf": "2020-01-02",
        "contexts": ["diplomatic", "military"], "published": "2020-01-03", "coder": "v1",
    }  # fmt: skip


def test_phoenix(store, file, rows) -> None:
    import_files(store, "phoenix", [file(rows.one_each["phoenix"])])
    assert only(store, *COLUMNS[:8], "contexts", "url", "outlet", "place") == {
        "event_id": "phoenix:20160101-1_1.0", "dataset": "phoenix", "source_country": "DEU",
        "source_sector": "GOV", "target_country": "EUU", "target_sector": "", "root": "SUPPORT",
        "mode": "sign", "contexts": ["TRADE,1", "AID,2"], "url": "http://x.example/1",
        "outlet": "bbc", "place": "DEU",
    }  # fmt: skip


def test_acled(store, file, rows) -> None:
    import_files(store, "acled", [file(rows.one_each["acled"])])
    assert only(store, *COLUMNS, "text") == {
        "event_id": "acled:YEM1", "dataset": "acled", "source_country": "YEM",
        "source_sector": "MIL", "target_country": "YEM", "target_sector": "CVL", "root": "ASSAULT",
        "mode": "aerial", "quad": 4, "intensity": -10.0, "cameo": "195", "edtf": "2022-06-30",
        "date": dt.date(2022, 6, 30), "place": "YEM", "deaths": 4, "reports": None,
        "text": 'A "strike", it is said.',
    }  # fmt: skip


@pytest.mark.parametrize(
    ("precision", "edtf", "date"),
    [
        pytest.param("1", "2025-05-16", dt.date(2025, 5, 16), id="to the day"),
        pytest.param("2", "2025-05-16~", None, id="to the week: about that day"),
        pytest.param("3", "2025-05", None, id="to the month"),
    ],
)
def test_acled_dates_are_no_more_precise_than_acled_says(
    store, file, rows, precision, edtf, date
) -> None:
    line = rows.acled(event_date="16 May 2025", time_precision=precision)
    import_files(store, "acled", [file(rows.header(acled.FORMAT) + line)])
    assert only(store, "edtf", "date", "year") == {"edtf": edtf, "date": date, "year": 2025}


@pytest.mark.parametrize("sub_event_type", acled.CAMEO)
def test_every_acled_sub_event_type_has_a_cameo_code(store, file, rows, sub_event_type) -> None:
    line = rows.acled(sub_event_type=sub_event_type)
    assert import_files(store, "acled", [file(rows.header(acled.FORMAT) + line)]).kept == 1


def test_ucdp_ged(store, file, rows) -> None:
    import_files(store, "ucdp-ged", [file(rows.one_each["ucdp-ged"])])
    assert only(store) == {
        "event_id": "ucdp-ged:1", "dataset": "ucdp-ged", "source_country": "SYR",
        "source_sector": "MIL", "target_country": "", "target_sector": "REB", "root": "ASSAULT",
        "mode": "", "quad": 4, "intensity": -10.0, "cameo": "190", "edtf": "2013-01-03",
        "date": dt.date(2013, 1, 3), "place": "SYR", "deaths": 2, "reports": 2,
    }  # fmt: skip


def test_ucdp_numbers_are_read_as_of_the_day(store, file, rows) -> None:
    lines = rows.ucdp_ged(1, gwnoa=365, date_start="1990-01-13", date_end="1990-01-19") + (
        rows.ucdp_ged(2, gwnoa="365.0", date_start="1999-01-13", date_end="2000-01-19")
    )
    import_files(store, "ucdp-ged", [file(rows.header(ucdp_ged.FORMAT) + lines)])
    table = store.event_table(columns=["source_country", "edtf", "date", "year"]).to_pylist()
    assert table == [
        {"source_country": "SUN", "edtf": "1990-01-13/1990-01-19", "date": None, "year": 1990},
        {"source_country": "RUS", "edtf": "1999-01-13/2000-01-19", "date": None, "year": None},
    ]


@pytest.mark.shared
@pytest.mark.skipif(not SAMPLES.exists(), reason="the sample files are not beside the checkout")
@pytest.mark.parametrize(
    ("name", "sample", "kept"),
    [
        ("gdelt", "gdelt_v1_events_sample.tsv", 100),
        ("gdelt", "gdelt_v2_events_sample.tsv", 100),
        ("gdelt", "gdelt_v2_events_translated_sample.tsv", 100),
        ("icews", "icews_2018_sample.tab", 1000),
        ("ucdp-ged", "ucdp_ged_23_1_sample.csv", 1000),
        ("acled", "acled_old_format_dummy_sample.csv", 200),
    ],
)
def test_published_rows_are_all_kept(store, name, sample, kept) -> None:
    report = import_files(store, name, [SAMPLES / sample])
    assert (report.kept, report.rejected, dict(report.files[0].unmapped)) == (kept, 0, {})
    assert store.count() == kept


def test_a_format_there_is_not_is_named_with_the_near_misses() -> None:
    with pytest.raises(UnknownName) as unknown:
        format_named("gdlt")
    assert "gdelt" in unknown.value.hint


def test_views_leave_out_and_delete_nothing(store, file, rows) -> None:
    import_files(
        store, "gdelt", [file(rows.gdelt(1) + rows.gdelt(2) + rows.gdelt(3, EventCode="112"))]
    )
    line = rows.icews(1, Event_Date="2015-02-18", Source_Country="United States",
                      Source_Sectors="Government", Target_Country="China")  # fmt: skip
    import_files(store, "icews", [file(rows.header(icews.FORMAT) + line, "icews.tab")])
    ids = {
        view: store.event_table(Filter(view=view), columns=["event_id"])["event_id"].to_pylist()
        for view in ("all", "one-a-day", "one-source")
    }
    assert ids == {
        "all": ["gdelt-2:1", "gdelt-2:2", "gdelt-2:3", "icews:1"],
        "one-a-day": ["gdelt-2:1", "gdelt-2:3", "icews:1"],
        "one-source": ["gdelt-2:1", "gdelt-2:2", "gdelt-2:3"],
    }
