"""Ten imports of GDELT rows, killed at random points and resumed, against one whole import.

    python benchmarks/kills.py [ROWS]       default 1,000,000; about ten minutes

Each of the ten runs starts with an empty store and `realpolitik import gdelt`, is killed with
SIGKILL at random moments until it has died twice, and is then resumed to its end. Every table the
import writes, and the file of rejected rows, must be the same as after one run left alone.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
from importing import make

RUNS = 10
DEATHS = 2
TABLES = ("event", "mention", "import_run", "import_reject", "origin")
DONE = {0, 3}  # 3: with rows that were rejected
BROKEN = 20_000  # one line in so many is cut short, so that there are rejected rows to compare


@dataclass
class Run:
    """One import that was killed and resumed."""

    seconds: list[float] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)
    differs: dict[str, int] = field(default_factory=dict)


def break_lines(path: Path) -> None:
    """Cuts some lines short: rows that an import has to reject."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    for i in range(BROKEN // 2, len(lines), BROKEN):
        lines[i] = lines[i][:40] + "\n"
    path.write_text("".join(lines), "utf-8")


def start(store: Path, data: Path) -> subprocess.Popen[bytes]:
    """`realpolitik import gdelt`, as a user calls it."""
    program = Path(sys.executable).parent / "realpolitik"
    command = [program, "import", "gdelt", data, "--store", store]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def rejects(data: Path) -> Path:
    return data.with_name(data.name + ".rejects.csv")


def kept(store: Path) -> int:
    """The rows that a killed run had kept."""
    if not store.exists():
        return 0
    with duckdb.connect(store) as connection:
        made = connection.execute("FROM duckdb_tables() WHERE table_name = 'event'").fetchall()
        return connection.execute("SELECT count(*) FROM event").fetchall()[0][0] if made else 0


def differing(whole: Path, other: Path) -> dict[str, int]:
    """How many rows each table has in one store and not, or not as often, in the other."""
    with duckdb.connect() as connection:
        connection.execute("SET threads = 2")
        connection.execute(f"ATTACH '{whole}' AS a (READ_ONLY)")
        connection.execute(f"ATTACH '{other}' AS b (READ_ONLY)")
        return {
            table: connection.execute(
                f"SELECT (SELECT count(*) FROM (FROM a.{table} EXCEPT ALL FROM b.{table}))"
                f" + (SELECT count(*) FROM (FROM b.{table} EXCEPT ALL FROM a.{table}))"
            ).fetchall()[0][0]
            for table in TABLES
        }


def killed(store: Path, data: Path, whole: float, chance: random.Random) -> Run:
    """One import, killed until it has died DEATHS times, then left to end."""
    run = Run()
    while len(run.seconds) < DEATHS:
        left = whole - sum(run.seconds)
        moment = chance.uniform(0, left if left > 0 else whole)
        child = start(store, data)
        time.sleep(moment)
        alive = child.poll() is None
        child.kill()
        child.wait()
        if not alive:
            break  # quicker than the whole run was: nothing is left to kill
        run.seconds.append(moment)
        run.kept.append(kept(store))
    if start(store, data).wait() not in DONE:
        raise SystemExit(f"the resumed import of {store} failed")
    return run


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        data = here / "rows.tsv"
        make(data, rows)
        break_lines(data)
        reference = here / "whole.duckdb"
        began = time.perf_counter()
        if start(reference, data).wait() not in DONE:
            raise SystemExit("the whole import failed")
        whole = time.perf_counter() - began
        table = rejects(data).read_text("utf-8")
        print(f"{rows:,} rows; one whole run: {whole:.1f} s, {kept(reference):,} kept, ", end="")
        print(f"{table.count(chr(10)) - 1} rejected", flush=True)
        wrong = deaths = 0
        for i in range(1, RUNS + 1):
            rejects(data).unlink(missing_ok=True)
            store = here / f"killed{i}.duckdb"
            run = killed(store, data, whole, chance)
            run.differs = differing(reference, store)
            same = not any(run.differs.values()) and rejects(data).read_text("utf-8") == table
            deaths += len(run.seconds)
            wrong += not same
            moments = ", ".join(
                f"{s:.1f} s ({k:,} kept)" for s, k in zip(run.seconds, run.kept, strict=True)
            )
            print(f"run {i}: killed after {moments}: ", end="")
            print("the same" if same else f"DIFFERS: {run.differs}", flush=True)
            store.unlink()
        print(f"{RUNS - wrong} of {RUNS} runs, killed {deaths} times, gave the table of one run")
    sys.exit(1 if wrong or deaths < RUNS else 0)


if __name__ == "__main__":
    main()
