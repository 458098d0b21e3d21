"""The small tables that the package carries, so that a fresh machine's brief is not empty.

Each is a figure the project's own code derived from a published data set, never a publisher's file;
`carried/manifest.toml` names source, version, licence, citation and the command that rebuilds it.
"""
# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from realpolitik.errors import UnknownName
from realpolitik.records.estimate import Estimate
from realpolitik.records.origin import Origin
from realpolitik.reference.alliances import KINDS, NOTHING, Obligations, in_system

ENOUGH_ROLL_CALLS = 10  # as in measures.similarity


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """One carried table's entry in the manifest."""

    name: str
    file: str
    means: str
    rows: int
    sha256: str
    made_by: str
    origin: Origin


@cache
def manifest() -> dict[str, Carried]:
    """The carried tables by name: voting-similarity, ideal-points, obligations, trade-shares."""
    text = files("realpolitik.reference").joinpath("carried/manifest.toml").read_text("utf-8")
    return {name: _entry(name, entry) for name, entry in tomllib.loads(text).items()}


@cache
def carried(name: str) -> pa.Table:
    """The carried table called `name`; raises UnknownName with the names there are."""
    if name not in manifest():
        raise UnknownName.among("carried table", name, manifest())
    with as_file(files("realpolitik.reference").joinpath("carried", manifest()[name].file)) as path:
        return pq.read_table(path)


def voting(a: str, b: str, year: int) -> dict[str, Any] | None:
    """Agreement, S, κ and n of two states' votes in a year; None outside the table.

    The latest seat codes are used: RUS holds the Soviet Union's seat throughout.
    """
    first, second = sorted((a, b))
    row = _row("voting-similarity", country_a=first, country_b=second, year=year)
    return None if row is None else {key: row[key] for key in ("n", "agreement", "s", "kappa")}


def ideal_point(country: str, session: int) -> Estimate | None:
    """A state's ideal point in a session of the General Assembly; None where it did not vote."""
    row = _row("ideal-points", country=country, session=session)
    if row is None:
        return None
    enough = row["n"] >= ENOUGH_ROLL_CALLS
    return Estimate(row["value"], row["low"], row["high"], row["n"], enough=enough)


def obligations(a: str, b: str, year: int) -> Obligations | None:
    """What `a` owes `b` in a year; None outside the coverage or for a state not in being."""
    first, last = _coverage("obligations")
    if not first <= year <= last:
        return None
    table = carried("obligations")
    here = pc.and_(pc.equal(table["country_a"], a), pc.equal(table["country_b"], b))
    then = pc.and_(pc.less_equal(table["first"], year), pc.greater_equal(table["last"], year))
    found = table.filter(pc.and_(here, then))
    if not found.num_rows:
        return NOTHING if in_system(a, year) and in_system(b, year) else None
    return Obligations(**{kind: bool(pc.any(found[kind]).as_py()) for kind in KINDS})


def trade_share(a: str, b: str, year: int) -> Estimate | None:
    """The part of a's reported trade that is with `b` in a year; None outside the table.

    Not `enough` where only one direction is reported: the other is not known to be 0.
    """
    row = _row("trade-shares", country=a, partner=b, year=year)
    if row is None:
        return None
    whole = row["flows"] == 2
    high = row["share"] if whole else 1.0
    return Estimate(row["share"], row["share"], high, row["flows"], enough=whole)


def latest(name: str) -> int:
    """The last year that a carried table covers."""
    return _coverage(name)[1]


def _coverage(name: str) -> tuple[int, int]:
    coverage = manifest()[name].origin.coverage
    if coverage is None:
        raise UnknownName.among("carried table with years", name, manifest())
    return coverage


def _row(name: str, **key: object) -> dict[str, Any] | None:
    """The one row with this key."""
    table = carried(name)
    for column, value in key.items():
        table = table.filter(pc.equal(table[column], value))
    if not table.num_rows:
        return None
    row = table.to_pylist()[0]
    return {key: _rounded(cell) for key, cell in row.items()}


def _rounded(cell: object) -> object:
    """The cell; a single precision number as the six digits it was written with."""
    return round(cell, 6) if isinstance(cell, float) else cell


def _entry(name: str, entry: dict[str, Any]) -> Carried:
    first, last = entry["coverage"]
    return Carried(
        name=name,
        file=entry["file"],
        means=entry["means"],
        rows=entry["rows"],
        sha256=entry["sha256"],
        made_by=entry["made_by"],
        origin=Origin(
            name=name,
            title=entry["title"],
            producer=entry["producer"],
            version=entry["version"],
            licence=entry["licence"],
            citation=entry["citation"],
            coverage=(first, last),
        ),
    )
