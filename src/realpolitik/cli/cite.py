"""`realpolitik cite`: how to cite the program and what its results rest on."""

from __future__ import annotations

from realpolitik.cli.arguments import AsJson, StorePath, store_there
from realpolitik.cli.output import result, result_json


def cite(store: StorePath = None, as_json: AsJson = False) -> int:
    """Print how to cite realpolitik and the data sets that your results rest on."""
    from realpolitik.citing import citations

    cited = citations(store_there(store))
    if as_json:
        result_json([{"what": c.what, "citation": c.text, "licence": c.licence} for c in cited])
        return 0
    for c in cited:
        result(f"{c.what}")
        result(f"  {c.text}" + (f" [{c.licence}]" if c.licence else ""))
    return 0
