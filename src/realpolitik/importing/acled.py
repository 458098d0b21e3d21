"""ACLED: comma-separated with a header; one row an event at one place on one day.

ACLED's actors are named groups, and actor 1 need not have begun it. A group has the country that
its name carries in brackets; a group of state forces is MIL or COP, other kinds by inter1/inter2.
"""

from __future__ import annotations

import re

from realpolitik.importing import meanings
from realpolitik.importing.format import Format, Lookup, Variant
from realpolitik.importing.layouts import (
    column,
    from_cameo,
    place_checks,
    place_numbers,
)
from realpolitik.records.origin import Origin

# Sub-event types as CAMEO codes: the code settles root, mode, quad class and score.
CAMEO = {
    "Armed clash": "190",
    "Government regains territory": "190",
    "Non-state actor overtakes territory": "192",
    "Chemical weapon": "2041",
    "Air/drone strike": "195",
    "Suicide bomb": "1831",
    "Shelling/artillery/missile attack": "194",
    "Remote explosive/landmine/IED": "183",
    "Grenade": "193",
    "Peaceful protest": "141",
    "Protest with intervention": "141",
    "Excessive force against protesters": "175",
    "Violent demonstration": "145",
    "Mob violence": "182",
    "Agreement": "030",
    "Arrests": "173",
    "Change to group/activity": "154",
    "Disrupted weapons use": "150",
    "Headquarters or base established": "154",
    "Looting/property destruction": "171",
    "Non-violent transfer of territory": "0874",
    "Other": "150",
    "Sexual violence": "1821",
    "Attack": "180",
    "Abduction/forced disappearance": "181",
}
# inter1 and inter2: codes of old exports, words of new ones.
SECTORS = {
    "2": "REB", "3": "UAF", "4": "CVL", "5": "CVL", "6": "CVL", "7": "CVL", "8": "", "0": "",
    "Rebel group": "REB", "Rebel forces": "REB", "Rebel Forces": "REB", "Rebel Groups": "REB",
    "Political militia": "UAF", "Identity militia": "CVL", "Rioters": "CVL", "Protesters": "CVL",
    "Civilians": "CVL", "External/Other forces": "", "": "",
}  # fmt: skip
STATE_FORCES = {"1", "State forces", "State Forces"}


def code(sub_event_type: str) -> str | None:
    """The CAMEO code of a sub-event type."""
    return CAMEO.get(sub_event_type)


def country(name: str) -> str:
    """The country of a group: the one in brackets, or of `… Forces of X`; "" if it names none.

    >>> country("Police Forces of Argentina (2019-)"), country("Hezbollah")
    ('ARG', '')
    """
    brackets = [part for part in re.findall(r"\(([^()]*)\)", name) if not re.search(r"\d", part)]
    named = re.findall(r"(?:Forces|Government) of ([^(]+)", name)
    for part in (*reversed(brackets), *named):
        if found := meanings.named_country(part.strip()):
            return found
    return ""


def sector(inter: str, name: str) -> str | None:
    """The PLOVER sector of a group of one of ACLED's kinds."""
    if inter in STATE_FORCES:
        return "COP" if name.startswith("Police") else "MIL"
    return SECTORS.get(inter)


def iso_country(number: str, name: str) -> str | None:
    """The country where it happened, by its name; the ISO number is its other spelling."""
    return meanings.named_country(name) if name else (None if number else "")


def actor(n: int, side: str) -> dict[str, str]:
    """The columns of an actor; all NULL where there is none."""
    fills = {
        f"{side}_country": f"coalesce(country{n}.found, '')",
        f"{side}_sector": f"coalesce(sector{n}.found, '')",
        f"{side}_text": column(f"actor{n}"),
    }
    given = f"{column(f'actor{n}')} IS NOT NULL"
    return {name: f"CASE WHEN {given} THEN {sql} END" for name, sql in fills.items()}


