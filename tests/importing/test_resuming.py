"""An import that is killed and started again gives what one whole run gives."""

from __future__ import annotations

import random
import subprocess
import sys
import time

import pytest

from realpolitik.importing.importing import import_files
from realpolitik.store.opening import open_store

SIZE = 2**17  # of a chunk: many chunks in a small file
CHILD = """
import sys
from pathlib import Path
from realpolitik.importing.importing import import_files
from realpolitik.store.opening import open_store
with open_store(Path(sys.argv[1]), write=True) as store:
    print("open", flush=True)
    import_files(store, "gdelt", [Path(sys.argv[2])], chunk_size=int(sys.argv[3]))
"""
TABLES = ("event", "import_run", "import_reject", "origin")


@pytest.fixture
def path(file, rows):
    lines = [rows.gdelt(n, Actor1Name=f"N{n}") for n in range(15_000)]
    lines[7_000] = "short\n"
    lines[12_000] = rows.gdelt(12_000, EventCode="QQ")
    return file("".join(lines))


def contents(store) -> dict[str, list]:
    return {table: store.query(f"FROM {table} ORDER BY ALL").to_pylist() for table in TABLES}


def test_ten_kills_lose_nothing_and_double_nothing(tmp_path, path) -> None:
    with open_store(tmp_path / "whole.duckdb", write=True) as store:
        import_files(store, "gdelt", [path], chunk_size=SIZE)
        whole = contents(store)
        assert len(whole["event"]) == 14_998
        assert len(whole["import_run"]) > 15
        rejects = (tmp_path / "input.tsv.rejects.csv").read_text()
    killed = 0
    chance = random.Random(1)
    target = tmp_path / "killed.duckdb"
    for _ in range(10):
        command = [sys.executable, "-c", CHILD, str(target), str(path), str(SIZE)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
            assert child.stdout.readline() == b"open\n"
            time.sleep(chance.uniform(0, 0.3))
            killed += child.poll() is None
            child.kill()
    assert killed
    (tmp_path / "input.tsv.rejects.csv").unlink()
    with open_store(target, write=True) as store:
        import_files(store, "gdelt", [path], chunk_size=SIZE)
        assert contents(store) == whole
    assert (tmp_path / "input.tsv.rejects.csv").read_text() == rejects


def test_an_interrupt_between_chunks_is_resumed(store, path) -> None:
    def stop(*now) -> None:
        if now[3] > 5_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_files(store, "gdelt", [path], progress=stop, chunk_size=SIZE)
    before = store.count()
    report = import_files(store, "gdelt", [path], chunk_size=SIZE)
    assert 5_000 < before < 14_998
    assert (report.kept + before, store.count()) == (14_998, 14_998)
    assert report.files[0].resumed


def test_a_file_that_has_grown_is_taken_up_where_it_ended(store, path, rows) -> None:
    import_files(store, "gdelt", [path], chunk_size=SIZE)
    with path.open("a") as file:
        file.write(rows.gdelt(40_000) + rows.gdelt(40_001))
    report = import_files(store, "gdelt", [path], chunk_size=SIZE)
    assert report.kept == 2
    assert store.count() == 15_000


def test_rows_that_come_apart_in_memory_are_the_same_however_they_are_cut(tmp_path, path) -> None:
    found = []
    for size in (2**17, 2**20, 2**26):
        with open_store(tmp_path / f"{size}.duckdb", write=True) as store:
            import_files(store, "gdelt", [path], chunk_size=size)
            found.append(store.query("SELECT * EXCLUDE run FROM event ORDER BY number").to_pylist())
    assert found[0] == found[1] == found[2]
