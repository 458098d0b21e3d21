"""All export formats, by name and by suffix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from realpolitik.errors import UnknownName
from realpolitik.exporting import csv, gdelt, icews, jsonl, polecat, table
from realpolitik.exporting.output import replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from realpolitik.records.event import Event


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write events: its name, its file suffixes, its writer, and what it cannot hold."""

    name: str
    suffixes: tuple[str, ...]
    write: Callable[[Iterable[Event], BinaryIO], None]
    lost: tuple[str, ...]


FORMATS = {
    format_.name: format_
    for format_ in (
        Format("jsonl", (".jsonl", ".ndjson", ".json"), jsonl.write, jsonl.LOST),
        Format("csv", (".csv",), csv.write, jsonl.LOST),
        Format("parquet", (".parquet",), table.write_parquet, jsonl.LOST),
        Format("arrow", (".arrow", ".feather"), table.write_arrow, jsonl.LOST),
        Format("polecat", (), polecat.write, polecat.LOST),
        Format("icews", (), icews.write, icews.LOST),
        Format("gdelt", (), gdelt.write, gdelt.LOST),
    )
}


def format_named(name: str) -> Format:
    """The format called `name`; raises UnknownName with the near misses."""
    try:
        return FORMATS[name]
    except KeyError:
        raise UnknownName.among("export format", name, FORMATS) from None


def format_for(path: Path) -> Format:
    """The format that the suffix of `path` asks for; raises UnknownName with the suffixes."""
    for format_ in FORMATS.values():
        if path.suffix.lower() in format_.suffixes:
            return format_
    suffixes = [suffix for format_ in FORMATS.values() for suffix in format_.suffixes]
    raise UnknownName(
        f"{path}: events cannot be written as {path.suffix or 'a file without suffix'}.",
        hint=f"Give a name that ends in {', '.join(suffixes)}.",
    )


def export(events: Iterable[Event], path: Path, *, name: str | None = None) -> None:
    """Writes the events to `path`, in the format called `name` or else that of its suffix.

    Streams; writes wholly or not at all. Raises: UnknownName, UnwritableOutput.
    """
    format_ = format_named(name) if name else format_for(path)
    with replacing(path) as file:
        format_.write(events, file)
