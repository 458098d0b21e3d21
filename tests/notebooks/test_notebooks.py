"""Each notebook runs from the top and says what its kept outputs say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
DATA = Path(__file__).parents[3] / "shared" / "data"
ALL = sorted(NOTEBOOKS.glob("*.ipynb"))


def code_cells(path):
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def printed(path):
    """What each code cell prints, however many pieces the kernel sent it in."""
    return [
        "".join(
            "".join(output["text"])
            for output in cell["outputs"]
            if output["output_type"] == "stream"
        )
        for cell in code_cells(path)
    ]


@pytest.mark.parametrize("notebook", ALL, ids=lambda p: p.stem)
def test_a_notebook_is_kept_with_the_outputs_of_a_run_from_the_top(notebook):
    cells = code_cells(notebook)
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    kinds = {output["output_type"] for cell in cells for output in cell["outputs"]}
    assert "error" not in kinds
    assert "stream" in kinds


@pytest.mark.parametrize("notebook", ALL, ids=lambda p: p.stem)
def test_every_figure_has_a_caption(notebook):
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    figures = [
        i
        for i, cell in enumerate(cells)
        if any("image/png" in output.get("data", {}) for output in cell.get("outputs", ()))
    ]
    assert figures
    for number, place in enumerate(figures, 1):
        assert "".join(cells[place + 1]["source"]).startswith(f"**Figure {number}.** ")


@pytest.mark.shared
@pytest.mark.skipif(not DATA.is_dir(), reason="no reference data in ../shared/data")
@pytest.mark.parametrize("notebook", ALL, ids=lambda p: p.stem)
def test_a_notebook_runs_and_prints_what_it_printed(notebook, tmp_path):
    for library in ("nbclient", "ipykernel", "matplotlib"):
        pytest.importorskip(library, reason=f"{library} of the dev extra is not installed")
    there = tmp_path / "checkout" / "notebooks"
    there.mkdir(parents=True)
    (tmp_path / "shared").symlink_to(DATA.parent, target_is_directory=True)
    copy = there / notebook.name
    copy.write_bytes(notebook.read_bytes())
    done = subprocess.run(
        [sys.executable, str(NOTEBOOKS / "execute.py"), str(copy)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert printed(copy) == printed(notebook)


def test_the_published_kappa_is_reproduced():
    (notebook,) = [path for path in ALL if path.stem == "agreement-by-chance"]
    text = "\n".join(printed(notebook))
    assert "n = 73, agreement = 0.2877" in text
    assert "kappa = 0.12000" in text
