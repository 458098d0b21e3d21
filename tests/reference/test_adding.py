import datetime as dt
import gzip
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from realpolitik.errors import BadInput, UnknownName
from realpolitik.reference.adding import account, notes, read_dataset, state_in
from realpolitik.reference.datasets import dataset_named

ATOP = "ddyad,stateA,stateB,year,atopally,defense,offense,neutral,nonagg,consul,shareob"
NMC = "stateabb,ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version"

SHARED = [
    ("un-votes", "un_votes_v2024", 855_887, (1946, 2024)),
    ("un-votes", "un_votes", 870_109, None),
    ("un-votes", "un_votes_2025", 34_032, None),
    ("un-roll-calls", "un_roll_calls_v2024", 6_132, (1946, 2024)),
    ("un-roll-calls", "un_roll_calls", 6_203, (1946, 2020)),
    ("un-roll-calls", "un_roll_calls_2025", 236, (2025, 2025)),
    ("atop", "atop_alliance_ddy", 273_296, (1815, 2018)),
    ("trade", "trade_dyad_itpd_2000_2016", 425_845, (2000, 2016)),
    ("trade", "trade_gravity_69_1986_2006", 98_532, (1986, 2006)),
    ("trade", "trade_dyad_cow_selected_years", 52_946, (1900, 2009)),
    ("nmc", "nmc", 17_121, (1816, 2022)),
    ("mid", "cow_mid_ddy", 10_234, (1816, 2014)),
    ("mid", "gml_mid_ddy", 9_284, (1816, 2010)),
    ("mid", "cow_mid_directed_disputes", 11_390, (1816, 2014)),
    ("rivalries", "rivalries_tss2021", 264, (1494, 2020)),
    ("rivalries", "rivalries_td2012", 197, (1494, 2010)),
    ("leaders", "leaders_archigos", 3_409, (1840, 2015)),
    ("distances", "capital_distance", 23_649, (1816, 2024)),
    ("distances", "minimum_distance_spells", 25_714, (1886, 2019)),
    ("contiguity", "contiguity", 1_874, (1816, 2016)),
    ("democracy", "democracy", 17_706, (1816, 2025)),
    ("gdp", "gdp_population", 16_536, (1816, 2019)),
]


@pytest.mark.shared
@pytest.mark.parametrize(("name", "file", "rows", "years"), SHARED, ids=[row[1] for row in SHARED])
def test_the_tidy_layout_of_every_data_set_is_read_whole(shared, name, file, rows, years):
    table, origin = read_dataset(name, shared / f"{file}.parquet")
    assert table.num_rows == rows
    assert notes(table) == []
    if years is not None:
        assert origin.coverage == years
    made = {"trade": {"back"}}.get(name, set())
    assert set(table.column_names) == {c.name for c in dataset_named(name).columns} - made


def test_atop_as_published(written):
    path = written(ATOP, "2002,2,20,1950,1,1,0,0,1,1,9", "20002,20,2,1950,1,0,0,0,1,1,9")
    table, origin = read_dataset("atop", path)
    assert table.select(["country_a", "country_b", "year", "defense"]).to_pylist() == [
        {"country_a": "USA", "country_b": "CAN", "year": 1950, "defense": 1},
        {"country_a": "CAN", "country_b": "USA", "year": 1950, "defense": 0},
    ]
    assert (origin.name, origin.version, origin.coverage) == ("atop", "5.1", (1950, 1950))


def test_cow_alliances_as_the_user_brings_them(written):
    path = written(
        "version4id,ccode1,state_name1,ccode2,state_name2,dyad_st_day,left_censor,right_censor,"
        "defense,neutrality,nonaggression,entente,year,version",
        "1,200,United Kingdom,235,Portugal,1,1,1,1,0,1,0,1816,4.1",
    )
    [row] = read_dataset("cow-alliances", path)[0].to_pylist()
    assert (row["country_a"], row["country_b"], row["neutral"], row["nonagg"]) == (
        "GBR",
        "PRT",
        0,
        1,
    )


