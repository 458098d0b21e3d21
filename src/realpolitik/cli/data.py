"""`realpolitik data`: the reference data sets."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from realpolitik.cli.arguments import AsJson, StorePath, store_there
from realpolitik.cli.importing import import_
from realpolitik.cli.output import many, result, result_json, say, table
from realpolitik.errors import BadInput

if TYPE_CHECKING:
    from realpolitik.reference.getting import Got

MEGABYTE = 1_000_000
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
        ("archive", f"https://doi.org/{d.doi}" if d.doi else ""),
    ):
        if value:
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
    return _add(name, path, store)


def _add(name: str, path: Path, store: Path | None, got: Got | None = None) -> int:
    """Read a file into the store, as the version that an archive says it is, if it is from one."""
    from realpolitik.reference.adding import notes, read_dataset
    from realpolitik.store.opening import default_path, open_store

    rows, origin = read_dataset(name, path)
    if got is not None:
        version = f"{got.version} ({got.published})" if got.published else got.version
        origin = replace(origin, version=version, url=f"https://doi.org/{got.doi}")
    target = store or default_path()
    with open_store(target, write=True) as opened:
        opened.write_table(name, rows, origin)
    for note in notes(rows):
        say(note)
    years = f", {origin.coverage[0]}–{origin.coverage[1]}" if origin.coverage else ""
    say(f"{many(rows.num_rows, 'row')} of {name}{years} in {target}.")
    return 0


@data.command("get")
def get(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="A name of the catalogue, as in un-votes; or icews, polecat."
        ),
    ],
    files: Annotated[
        str,
        typer.Option(
            metavar="PATTERN", help="The files wanted of a deposit, as in '*2022*', if not all."
        ),
    ] = "",
    doi: Annotated[
        str,
        typer.Option(
            metavar="DOI", help="Another deposit at Harvard Dataverse or Zenodo to get it from."
        ),
    ] = "",
    store: StorePath = None,
) -> int:
    """Download data set NAME from its research archive, check it, and add it to the store.

    The archive is asked for its newest version and states the checksum. An interrupted download is
    gone on with. What was got, in which version and when, is written beside the file.
    """
    from realpolitik.importing.formats import FORMATS
    from realpolitik.reference.archives import ANY, choose, one_of
    from realpolitik.reference.getting import asking, fetch
    from realpolitik.store.opening import default_path

    where, pattern = _deposit(name)
    if doi:
        where, pattern = doi.removeprefix("https://doi.org/").removeprefix("doi:"), ANY
    if not pattern:
        raise _bring_your_own(name)
    chosen = choose(where, pattern, files, asking())
    wanted = chosen.files if name in FORMATS and files else (one_of(chosen),)
    if chosen.version != chosen.newest:
        say(
            f"Version {chosen.newest.number} of {where} has no such file; the newest that has is "
            f"{chosen.version.number}, of {chosen.version.published}."
        )
    folder = (store or default_path()).parent / "downloads" / name
    progress = _progress if sys.stderr.isatty() else None
    paths: list[Path] = []
    got: Got | None = None
    for file in wanted:
        path, got = fetch(name, chosen, file, folder, progress=progress)
        say(f"{path}: version {got.version} of {where}, {got.checksum.partition(':')[0]} checked.")
        paths.append(path)
    if name in FORMATS:
        return import_(name, paths, store)
    return _add(name, paths[0], store, got)


def _deposit(name: str) -> tuple[str, str]:
    """The DOI of a data set and a regular expression for its files there, "" where there is none.

    Raises: UnknownName.
    """
    from realpolitik.importing.formats import FORMATS
    from realpolitik.reference.datasets import dataset_named

    if name in FORMATS:
        format_ = FORMATS[name]
        return format_.origin.url.removeprefix("https://doi.org/"), format_.files
    dataset = dataset_named(name)
    return dataset.doi, dataset.files


def _bring_your_own(name: str) -> BadInput:
    """The error that no archive is known to have a data set, with where to get it instead."""
    from realpolitik.importing.formats import FORMATS
    from realpolitik.reference.datasets import dataset_named

    if name in FORMATS:
        where, then = FORMATS[name].origin.url, f"realpolitik import {name} FILE"
    else:
        where, then = dataset_named(name).page, f"realpolitik data add {name} PATH"
    return BadInput(
        f"Bring your own file of {name}: no archive that states a checksum is on record.",
        hint=f"Get it from: {where}. Then: {then}",
    )


def _progress(name: str, had: int, whole: int | None) -> None:
    of = f" of {whole // MEGABYTE}" if whole else ""
    end = "\n" if had == whole else ""
    sys.stderr.write(f"\r{name}: {had // MEGABYTE}{of} MB{end}")
    sys.stderr.flush()
