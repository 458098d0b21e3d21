"""Derive the tables that the package carries, and their manifest.

python tools/carry.py ../shared/data

Reads the tidy files of UN votes, ATOP and trade; writes src/realpolitik/reference/carried/.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from realpolitik.measures import idealpoints, similarity, trade
from realpolitik.records.origin import Origin
from realpolitik.reference import votes
from realpolitik.reference.adding import read_dataset
from realpolitik.reference.alliances import KINDS

Made = tuple[str, pa.Table, Origin, str, tuple[int, int], str]
"""Name, table, origin of the source, its version, years covered, what the figures mean."""

OUT = Path(__file__).parents[1] / "src/realpolitik/reference/carried"
COMMAND = "python tools/carry.py DATA_FOLDER"
POINTS = (
    "positions by session, mean 0 and sd 1 in each, 95 % intervals; positive is the side of "
    f"{idealpoints.ANCHOR}"
)
RECENT = 2015  # first year of the voting similarity
ALLIED_SINCE = 1945
TRADE_YEARS = (2014, 2016)


def voting(folder: Path) -> list[Made]:
    """Dyadic similarity of votes since 2015, and ideal points of all sessions."""
    table, origin = read_dataset("un-votes", folder / "un_votes_v2024.parquet")
    rolls, _ = read_dataset("un-roll-calls", folder / "un_roll_calls_v2024.parquet")
    choices = votes.choices(table, rolls)
    recent = choices.filter(pc.greater_equal(choices["year"], RECENT))
    alike = similarity.table(recent).drop_columns(["pi"])
    years = pc.min_max(rolls["year"]).as_py()
    points = idealpoints.table(choices)
    return [
        (
            "voting-similarity",
            narrowed(alike, ("agreement", "s", "kappa")),
            origin,
            "2024",
            (RECENT, years["max"]),
            (
                "similarity of two states' General Assembly votes in a calendar year: agreement, "
                "Signorino and Ritter's S and Cohen's weighted kappa, squared weights"
            ),
        ),
        (
            "ideal-points",
            narrowed(points, ("value", "low", "high")),
            origin,
            "2024",
            (years["min"], years["max"]),
            POINTS,
        ),
    ]


def allied(folder: Path) -> list[Made]:
    """Obligations as spells of years with the same obligations."""
    table, origin = read_dataset("atop", folder / "atop_alliance_ddy.parquet")
    table = table.filter(pc.greater_equal(table["year"], ALLIED_SINCE))
    table = table.filter(pc.and_(pc.is_valid(table["country_a"]), pc.is_valid(table["country_b"])))
    rows = sorted(
        zip(
            table["country_a"].to_pylist(),
            table["country_b"].to_pylist(),
            table["year"].to_pylist(),
            *(table[kind].to_pylist() for kind in KINDS),
            strict=True,
        )
    )
    spells = []
    for a, b, year, *owed in rows:
        same = spells and spells[-1][0] == (a, b, *owed) and spells[-1][2] == year - 1
        if same:
            spells[-1][2] = year
        elif any(owed):
            spells.append([(a, b, *owed), year, year])
    columns = {
        "country_a": pa.array([key[0] for key, _, _ in spells]).dictionary_encode(),
        "country_b": pa.array([key[1] for key, _, _ in spells]).dictionary_encode(),
        "first": pa.array([first for _, first, _ in spells], pa.int16()),
        "last": pa.array([last for _, _, last in spells], pa.int16()),
        **{
            kind: pa.array([bool(key[2 + place]) for key, _, _ in spells], pa.bool_())
            for place, kind in enumerate(KINDS)
        },
    }
    coverage = (ALLIED_SINCE, origin.coverage[1])
    means = "what country_a owes country_b, in spells of years with the same obligations"
    return [("obligations", pa.table(columns), origin, "5.1", coverage, means)]


def traded(folder: Path) -> list[Made]:
    """Each partner's share in a state's reported trade."""
    table, origin = read_dataset("trade", folder / "trade_dyad_itpd_2000_2016.parquet")
    first, last = TRADE_YEARS
    table = table.filter(
        pc.and_(pc.greater_equal(table["year"], first), pc.less_equal(table["year"], last))
    )
    shares = trade.table(table)
    kept = pa.table(
        {
            "country": shares["source"].combine_chunks().dictionary_encode(),
            "partner": shares["target"].combine_chunks().dictionary_encode(),
            "year": pc.cast(shares["year"], pa.int16()),
            "share": pa.array(np.round(shares["value"].to_numpy(), 6).astype(np.float32)),
            "flows": pc.cast(shares["n"], pa.int8()),
        }
    )
    means = (
        "exports to and imports from the partner over the state's whole reported trade, goods and "
        "services; flows counts the directions reported"
    )
    return [("trade-shares", kept, origin, "ITPD-E release 1", TRADE_YEARS, means)]


def narrowed(table: pa.Table, names: tuple[str, ...]) -> pa.Table:
    """The table with these columns rounded to six digits in single precision."""
    for name in names:
        values = np.round(table[name].to_numpy(), 6).astype(np.float32)
        place = table.column_names.index(name)
        table = table.set_column(place, name, pa.array(values, from_pandas=True))
    for name in table.column_names:
        if table[name].type in (pa.int32(), pa.int64()):
            place = table.column_names.index(name)
            table = table.set_column(place, name, pc.cast(table[name], pa.int16()))
        if table[name].type == pa.string():
            place = table.column_names.index(name)
            table = table.set_column(place, name, table[name].combine_chunks().dictionary_encode())
    return table


def quoted(text: str) -> str:
    """A TOML string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main() -> None:
    """Write every table, and the manifest last."""
    folder = Path(sys.argv[1])
    OUT.mkdir(exist_ok=True)
    lines = ["# Written by tools/carry.py; do not edit.", ""]
    for name, table, origin, version, coverage, means in (
        *voting(folder),
        *allied(folder),
        *traded(folder),
    ):
        path = OUT / f"{name}.parquet"
        pq.write_table(
            table, path, compression="zstd", compression_level=19, use_byte_stream_split=False
        )
        digest = sha256(path.read_bytes()).hexdigest()
        lines += [
            f"[{name}]",
            f"file = {quoted(path.name)}",
            f"means = {quoted(means)}",
            f"title = {quoted('Derived from ' + origin.title)}",
            f"producer = {quoted(origin.producer + '; derived by the realpolitik developers')}",
            f"version = {quoted(version)}",
            f"licence = {quoted('derived figures; source: ' + origin.licence)}",
            f"citation = {quoted(origin.citation)}",
            f"coverage = [{coverage[0]}, {coverage[1]}]",
            f"rows = {table.num_rows}",
            f"sha256 = {quoted(digest)}",
            f"made_by = {quoted(COMMAND)}",
            "",
        ]
    (OUT / "manifest.toml").write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    main()
