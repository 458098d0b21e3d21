"""Pages that follow from the code are those that docs/generate.py would write now."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from realpolitik.reference.datasets import datasets

DOCS = Path(__file__).parents[2] / "docs"

NAMES = [
    "reference/commands.md",
    "reference/formats.md",
    "reference/datasets.md",
    "reference/roots.md",
    *(f"reference/datasets/{name}.md" for name in datasets()),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_generated_page_is_up_to_date(pages, generate, name):
    assert pages[name] == generate.page(name), "run: python docs/generate.py"


def test_all_generated_pages_are_compared(generate):
    assert list(generate.PAGES) == NAMES


def test_the_documentation_builds_without_a_warning(tmp_path):
    pytest.importorskip("sphinx", reason="the docs extra is not installed")
    build = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html"]
    done = subprocess.run(
        [*build, "-d", str(tmp_path / "cache"), str(DOCS), str(tmp_path / "html")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "html" / "index.html").is_file()
