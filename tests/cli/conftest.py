"""The command line run in this process, in an empty folder, with a store of its own."""

from __future__ import annotations

import importlib.util
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from realpolitik.cli.app import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

ARTICLE = """China and Iran Draw Closer

China gave Iran weapons on 3 May 2021. Iran signed a pact with China on 4 May 2021. Russia \
criticized the United States on 5 May 2021.

The United States imposed sanctions on China on 6 May 2021. North Korea sent troops to China on \
7 May 2021. Iran attacked the United States on 8 May 2021.

China leads a coalition against the United States, and Iran backs China against the United States.
"""
OTHER = """Envoys Leave Oslo

Sweden signed a treaty with Norway on 9 June 2020. Denmark condemned Norway on 10 June 2020, and \
Finland gave Norway ships on 11 June 2020.
"""


@dataclass(frozen=True)
class Ran:
    """What a run left: exit status, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def events(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    def refused(self, *words: str, code: int = 2) -> None:
        """That it ended as bad input should: what and where, then the remedy, and nothing else."""
        assert self.code == code, self.err
        assert "Traceback" not in self.err
        first, *rest = self.err.splitlines()
        assert first.startswith("realpolitik: "), self.err
        assert rest, self.err
        assert rest[0].startswith("  "), self.err
        assert len(self.err) < 1500, self.err
        for word in words:
            assert word in self.err, (word, self.err)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder; the default store is in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REALPOLITIK_STORE", str(tmp_path / "default.duckdb"))
    return tmp_path


@pytest.fixture
def cli(capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs the command line with arguments."""

    def call(*arguments: object) -> Ran:
        capfd.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return Ran(code, out, err)

    return call


@pytest.fixture
def article(here: Path) -> Path:
    path = here / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def other(here: Path) -> Path:
    path = here / "other.txt"
    path.write_text(OTHER, "utf-8")
    return path


def loaded(name: str, path: Path) -> ModuleType:
    """A module of another test folder, by its path."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


TESTS = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def made_inputs() -> ModuleType:
    """`page`, `pdf_bytes` and `warc_bytes` of the tests of reading."""
    return loaded("reading_inputs", TESTS / "reading" / "conftest.py")


@pytest.fixture(scope="session")
def foreign_rows() -> dict[str, str]:
    """A file of one row of each import format."""
    return loaded("importing_rows", TESTS / "importing" / "conftest.py").ONE_EACH


@pytest.fixture
def paragraphs(here: Path) -> Path:
    """The first two paragraphs of the project's own gold."""
    lines = (TESTS / "gold" / "paragraphs.jsonl").read_text("utf-8").splitlines(keepends=True)
    path = here / "paragraphs.jsonl"
    path.write_text("".join(lines[:2]), "utf-8")
    return path
