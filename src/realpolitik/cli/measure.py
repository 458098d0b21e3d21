"""`realpolitik measure`: a measure of alignment on the store's record."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from realpolitik.cli.arguments import (
    Output,
    StorePath,
    require_named,
    require_writable,
    stated_thesis,
    store_there,
)
from realpolitik.cli.output import many, result, say, written
from realpolitik.errors import BadInput


def measure(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="As in similarity or hedging; `list` prints them all."),
    ],
    by: Annotated[str, typer.Option(metavar="WINDOW", help="all, year, quarter or month.")] = "",
    hub: Annotated[str | None, typer.Option(metavar="CODE", help="The state said to lead.")] = None,
    against: Annotated[str | None, typer.Option(metavar="CODE", help="Its rival.")] = None,
    with_: Annotated[
        str | None, typer.Option("--with", metavar="CODES", help="Members, as in IRN,PRK.")
    ] = None,
    weights: Annotated[str, typer.Option(help="squared or absolute, for similarity.")] = "squared",
    base: Annotated[
        str,
        typer.Option(
            help="For trade-dependence: trade, a state's total, or gdp, the store's data set. "
            "Its unit must be that of the flows; publishers' units differ, as ITPD's trade in "
            "2010 dollars and GDP in 2017 international dollars, and the ratio is then no share."
        ),
    ] = "trade",
    dataset: Annotated[
        str | None,
        typer.Option(metavar="NAMES", help="Only events of these imports, as in gdelt,icews."),
    ] = None,
    view: Annotated[str, typer.Option(help="all, one-a-day or one-source.")] = "all",
    store: StorePath = None,
    output: Output = None,
) -> int:
    """Take the measure NAME on the store and write it as CSV, or as -o says.

    -o takes .csv, .parquet or .arrow. Every row has its interval and n where the measure has one.
    """
    from realpolitik.exporting.tables import write_table
    from realpolitik.measuring import MEASURES, Request, measured
    from realpolitik.store.filter import Filter
    from realpolitik.store.opening import open_store

    if name == "list":
        for one in MEASURES.values():
            result(f"{one.name:<22}{one.says} (needs {one.needs})")
        return 0
    require_writable(output)
    require_named("--dataset", dataset, "data set, as gdelt")
    path = store_there(store)
    if path is None:
        raise BadInput(
            "There is no store yet.", hint="Make one with realpolitik add, import or data add."
        )
    thesis = stated_thesis(hub, against, with_)
    request = Request(
        by=by,
        hub=thesis.hub or "",
        rival=thesis.rival or "",
        members=thesis.members,
        weights=weights,
        base=base,
        events=Filter(datasets=tuple(filter(None, (dataset or "").split(","))), view=view),
    )
    with open_store(path, write=False) as opened:
        table = measured(name, opened, request)
    if output is None:
        with written():
            write_table(table, sys.stdout.buffer)
    else:
        write_table(table, output)
        say(f"{many(table.num_rows, 'row')} written to {output}.")
    return 0
