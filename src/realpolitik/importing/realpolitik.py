"""This program's own exports: JSONL, CSV and Parquet, told apart by their first bytes.

An event keeps the id it has; one that was itself imported (`icews:7`) is known again by it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from realpolitik.importing import meanings
from realpolitik.importing.format import Format, Lookup, Variant
from realpolitik.importing.layouts import column
from realpolitik.records.date import DateBasis, Precision
from realpolitik.records.event import Stance, Status
from realpolitik.records.origin import Origin
from realpolitik.tabular import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

COLUMNS = (
    "event_id", "doc_id", "doc_ref", "sentence", "span_start", "span_end", "text",
    "source_country", "source_sector", "source_code", "source_text", "source_basis",
    "target_country", "target_sector", "target_code", "target_text", "target_basis", "root",
    "mode", "contexts", "cameo", "quad", "intensity", "status", "stance", "attribution", "date",
    "date_precision", "date_basis", "trigger_text", "trigger_span_start", "trigger_span_end",
    "pair_id", "confidence", "coder", "published", "outlet", "byline", "url",
)  # fmt: skip
WHOLE = ("sentence", "span_start", "span_end", "trigger_span_start", "trigger_span_end", "quad")
GUARDED = "^''+[=+@\\t\\r-]"


def text_of(name: str, *, guarded: bool) -> str:
    """A text column; in CSV, without the `'` before what a spreadsheet would run."""
    cell = column(name)
    if not guarded:
        return cell
    return f"CASE WHEN regexp_matches({cell}, '{GUARDED}') THEN substr({cell}, 2) ELSE {cell} END"


def one_of(kind: type[StrEnum]) -> Callable[[str], str | None]:
    """What looks up the members of an enumeration."""
    known = {str(member) for member in kind}

    def find(cell: str) -> str | None:
        return cell if cell in known else None

    return find


def full_date(cell: str) -> str:
    """The ISO date, if the EDTF is one; else ""."""
    return meanings.day(cell) or ""


def speakers(cell: str) -> str | None:
    """The attribution, if it is a JSON list of speakers."""
    try:
        found = json.loads(plain(cell) or "[]")
        for one in found:
            _ = str(one["text"]), str(one["country"]), str(one["sector"])
    except (ValueError, TypeError, KeyError):
        return None
    return json.dumps(found, ensure_ascii=False)


def variant(*, guarded: bool) -> Variant:
    """The layout, with cells guarded as in CSV or as they are."""
    texts = {
        name: text_of(name, guarded=guarded)
        for name in (
            "doc_id",
            "doc_ref",
            "text",
            "trigger_text",
            "pair_id",
            "coder",
            "byline",
            "outlet",
            "url",
            "published",
            "mode",
            "cameo",
            "source_text",
            "source_sector",
            "source_basis",
            "target_sector",
            "target_text",
            "target_basis",
        )
    }
    given = text_of("event_id", guarded=guarded)
    numbered = f"regexp_matches({given}, '^[a-z][a-z0-9-]*:[0-9]{{1,18}}$')"
    return Variant(
        dataset="realpolitik",
        key=("event_id",),
        columns=COLUMNS,
        waived={
            "source_code": "follows from country and sector",
            "target_code": "follows from country and sector",
        },
        lookups={
            "root": Lookup(("root",), meanings.plover_root, "is not a PLOVER root", needed=True),
            "status_": Lookup(("status",), one_of(Status), "is not a status", needed=True),
            "stance_": Lookup(("stance",), one_of(Stance), "is not a stance", needed=True),
            "precision_": Lookup(
                ("date_precision",), one_of(Precision), "is not a precision", needed=True
            ),
            "basis_": Lookup(("date_basis",), one_of(DateBasis), "is not a basis", needed=True),
            "date_": Lookup(("date",), full_date, ""),
            "attribution_": Lookup(
                ("attribution",), speakers, "is not a list of speakers", needed=True
            ),
        },
        numbers={**dict.fromkeys(WHOLE, "INTEGER"), "intensity": "DOUBLE", "confidence": "DOUBLE"},
        checks={
            f"{column('event_id')} IS NULL": "event_id is missing",
            f"{column('doc_id')} IS NULL": "doc_id is missing",
            "try_cast(s.quad AS INTEGER) NOT BETWEEN 1 AND 4": "quad is not 1, 2, 3 or 4",
        },
        fills={
            "dataset": f"CASE WHEN strpos({given}, ':') > 0 THEN split_part({given}, ':', 1) "
            "ELSE 'realpolitik' END",
            "number": f"CASE WHEN {numbered} THEN "
            f"try_cast(split_part({given}, ':', 2) AS BIGINT) END",
            "event_id": f"CASE WHEN NOT {numbered} THEN {given} END",
            **texts,
            **{
                name: f"try_cast({column(name)} AS INTEGER)"
                for name in ("sentence", "span_start", "span_end")
            },
            "trigger_start": f"try_cast({column('trigger_span_start')} AS INTEGER)",
            "trigger_end": f"try_cast({column('trigger_span_end')} AS INTEGER)",
            "contexts": f"string_split({text_of('contexts', guarded=guarded)}, ';')",
            "source_country": f"coalesce({text_of('source_country', guarded=guarded)}, '')",
            "target_country": f"coalesce({text_of('target_country', guarded=guarded)}, "
            f"CASE WHEN {column('target_basis')} IS NOT NULL THEN '' END)",
            "root": "root.found",
            "quad": f"try_cast({column('quad')} AS TINYINT)",
            "intensity": f"try_cast({column('intensity')} AS DOUBLE)",
            "confidence": f"try_cast({column('confidence')} AS DOUBLE)",
            "status": "status_.found",
            "stance": "stance_.found",
            "day": "CASE WHEN precision_.found = 'day' THEN try_cast(date_.found AS DATE) END",
            "year": f"CASE WHEN regexp_matches({column('date')}, "
            "'^[0-9]{4}(-[^/]*|[~?]*)?$') THEN try_cast(left(s.date, 4) AS SMALLINT) END",
            "edtf": f"CASE WHEN precision_.found = 'day' AND date_.found = {column('date')} "
            f"THEN NULL ELSE {text_of('date', guarded=guarded)} END",
            "date_precision": "precision_.found",
            "date_basis": "basis_.found",
            "attribution": "attribution_.found",
        },
    )


ORIGIN = Origin(
    name="realpolitik",
    title="Events exported by realpolitik",
    producer="whoever coded them",
    version="as in column coder",
    licence="as stated by whoever coded them",
    citation="see `realpolitik cite`",
)
FORMAT = Format(
    name="realpolitik", origin=ORIGIN, shape="jsonl", variants=(variant(guarded=False),)
)
CSV = Format(
    name="realpolitik",
    origin=ORIGIN,
    delimiter=",",
    quoted=True,
    header=True,
    variants=(variant(guarded=True),),
)