def test_cow_trade_holds_two_flows_in_a_row_and_minus_nine_for_unknown(written):
    path = written(
        "ccode1,ccode2,year,importer1,importer2,flow1,flow2,smoothflow1,smoothflow2,version",
        "2,20,1920,United States of America,Canada,611.86,735.48,611.86,735.48,4",
        "2,31,1980,United States of America,Bahamas,1382.56,-9,1382.56,-9,4",
    )
    table, _ = read_dataset("trade", path)
    found = sorted((r["exporter"], r["importer"], r["year"], r["value"]) for r in table.to_pylist())
    assert found == [
        ("BHS", "USA", 1980, 1382.56),
        ("CAN", "USA", 1920, 611.86),
        ("USA", "CAN", 1920, 735.48),
    ]


def test_nmc_as_published_with_unknowns_left_missing_not_minus_nine(written):
    path = written(
        NMC,
        "USA,2,1816,3823,17,80,254,8659,101,.0396975,2021",
        "MEX,70,1831,-9,-9,0,0,6382,-9,.0037,2021",
    )
    rows = read_dataset("nmc", path)[0].to_pylist()
    assert rows[0]["cinc"] == 0.0396975
    assert (rows[1]["milex"], rows[1]["irst"]) == (None, 0.0)


def test_contiguity_as_published_writes_year_and_month(written):
    path = written(
        "dyad,statelno,statelab,statehno,statehab,conttype,begin,end,notes,version",
        "2020,2,USA,20,CAN,1,192001,201612,,3.2",
    )
    [row] = read_dataset("contiguity", path)[0].to_pylist()
    assert (row["country_a"], row["country_b"], row["first"], row["last"]) == (
        "USA",
        "CAN",
        1920,
        2016,
    )


def test_disputes_as_published(written):
    path = written(
        "disno,dyindex,statea,stateb,year,fatlev,hihost,recip",
        "2,1,2,200,1902,0,3,0",
        "3,2,300,345,1913,-9,4,0",
    )
    rows = read_dataset("mid", path)[0].to_pylist()
    assert [(r["dispute"], r["hostility"], r["fatality"]) for r in rows] == [
        (2, 3, 0),
        (3, 4, None),
    ]


def test_v_dem_as_published(written):
    path = written(
        "country_name,country_text_id,country_id,year,COWcode,v2x_polyarchy",
        "Sweden,SWE,5,1990,380,0.9",
    )
    [row] = read_dataset("democracy", path)[0].to_pylist()
    assert (row["country"], row["polyarchy"], row["polity2"]) == ("SWE", 0.9, None)


def test_a_code_means_the_state_that_bore_it_in_that_year():
    assert state_in(365, 1985) == "SUN"
    assert state_in(365, 2005) == "RUS"
    assert state_in(255, 1995) == "DEU"
    assert state_in(9999, 1995) is None
    assert state_in(None, 1995) is None


def test_columns_in_another_order_and_case_and_with_a_mark_at_the_start_are_found(written):
    path = written("\ufeffYEAR,CCODE,pwtrgdp", "1999,2,1000.5")
    [row] = read_dataset("gdp", path)[0].to_pylist()
    assert (row["country"], row["year"], row["gdp"], row["population"]) == (
        "USA",
        1999,
        1000.5,
        None,
    )


@pytest.mark.parametrize("separator", ["\t", ";", ","])
def test_the_separator_is_found(written, separator):
    path = written(*(line.replace(",", separator) for line in ("ccode,year,gdp", "2,1999,7")))
    assert read_dataset("gdp", path)[0]["gdp"].to_pylist() == [7.0]


def test_gzip_and_latin_1_are_read(tmp_path):
    path = tmp_path / "leaders.csv.gz"
    text = "obsid,ccode,leader,startdate,enddate\nBOL-1,145,Ibáñez,1952-04-16,1956-08-06\n"
    path.write_bytes(gzip.compress(text.encode("latin-1")))
    [row] = read_dataset("leaders", path)[0].to_pylist()
    assert (row["leader"], row["enddate"]) == ("Ibáñez", dt.date(1956, 8, 6))


