"""One article to a brief in a fresh process, against a bare script that parses the same text.

    python benchmarks/cold_start.py [--rounds 5] [INPUT]

The bare script loads the spaCy model that the coder uses, with the components that it uses, and
parses the text. INPUT is one article, by default one of the samples. Both run with one thread for
arithmetic, by turns; the first of each warms the disk's cache and does not count. Prints the least
and the median wall time of each and the ratio of the least; times include starting Python.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from realpolitik.coding.parsing import MODEL
from realpolitik.coding.roots import model
from realpolitik.reading.reader import read

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / "samples" / "gulf-1991" / "1-column.txt"
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
BARE = """
import pathlib, sys, spacy
parser = spacy.load(sys.argv[1], exclude=["ner", "senter"])
parser(pathlib.Path(sys.argv[2]).read_text("utf-8"))
"""


def seconds(command: list[str], folder: str) -> float:
    """Wall time of a command in a process of its own; raises CalledProcessError where it fails."""
    environment = os.environ | ONE_THREAD | {"XDG_DATA_HOME": folder}  # no store of the user's
    environment.pop("REALPOLITIK_STORE", None)
    began = time.perf_counter()
    subprocess.run(command, check=True, cwd=folder, env=environment, capture_output=True)
    return time.perf_counter() - began


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("input", nargs="?", type=Path, default=ARTICLE)
    options = arguments.parse_args()
    article = options.input.resolve()
    (document,) = read([str(article)])
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "text.txt"
        text.write_text(document.text, encoding="utf-8")
        program = Path(sys.executable).with_name("realpolitik")
        commands = {
            "bare": [sys.executable, "-c", BARE, MODEL, str(text)],
            "brief": [str(program), "brief", str(article), "-o", f"{folder}/brief.html"],
        }
        found: dict[str, list[float]] = {name: [] for name in commands}
        for turn in range(options.rounds + 1):
            for name, command in commands.items():
                spent = seconds(command, folder)
                if turn:
                    found[name].append(spent)
    print(f"{len(document.text.split()):,} words, model: {'yes' if model() else 'none'}")
    for name, spent in found.items():
        print(f"{name}: {min(spent):.2f} s, median {statistics.median(spent):.2f} s")
    print(f"brief / bare: {min(found['brief']) / min(found['bare']):.2f} ×")


if __name__ == "__main__":
    main()
