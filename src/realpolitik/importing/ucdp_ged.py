"""UCDP GED: comma-separated with a header; one row an event of organised violence.

Side A acts on side B. A government's side has a Gleditsch–Ward number; other sides have none, and
their country is left empty. Dates known only to a span of days become EDTF intervals.
"""

from __future__ import annotations

from realpolitik.importing import meanings
from realpolitik.importing.format import Format, Lookup, Variant
from realpolitik.importing.layouts import (
    column,
    from_cameo,
    place_checks,
    place_numbers,
)
from realpolitik.records.origin import Origin

# State-based and non-state fighting; one-sided violence against civilians.
CAMEO = {"1": "190", "2": "190", "3": "180"}
COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
READ = {
    "id", "type_of_violence", "conflict_new_id", "side_a", "side_b", "number_of_sources",
    "source_office", "source_headline", "latitude", "longitude", "country_id", "date_prec",
    "date_start", "date_end", "best", "gwnoa", "gwnob",
}  # fmt: skip
WHY_WAIVED = {
    "relid": "id is kept",
    "year": "follows from date_start",
    "high": "best is kept",
    "low": "best is kept",
    "country": "country_id is kept",
    "region": "follows from country_id",
}


def code(type_of_violence: str) -> str | None:
    """The CAMEO code of a type of violence."""
    return CAMEO.get(type_of_violence)


def side(letter: str, name: str) -> dict[str, str]:
    """The columns of a side: a government if it has a number, civilians, or an armed group."""
    number, text = column(f"gwno{letter}"), column(f"side_{letter}")
    return {
        f"{name}_country": f"coalesce(side_{letter}_.found, '')",
        f"{name}_sector": f"CASE WHEN {number} IS NOT NULL THEN 'MIL' "
        f"WHEN {text} = 'Civilians' THEN 'CVL' ELSE 'REB' END",
        f"{name}_text": text,
    }


EXACT = f"{column('date_prec')} = '1' AND start.found = finish.found"
FORMAT = Format(
    name="ucdp-ged",
    origin=Origin(
        name="ucdp-ged",
        title="UCDP Georeferenced Event Dataset",
        producer="Uppsala Conflict Data Program",
        version="as in the file",
        licence="CC BY 4.0",
        citation="Sundberg, R. & Melander, E. (2013). Introducing the UCDP Georeferenced Event "
        "Dataset. Journal of Peace Research 50(4).",
        coverage=(1989, 2024),
        url="https://ucdp.uu.se/downloads/",
    ),
    delimiter=",",
    quoted=True,
    header=True,
    variants=(
        Variant(
            dataset="ucdp-ged",
            columns=COLUMNS,
            waived={
                name: WHY_WAIVED.get(
                    name,
                    "not part of the event as it is kept here"
                    if not name.startswith(("where", "adm", "geom", "prio"))
                    else "country and coordinates are kept",
                )
                for name in COLUMNS
                if name not in READ
            },
            lookups={
                "code": Lookup(
                    ("type_of_violence",), code, "is not a type of violence", needed=True
                ),
                "start": Lookup(("date_start",), meanings.day, "is not a date", needed=True),
                "finish": Lookup(("date_end",), meanings.day, "is not a date", needed=True),
                "side_a_": Lookup(
                    ("gwnoa", "date_start"), meanings.gw_country, "is not a number we know"
                ),
                "side_b_": Lookup(
                    ("gwnob", "date_start"), meanings.gw_country, "is not a number we know"
                ),
                "place": Lookup(
                    ("country_id", "date_start"), meanings.gw_country, "is not a number we know"
                ),
            },
            numbers={"id": "BIGINT", "best": "INTEGER", "number_of_sources": "INTEGER",
                     "date_prec": "INTEGER", "latitude": "DOUBLE", "longitude": "DOUBLE"},
            checks={f"{column('id')} IS NULL": "id is missing",
                    "finish.found < start.found": "date_end is before date_start",
                    **place_checks("latitude", "longitude")},
            fills={
                "number": f"try_cast({column('id')} AS BIGINT)",
                **side("a", "source"),
                **side("b", "target"),
                **from_cameo(),
                "day": f"CASE WHEN {EXACT} THEN try_cast(start.found AS DATE) END",
                "year": "CASE WHEN left(start.found, 4) = left(finish.found, 4) "
                        "THEN try_cast(left(start.found, 4) AS SMALLINT) END",
                "edtf": f"CASE WHEN {EXACT} THEN NULL WHEN start.found = finish.found "
                        "THEN start.found || '~' ELSE start.found || '/' || finish.found END",
                "date_precision": f"CASE WHEN {EXACT} THEN 'day' "
                                  "WHEN start.found = finish.found THEN 'week' ELSE 'range' END",
                "date_basis": "'stated'",
                "text": column("source_headline"),
                "outlet": column("source_office"),
                "story": "'conflict ' || " + column("conflict_new_id") + " || ' ' || start.found",
                "reports": f"nullif(greatest(try_cast({column('number_of_sources')} AS INTEGER), "
                           "0), 0)",
                "deaths": f"try_cast({column('best')} AS INTEGER)",
                "place": "nullif(place.found, '')",
                **place_numbers("latitude", "longitude"),
            },
        ),
    ),
)  # fmt: skip
