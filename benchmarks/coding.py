"""Documents of news text coded, against bare `spacy.pipe` with the same parser on the same text.

    python benchmarks/coding.py [--rounds 3] [--repeat 4] [INPUT ...]

INPUT is what `realpolitik code` takes; without it the sample articles and the paragraphs of
tests/gold are read. Each measurement is a process of its own with one thread for arithmetic: it
loads, codes a few documents unmeasured, waits for the start, and goes through all documents
`--repeat` times. Measurements alternate over the rounds, and the best of each counts. Text to
events is measured; reading files is not. The bare parser has the components that the coder's has:
no entity recognition; with all components it is slower, which the last line tells.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from realpolitik.coding.parsing import BATCH, MODEL
from realpolitik.coding.roots import model
from realpolitik.pipeline import code
from realpolitik.reading.reader import read
from realpolitik.records.document import Document

if TYPE_CHECKING:
    from spacy.language import Language

    Process = subprocess.Popen[str]

ROOT = Path(__file__).parents[1]
SAMPLES = [str(path) for path in sorted((ROOT / "samples").iterdir()) if path.is_dir()]
GOLD = ROOT / "tests" / "gold" / "paragraphs.jsonl"
WARM = 3
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True, order=True)
class Run:
    """Wall seconds from the start to the last process's end; processor seconds, peak MB, output."""

    seconds: float
    processor: float
    memory: float
    made: int


def documents(inputs: list[str]) -> list[Document]:
    """The documents measured."""
    found = list(read(inputs or SAMPLES))
    if not inputs:
        rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
        found += [Document.of(row["text"], row["id"]) for row in rows]
    return found


@cache
def parser(excluded: tuple[str, ...]) -> Language:
    """The bare parser."""
    return spacy.load(MODEL, exclude=excluded)


def work(kind: str, texts: list[Document]) -> int:
    """Go through documents once; how many events, or tokens for the bare parser."""
    if kind == "coder":
        return sum(len(code(document).events) for document in texts)
    bare = parser(() if kind == "whole" else ("ner", "senter"))
    return sum(len(doc) for doc in bare.pipe((d.text for d in texts), batch_size=BATCH))


def child(kind: str, part: int, parts: int, repeat: int, inputs: list[str]) -> None:
    """One measuring process: every `parts`-th document, `repeat` times, once told to start."""
    texts = (documents(inputs) * repeat)[part::parts]
    work(kind, texts[:WARM])
    print("ready", flush=True)
    sys.stdin.readline()
    began = time.process_time()
    made = work(kind, texts)
    spent = time.process_time() - began
    print(json.dumps([spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, made]), flush=True)


def started(kind: str, part: int, processes: int, repeat: int, inputs: list[str]) -> Process:
    """A measuring process, ready and waiting."""
    job = ["--child", kind, str(part), str(processes), "--repeat", str(repeat)]
    one = subprocess.Popen(
        [sys.executable, __file__, *job, *inputs],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | ONE_THREAD,
    )
    if one.stdout.readline() != "ready\n":
        raise SystemExit("a measuring process ended early")
    return one


def measure(kind: str, processes: int, repeat: int, inputs: list[str]) -> Run:
    """One run."""
    running = [started(kind, part, processes, repeat, inputs) for part in range(processes)]
    began = time.perf_counter()
    for one in running:
        one.stdin.write("go\n")
        one.stdin.flush()
    results = [json.loads(one.stdout.readline()) for one in running]
    seconds = time.perf_counter() - began
    for one in running:
        one.communicate()
    spent, memory, made = zip(*results, strict=True)
    return Run(seconds, sum(spent), max(memory) / 1024, sum(made))


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--child", nargs=3, metavar=("KIND", "PART", "PARTS"))
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--repeat", type=int, default=4)
    arguments.add_argument("inputs", nargs="*")
    options = arguments.parse_args()
    if options.child:
        kind, part, parts = options.child
        child(kind, int(part), int(parts), options.repeat, options.inputs)
        return
    words = sum(len(d.text.split()) for d in documents(options.inputs)) * options.repeat
    runs: dict[tuple[str, int], list[Run]] = {
        key: [] for key in (("bare", 1), ("coder", 1), ("coder", 2), ("whole", 1))
    }
    for _ in range(options.rounds):
        for (kind, processes), found in runs.items():
            found.append(measure(kind, processes, options.repeat, options.inputs))
    bare, one, two, whole = (min(found) for found in runs.values())
    print(f"{words:,} words, {one.made:,} events, model: {'yes' if model() else 'none'}")
    for (kind, processes), found in runs.items():
        print(
            f"{kind}, {processes} process(es): {words / min(found).seconds:,.0f} words/s, "
            f"{min(found).memory:.0f} MB; seconds {[round(run.seconds, 2) for run in found]}"
        )
    processor = bare.processor / one.processor
    print(
        f"coder / bare parser: {bare.seconds / one.seconds:.2f} × (aim: at least 1.5; "
        f"by processor time {processor:.2f})"
    )
    print(f"two processes / one: {one.seconds / two.seconds:.2f} × (aim: at least 1.8)")
    print(f"peak memory of one process: {one.memory:.0f} MB (aim: under 1,000)")
    print(f"coder / parser with all components: {whole.seconds / one.seconds:.2f} ×")


if __name__ == "__main__":
    main()
