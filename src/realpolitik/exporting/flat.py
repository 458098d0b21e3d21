"""Events as rows of one flat table: names nested in the JSON are joined with `_`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from realpolitik.exporting.jsonl import to_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from realpolitik.records.event import Event

TEXT, WHOLE, REAL = pa.string(), pa.int32(), pa.float64()
SCHEMA = pa.schema(
    [
        ("event_id", TEXT),
        ("doc_id", TEXT),
        ("doc_ref", TEXT),
        ("sentence", WHOLE),
        ("span_start", WHOLE),
        ("span_end", WHOLE),
        ("text", TEXT),
        *((f"source_{part}", TEXT) for part in ("country", "sector", "code", "text", "basis")),
        *((f"target_{part}", TEXT) for part in ("country", "sector", "code", "text", "basis")),
        ("root", TEXT),
        ("mode", TEXT),
        ("contexts", TEXT),  # joined with ;
        ("cameo", TEXT),
        ("quad", WHOLE),
        ("intensity", REAL),
        ("status", TEXT),
        ("stance", TEXT),
        ("attribution", TEXT),  # JSON
        ("date", TEXT),  # EDTF
        ("date_precision", TEXT),
        ("date_basis", TEXT),
        ("trigger_text", TEXT),
        ("trigger_span_start", WHOLE),
        ("trigger_span_end", WHOLE),
        ("pair_id", TEXT),
        ("confidence", REAL),
        ("coder", TEXT),
        ("published", TEXT),
        ("outlet", TEXT),
        ("byline", TEXT),
        ("url", TEXT),
    ]
)
PARTS = ("country", "sector", "code", "text", "basis")


def to_row(event: Event) -> dict[str, Any]:
    """The event as a flat row with the columns of SCHEMA."""
    row = to_json(event)
    start, end = row.pop("span")
    trigger = row.pop("trigger")
    source, target = row.pop("source"), row.pop("target") or {}
    return row | {
        "span_start": start,
        "span_end": end,
        "trigger_text": trigger["text"],
        "trigger_span_start": trigger["span"][0],
        "trigger_span_end": trigger["span"][1],
        "contexts": ";".join(row["contexts"]),
        "attribution": json.dumps(row["attribution"], ensure_ascii=False),
        **{f"source_{part}": source[part] for part in PARTS},
        **{f"target_{part}": target.get(part) for part in PARTS},
    }


def to_nested(row: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON object that a flat row was made of; raises KeyError, ValueError or TypeError."""

    def actor(side: str) -> dict[str, Any] | None:
        if row[f"{side}_country"] is None:
            return None
        return {part: row[f"{side}_{part}"] for part in PARTS}

    kept = {name: row[name] for name in SCHEMA.names if name in row}
    return kept | {
        "span": [row["span_start"], row["span_end"]],
        "trigger": {
            "text": row["trigger_text"],
            "span": [row["trigger_span_start"], row["trigger_span_end"]],
        },
        "contexts": [context for context in row["contexts"].split(";") if context],
        "attribution": json.loads(row["attribution"]),
        "source": actor("source"),
        "target": actor("target"),
    }
