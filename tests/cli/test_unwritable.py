"""Places that cannot be written: said before the work where that can be known; nothing is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMMANDS = {
    "brief": ["brief", "article.txt", "-o"],
    "code": ["code", "article.txt", "-o"],
    "export": ["export"],
    "measure": ["measure", "net-cooperation", "-o"],
    "test": ["test", "CHN leads a coalition against USA with IRN", "-o"],
    "evaluate": ["evaluate", "gold.jsonl", "--task", "root", "--predictions"],
}
SUFFIX = {"brief": ".html", "test": ".html", "measure": ".csv"}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("place", ["nowhere/out", "article.txt/out", "folder"])
def test_it_is_named(command: str, place: str, cli: Callable, here: Path, article: Path) -> None:
    suffix = SUFFIX.get(command, ".jsonl")
    (here / f"folder{suffix}").mkdir()
    before = sorted(here.rglob("*"))
    cli(*COMMANDS[command], place + suffix).refused(place + suffix)
    assert sorted(here.rglob("*")) == before
    assert article.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.parametrize("command", ["brief", "code"])
def test_a_read_only_folder_is_named(
    command: str, cli: Callable, here: Path, article: Path
) -> None:
    assert article.exists()
    (here / "closed").mkdir(mode=0o555)
    place = f"closed/out{SUFFIX.get(command, '.jsonl')}"
    cli(*COMMANDS[command], place).refused(place)


def test_a_file_system_without_files_is_named(cli: Callable, article: Path) -> None:
    cli("code", article, "-o", "/proc/out.jsonl").refused("/proc/out.jsonl")
    cli("brief", article, "-o", "/proc/out.html").refused("/proc/out.html")


def limited(blocks: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A run of the program that may not write files of more than so many kilobytes."""
    script = f'ulimit -f {blocks} && exec "$@"'
    program = [sys.executable, "-m", "realpolitik.cli.app", *arguments]
    return subprocess.run(
        ["bash", "-c", script, "bash", *program], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("arguments", "there"),
    [
        (["brief", "article.txt", "-o", "out.html"], "out.html"),
        (["code", "article.txt", "-o", "out.jsonl"], "out.jsonl"),
    ],
    ids=["brief", "code"],
)
def test_where_there_is_no_room_what_was_there_stays_and_nothing_lies_beside(
    arguments: list[str], there: str, here: Path, article: Path
) -> None:
    assert article.exists()
    (here / there).write_text("as before")
    before = sorted(here.iterdir())
    ran = limited(1, *arguments)
    assert ran.returncode == 2, ran.stderr
    assert "Traceback" not in ran.stderr
    assert there in ran.stderr
    assert "File too large" in ran.stderr
    assert (here / there).read_text() == "as before"
    assert sorted(here.iterdir()) == before


def test_a_store_without_room_says_so_and_the_documents_kept_before_stay(
    cli: Callable, here: Path, article: Path
) -> None:
    assert cli("add", article).code == 0
    size = (here / "default.duckdb").stat().st_size
    rows = [
        {"text": f"Sweden signed treaty {n} with Norway on 9 June 2020.", "language": "en"}
        for n in range(40)
    ]
    (here / "many.jsonl").write_text("\n".join(map(json.dumps, rows)))
    ran = limited(1, "add", "many.jsonl")
    assert ran.returncode == 2, ran.stderr
    assert "Traceback" not in ran.stderr
    assert "is full" in ran.stderr
    assert "default.duckdb" in ran.stderr
    assert (here / "default.duckdb").stat().st_size == size
    events = cli("export", "after.jsonl")
    assert events.code == 0
    assert {e["doc_ref"] for e in cli("code", article).events} == {str(article)}
    assert "article.txt" in (here / "after.jsonl").read_text()
    assert cli("doctor").code == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")  # noqa: PTH110
@pytest.mark.parametrize("arguments", [["code", "article.txt"], ["cite"]], ids=lambda a: a[0])
def test_a_full_standard_output_is_said(arguments: list[str], article: Path) -> None:
    assert article.exists()
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        ran = subprocess.run(
            [sys.executable, "-m", "realpolitik.cli.app", *arguments],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert ran.returncode == 2, ran.stderr
    assert ran.stderr.startswith("realpolitik: Standard output cannot be written: No space left")
    assert "Traceback" not in ran.stderr
    assert "Exception ignored" not in ran.stderr


def test_a_reader_who_has_had_enough_is_no_error(article: Path) -> None:
    program = f"{sys.executable} -m realpolitik.cli.app"
    ran = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {program} code {article} | head -c 10"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == '{"event_id'
