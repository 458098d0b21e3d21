"""Time of the similarity of all dyads and years against the bare matrix products it needs.

OPENBLAS_NUM_THREADS=1 python benchmarks/similarity.py ../shared/data
"""

import sys
import time
from pathlib import Path

import numpy as np

from realpolitik.measures import similarity
from realpolitik.reference import votes
from realpolitik.reference.adding import read_dataset


def one_hot(choices):
    """One 0/1 matrix a year: categories × states × roll calls."""
    country, item, code = (
        np.unique(choices[name].to_numpy(zero_copy_only=False), return_inverse=True)[1]
        for name in ("country", "item", "choice")
    )
    year = choices["year"].to_numpy()
    for one in np.unique(year):
        mine = year == one
        _, row = np.unique(country[mine], return_inverse=True)
        _, column = np.unique(item[mine], return_inverse=True)
        x = np.zeros((3, row.max() + 1, column.max() + 1))
        x[code[mine], row, column] = 1
        yield x


def timed(work, repeats=5):
    """The least processor time of a few runs, which other processes disturb least."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
    return min(times), result


def nine(blocks):
    """The nine products of category with category."""
    for x in blocks:
        for left in x:
            for right in x:
                left @ right.T


def stacked(blocks):
    """One product of the stacked matrix with itself."""
    for x in blocks:
        flat = x.reshape(-1, x.shape[2])
        flat @ flat.T


def main():
    folder = Path(sys.argv[1])
    table, _ = read_dataset("un-votes", folder / "un_votes_v2024.parquet")
    rolls, _ = read_dataset("un-roll-calls", folder / "un_roll_calls_v2024.parquet")
    choices = votes.choices(table, rolls)
    whole, result = timed(lambda: similarity.table(choices))
    print(f"{result.num_rows} dyad-years in {whole:.3f} s of processor time")
    double = list(one_hot(choices))
    for precision, blocks in (
        ("double", double),
        ("single", [x.astype(np.float32) for x in double]),
    ):
        for work in (nine, stacked):
            products, _ = timed(lambda work=work, blocks=blocks: work(blocks))
            print(
                f"{work.__name__} products, {precision} precision: {products:.3f} s, "
                f"ratio {whole / products:.2f}"
            )


if __name__ == "__main__":
    main()
