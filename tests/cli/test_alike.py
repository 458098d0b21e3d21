"""Many documents of mixed kinds: the same bytes every time, in little memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

COUNT = 40
PEAK = 1_500_000_000


def load() -> ModuleType:
    import importlib.util

    path = Path(__file__).with_name("mixed.py")
    spec = importlib.util.spec_from_file_location("mixed", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mixed") / "documents"
    load().make(path, COUNT)
    return path


# Runs the program and tells the most memory it and its children ever held, in bytes.
MEASURED = (
    "import resource, sys\n"
    "from realpolitik.cli.app import run\n"
    "code = run(sys.argv[1:])\n"
    "held = sum(resource.getrusage(w).ru_maxrss for w in "
    "(resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))\n"
    "print(held * (1 if sys.platform == 'darwin' else 1024), file=sys.stderr)\n"
    "sys.exit(code)\n"
)


def coded(folder: Path, *inputs: str, seed: str) -> tuple[bytes, int]:
    """What `realpolitik code` prints, and the memory it took."""
    ran = subprocess.run(
        [sys.executable, "-c", MEASURED, "code", *inputs],
        capture_output=True, check=False, cwd=folder.parent,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr.decode()
    return ran.stdout, int(ran.stderr.split()[-1])


def test_two_runs_under_other_hash_seeds_give_the_same_bytes_and_stay_small(folder: Path) -> None:
    once, peak = coded(folder, "documents", seed="1")
    again, _ = coded(folder, "documents", seed="4242")
    assert once == again
    assert len(once.splitlines()) > COUNT // 2
    assert peak < PEAK


def test_a_document_is_coded_alike_whatever_is_coded_beside_it(folder: Path, cli: Callable) -> None:
    given = sorted(folder.iterdir())[:5]
    forth, back = cli("code", *given), cli("code", *reversed(given))
    assert sorted(forth.out.splitlines()) == sorted(back.out.splitlines())
    alone = cli("code", given[2])
    assert alone.out
    assert alone.out in forth.out
