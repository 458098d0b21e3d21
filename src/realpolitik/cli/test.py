"""`realpolitik test`: a stated thesis against what the store holds."""

from __future__ import annotations

from typing import Annotated

import typer

from realpolitik.cli.arguments import AsJson, Output, StorePath, require_writable, store_there
from realpolitik.cli.output import result, say
from realpolitik.errors import BadInput


def test(
    thesis: Annotated[
        str,
        typer.Argument(
            metavar="THESIS", help='As in "CHN leads a coalition against USA with IRN, PRK".'
        ),
    ],
    store: StorePath = None,
    output: Output = None,
    as_json: AsJson = False,
) -> int:
    """Test THESIS on the documents and data in the store.

    Prints the verdict and each finding; -o writes the whole brief as .html, .json or .md.
    """
    from realpolitik.brief.json import json_text
    from realpolitik.brief.writing import form_for, write
    from realpolitik.pipeline import tested
    from realpolitik.thesis.grammar import parse

    if output is not None:
        form_for(output)
        require_writable(output)
    path = store_there(store)
    if path is None:
        raise BadInput(
            "There is no store yet.", hint="Make one with realpolitik add or realpolitik import."
        )
    made = tested(parse(thesis), path)
    if output is not None:
        write(made, output)
        say(f"Brief written to {output}.")
    if as_json:
        result(json_text(made).rstrip())
        return 0
    result(made.verdict.sentence)
    for finding in made.implications:
        result(f"{finding.member}  {finding.implication}  {finding.outcome}: {finding.because}")
    return 0
