"""POLECAT: tab-separated with a header, 40 columns, None for missing; PLOVER's own terms."""

from __future__ import annotations

from realpolitik.codebook import plover
from realpolitik.importing import meanings
from realpolitik.importing.format import Format, Lookup, Variant
from realpolitik.importing.layouts import (
    ASSERTED,
    REPORTED,
    column,
    known_day,
    place_checks,
    place_numbers,
)
from realpolitik.records.origin import Origin


def sector(cell: str) -> str | None:
    """The PLOVER sector, which POLECAT's primary sector is; "" for ""."""
    return cell if not cell or cell in plover.SECTORS else meanings.cameo_sector(cell)


def country(cell: str) -> str | None:
    """The country of a three-letter code; POLECAT's other codes keep CAMEO's meaning."""
    return meanings.iso3(cell) if meanings.iso3(cell) is not None else meanings.cameo_country(cell)


def actor(theirs: str, ours: str) -> dict[str, str]:
    """The columns of an actor; all NULL where it has neither name nor country."""
    given = f"coalesce({column(f'{theirs} Name')}, {column(f'{theirs} Country')}) IS NOT NULL"
    fills = {
        f"{ours}_country": f"coalesce({ours}_country_.found, '')",
        f"{ours}_sector": f"coalesce({ours}_sector_.found, '')",
        f"{ours}_text": column(f"{theirs} Name"),
    }
    return {name: f"CASE WHEN {given} THEN {sql} END" for name, sql in fills.items()}


def sides(theirs: str, ours: str) -> dict[str, Lookup]:
    """The lookups of an actor."""
    return {
        f"{ours}_country_": Lookup((f"{theirs} Country",), country, "is not a country we know"),
        f"{ours}_sector_": Lookup((f"Primary {theirs} Sector",), sector, "is not a sector"),
    }


def side_columns(side: str) -> tuple[str, ...]:
    """POLECAT's columns of an actor, in order."""
    return (
        f"{side} Name", f"{side} Country", f"{side} COW", f"Primary {side} Sector",
        f"{side} Sectors", f"{side} Title", f"{side} Name Raw", f"Wikipedia {side} ID",
    )  # fmt: skip


COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *side_columns("Actor"), *side_columns("Recipient"),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
    "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People",
    "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
FORMAT = Format(
    name="polecat",
    origin=Origin(
        name="polecat",
        title="POLECAT",
        producer="Political Event Classification, Attributes, and Types; Harvard Dataverse",
        version="as in the file",
        licence="as stated at doi:10.7910/DVN/AJGVIT",
        citation="Halterman, A., Bagozzi, B. E., Beger, A., Schrodt, P. A. & Scarborough, G. I. "
        "(2023). PLOVER and POLECAT: A New Political Event Ontology and Dataset.",
        coverage=(2018, 2024),
        url="https://doi.org/10.7910/DVN/AJGVIT",
    ),
    files=r"ngecEvents.*\.txt(\.zip)?",
    header=True,
    missing=("None", "NA"),
    variants=(
        Variant(
            dataset="polecat",
            key=("event_id",),
            columns=COLUMNS,
            waived={
                "Quad Code": "follows from Event Type",
                **{
                    f"{side} {what}": "name, country and primary sector are kept"
                    for side in ("Actor", "Recipient")
                    for what in ("COW", "Sectors", "Title", "Name Raw")
                },
                "Wikipedia Actor ID": "name, country and primary sector are kept",
                "Wikipedia Recipient ID": "name, country and primary sector are kept",
                **dict.fromkeys(
                    ("Placename", "City", "District", "Province", "GeoNames ID", "Raw Placename",
                     "Feature Type"),
                    "country and coordinates are kept",
                ),
                **dict.fromkeys(
                    ("Story People", "Story Organizations", "Story Locations", "Language"),
                    "about the story, not the event",
                ),
            },
            lookups={
                "root": Lookup(
                    ("Event Type",), meanings.plover_root, "is not a PLOVER root", needed=True
                ),
                "date": Lookup(("Event Date",), meanings.day, "is not a date", needed=True),
                "reported": Lookup(("Publication Date",), meanings.day, "is not a date"),
                **sides("Actor", "source"),
                **sides("Recipient", "target"),
                "place": Lookup(("Country",), meanings.named_country, "is not a country we know"),
            },
            numbers={"Intensity": "DOUBLE", "Latitude": "DOUBLE", "Longitude": "DOUBLE"},
            checks={f"{column('Event ID')} IS NULL": "Event ID is missing",
                    **place_checks("Latitude", "Longitude")},
            fills={
                "event_id": f"'polecat:' || {column('Event ID')}",
                **actor("Actor", "source"),
                **actor("Recipient", "target"),
                "root": "plover.root",
                "mode": column("Event Mode"),
                "contexts": f"string_split({column('Contexts')}, ';')",
                "quad": "plover.quad",
                "intensity": f"try_cast({column('Intensity')} AS DOUBLE)",
                "status": ASSERTED,
                "stance": REPORTED,
                "coder": column("Version"),
                **known_day("date.found"),
                "published": "reported.found",
                "outlet": column("Source"),
                "place": "nullif(place.found, '')",
                **place_numbers("Latitude", "Longitude"),
            },
        ),
    ),
)  # fmt: skip
