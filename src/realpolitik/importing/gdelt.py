"""GDELT 1.0 and 2.0 events, and 2.0 mentions; told apart by their number of columns.

Layouts: GDELT Event Codebook V1.03 and V2.0; 57 columns in back files, 58 in 1.0's daily files,
61 in 2.0, 16 in mentions. Root, quad class and Goldstein score follow from the CAMEO code.
"""

from __future__ import annotations

from realpolitik.importing import meanings
from realpolitik.importing.format import Format, Lookup, Variant
from realpolitik.importing.layouts import (
    column,
    from_cameo,
    known_day,
    place_checks,
    place_numbers,
)
from realpolitik.records.origin import Origin

ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
PLACE_1 = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
PLACE_2 = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
WHEN = ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate")
WHAT = (
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
)  # fmt: skip


def columns(place: tuple[str, ...]) -> tuple[str, ...]:
    """The columns of an events file with places of these parts."""
    return (
        *WHEN,
        *(f"Actor{n}{part}" for n in (1, 2) for part in ACTOR),
        *WHAT,
        *(f"{whose}Geo_{part}" for whose in ("Actor1", "Actor2", "Action") for part in place),
        "DATEADDED",
        "SOURCEURL",
    )


READ = {
    "GLOBALEVENTID", "SQLDATE", "EventCode", "NumArticles", "ActionGeo_Lat", "ActionGeo_Long",
    "DATEADDED", "SOURCEURL",
    *(f"Actor{n}{part}" for n in (1, 2)
      for part in ("Code", "Name", "CountryCode", "KnownGroupCode", "Type1Code")),
}  # fmt: skip
WHY_WAIVED = {
    "MonthYear": "follows from SQLDATE",
    "Year": "follows from SQLDATE",
    "FractionDate": "follows from SQLDATE",
    "IsRootEvent": "position in the article, not part of the event",
    "EventBaseCode": "follows from EventCode",
    "EventRootCode": "follows from EventCode",
    "QuadClass": "PLOVER's quad class follows from EventCode",
    "GoldsteinScale": "follows from EventCode",
    "NumMentions": "NumArticles is kept",
    "NumSources": "NumArticles is kept",
    "AvgTone": "tone of the article, not of the event",
}


def waived(names: tuple[str, ...]) -> dict[str, str]:
    """The columns that are not read, each with the reason."""
    return {
        name: WHY_WAIVED.get(
            name, "name and codes of places" if "Geo_" in name else "second and third attributes"
        )
        for name in names
        if name not in READ
    }


def actor(n: int, side: str) -> dict[str, str]:
    """The columns of an actor: a known organisation's code, else the country's."""
    given = f"{column(f'Actor{n}Code')} IS NOT NULL"
    fills = {
        f"{side}_country": f"coalesce(nullif(group{n}.found, ''), country{n}.found, '')",
        f"{side}_sector": f"coalesce(sector{n}.found, '')",
        f"{side}_text": column(f"Actor{n}Name"),
    }
    return {name: f"CASE WHEN {given} THEN {sql} END" for name, sql in fills.items()}


def added(cell: str) -> str | None:
    """The day of DATEADDED, which 2.0 writes with the time."""
    return meanings.day(cell[:8])


LOOKUPS = {
    "code": Lookup(("EventCode",), meanings.cameo_code, "is not a CAMEO code", needed=True),
    "date": Lookup(("SQLDATE",), meanings.day, "is not a date", needed=True),
    "added": Lookup(("DATEADDED",), added, "is not a date"),
    **{
        f"{name}{n}": Lookup((f"Actor{n}{part}",), find, "is not a code we know")
        for n in (1, 2)
        for name, part, find in (
            ("country", "CountryCode", meanings.cameo_country),
            ("group", "KnownGroupCode", meanings.cameo_group),
            ("sector", "Type1Code", meanings.cameo_sector),
        )
    },
}
FILLS = {
    "number": f"try_cast({column('GLOBALEVENTID')} AS BIGINT)",
    **actor(1, "source"),
    **actor(2, "target"),
    **from_cameo(),
    **known_day("date.found"),
    "published": "added.found",
    "url": column("SOURCEURL"),
    "reports": f"try_cast({column('NumArticles')} AS INTEGER)",
    **place_numbers("ActionGeo_Lat", "ActionGeo_Long"),
}


def events(dataset: str, place: tuple[str, ...], optional: tuple[str, ...]) -> Variant:
    """A variant with the columns of events."""
    names = columns(place)
    return Variant(
        dataset=dataset,
        columns=names,
        optional=optional,
        waived=waived(names),
        lookups=LOOKUPS,
        fills=FILLS,
        numbers={"GLOBALEVENTID": "BIGINT", "NumArticles": "INTEGER",
                 "ActionGeo_Lat": "DOUBLE", "ActionGeo_Long": "DOUBLE"},
        checks={f"{column('GLOBALEVENTID')} IS NULL": "GLOBALEVENTID is missing",
                **place_checks("ActionGeo_Lat", "ActionGeo_Long")},
    )  # fmt: skip


MENTIONS = Variant(
    dataset="gdelt-2",
    table="mention",
    columns=(
        "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName",
        "MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset",
        "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone",
        "MentionDocTranslationInfo", "Extras",
    ),
    optional=("Extras",),
    waived={
        "EventTimeDate": "the event's own DATEADDED",
        "MentionType": "all kinds of sources are kept",
        "Actor1CharOffset": "offsets in a text that GDELT does not publish",
        "Actor2CharOffset": "offsets in a text that GDELT does not publish",
        "ActionCharOffset": "offsets in a text that GDELT does not publish",
        "InRawText": "about GDELT's processing, not the event",
        "MentionDocLen": "about the article, not the event",
        "MentionDocTone": "tone of the article, not of the event",
        "MentionDocTranslationInfo": "about GDELT's processing, not the event",
        "Extras": "reserved, empty",
    },
    lookups={"seen": Lookup(("MentionTimeDate",), meanings.second, "is not a time", needed=True)},
    numbers={"GLOBALEVENTID": "BIGINT", "SentenceID": "INTEGER", "Confidence": "FLOAT"},
    checks={
        f"{column('GLOBALEVENTID')} IS NULL": "GLOBALEVENTID is missing",
        f"{column('MentionIdentifier')} IS NULL": "MentionIdentifier is missing",
    },
    fills={
        "number": f"try_cast({column('GLOBALEVENTID')} AS BIGINT)",
        "seen": "try_cast(seen.found AS TIMESTAMP)",
        "outlet": column("MentionSourceName"),
        "url": column("MentionIdentifier"),
        "sentence": f"try_cast({column('SentenceID')} AS INTEGER)",
        "confidence": f"try_cast({column('Confidence')} AS FLOAT) / 100",
    },
    key=("number", "url", "sentence", "seen"),
)  # fmt: skip

FORMAT = Format(
    name="gdelt",
    origin=Origin(
        name="gdelt",
        title="GDELT Event Database",
        producer="The GDELT Project",
        version="1.0 and 2.0",
        licence="free for any use with citation of the GDELT Project",
        citation="Leetaru, K. & Schrodt, P. A. (2013). GDELT: Global Data on Events, Location and "
        "Tone, 1979-2012. ISA Annual Convention.",
        url="https://www.gdeltproject.org/",
    ),
    variants=(
        events("gdelt-1", PLACE_1, ("SOURCEURL",)),
        events("gdelt-2", PLACE_2, ()),
        MENTIONS,
    ),
)
