"""Ctrl-C midway: what was done is kept and whole, and the same command goes on from there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from realpolitik.pipeline import add
from realpolitik.reading.reader import read
from realpolitik.store.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from realpolitik.records.document import Document


def interrupted(command: list[str], fifo: Path) -> subprocess.CompletedProcess[str]:
    """A run that gets Ctrl-C when it has come as far as reading `fifo`."""
    os.mkfifo(fifo)
    program = [sys.executable, "-m", "realpolitik.cli.app", *command]
    with (
        subprocess.Popen(
            program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process,
        fifo.open("wb"),
    ):  # opens once the program has opened the other end
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    fifo.unlink()
    return subprocess.CompletedProcess(program, process.returncode, out, err)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_add_keeps_what_it_coded_and_resumes(
    cli: Callable, here: Path, article: Path, other: Path
) -> None:
    ran = interrupted(["add", "article.txt", "third.txt"], here / "third.txt")
    assert ran.returncode == 130, ran.stderr
    assert ran.stderr.startswith("realpolitik: interrupted.")
    assert "Traceback" not in ran.stderr
    assert cli("doctor").code == 0
    assert article.exists()
    other.rename(here / "third.txt")
    resumed = cli("add", "article.txt", "third.txt")
    assert (resumed.code, resumed.err.split(",")[:2]) == (
        0,
        ["2 documents read", " 1 new or changed"],
    )
    assert "0 new or changed" in cli("add", "article.txt", "third.txt").err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize(
    ("command", "place"), [("code", "out.jsonl"), ("brief", "out.html")], ids=["code", "brief"]
)
def test_a_file_is_written_wholly_or_not_at_all(
    command: str, place: str, here: Path, article: Path
) -> None:
    (here / place).write_text("as before")
    ran = interrupted([command, "article.txt", "third.txt", "-o", place], here / "third.txt")
    assert ran.returncode == 130, ran.stderr
    assert ran.stderr.startswith("realpolitik: interrupted.")
    assert "Traceback" not in ran.stderr
    assert (here / place).read_text() == "as before"
    assert sorted(here.iterdir()) == sorted([article, here / place])


def test_an_interruption_within_the_coding_keeps_the_documents_before_it(
    here: Path, article: Path, other: Path
) -> None:
    def documents() -> Iterator[Document]:
        yield from read([str(article), str(other)])
        raise KeyboardInterrupt

    with open_store(here / "s.duckdb", write=True) as store:
        with pytest.raises(KeyboardInterrupt):
            add(store, documents())
        assert len(list(store.documents())) == 2
        assert add(store, read([str(article), str(other)])) == (0, 2)
