"""`realpolitik brief`: from documents to a brief."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from realpolitik.cli.arguments import (
    AsJson,
    Inputs,
    Published,
    StorePath,
    day,
    require_readable,
    require_writable,
    stated_thesis,
    store_there,
)
from realpolitik.cli.code import Problems
from realpolitik.cli.output import counted, result, say
from realpolitik.errors import BadInput


def brief(
    inputs: Inputs,
    hub: Annotated[
        str | None, typer.Option(metavar="CODE", help="The state said to lead, as ISO3 or by name.")
    ] = None,
    against: Annotated[str | None, typer.Option(metavar="CODE", help="Its rival.")] = None,
    with_: Annotated[
        str | None, typer.Option("--with", metavar="CODES", help="Supposed members, as in IRN,PRK.")
    ] = None,
    published: Published = None,
    store: StorePath = None,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="Where to write; the suffix decides the format. May be given several times.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Code INPUTS, test the thesis in them, and write a brief.

    Hub, rival and members are inferred from the documents where they are left out, and the
    sentences behind that are shown. -o takes .html, .json or .md, and may be repeated; without it
    the brief goes to brief.html; --json prints it. With a store, the documents and data in it are
    used too.
    """
    from realpolitik.brief.json import json_text
    from realpolitik.brief.writing import form_for, write
    from realpolitik.pipeline import brief as told
    from realpolitik.pipeline import coded

    targets = output or ([] if as_json else [Path("brief.html")])
    for target in targets:
        form_for(target)
        require_writable(target)
    given = stated_thesis(hub, against, with_)
    record = store_there(store)
    require_readable(record)
    problems = Problems()
    readings = list(
        counted(
            coded(
                inputs,
                published=day(published),
                stdin=sys.stdin.buffer,
                on_problem=problems,
                on_note=say,
            ),
            "documents coded",
        )
    )
    problems.read = len(readings)
    if not readings:
        if problems.count:
            return problems.status()
        raise BadInput(
            "There is no document in what was given.", hint="Name an article, or a folder of them."
        )
    made = told(readings, given, record)
    if as_json:
        result(json_text(made).rstrip())
    for target in targets:
        write(made, target)
        say(f"Brief written to {target}: {made.verdict.sentence}")
    return problems.status()