def test_each_column_is_read_waived_or_reported(written):
    path = written(ATOP + ",mystery", "2002,2,20,1950,1,1,0,0,1,1,9,x")
    told = account("atop", path)
    assert told.read == (
        "stateA", "stateB", "year", "defense", "offense", "neutral", "nonagg", "consul",
    )  # fmt: skip
    assert told.waived == ("ddyad", "atopally", "shareob")
    assert told.unknown == ("mystery",)
    said = notes(read_dataset("atop", path)[0])
    assert any("'mystery'" in note for note in said)
    assert any("1 rows" in note for note in said)


def test_a_missing_column_is_named_with_the_file_and_the_page_to_go_to(written):
    path = written("stateA,stateB,year", "2,20,1950")
    with pytest.raises(BadInput, match=r"table\.csv has no column for 'defense'") as caught:
        read_dataset("atop", path)
    assert "stateA, stateB, year" in caught.value.hint
    assert "atopdata.org" in caught.value.hint


@pytest.mark.parametrize(
    ("cell", "column"),
    [
        pytest.param("2,19x9,5", "year", id="letters in a year"),
        pytest.param("2.5,1999,5", "ccode", id="half a code"),
        pytest.param("2,1999,much", "gdp", id="a word for a number"),
    ],
)
def test_a_cell_that_does_not_fit_is_named_with_row_and_column(written, cell, column):
    path = written("ccode,year,gdp", "2,1998,5", cell)
    with pytest.raises(BadInput, match=rf"column '{column}', row 2"):
        read_dataset("gdp", path)


def test_an_impossible_date_is_named(written):
    path = written("obsid,ccode,leader,startdate,enddate", "X,2,Somebody,1999-02-30,2000-01-01")
    with pytest.raises(BadInput, match="'1999-02-30' is not a date"):
        read_dataset("leaders", path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"ccode,year,gdp\n2,1999\n", "cannot be read as a table", id="a short line"),
        pytest.param(b"ccode,year,gdp\n", "has no rows", id="a header alone"),
        pytest.param(b"", "cannot be read as a table", id="nothing"),
        pytest.param(b"\x1f\x8b\x08\x00broken", "cannot be read as a table", id="a broken gzip"),
        pytest.param(b"PAR1broken", "cannot be read as a table", id="a broken Parquet"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path, content, said):
    path = tmp_path / "gdp.csv"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=said) as caught:
        read_dataset("gdp", path)
    assert caught.value.hint


def test_a_zip_is_refused_with_the_remedy(tmp_path):
    path = tmp_path / "nmc.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("nmc.csv", NMC)
    with pytest.raises(BadInput, match="zip") as caught:
        read_dataset("nmc", path)
    assert "Unpack" in caught.value.hint


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadInput, match=r"There is no file .*nowhere\.csv"):
        read_dataset("nmc", tmp_path / "nowhere.csv")


def test_an_unknown_data_set_is_refused_before_the_file_is_opened(tmp_path):
    with pytest.raises(UnknownName):
        read_dataset("nope", tmp_path / "nowhere.csv")


def test_what_was_read_once_is_read_again_from_the_tidy_table(written, tmp_path):
    first, _ = read_dataset("atop", written(ATOP, "2002,2,20,1950,1,1,0,0,1,1,9"))
    pq.write_table(first, tmp_path / "again.parquet")
    again, _ = read_dataset("atop", tmp_path / "again.parquet")
    assert again.equals(first)


def test_parquet_columns_of_other_widths_are_cast(tmp_path):
    path = tmp_path / "gdp.parquet"
    pq.write_table(
        pa.table({"ccode": pa.array([2], pa.int64()), "year": [1999.0], "gdp": ["7"]}), path
    )
    assert read_dataset("gdp", path)[0]["gdp"].to_pylist() == [7.0]
