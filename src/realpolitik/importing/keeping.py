"""From `mapped` into the store: what is new is kept, what is known is counted.

Two rows are the same row if their keys are (for events, the data set's own id). A row whose key is
there already is known if it says the same, and rejected if it does not.
"""

# ruff: noqa: S608  (identifiers come from the formats' own tables; values go through `?`)
from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyarrow as pa

from realpolitik.importing.cutting import SHOWN, Reject
from realpolitik.importing.staging import named, text

if TYPE_CHECKING:
    import duckdb

    from realpolitik.importing.format import Variant

# What two rows with the same id must agree in to be the same event.
CONTENT = (
    "root", "quad", "day", "source_country", "source_sector", "target_country", "target_sector",
)  # fmt: skip
CLASH = "another event with this id, and other content, is already kept"


def keep_mapped(
    connection: duckdb.DuckDBPyConnection, variant: Variant, run: int, rejects: list[Reject]
) -> tuple[int, int]:
    """Keeps the usable rows of `mapped`, in their order; adds the others to `rejects`.

    Returns how many were kept, and how many were known.
    """
    rejects += rejected(connection, "SELECT line, reason FROM mapped WHERE reason IS NOT NULL")
    again = find_again(connection, variant)
    columns = {"dataset": text(variant.dataset), "run": str(int(run)), "line": "line"}
    columns |= {name: name for name in variant.fills if name != "attribution"}
    unless = "AND line NOT IN (SELECT line FROM again)" if again else ""
    source = f"FROM mapped WHERE reason IS NULL {unless}"
    (kept,) = connection.execute(
        f"INSERT INTO {variant.table} ({', '.join(columns)}) "
        f"SELECT {', '.join(columns.values())} {source}"
    ).fetchall()[0]
    if "attribution" in variant.fills:
        keep_attributions(connection, source)
    if not again:
        return int(kept), 0
    clashes = find_clashes(connection, variant)
    rejects += clashes
    rejects.sort(key=lambda reject: reject.line)
    return int(kept), again - len(clashes)


def find_again(connection: duckdb.DuckDBPyConnection, variant: Variant) -> int:
    """Fills `again` with the lines whose key came before, here or in the store; counts them."""
    key = ", ".join(variant.key) + (", number" if "number" in variant.fills else "")
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE again AS "
        f"SELECT m.line FROM mapped AS m WHERE reason IS NULL AND ({there(variant)})"
    )
    (rows, different) = connection.execute(
        f"SELECT count(*), (SELECT count(*) FROM (SELECT DISTINCT {key} FROM mapped "
        "WHERE reason IS NULL)) FROM mapped WHERE reason IS NULL"
    ).fetchall()[0]
    if rows != different:
        connection.execute(
            "INSERT INTO again SELECT line FROM (SELECT line, row_number() OVER "
            f"(PARTITION BY {key} ORDER BY line) AS nth FROM mapped WHERE reason IS NULL) "
            "WHERE nth > 1 AND line NOT IN (SELECT line FROM again)"
        )
    (n,) = connection.execute("SELECT count(*) FROM again").fetchall()[0]
    return int(n)


def there(variant: Variant) -> str:
    """The SQL condition that a row `m` of `mapped` is in the store by its key."""
    if variant.table == "mention":
        return (
            "(m.number, m.url, coalesce(m.sentence, -1), m.seen) IN "
            "(SELECT (number, url, coalesce(sentence, -1), seen) FROM mention)"
        )
    ways: list[str] = []
    dataset = "m.dataset" if "dataset" in variant.fills else text(variant.dataset)
    if "number" in variant.fills:
        among = (
            "SELECT number FROM event WHERE number IS NOT NULL AND dataset = "
            f"{text(variant.dataset)}"
            if "dataset" not in variant.fills
            else "SELECT (number, dataset) FROM event WHERE number IS NOT NULL"
        )
        what = "m.number" if "dataset" not in variant.fills else f"(m.number, {dataset})"
        ways.append(f"m.number IS NOT NULL AND {what} IN ({among})")
    if "event_id" in variant.fills:
        ways.append(
            "m.event_id IS NOT NULL AND m.event_id IN "
            "(SELECT event_id FROM event WHERE event_id IS NOT NULL)"
        )
    return " OR ".join(f"({way})" for way in ways)


def find_clashes(connection: duckdb.DuckDBPyConnection, variant: Variant) -> list[Reject]:
    """The rows of `again` that say otherwise than the kept event with their id."""
    if variant.table != "event":
        return []
    dataset = "m.dataset" if "dataset" in variant.fills else text(variant.dataset)
    ways: list[str] = []
    if "number" in variant.fills:
        ways.append(f"e.number = m.number AND e.dataset = {dataset}")
    if "event_id" in variant.fills:
        ways.append("e.event_id = m.event_id")
    same = " AND ".join(f"coalesce(e.{c}::TEXT, '') = coalesce(m.{c}::TEXT, '')" for c in CONTENT)
    union = " UNION ".join(
        f"SELECT m.line FROM mapped AS m JOIN event AS e ON {way} "
        f"WHERE m.line IN (SELECT line FROM again) AND NOT ({same})"
        for way in ways
    )
    return rejected(connection, f"SELECT line, {text(CLASH)} AS reason FROM ({union})")


def rejected(connection: duckdb.DuckDBPyConnection, lines: str) -> list[Reject]:
    """The rows at the lines a query gives, with its reasons, their cells joined by tabs."""
    cells = [
        name
        for name, *_ in connection.execute("SELECT * FROM staged LIMIT 0").description or ()
        if name != "line"
    ]
    row = ", ".join(f"coalesce(n.{named(cell)}, '')" for cell in cells)
    found = connection.execute(
        f"SELECT r.line, r.reason, left(concat_ws(chr(9), {row}), {SHOWN}) "
        f"FROM ({lines}) AS r JOIN numbered AS n ON n.line = r.line ORDER BY r.line"
    ).fetchall()
    return [Reject(*one) for one in found]


def keep_attributions(connection: duckdb.DuckDBPyConnection, source: str) -> None:
    """Keeps who is quoted for the events of our own exports."""
    rows = connection.execute(
        "SELECT doc_id, coalesce(event_id, dataset || ':' || number), attribution "
        f"{source} AND attribution <> '[]' ORDER BY line"
    ).fetchall()
    speakers = [
        (doc_id, event_id, position, one["text"], one["country"], one["sector"])
        for doc_id, event_id, attribution in rows
        for position, one in enumerate(json.loads(attribution))
    ]
    if speakers:
        names = ("doc_id", "event_id", "position", "text", "country", "sector")
        connection.register(
            "quoted",
            pa.table(dict(zip(names, map(list, zip(*speakers, strict=True)), strict=True))),
        )
        connection.execute("INSERT INTO attribution FROM quoted")
        connection.unregister("quoted")
