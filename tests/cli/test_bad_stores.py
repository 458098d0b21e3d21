"""Stores that cannot be used: what is wrong, and what to do, from every command that opens one."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import duckdb
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

READING = (
    ["brief", "article.txt"],
    ["export", "out.csv"],
    ["measure", "net-cooperation"],
    ["test", "CHN leads a coalition against USA with IRN"],
    ["data", "list"],
    ["cite"],
)
WRITING = (["add", "article.txt"], ["import", "gdelt", "article.txt"])
ALL = pytest.mark.parametrize("arguments", [*READING, *WRITING], ids=lambda a: " ".join(a[:2]))


@pytest.fixture
def store(cli: Callable, here: Path, article: Path) -> Path:
    """A store that holds the article."""
    assert cli("add", article).code == 0
    return here / "default.duckdb"


@ALL
def test_one_newer_than_the_program(arguments: list[str], cli: Callable, store: Path) -> None:
    with duckdb.connect(store) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    cli(*arguments).refused(str(store), "newer", "pip install --upgrade")


@ALL
def test_one_that_is_no_database(arguments: list[str], cli: Callable, here: Path, article) -> None:
    (here / "default.duckdb").write_bytes(b"something else, which nobody must lose" * 200)
    before = (here / "default.duckdb").read_bytes()
    cli(*arguments).refused("default.duckdb", "--store")
    assert (here / "default.duckdb").read_bytes() == before
    assert article.exists()


@ALL
def test_one_with_a_damaged_log(arguments: list[str], cli: Callable, store: Path) -> None:
    log = store.with_name(store.name + ".wal")
    log.write_bytes(b"\x13" * 4000)
    cli(*arguments).refused(log.name, "damaged", "realpolitik doctor")
    assert log.read_bytes() == b"\x13" * 4000


def test_a_damaged_log_is_moved_aside_by_the_doctor_and_nothing_is_deleted(
    cli: Callable, store: Path, article: Path
) -> None:
    log = store.with_name(store.name + ".wal")
    log.write_bytes(b"\x13" * 4000)
    found = cli("doctor")
    assert found.code == 2
    assert "damaged" in found.out
    assert log.exists()
    mended = cli("doctor", "--repair")
    assert mended.code == 0
    assert "Moved the damaged log" in mended.err
    assert "nothing is wrong" in mended.out
    assert (store.parent / f"{log.name}.damaged-1").read_bytes() == b"\x13" * 4000
    assert "0 new or changed" in cli("add", article).err


@pytest.fixture
def writer(store: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the store open for writing."""
    program = (
        "import sys; from pathlib import Path; from realpolitik.store.opening import open_store\n"
        "with open_store(Path(sys.argv[1]), write=True): print('open', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(store)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.communicate("\n")


def test_one_that_another_process_writes(
    cli: Callable, store: Path, writer: subprocess.Popen[str]
) -> None:
    for arguments in (*READING, *WRITING):
        cli(*arguments).refused(str(store), f"process {writer.pid}", "Wait")


def test_a_folder_in_its_place(cli: Callable, here: Path, article: Path) -> None:
    (here / "folder").mkdir()
    for command in ("add", "brief"):
        cli(command, article, "--store", "folder").refused("folder")


def test_a_refused_add_makes_no_store(cli: Callable, here: Path, article: Path) -> None:
    (here / "empty.txt").write_bytes(b"")
    cli("add", article, "--published", "2999-01-01").refused("2999-01-01")
    cli("add", "missing.txt").refused("missing.txt")
    assert cli("add", "missing.txt", "empty.txt").code == 2
    assert not list(here.glob("default.duckdb*"))


def test_after_the_repair_of_a_file_cut_short_adding_again_brings_all_back(
    cli: Callable, store: Path, article: Path
) -> None:
    assert cli("export", "whole.jsonl").code == 0
    whole = (store.parent / "whole.jsonl").read_bytes()
    cut = store.read_bytes()[: store.stat().st_size * 8 // 10]
    store.write_bytes(cut)
    cli("add", article).refused(str(store), "damaged", "realpolitik doctor")
    assert store.read_bytes() == cut
    mended = cli("doctor", "--repair")
    assert mended.code == 0
    assert "Left out 1 document" in mended.err
    assert "article.txt" in mended.err
    assert "1 new or changed" in cli("add", article).err
    assert cli("export", "again.jsonl").code == 0
    assert (store.parent / "again.jsonl").read_bytes() == whole