EXACT = f"{column('time_precision')} = '1'"
FORMAT = Format(
    name="acled",
    origin=Origin(
        name="acled",
        title="Armed Conflict Location & Event Data",
        producer="ACLED",
        version="as in the file",
        licence="ACLED's terms of use; its data may not be redistributed",
        citation="Raleigh, C., Linke, A., Hegre, H. & Karlsen, J. (2010). Introducing ACLED. "
        "Journal of Peace Research 47(5).",
        coverage=(1997, 2100),
        url="https://acleddata.com/",
    ),
    delimiter=",",
    quoted=True,
    header=True,
    variants=(
        Variant(
            dataset="acled",
            key=("event_id",),
            columns=(
                "event_id_cnty", "event_date", "year", "time_precision", "disorder_type",
                "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2",
                "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
                "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude",
                "geo_precision", "source", "source_scale", "notes", "fatalities", "tags",
                "timestamp", "population_1km", "population_2km", "population_5km",
                "population_best",
            ),
            optional=(
                "population_1km", "population_2km", "population_5km", "population_best", "tags",
                "disorder_type", "civilian_targeting",
            ),
            waived={
                "year": "follows from event_date",
                "disorder_type": "follows from sub_event_type",
                "event_type": "follows from sub_event_type",
                "assoc_actor_1": "associated groups",
                "assoc_actor_2": "associated groups",
                "interaction": "follows from inter1 and inter2",
                "civilian_targeting": "follows from actor2",
                "region": "follows from country",
                **dict.fromkeys(
                    ("admin1", "admin2", "admin3", "location", "geo_precision"),
                    "country and coordinates are kept",
                ),
                "source_scale": "about the source, not the event",
                "tags": "free text",
                "timestamp": "when ACLED last changed the row",
                **dict.fromkeys(
                    ("population_1km", "population_2km", "population_5km", "population_best"),
                    "about the place, not the event",
                ),
            },
            lookups={
                "code": Lookup(
                    ("sub_event_type",), code, "is not a sub-event type we know", needed=True
                ),
                "date": Lookup(("event_date",), meanings.day, "is not a date", needed=True),
                "country1": Lookup(("actor1",), country, ""),
                "country2": Lookup(("actor2",), country, ""),
                "sector1": Lookup(("inter1", "actor1"), sector, "is not a kind of actor"),
                "sector2": Lookup(("inter2", "actor2"), sector, "is not a kind of actor"),
                "place": Lookup(("iso", "country"), iso_country, "is not a country we know"),
            },
            numbers={"fatalities": "INTEGER", "time_precision": "INTEGER", "latitude": "DOUBLE",
                     "longitude": "DOUBLE"},
            checks={f"{column('event_id_cnty')} IS NULL": "event_id_cnty is missing",
                    f"{column('time_precision')} NOT IN ('1', '2', '3')":
                        "time_precision is not 1, 2 or 3",
                    **place_checks("latitude", "longitude")},
            fills={
                "event_id": f"'acled:' || {column('event_id_cnty')}",
                **actor(1, "source"),
                **actor(2, "target"),
                **from_cameo(),
                "day": f"CASE WHEN {EXACT} THEN try_cast(date.found AS DATE) END",
                "year": "try_cast(left(date.found, 4) AS SMALLINT)",
                "edtf": f"CASE {column('time_precision')} WHEN '2' THEN date.found || '~' "
                        "WHEN '3' THEN left(date.found, 7) END",
                "date_precision": f"CASE {column('time_precision')} WHEN '2' THEN 'week' "
                                  "WHEN '3' THEN 'month' ELSE 'day' END",
                "date_basis": "'stated'",
                "text": column("notes"),
                "outlet": column("source"),
                "deaths": f"try_cast({column('fatalities')} AS INTEGER)",
                "place": "nullif(place.found, '')",
                **place_numbers("latitude", "longitude"),
            },
        ),
    ),
)  # fmt: skip
