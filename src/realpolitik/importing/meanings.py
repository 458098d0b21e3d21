"""What foreign codes and names mean: dates, countries, sectors, CAMEO codes."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from realpolitik.codebook import cameo, plover
from realpolitik.errors import UnknownName
from realpolitik.gazetteer.crosswalk import convert
from realpolitik.gazetteer.states import states

MONTHS = "january february march april may june july august september october november december"
FIRST, LAST = dt.date(1000, 1, 1), dt.date(2100, 1, 1)


def day(cell: str) -> str | None:
    """An ISO date for `20150218`, `2015-02-18`, `2015-02-18 00:00:00.000` or `18 February 2015`.

    None for what is not a day of the calendar.

    >>> day("20150218"), day("18 May 2025"), day("2015-02-30")
    ('2015-02-18', '2025-05-18', None)
    """
    if found := re.fullmatch(r"(\d{4})-?(\d\d)-?(\d\d)(?:[ T][\d:.]*)?", cell):
        year, month, number = (int(part) for part in found.groups())
    elif found := re.fullmatch(r"(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})", cell):
        month = month_number(found[2])
        year, number = int(found[3]), int(found[1])
    else:
        return None
    try:
        date = dt.date(year, month, number)
    except ValueError:
        return None
    return date.isoformat() if FIRST <= date < LAST else None


def month_number(name: str) -> int:
    """The number of a month by its English name or the beginning of it; 0 if there is none."""
    for number, month in enumerate(MONTHS.split(), 1):
        if month.startswith(name.lower()):
            return number
    return 0


def second(cell: str) -> str | None:
    """An ISO timestamp for GDELT's `20150218230000`; None for what is none."""
    try:
        return (
            dt.datetime.strptime(cell, "%Y%m%d%H%M%S")
            .replace(tzinfo=dt.UTC)
            .strftime("%Y-%m-%d %H:%M:%S")
        )
    except ValueError:
        return None


def cameo_code(cell: str) -> str | None:
    """The CAMEO code, if it is one; codes are text, `010` is not 10."""
    return cell if cell in cameo.codes() else None


def plover_root(cell: str) -> str | None:
    """The PLOVER root, if it is one."""
    return cell if cell in plover.roots() else None


@cache
def codes() -> dict[str, dict[str, str]]:
    """The tables of codes.toml."""
    table: dict[str, Any] = tomllib.loads(
        files("realpolitik.importing").joinpath("codes.toml").read_text("utf-8")
    )
    return table


def cameo_country(cell: str) -> str | None:
    """The country, organisation or region that a CAMEO code stands for; "" for ""."""
    if not cell or cell in codes()["cameo_country"]:
        return cell and codes()["cameo_country"][cell]
    try:
        return convert(cell, "cameo", "iso3")
    except UnknownName:
        return None


def cameo_group(cell: str) -> str | None:
    """The organisation or group that a CAMEO known-group code stands for; "" for ""."""
    return codes()["cameo_group"].get(cell) if cell else ""


def cameo_sector(cell: str) -> str | None:
    """The PLOVER sector of a CAMEO role code; "" where PLOVER has none."""
    if not cell or cell in plover.SECTORS:
        return cell
    return codes()["cameo_role"].get(cell)


@cache
def by_name() -> dict[str, str]:
    """Folded names of countries → codes; those of today win over former ones."""
    former_first = sorted(states(), key=lambda s: (s.end is None, s.start or FIRST))
    named = {folded(name): s.code for s in former_first for name in (*s.aliases, s.name)}
    return named | {folded(name): code for name, code in codes()["country_name"].items()}


def folded(name: str) -> str:
    """A name without case and white space differences."""
    return " ".join(name.casefold().replace("’", "'").split())


def named_country(cell: str) -> str | None:
    """The country of an English name; "" for ""."""
    return by_name().get(folded(cell)) if cell else ""


def gw_country(cell: str, date: str = "") -> str | None:
    """The country of a Gleditsch–Ward number on a day (else the latest); "" for "".

    >>> gw_country("365", "1990-01-01"), gw_country("365.0", "2001-01-01"), gw_country("9999")
    ('SUN', 'RUS', None)
    """
    number = cell.removesuffix(".0")
    if not number:
        return ""
    on = day(date)
    try:
        return (on and convert(number, "gw", "iso3", dt.date.fromisoformat(on))) or convert(
            number, "gw", "iso3"
        )
    except UnknownName:
        return None


def iso3(cell: str) -> str | None:
    """The country of a three-letter ISO code; "" for ""."""
    if not cell:
        return ""
    return cell if any(s.code == cell for s in states()) else codes()["cameo_country"].get(cell)


def icews_sector(cell: str) -> str | None:
    """The PLOVER sector of an ICEWS list of sectors: the first in the order of codes.toml.

    "" where none of them has one: ICEWS lists ideologies and regions among the sectors.
    """
    has = {part.strip() for part in cell.split(",")}
    return next((sector for name, sector in codes()["icews_sector"].items() if name in has), "")
