"""Time of the ideal points of all sessions, and how they compare with principal components.

python benchmarks/idealpoints.py ../shared/data
"""

import sys
import time
from pathlib import Path

import numpy as np

from realpolitik.measures import idealpoints
from realpolitik.reference import votes
from realpolitik.reference.adding import read_dataset


def components(choices):
    """Each session's first principal component: {session: {country: score}}."""
    code = {"no": -1.0, "abstain": 0.0, "yes": 1.0}
    rows = {}
    for row in choices.select(["session", "country", "item", "choice"]).to_pylist():
        rows.setdefault(row["session"], []).append(row)
    found = {}
    for session, cast in rows.items():
        states = sorted({row["country"] for row in cast})
        items = sorted({row["item"] for row in cast})
        place = {name: i for i, name in enumerate(states)}
        column = {name: i for i, name in enumerate(items)}
        x = np.full((len(states), len(items)), np.nan)
        for row in cast:
            x[place[row["country"]], column[row["item"]]] = code[row["choice"]]
        centred = np.nan_to_num(x - np.nanmean(x, axis=0))
        found[session] = dict(zip(states, np.linalg.svd(centred)[0][:, 0], strict=True))
    return found


def main():
    folder = Path(sys.argv[1])
    table, _ = read_dataset("un-votes", folder / "un_votes_v2024.parquet")
    rolls, _ = read_dataset("un-roll-calls", folder / "un_roll_calls_v2024.parquet")
    choices = votes.choices(table, rolls)
    start, cpu = time.perf_counter(), time.process_time()
    points = idealpoints.table(choices).to_pylist()
    print(f"{len(points)} positions in {time.perf_counter() - start:.1f} s")
    print(f"({time.process_time() - cpu:.1f} s of processor time)")
    by_session = {}
    for row in points:
        by_session.setdefault(row["session"], {})[row["country"]] = row["value"]
    alike = []
    for session, scores in components(choices).items():
        if session == 19:  # one roll call has no components
            continue
        states = sorted(scores)
        mine = [by_session[session][state] for state in states]
        alike.append(abs(np.corrcoef(mine, [scores[state] for state in states])[0, 1]))
    print(
        f"|r| with the first principal component: median {np.median(alike):.3f}, "
        f"least {min(alike):.3f}"
    )
    moves = {
        session: by_session[session]["RUS"] - by_session[session - 1]["RUS"]
        for session in range(40, 56)
    }
    largest = max(moves, key=moves.get)
    print(f"largest move of RUS in sessions 40 to 55: {moves[largest]:.2f} into session {largest}")


if __name__ == "__main__":
    main()
