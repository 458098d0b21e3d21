"""Rows to import, made from each format's columns, and stores to import them into."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from realpolitik.importing import acled, gdelt, icews, phoenix, polecat, ucdp_ged
from realpolitik.store.opening import open_store

if TYPE_CHECKING:
    from pathlib import Path


def row(columns, delimiter: str = "\t", **cells: object) -> str:
    """A line with these cells, the other columns empty; `_` in a name stands for a space."""
    names = {name.replace(" ", "_"): name for name in columns}
    values = {names[name]: str(value) for name, value in cells.items()}
    return delimiter.join(values.get(name, "") for name in columns) + "\n"


def gdelt_row(number: int = 1, width: int = 61, **cells: object) -> str:
    variant = gdelt.FORMAT.variants[1 if width == 61 else 0]
    columns = variant.columns[:width]
    facts = {
        "GLOBALEVENTID": number, "SQLDATE": 20150218, "EventCode": "042", "Actor1Code": "USAGOV",
        "Actor1Name": "UNITED STATES", "Actor1CountryCode": "USA", "Actor1Type1Code": "GOV",
        "Actor2Code": "CHN", "Actor2Name": "CHINA", "Actor2CountryCode": "CHN",
        "NumArticles": 3, "ActionGeo_Lat": "39.9", "ActionGeo_Long": "116.4",
        "DATEADDED": "20150218230000" if width == 61 else "20150218",
    }  # fmt: skip
    if width != 57:
        facts["SOURCEURL"] = f"http://x.example/{number // 3 if isinstance(number, int) else 0}"
    return row(columns, **{**facts, **cells})


def header(format_) -> str:
    return format_.delimiter.join(format_.variants[0].columns) + "\n"


def icews_row(number: int = 1, **cells: object) -> str:
    facts = {
        "Event_ID": number, "Event_Date": "2018-06-01", "Source_Name": "Japan",
        "Source_Sectors": "Government,Military", "Source_Country": "Japan", "CAMEO_Code": "040",
        "Target_Name": "Vietnam", "Target_Country": "Vietnam", "Story_ID": 7,
        "Sentence_Number": 2, "Country": "Japan", "Latitude": "35.6", "Longitude": "139.5",
    }  # fmt: skip
    return row(icews.FORMAT.variants[0].columns, **{**facts, **cells})


def polecat_row(number: str = "P1", **cells: object) -> str:
    facts = {
        "Event_ID": number, "Event_Date": "2020-01-02", "Event_Type": "SANCTION",
        "Event_Mode": "expel", "Intensity": "-4.0", "Contexts": "diplomatic;military",
        "Actor_Name": "Foreign ministry", "Actor_Country": "USA", "Primary_Actor_Sector": "GOV",
        "Recipient_Name": "Diplomats", "Recipient_Country": "RUS", "Recipient_Title": "None",
        "Source": "The Paper", "Publication_Date": "2020-01-03", "Version": "v1",
    }  # fmt: skip
    return row(polecat.COLUMNS, **{**facts, **cells})


def phoenix_row(number: str = "20160101-1_1.0", **cells: object) -> str:
    facts = {
        "EventID": number, "Date": "20160101", "SourceActorFull": "DEUGOV",
        "SourceActorEntity": "DEU", "SourceActorRole": "GOV", "TargetActorFull": "IGOEUREEC",
        "TargetActorEntity": "EEC", "EventCode": "057", "Issues": "TRADE,1;AID,2",
        "URLs": "http://x.example/1;http://x.example/2", "NewsSources": "bbc;xinhua",
        "GeoCountryName": "Germany", "ActionLat": "52.5", "ActionLong": "13.4",
    }  # fmt: skip
    return row(phoenix.FORMAT.variants[0].columns, **{**facts, **cells})


def acled_row(number: str = "YEM1", **cells: object) -> str:
    facts = {
        "event_id_cnty": number, "event_date": "2022-06-30", "time_precision": 1,
        "sub_event_type": "Air/drone strike", "actor1": "Military Forces of Yemen (2016-)",
        "inter1": 1, "actor2": "Civilians (Yemen)", "inter2": 7, "iso": 887, "country": "Yemen",
        "latitude": "15.3", "longitude": "44.2", "fatalities": 4, "source": "The Paper",
        "notes": '"A ""strike"", it is said."',
    }  # fmt: skip
    return row(acled.FORMAT.variants[0].columns, ",", **{**facts, **cells})


def ucdp_row(number: int = 1, **cells: object) -> str:
    facts = {
        "id": number, "type_of_violence": 1, "conflict_new_id": 299, "side_a": "Government of Syria",
        "side_b": "Syrian insurgents", "number_of_sources": 2, "date_prec": 1,
        "date_start": "2013-01-03", "date_end": "2013-01-03", "best": 2, "country_id": 652,
        "gwnoa": 652, "latitude": "35.7", "longitude": "36.5",
    }  # fmt: skip
    return row(ucdp_ged.COLUMNS, ",", **{**facts, **cells})


ONE_EACH = {
    "gdelt": gdelt_row(),
    "icews": header(icews.FORMAT) + icews_row(),
    "polecat": header(polecat.FORMAT) + polecat_row(),
    "phoenix": phoenix_row(),
    "acled": header(acled.FORMAT) + acled_row(),
    "ucdp-ged": header(ucdp_ged.FORMAT) + ucdp_row(),
}


@pytest.fixture
def rows():
    """What makes rows of each format, and `one_each`, a whole file of one row by format."""
    return SimpleNamespace(
        gdelt=gdelt_row, icews=icews_row, polecat=polecat_row, phoenix=phoenix_row,
        acled=acled_row, ucdp_ged=ucdp_row, header=header, one_each=ONE_EACH,
    )  # fmt: skip


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "store.duckdb", write=True) as opened:
        yield opened


@pytest.fixture
def file(tmp_path):
    """Writes a file to import."""

    def write(data: str | bytes, name: str = "input.tsv") -> Path:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return write
