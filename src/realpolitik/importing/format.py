"""What an import format is: columns, each read or waived, and how they become events."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from realpolitik.records.origin import Origin


@dataclass(frozen=True, slots=True)
class Lookup:
    """What the cells of some columns mean, asked once for each different value.

    `find` gets the cells ("" if missing) and returns the meaning, or None where it knows none.
    Then the row is rejected if `needed`; else the event is kept with that column empty and the
    value is counted in the report. `find` returns "" for a value that rightly means nothing here.
    """

    columns: tuple[str, ...]
    find: Callable[..., str | None]
    says: str
    needed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One layout of a format, and the SQL that makes rows of the store of it.

    columns:   all of the layout's columns, in its order.
    optional:  those at the end that a row may lack.
    fills:     column of `table` → SQL over the layout's columns, the lookups (`name.found`), and
               the codebook rows `cameo` (joined to lookup `code`) or `plover` (to lookup `root`).
    numbers:   columns → DuckDB type; a cell that is not one is a reason to reject the row.
    checks:    SQL condition → reason to reject the row.
    waived:    columns that are not read → why.
    key:       columns of `table` that make a row the same row.
    """

    dataset: str
    columns: tuple[str, ...]
    fills: Mapping[str, str]
    lookups: Mapping[str, Lookup] = field(default_factory=dict[str, Lookup])
    numbers: Mapping[str, str] = field(default_factory=dict[str, str])
    checks: Mapping[str, str] = field(default_factory=dict[str, str])
    waived: Mapping[str, str] = field(default_factory=dict[str, str])
    optional: tuple[str, ...] = ()
    table: str = "event"
    key: tuple[str, ...] = ("number",)

    def read(self) -> tuple[str, ...]:
        """The columns that are not waived."""
        return tuple(column for column in self.columns if column not in self.waived)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A data set's file format: how its text is cut into cells, and its variants.

    With a `header`, columns are found by name and may come in any order; without, the variant is
    told by the number of columns. `shape` is "delimited" or "jsonl". `files`, a regular expression,
    describes the names of its files at the DOI in `origin.url`, where an archive has them.
    """

    name: str
    origin: Origin
    variants: tuple[Variant, ...]
    delimiter: str = "\t"
    quoted: bool = False
    header: bool = False
    missing: tuple[str, ...] = ()
    shape: str = "delimited"
    files: str = ""
