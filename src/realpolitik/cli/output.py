"""Streams: results on standard output, progress and messages on standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from realpolitik.errors import RealpolitikError


T = TypeVar("T")


def say(message: str) -> None:
    """One line for the reader, on standard error."""
    sys.stderr.write(message + "\n")


def result(line: str) -> None:
    """One line of the result, on standard output; raises UnwritableOutput."""
    with written():
        sys.stdout.write(line + "\n")


@contextmanager
def written() -> Generator[None]:
    """Writing to standard output: raises UnwritableOutput; a pipe closed early is no error."""
    from realpolitik.errors import UnwritableOutput

    try:
        yield
    except BrokenPipeError:  # the reader of the pipe has had enough
        discard()
        raise typer.Exit from None
    except OSError as error:
        discard()
        raise UnwritableOutput(
            f"Standard output cannot be written: {error.strerror or error}.",
            hint="Make room, or write to another place.",
        ) from error


def flush() -> None:
    """Write what standard output still holds; raises UnwritableOutput."""
    with written():
        sys.stdout.flush()


def discard() -> None:
    """Send the rest of standard output nowhere, so that it cannot fail again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def refused(error: OSError) -> RealpolitikError:
    """The error that a refusal of the operating system amounts to."""
    from realpolitik.errors import RealpolitikError

    where = f"{error.filename}: " if error.filename else ""
    return RealpolitikError(
        f"{where}{error.strerror or error}.",
        hint="Check room and permissions, also those of the folder for temporary files ($TMPDIR).",
    )


def result_json(value: object) -> None:
    """The result as one JSON document, on standard output; what JSON cannot say is a bug."""
    result(json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False))


def many(number: int, what: str) -> str:
    """A number with the noun it counts.

    >>> many(1, "document"), many(2, "document")
    ('1 document', '2 documents')
    """
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def complain(error: RealpolitikError) -> None:
    """An error: what went wrong, then what to do about it."""
    say(f"realpolitik: {error.message}")
    if error.hint:
        say(f"  {error.hint}")


def counted(items: Iterable[T], what: str) -> Iterator[T]:
    """The items, with a running count on standard error where that is a terminal.

    Standard output stays the result's: left alone, the progress display would take it over.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        TextColumn("{task.completed}"),
        TimeElapsedColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task(what, total=None)
        for item in items:
            yield item
            progress.advance(task)


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A plain aligned table on standard output."""
    cells = [list(map(str, header)), *([*map(str, row)] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(header))]
    for row in cells:
        result(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )
