"""Arguments that several commands share."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from realpolitik.errors import BadInput

if TYPE_CHECKING:
    from realpolitik.thesis.grammar import Stated

Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT…", help="A file, a folder, a URL, or - for standard input."),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        help="Publication date (YYYY-MM-DD) for documents that state none.",
    ),
]
StorePath = Annotated[
    Path | None,
    typer.Option(
        "--store",
        metavar="PATH",
        help="The store's file. Default: under your data directory, or $REALPOLITIK_STORE.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="PATH", help="Where to write; the suffix decides the format."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]


def day(text: str | None) -> dt.date | None:
    """A date given as YYYY-MM-DD; raises BadInput naming what was given."""
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise BadInput(
            f"{text!r} is not a date.", hint="Write it as YYYY-MM-DD, as in 2021-04-12."
        ) from None


def stated_thesis(hub: str | None, against: str | None, with_: str | None) -> Stated:
    """The thesis that the options state; raises BadInput for one that is given but empty."""
    from realpolitik.thesis.grammar import stated

    for option, text in (("--hub", hub), ("--against", against), ("--with", with_)):
        require_named(option, text, "state, as CHN or China")
    return stated(hub, against, with_)


def require_named(option: str, text: str | None, what: str) -> None:
    """Refuse an option that is given, but names nothing."""
    if text is not None and not text.strip(" ,"):
        raise BadInput(
            f"{option} {text!r} names nothing.", hint=f"Name a {what}, or leave {option} out."
        )


def store_there(path: Path | None) -> Path | None:
    """The store to read: the one named, or the default one where it exists."""
    from realpolitik.store.opening import default_path

    if path is not None:
        if not path.exists():
            raise BadInput(
                f"{path}: there is no store.", hint="Make one with realpolitik add, import or data."
            )
        return path
    default = default_path()
    return default if default.exists() else None


def require_readable(store: Path | None) -> None:
    """Refuse a store that cannot be read, before long work begins."""
    from realpolitik.store.opening import open_store

    if store is not None:
        with open_store(store, write=False):
            pass


def require_writable(path: Path | None) -> None:
    """Refuse an output path that cannot be written, before long work begins."""
    from realpolitik.errors import UnwritableOutput

    if path is None:
        return
    folder = path.parent
    if path.is_dir():
        raise UnwritableOutput(f"{path}: is a folder.", hint=f"Name a file, as in {path}/out.")
    if not folder.exists():
        raise UnwritableOutput(
            f"{path}: there is no folder {folder}.", hint="Make it, or choose another place."
        )
    if not (folder.is_dir() and os.access(folder, os.W_OK)):
        raise UnwritableOutput(
            f"{path}: the folder cannot be written.", hint="Choose another place with -o."
        )
