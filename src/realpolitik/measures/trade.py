"""Trade dependence: what part of a state's trade, or economy, one partner makes up."""
# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

from math import inf, nan

import pyarrow as pa
import pyarrow.compute as pc

from realpolitik.errors import BadInput
from realpolitik.measures.tidy import estimates
from realpolitik.records.estimate import Estimate

FLOWS = ("year", "exporter", "importer", "value")
"""Columns of a table of trade flows, `value` in one unit throughout."""


def dependence(
    exports: float | None, imports: float | None, base: float | None, *, bound: float = 1.0
) -> Estimate:
    """(exports + imports with one partner) / base, one state's total trade or its GDP.

    Takes:   the two flows and the base in one unit, None where not reported; the largest value
             the ratio can have (1 of total trade, inf of GDP).
    Returns: the ratio. There is no sampling: with both flows low = high = value. With one flow the
             value is what that flow alone makes, low the same, high the bound, and it is not
             `enough`: an unreported flow is not a flow of 0. n is the number of flows.
    Raises:  nothing.
    Source:  Oneal & Russett (1997), ISQ 41(2), with GDP as the base.

    >>> dependence(exports=3.0, imports=2.0, base=50.0).value
    0.1
    """
    flows = [flow for flow in (exports, imports) if flow is not None]
    if not flows or base is None or base <= 0:
        return Estimate(nan, 0.0, bound, len(flows), enough=False)
    value = sum(flows) / base
    whole = len(flows) == 2
    return Estimate(value, value, value if whole else bound, len(flows), enough=whole)


def table(flows: pa.Table, gdp: pa.Table | None = None) -> pa.Table:
    """The trade dependence of every state on every partner in every year.

    Takes:   a table year, exporter, importer, value; for dependence on GDP a table country, year,
             gdp in the same unit (otherwise the base is the state's total reported trade).
    Returns: source (who depends), target (on whom), year, value, low, high, n, enough; a pair
             without any reported flow in a year has no row.
    Raises:  BadInput for a missing column.
    """
    for name in FLOWS:
        if name not in flows.column_names:
            raise BadInput(
                f"The table of flows has no column {name!r}.",
                hint=f"Trade dependence needs {', '.join(FLOWS)}.",
            )
    text = pa.string()
    flows = flows.filter(pc.is_valid(flows["value"])).select(list(FLOWS))
    year, value = flows["year"], pc.cast(flows["value"], pa.float64())
    exporter, importer = pc.cast(flows["exporter"], text), pc.cast(flows["importer"], text)
    out = pa.table({"year": year, "source": exporter, "target": importer, "exports": value})
    back = pa.table({"year": year, "source": importer, "target": exporter, "imports": value})
    keys = ["year", "source", "target"]
    both = out.join(back, keys=keys, join_type="full outer", use_threads=False)
    both = both.append_column(
        "sum", pc.add(pc.fill_null(both["exports"], 0.0), pc.fill_null(both["imports"], 0.0))
    )
    if gdp is None:
        base = both.group_by(["year", "source"], use_threads=False).aggregate([("sum", "sum")])
        base = base.rename_columns(["year", "source", "base"])
    else:
        base = gdp.select(["year", "country", "gdp"]).rename_columns(["year", "source", "base"])
        base = base.set_column(0, "year", pc.cast(base["year"], year.type))
        base = base.set_column(1, "source", pc.cast(base["source"], text))
    both = both.join(base, keys=["year", "source"], use_threads=False)
    both = both.sort_by([(key, "ascending") for key in ("source", "target", "year")])
    bound = 1.0 if gdp is None else inf
    columns = (both[name].to_pylist() for name in ("exports", "imports", "base"))
    found = [dependence(*flow, bound=bound) for flow in zip(*columns, strict=True)]
    return pa.table(
        {
            "source": both["source"],
            "target": both["target"],
            "year": pc.cast(both["year"], pa.int32()),
            **estimates(found),
        }
    )
