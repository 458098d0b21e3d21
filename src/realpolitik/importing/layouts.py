"""Columns that event columns of several formats are filled from alike."""

from __future__ import annotations

ASSERTED = "'asserted'"
REPORTED = "'reported'"


def known_day(day: str) -> dict[str, str]:
    """The columns of a date known to the day, given the SQL of its ISO text."""
    return {
        "day": f"try_cast({day} AS DATE)",
        "year": f"try_cast(left({day}, 4) AS SMALLINT)",
        "edtf": "NULL::TEXT",
        "date_precision": "'day'",
        "date_basis": "'stated'",
    }


def from_cameo() -> dict[str, str]:
    """The columns that the CAMEO code settles."""
    return {
        "root": "cameo.root",
        "mode": "nullif(cameo.mode, '')",
        "cameo": "code.found",
        "quad": "cameo.quad",
        "intensity": "cameo.intensity",
        "status": ASSERTED,
        "stance": REPORTED,
    }


def column(name: str) -> str:
    """A column of the layout as SQL."""
    return f's."{name}"'


def place_numbers(latitude: str, longitude: str) -> dict[str, str]:
    """The columns of a place, given the names of those with its coordinates."""
    return {
        "latitude": f"try_cast({column(latitude)} AS FLOAT)",
        "longitude": f"try_cast({column(longitude)} AS FLOAT)",
    }


def place_checks(latitude: str, longitude: str) -> dict[str, str]:
    """Coordinates that are none on this earth."""
    return {
        f"abs(try_cast({column(latitude)} AS DOUBLE)) > 90": f"{latitude} is past a pole",
        f"abs(try_cast({column(longitude)} AS DOUBLE)) > 180": f"{longitude} is past 180 degrees",
    }
