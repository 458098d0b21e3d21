"""From `staged` to the rows of the store: the temporary table `mapped`, one row a staged row.

Its column `reason` says why a row cannot be used; where that is NULL, the other columns are those
of the variant's table.
"""

# ruff: noqa: S608  (identifiers come from the formats' own tables; values go through `?`)
from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pyarrow as pa

from realpolitik.codebook import cameo, plover
from realpolitik.importing.staging import named, text

if TYPE_CHECKING:
    import duckdb

    from realpolitik.importing.format import Lookup, Variant


def register_codebooks(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the codebooks joinable."""
    codes = cameo.codes().values()
    roots = plover.roots().values()
    connection.register(
        "codebook_cameo",
        pa.table(
            {
                "code": [code.code for code in codes],
                "root": [code.root for code in codes],
                "mode": [code.mode for code in codes],
                "quad": [code.quad for code in codes],
                "intensity": [code.goldstein for code in codes],
            }
        ),
    )
    connection.register(
        "codebook_plover",
        pa.table(
            {
                "root": [root.name for root in roots],
                "quad": [root.quad for root in roots],
                "intensity": [root.intensity for root in roots],
                "cameo": [root.cameo for root in roots],
            }
        ),
    )
    for book in ("cameo", "plover"):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {book} AS FROM codebook_{book}")
        connection.unregister(f"codebook_{book}")


def ask(connection: duckdb.DuckDBPyConnection, name: str, lookup: Lookup) -> list[tuple[str, ...]]:
    """Fills temporary table `ask_<name>` with what each value in `staged` means.

    Returns the values without a meaning.
    """
    chosen = ", ".join(f"coalesce({named(c)}, '')" for c in lookup.columns)
    values = connection.execute(f"SELECT DISTINCT {chosen} FROM staged").fetchall()
    found = [lookup.find(*value) for value in values]
    table = pa.table(
        {
            **{
                f"v{i}": pa.array([value[i] for value in values], pa.string())
                for i in range(len(lookup.columns))
            },
            "found": pa.array(found, pa.string()),
        }
    )
    connection.register("asked", table)
    try:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE ask_{name} AS FROM asked")
    finally:
        connection.unregister("asked")
    return [value for value, meaning in zip(values, found, strict=True) if meaning is None]


def map_rows(connection: duckdb.DuckDBPyConnection, variant: Variant) -> Counter[str]:
    """Fills `mapped`; returns the values of columns that were left empty, with counts."""
    unmapped: Counter[str] = Counter()
    for name, lookup in variant.lookups.items():
        unknown = ask(connection, name, lookup)
        if not lookup.needed:
            for value in unknown:
                condition = " AND ".join(f"coalesce({named(c)}, '') = ?" for c in lookup.columns)
                (n,) = connection.execute(
                    f"SELECT count(*) FROM staged WHERE {condition}",
                    list(value),
                ).fetchall()[0]
                unmapped[f"{lookup.columns[-1]}: {'/'.join(value)}"] += n
    fills = ", ".join(f"{sql} AS {column}" for column, sql in variant.fills.items())
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE mapped AS SELECT s.line, {reason(variant)} AS reason, "
        f"{fills} FROM numbered AS s {joins(variant)}"
    )
    return unmapped


def joins(variant: Variant) -> str:
    """The joins of `staged` with what its values mean."""
    clauses = [
        f"LEFT JOIN ask_{name} AS {name} ON "
        + " AND ".join(
            f"coalesce(s.{named(column)}, '') = {name}.v{i}"
            for i, column in enumerate(lookup.columns)
        )
        for name, lookup in variant.lookups.items()
    ]
    if "code" in variant.lookups:
        clauses.append("LEFT JOIN cameo ON cameo.code = code.found")
    if "root" in variant.lookups:
        clauses.append("LEFT JOIN plover ON plover.root = root.found")
    return " ".join(clauses)


def reason(variant: Variant) -> str:
    """The SQL that says why a row cannot be used, NULL if it can."""
    cases = [
        f"WHEN s.{named(column)} IS NOT NULL AND try_cast(s.{named(column)} AS {type_}) IS NULL "
        f"THEN {text(column + ' ')} || '«' || s.{named(column)} || '» is not a number in range'"
        for column, type_ in variant.numbers.items()
    ]
    cases += [
        f"WHEN {name}.found IS NULL THEN {text(lookup.columns[0] + ' ')} || '«' || "
        f"coalesce(s.{named(lookup.columns[0])}, '') || {text('» ' + lookup.says)}"
        for name, lookup in variant.lookups.items()
        if lookup.needed
    ]
    cases += [f"WHEN {condition} THEN {text(why)}" for condition, why in variant.checks.items()]
    return f"CASE {' '.join(cases)} END" if cases else "NULL::TEXT"
