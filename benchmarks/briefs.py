"""A brief beside a million imported events, all of them among its own six states.

    python benchmarks/briefs.py [ROWS]       default 1,000,000; about a minute

That is the worst case: of a million rows of GDELT a few in a hundred are among six great powers.
Prints how long the record takes to look up and the brief to build, and peak memory of the process.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from importing import make

CAST = ("CHN", "USA", "IRN", "PRK", "RUS", "PAK")
STEPS = """
import json, resource, sys, time
from pathlib import Path
from realpolitik.brief.brief import build
from realpolitik.brief.html import html
from realpolitik.looking_up.record import record_for
from realpolitik.store.opening import open_store
from realpolitik.thesis.thesis import Thesis
thesis = Thesis(hub="CHN", rival="USA", members=("IRN", "PRK", "RUS", "PAK"))
took, began = [], time.perf_counter()
def lap():
    global began
    took.append(time.perf_counter() - began)
    began = time.perf_counter()
with open_store(Path(sys.argv[1]), write=False) as store:
    record = record_for(thesis, [], store)
lap()
brief = build(thesis, [], record)
lap()
size = len(html(brief))
lap()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([took, len(record.events), size, peak]))
"""


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        data, store = Path(folder) / "rows.tsv", Path(folder) / "store.duckdb"
        make(data, rows, CAST)
        program = Path(sys.executable).parent / "realpolitik"
        subprocess.run([program, "import", "gdelt", data, "--store", store], check=True)
        done = subprocess.run(
            [sys.executable, "-c", STEPS, store], check=True, stdout=subprocess.PIPE
        )
        (looked, built, told), events, size, peak = json.loads(done.stdout)
        print(f"{rows:,} imported events, {events:,} of them tell something new")
        print(f"looked up in {looked:.1f} s, brief built in {built:.1f} s (aim: at most 10)")
        print(f"written as HTML in {told:.1f} s, {size / 1e6:.1f} MB")
        print(f"peak memory: {peak / 1024:.0f} MB (aim: under 1,000)")


if __name__ == "__main__":
    main()
