"""Time of the similarity of all dyads and years against the bare matrix products it needs.

python benchmarks/similarity.py ../shared/data
"""

import sys
import time
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from realpolitik.measures import similarity
from realpolitik.reference import votes


def bare(choices):
    """One product of the one-hot matrix with itself a year, and nothing else."""
    country = np.unique(choices["country"].to_numpy(zero_copy_only=False), return_inverse=True)[1]
    item = np.unique(choices["item"].to_numpy(), return_inverse=True)[1]
    code = np.unique(choices["choice"].to_numpy(zero_copy_only=False), return_inverse=True)[1]
    year = choices["year"].to_numpy()
    blocks = []
    for one in np.unique(year):
        mine = year == one
        _, row = np.unique(country[mine], return_inverse=True)
        _, column = np.unique(item[mine], return_inverse=True)
        x = np.zeros((3, row.max() + 1, column.max() + 1), dtype=np.float32)
        x[code[mine], row, column] = 1
        blocks.append(x.reshape(-1, x.shape[2]))
    start = time.perf_counter()
    for x in blocks:
        x @ x.T
    return time.perf_counter() - start


def main():
    folder = Path(sys.argv[1])
    rolls = pq.read_table(folder / "un_roll_calls_v2024.parquet")
    choices = votes.choices(pq.read_table(folder / "un_votes_v2024.parquet"), rolls)
    whole, products = [], []
    for _ in range(5):
        start = time.perf_counter()
        table = similarity.table(choices)
        whole.append(time.perf_counter() - start)
        products.append(bare(choices))
    print(f"{table.num_rows} dyad-years in {min(whole):.3f} s; bare products {min(products):.3f} s")
    print(f"ratio {min(whole) / min(products):.2f}")


if __name__ == "__main__":
    main()
