"""`realpolitik doctor`: what is wrong with a store, and what can be done."""

from __future__ import annotations

from typing import Annotated

import typer

from realpolitik.cli.arguments import AsJson, StorePath
from realpolitik.cli.output import result, result_json, say


def doctor(
    store: StorePath = None,
    repair: Annotated[
        bool, typer.Option("--repair", help="Repair what can be repaired; nothing is deleted.")
    ] = False,
    as_json: AsJson = False,
) -> int:
    """Examine the store and say what is wrong with it; --repair moves damaged parts aside."""
    from realpolitik.store.doctor import examine
    from realpolitik.store.doctor import repair as mend
    from realpolitik.store.opening import default_path

    path = store or default_path()
    done = list(mend(path)) if repair else []
    complaints = list(examine(path))
    if as_json:
        result_json({"store": str(path), "done": done, "complaints": [c.what for c in complaints]})
    else:
        for line in done:
            say(line)
        for c in complaints:
            result(f"{c.what}\n  {c.remedy}")
        if not complaints:
            result(f"{path}: nothing is wrong.")
    return 2 if complaints else 0
