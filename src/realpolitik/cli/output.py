"""Streams: results on standard output, progress and messages on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from realpolitik.errors import RealpolitikError


T = TypeVar("T")


def say(message: str) -> None:
    """One line for the reader, on standard error."""
    sys.stderr.write(message + "\n")


def result(line: str) -> None:
    """One line of the result, on standard output."""
    sys.stdout.write(line + "\n")


def result_json(value: Any) -> None:
    """The result as one JSON document, on standard output."""
    result(json.dumps(value, ensure_ascii=False, indent=1))


def complain(error: RealpolitikError) -> None:
    """An error: what went wrong, then what to do about it."""
    say(f"realpolitik: {error.message}")
    if error.hint:
        say(f"  {error.hint}")


def counted(items: Iterable[T], what: str) -> Iterator[T]:
    """The items, with a running count on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), TextColumn("{task.completed}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None)
        for item in items:
            yield item
            progress.advance(task)


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A plain aligned table on standard output."""
    cells = [list(map(str, header)), *([*map(str, row)] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(header))]
    for row in cells:
        result("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
