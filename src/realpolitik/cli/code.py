"""`realpolitik code`: the events claimed in documents."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from realpolitik.cli.arguments import Inputs, Output, Published, day, require_writable
from realpolitik.cli.output import complain, counted, many, result, say

if TYPE_CHECKING:
    from realpolitik.records.event import Event


def code(inputs: Inputs, published: Published = None, output: Output = None) -> int:
    """Print the events claimed in INPUTS, one JSON object a line, or write them with -o.

    -o takes .jsonl, .csv, .parquet or .arrow. What cannot be read is named, and the rest is done
    (exit status 3).
    """
    from realpolitik.exporting.formats import export
    from realpolitik.exporting.jsonl import line
    from realpolitik.pipeline import coded

    require_writable(output)
    problems = Problems()
    documents = coded(
        inputs, published=day(published), stdin=sys.stdin.buffer, on_problem=problems, on_note=say
    )

    def events() -> Iterator[Event]:
        seen = output is None and sys.stdout.isatty()  # the events themselves show how far it is
        for reading in documents if seen else counted(documents, "documents coded"):
            problems.read += 1
            yield from reading.events
        if problems.count and not problems.read:  # nothing is written, what was there stays
            raise typer.Exit(problems.status())

    if output is None:
        for event in events():
            result(line(event))
    else:
        export(events(), output)
        say(f"Events written to {output}.")
    return problems.status()


class Problems:
    """What could not be read, complained of as it comes, and what that makes of the exit status."""

    def __init__(self) -> None:
        self.count = 0
        self.read = 0
        self.exit_code = 2

    def __call__(self, problem: Exception) -> None:
        """Complain of one problem, and count it."""
        from realpolitik.errors import RealpolitikError

        self.count += 1
        if isinstance(problem, RealpolitikError):
            complain(problem)
            self.exit_code = problem.exit_code

    def status(self) -> int:
        """0 where all was read, 3 where some was, else that of the last problem."""
        if not self.count:
            return 0
        if self.read:
            read, problems = many(self.read, "document"), many(self.count, "problem")
            say(f"{read} read, {problems}, named above.")
            return 3
        return self.exit_code
