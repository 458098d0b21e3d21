"""ICEWS coded event data: tab-separated with a header, 20 columns, NA for missing."""

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


def actor(theirs: str, ours: str) -> dict[str, str]:
    """The columns of an actor; all NULL where it has neither name nor country."""
    given = f"coalesce({column(f'{theirs} Name')}, {column(f'{theirs} Country')}) IS NOT NULL"
    fills = {
        f"{ours}_country": f"coalesce({theirs.lower()}_country_.found, '')",
        f"{ours}_sector": f"coalesce({theirs.lower()}_sector_.found, '')",
        f"{ours}_text": column(f"{theirs} Name"),
    }
    return {name: f"CASE WHEN {given} THEN {sql} END" for name, sql in fills.items()}


FORMAT = Format(
    name="icews",
    origin=Origin(
        name="icews",
        title="ICEWS Coded Event Data",
        producer="Lockheed Martin; Harvard Dataverse",
        version="as in the file",
        licence="as stated at doi:10.7910/DVN/28075",
        citation="Boschee, E., Lautenschlager, J., O'Brien, S., Shellman, S., Starz, J. & Ward, M. "
        "(2015). ICEWS Coded Event Data. Harvard Dataverse, doi:10.7910/DVN/28075.",
        coverage=(1995, 2023),
        url="https://doi.org/10.7910/DVN/28075",
    ),
    files=r"events\.\d{4}\..*\.tab(\.zip)?",
    header=True,
    missing=("NA", "NULL"),
    variants=(
        Variant(
            dataset="icews",
            columns=(
                "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country",
                "Event Text", "CAMEO Code", "Intensity", "Target Name", "Target Sectors",
                "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District",
                "Province", "Country", "Latitude", "Longitude",
            ),
            waived={
                "Event Text": "the CAMEO code's name",
                "Intensity": "follows from the CAMEO code",
                "City": "country and coordinates are kept",
                "District": "country and coordinates are kept",
                "Province": "country and coordinates are kept",
            },
            lookups={
                "code": Lookup(
                    ("CAMEO Code",), meanings.cameo_code, "is not a CAMEO code", needed=True
                ),
                "date": Lookup(("Event Date",), meanings.day, "is not a date", needed=True),
                "source_country_": Lookup(
                    ("Source Country",), meanings.named_country, "is not a country we know"
                ),
                "target_country_": Lookup(
                    ("Target Country",), meanings.named_country, "is not a country we know"
                ),
                "source_sector_": Lookup(("Source Sectors",), meanings.icews_sector, ""),
                "target_sector_": Lookup(("Target Sectors",), meanings.icews_sector, ""),
                "place": Lookup(("Country",), meanings.named_country, "is not a country we know"),
            },
            numbers={"Event ID": "BIGINT", "Story ID": "BIGINT", "Sentence Number": "INTEGER",
                     "Latitude": "DOUBLE", "Longitude": "DOUBLE"},
            checks={f"{column('Event ID')} IS NULL": "Event ID is missing",
                    **place_checks("Latitude", "Longitude")},
            fills={
                "number": f"try_cast({column('Event ID')} AS BIGINT)",
                **actor("Source", "source"),
                **actor("Target", "target"),
                **from_cameo(),
                **known_day("date.found"),
                "story": column("Story ID"),
                "sentence": f"try_cast({column('Sentence Number')} AS INTEGER)",
                "outlet": column("Publisher"),
                "place": "nullif(place.found, '')",
                **place_numbers("Latitude", "Longitude"),
            },
        ),
    ),
)  # fmt: skip
