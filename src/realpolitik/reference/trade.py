"""Trade flows: the publisher's layouts, and one state's trade with another."""
# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from realpolitik.errors import BadInput

FLOWS = ("year", "exporter", "importer", "value")


@dataclass(frozen=True, slots=True)
class Flows:
    """One state's trade with a partner in a year, and with all partners; None is not reported."""

    exports: float | None
    imports: float | None
    total: float


def shaped(table: pa.Table, where: str) -> pa.Table:
    """One row a flow. COW's dyadic file holds two in a row: `flow1` into the first state."""
    coded = "ccode_exporter" if table["exporter"].null_count == table.num_rows else "exporter"
    if table[coded].null_count == table.num_rows:
        raise BadInput(
            f"{where} names no exporter.",
            hint="Flows need exporter_iso3 and importer_iso3, or ccode1 and ccode2 (COW).",
        )
    if table["back"].null_count < table.num_rows:
        turned = {
            "ccode_exporter": table["ccode_importer"],
            "ccode_importer": table["ccode_exporter"],
            "exporter": table["importer"],
            "importer": table["exporter"],
            "value": table["back"],
        }
        opposite = pa.table({name: turned.get(name, table[name]) for name in table.column_names})
        table = pa.concat_tables([table, opposite])
    return table.drop_columns(["back"]).filter(pc.is_valid(table["value"]))


def flows(table: pa.Table, a: str, b: str, year: int) -> Flows | None:
    """What `a` traded with `b` in `year`, and with everybody; None if the year is not covered.

    Takes:   a tidy table of `trade`; two states; the year.
    Returns: the two flows, None where not reported, which is not 0; the sum of all of a's flows.
             None for a year without rows, and for a state without any flow in it.
    """
    mine = table.filter(pc.equal(table["year"], year))
    out = mine.filter(pc.equal(mine["exporter"], a))
    into = mine.filter(pc.equal(mine["importer"], a))
    if not out.num_rows and not into.num_rows:
        return None
    total = (pc.sum(out["value"]).as_py() or 0.0) + (pc.sum(into["value"]).as_py() or 0.0)
    return Flows(_sum(out, "importer", b), _sum(into, "exporter", b), total)


def _sum(table: pa.Table, side: str, partner: str) -> float | None:
    found = table.filter(pc.equal(table[side], partner))
    return pc.sum(found["value"]).as_py() if found.num_rows else None
