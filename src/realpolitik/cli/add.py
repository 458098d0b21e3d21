"""`realpolitik add`: code documents into the store."""

from __future__ import annotations

import sys
from itertools import chain

from realpolitik.cli.arguments import Inputs, Published, StorePath, day
from realpolitik.cli.code import Problems
from realpolitik.cli.output import counted, many, say


def add(inputs: Inputs, published: Published = None, store: StorePath = None) -> int:
    """Code INPUTS and keep documents and events in the store.

    The same text twice is one document; what this version coded before is passed over, so an
    interrupted run goes on where it stopped.
    """
    from realpolitik.pipeline import add as keep
    from realpolitik.reading.reader import read
    from realpolitik.store.opening import default_path, open_store

    path = store or default_path()
    problems = Problems()
    documents = read(
        inputs, published=day(published), stdin=sys.stdin.buffer, on_problem=problems, on_note=say
    )
    first = next(documents, None)
    if first is None:  # nothing to keep: no store is made for that
        say("0 documents read, nothing kept.")
        return problems.status()
    with open_store(path, write=True) as opened:
        changed, seen = keep(opened, counted(chain([first], documents), "documents"))
    problems.read = seen
    say(f"{many(seen, 'document')} read, {changed} new or changed, in {path}.")
    return problems.status()
