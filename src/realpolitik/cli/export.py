"""`realpolitik export`: events of the store, in formats other tools read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from realpolitik.cli.arguments import StorePath, require_writable, store_there
from realpolitik.cli.output import say
from realpolitik.errors import BadInput


def export(
    output: Annotated[Path, typer.Argument(metavar="PATH", help="Where to write.")],
    layout: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="NAME",
            help="jsonl, csv, parquet, arrow, polecat, icews or gdelt; else by suffix.",
        ),
    ] = None,
    store: StorePath = None,
) -> int:
    """Write the events of the store to PATH."""
    from realpolitik.exporting.formats import export as write
    from realpolitik.store.opening import open_store

    require_writable(output)
    path = store_there(store)
    if path is None:
        raise BadInput(
            "There is no store yet.", hint="Make one with realpolitik add or realpolitik import."
        )
    with open_store(path, write=False) as opened:
        write(opened.events(), output, name=layout)
    say(f"Events written to {output}.")
    return 0
