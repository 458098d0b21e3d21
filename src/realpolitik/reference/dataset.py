"""What a reference data set is: whose, which version, which columns, which years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from realpolitik.records.origin import Origin

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["int", "float", "text", "date", "year", "bool"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of our tidy table, and the names it has in the layouts we know."""

    name: str
    kind: Kind
    known_as: tuple[str, ...]
    needed: bool
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """One published data set, as the catalogue describes it."""

    name: str
    title: str
    producer: str
    version: str
    licence: str
    citation: str
    coverage: tuple[int, int]
    page: str
    columns: tuple[Column, ...]
    waived: frozenset[str]
    waived_prefixes: tuple[str, ...] = ()
    missing: frozenset[str] = frozenset()
    rows: tuple[int, int]
    countries: tuple[tuple[str, str, str], ...] = ()
    doi: str = ""
    files: str = ""

    def origin(self, coverage: tuple[int, int] | None = None) -> Origin:
        """The data set as the origin of rows; `coverage` of the rows, if it is known better."""
        return Origin(
            name=self.name,
            title=self.title,
            producer=self.producer,
            version=self.version,
            licence=self.licence,
            citation=self.citation,
            coverage=coverage or self.coverage,
            url=f"https://doi.org/{self.doi}" if self.doi else "",
        )


def covered(dataset: DataSet | Origin, year: int) -> bool:
    """Whether the data set says anything about `year`; where it doesn't, a value is missing.

    An origin without a coverage covers nothing that could be relied on.
    """
    if dataset.coverage is None:
        return False
    first, last = dataset.coverage
    return first <= year <= last


def from_toml(name: str, entry: Mapping[str, Any]) -> DataSet:
    """One entry of catalogue.toml, typed."""
    return DataSet(
        name=name,
        title=entry["title"],
        producer=entry["producer"],
        version=entry["version"],
        licence=entry["licence"],
        citation=entry["citation"],
        coverage=(entry["coverage"][0], entry["coverage"][1]),
        page=entry["page"],
        columns=tuple(_column(name, spec) for name, spec in entry["columns"].items()),
        waived=frozenset(column.lower() for column in entry["waived"]),
        waived_prefixes=tuple(entry.get("waived_prefixes", ())),
        missing=frozenset(entry.get("missing", ())),
        rows=(entry["rows"][0], entry["rows"][1]),
        countries=tuple((c, code, when) for c, code, when in entry.get("countries", ())),
        doi=entry.get("doi", ""),
        files=entry.get("files", ""),
    )


def _column(name: str, spec: Mapping[str, Any]) -> Column:
    return Column(
        name=name,
        kind=spec["kind"],
        known_as=tuple(spec["from"]),
        needed=spec.get("need", True),
        means=spec["means"],
    )
