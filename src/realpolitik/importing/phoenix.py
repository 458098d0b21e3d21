"""Phoenix (OEDA real-time): tab-separated, no header, 26 columns."""

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


def entity(cell: str) -> str | None:
    """The country or organisation of an actor's first three letters; "" for ""."""
    if not cell:
        return ""
    return (
        meanings.cameo_country(cell) or meanings.cameo_group(cell) or meanings.cameo_country(cell)
    )


def actor(theirs: str, ours: str) -> dict[str, str]:
    """The columns of an actor; all NULL where there is none."""
    given = f"{column(f'{theirs}ActorFull')} IS NOT NULL"
    fills = {
        f"{ours}_country": f"coalesce({theirs.lower()}_country_.found, '')",
        f"{ours}_sector": f"coalesce({theirs.lower()}_sector_.found, '')",
        f"{ours}_text": column(f"{theirs}ActorFull"),
    }
    return {name: f"CASE WHEN {given} THEN {sql} END" for name, sql in fills.items()}


FORMAT = Format(
    name="phoenix",
    origin=Origin(
        name="phoenix",
        title="Phoenix event data",
        producer="Open Event Data Alliance",
        version="as in the file",
        licence="as stated by the Open Event Data Alliance",
        citation="Beieler, J., Brandt, P. T., Halterman, A., Schrodt, P. A. & Simpson, E. M. "
        "(2016). Generating political event data in near real time. In Computational Social "
        "Science, Cambridge University Press.",
        coverage=(2014, 2019),
    ),
    variants=(
        Variant(
            dataset="phoenix",
            key=("event_id",),
            columns=(
                "EventID", "Date", "Year", "Month", "Day", "SourceActorFull", "SourceActorEntity",
                "SourceActorRole", "SourceActorAttribute", "TargetActorFull", "TargetActorEntity",
                "TargetActorRole", "TargetActorAttribute", "EventCode", "EventRootCode",
                "QuadClass", "GoldsteinScore", "Issues", "ActionLat", "ActionLong",
                "LocationName", "GeoCountryName", "GeoStateName", "SentenceID", "URLs",
                "NewsSources",
            ),
            waived={
                "Year": "follows from Date",
                "Month": "follows from Date",
                "Day": "follows from Date",
                "SourceActorAttribute": "second attributes",
                "TargetActorAttribute": "second attributes",
                "EventRootCode": "follows from EventCode",
                "QuadClass": "PLOVER's quad class follows from EventCode",
                "GoldsteinScore": "follows from EventCode",
                "LocationName": "country and coordinates are kept",
                "GeoStateName": "country and coordinates are kept",
            },
            lookups={
                "code": Lookup(
                    ("EventCode",), meanings.cameo_code, "is not a CAMEO code", needed=True
                ),
                "date": Lookup(("Date",), meanings.day, "is not a date", needed=True),
                "source_country_": Lookup(("SourceActorEntity",), entity, "is not a code we know"),
                "target_country_": Lookup(("TargetActorEntity",), entity, "is not a code we know"),
                "source_sector_": Lookup(
                    ("SourceActorRole",), meanings.cameo_sector, "is not a role we know"
                ),
                "target_sector_": Lookup(
                    ("TargetActorRole",), meanings.cameo_sector, "is not a role we know"
                ),
                "place": Lookup(
                    ("GeoCountryName",), meanings.named_country, "is not a country we know"
                ),
            },
            numbers={"ActionLat": "DOUBLE", "ActionLong": "DOUBLE"},
            checks={f"{column('EventID')} IS NULL": "EventID is missing",
                    **place_checks("ActionLat", "ActionLong")},
            fills={
                "event_id": f"'phoenix:' || {column('EventID')}",
                **actor("Source", "source"),
                **actor("Target", "target"),
                **from_cameo(),
                **known_day("date.found"),
                "contexts": f"string_split({column('Issues')}, ';')",
                "story": column("SentenceID"),
                "url": f"string_split({column('URLs')}, ';')[1]",
                "outlet": f"string_split({column('NewsSources')}, ';')[1]",
                "place": "nullif(place.found, '')",
                **place_numbers("ActionLat", "ActionLong"),
            },
        ),
    ),
)  # fmt: skip
