"""`realpolitik data`: the reference data sets."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from realpolitik.cli.arguments import AsJson, StorePath, store_there
from realpolitik.cli.output import many, result, result_json, say, table

data = typer.Typer(
    name="data",
    help="List, add and describe reference data: votes, alliances, trade, capabilities …",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Name = Annotated[
    str, typer.Argument(metavar="NAME", help="A name of the catalogue, as in un-votes.")
]


@data.command("list")
def list_(store: StorePath = None, as_json: AsJson = False) -> int:
    """List the catalogue: what there is, what it covers, what the store has."""
    from realpolitik.reference.datasets import datasets
    from realpolitik.store.opening import open_store

    path = store_there(store)
    there: set[str] = set()
    if path is not None:
        with open_store(path, write=False) as opened:
            there = set(opened.origins())
    rows = [
        (d.name, f"{d.coverage[0]}–{d.coverage[1]}", "in store" if d.name in there else "", d.title)
        for d in datasets().values()
    ]
    if as_json:
        result_json(
            [dict(zip(("name", "coverage", "store", "title"), row, strict=True)) for row in rows]
        )
    else:
        table(("name", "coverage", "store", "title"), rows)
    return 0


@data.command("info")
def info(name: Name) -> int:
    """Describe one data set: source, version, licence, citation, columns, coverage."""
    from realpolitik.reference.datasets import dataset_named

    d = dataset_named(name)
    for label, value in (
        ("title", d.title),
        ("producer", d.producer),
        ("version", d.version),
        ("licence", d.licence),
        ("coverage", f"{d.coverage[0]}–{d.coverage[1]}"),
        ("cite", d.citation),
        ("get it from", d.page),
    ):
        result(f"{label:<12}{value}")
    table(("column", "type", "means"), [(c.name, c.kind, c.means) for c in d.columns])
    return 0


@data.command("add")
def add(
    name: Name,
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="The publisher's file, or a tidy one.")
    ],
    store: StorePath = None,
) -> int:
    """Read the file at PATH as data set NAME into the store."""
    from realpolitik.reference.adding import notes, read_dataset
    from realpolitik.store.opening import default_path, open_store

    rows, origin = read_dataset(name, path)
    target = store or default_path()
    with open_store(target, write=True) as opened:
        opened.write_table(name, rows, origin)
    for note in notes(rows):
        say(note)
    years = f", {origin.coverage[0]}–{origin.coverage[1]}" if origin.coverage else ""
    say(f"{many(rows.num_rows, 'row')} of {name}{years} in {target}.")
    return 0


@data.command("get")
def get(name: Name, store: StorePath = None) -> int:
    """Download data set NAME, check it, and add it to the store."""
    from realpolitik.reference.getting import fetch
    from realpolitik.store.opening import default_path

    target = store or default_path()
    return add(name, fetch(name, target.parent / "downloads"), store)
