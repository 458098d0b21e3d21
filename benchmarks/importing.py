"""Import of GDELT rows against DuckDB's own read_csv into a typed table, in one run.

    python benchmarks/importing.py [ROWS]       default 1,000,000; about a minute

Rows are made up, in GDELT 2.0's layout: as many different actors, URLs and codes as a real day has.
Prints the best of three of each, their ratio, peak memory of the importing process, and disk
space for ten million events.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from realpolitik.codebook import cameo
from realpolitik.gazetteer.states import states
from realpolitik.importing.gdelt import PLACE_2, columns

if TYPE_CHECKING:
    from collections.abc import Sequence

# fmt: off
WORDS = [
    "minister", "talks", "trade", "border", "army", "vote", "deal", "crisis", "election", "leader",
    "sanctions", "court", "police", "protest", "energy", "summit", "visit", "report", "week",
    "says", "after", "over", "new", "plan", "strike", "aid", "bank", "oil",
]
# fmt: on
ROLES = ("GOV", "MIL", "COP", "OPP", "BUS", "MED", "CVL", "JUD", "LEG", "", "", "")
CHILD = """
import json, resource, sys, time
from pathlib import Path
from realpolitik.importing.importing import import_files
from realpolitik.store.opening import open_store
began = time.perf_counter()
with open_store(Path(sys.argv[1]), write=True) as store:
    kept = import_files(store, "gdelt", [Path(sys.argv[2])]).kept
print(json.dumps([time.perf_counter() - began, kept,
                  resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""
TYPES = {"GLOBALEVENTID": "BIGINT", "SQLDATE": "INTEGER", "DATEADDED": "BIGINT"} | dict.fromkeys(
    ("MonthYear", "Year", "IsRootEvent", "QuadClass", "NumMentions", "NumSources", "NumArticles"),
    "INTEGER",
)


def make(path: Path, rows: int, among: Sequence[str] = ()) -> None:
    """Writes `rows` rows in GDELT 2.0's layout, of all states or those of these CAMEO codes."""
    rnd = random.Random(1)
    countries = among or [state.cameo for state in states() if state.cameo]
    codes = [code for code in cameo.codes() if len(code) > 2]
    names = columns(PLACE_2)
    places = {name: i for i, name in enumerate(names)}
    url = ""
    with path.open("w", encoding="utf-8") as file:
        for i in range(rows):
            row = [""] * len(names)
            day = dt.date(2015, 2, 18) + dt.timedelta(i // 60_000 - (rnd.random() < 0.05) * 365)
            when = f"{day:%Y%m%d}"
            code = rnd.choice(codes)
            if not url or rnd.random() < 0.35:
                slug = "-".join(rnd.choices(WORDS, k=rnd.randint(4, 9)))
                url = f"https://www.paper{rnd.randrange(3000)}.com/{day:%Y/%m/%d}/{slug}-{rnd.randrange(10**7)}"
            cells = {
                "GLOBALEVENTID": 410412347 + i, "SQLDATE": when, "MonthYear": when[:6],
                "Year": when[:4], "FractionDate": when[:4] + f".{rnd.randrange(10_000):04}",
                "IsRootEvent": rnd.randrange(2), "EventCode": code, "EventBaseCode": code[:3],
                "EventRootCode": code[:2], "QuadClass": rnd.randint(1, 4),
                "GoldsteinScale": cameo.codes()[code].goldstein,
                "NumMentions": 1, "NumSources": 1, "NumArticles": rnd.randint(1, 20),
                "AvgTone": rnd.uniform(-10, 10), "DATEADDED": "20150218230000", "SOURCEURL": url,
            }  # fmt: skip
            for n in (1, 2):
                if rnd.random() < 0.8:
                    country, role = rnd.choice(countries), rnd.choice(ROLES)
                    cells |= {
                        f"Actor{n}Code": country + role,
                        f"Actor{n}Name": f"{rnd.choice(WORDS)} {country}".upper(),
                        f"Actor{n}CountryCode": country, f"Actor{n}Type1Code": role,
                    }  # fmt: skip
            for whose in ("Actor1", "Actor2", "Action"):
                place = f"{rnd.choice(WORDS).title()}, {rnd.choice(WORDS).title()}"
                cells |= {
                    f"{whose}Geo_Type": 4, f"{whose}Geo_FullName": place,
                    f"{whose}Geo_CountryCode": "US", f"{whose}Geo_ADM1Code": "USNY",
                    f"{whose}Geo_Lat": round(rnd.uniform(-60, 70), 4),
                    f"{whose}Geo_Long": round(rnd.uniform(-180, 180), 4),
                    f"{whose}Geo_FeatureID": -rnd.randrange(3_000_000),
                }  # fmt: skip
            for name, cell in cells.items():
                row[places[name]] = str(cell)
            file.write("\t".join(row) + "\n")


def bare(path: Path, store: Path) -> float:
    """Seconds DuckDB takes to read the file into a typed table on disk."""
    types = {
        name: TYPES.get(name)
        or ("DOUBLE" if name.endswith(("Lat", "Long", "Scale", "Tone", "Date")) else "VARCHAR")
        for name in columns(PLACE_2)
    }
    spec = ", ".join(f"'{name}': '{type_}'" for name, type_ in types.items())
    began = time.perf_counter()
    with duckdb.connect(store) as connection:
        connection.execute(
            f"CREATE TABLE gdelt AS FROM read_csv('{path}', delim = '\t', quote = '', escape = '', "
            f"header = false, columns = {{{spec}}})"
        )
    return time.perf_counter() - began


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        data = here / "rows.tsv"
        make(data, rows)
        bares: list[float] = []
        ours: list[float] = []
        peak = size = 0
        for i in range(3):
            bares.append(bare(data, here / f"bare{i}.duckdb"))
            store = here / f"ours{i}.duckdb"
            child = subprocess.run(
                [sys.executable, "-c", CHILD, store, data], check=True, stdout=subprocess.PIPE
            )
            seconds, kept, memory = json.loads(child.stdout)
            assert kept == rows
            ours.append(seconds)
            peak = max(peak, memory)
            size = store.stat().st_size
        print(f"{rows:,} rows, {data.stat().st_size / 1e6:.0f} MB")
        print(f"read_csv into a typed table: {min(bares):.2f} s of {[round(s, 2) for s in bares]}")
        print(f"import: {min(ours):.2f} s of {[round(s, 2) for s in ours]}")
        print(f"ratio: {min(ours) / min(bares):.2f} (aim: at most 2)")
        print(f"peak memory: {peak / 1024:.0f} MB (aim: under 1,000)")
        print(f"ten million events: {size / rows * 1e7 / 1e9:.2f} GB (aim: at most 1.2)")


if __name__ == "__main__":
    main()
