"""Run the notebooks beside this file and keep their outputs.

python notebooks/execute.py [NOTEBOOK …]
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).parent
SECONDS_PER_CELL = 90


def executed(path: Path) -> nbformat.NotebookNode:
    """A notebook, run from the top in its folder. Raises CellExecutionError where a cell fails."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=SECONDS_PER_CELL,
        record_timing=False,
        resources={"metadata": {"path": str(path.parent)}},
    )
    return client.execute()


def main(names: list[str]) -> None:
    """Run the notebooks named, or all, and write them back with their outputs."""
    for path in [Path(name) for name in names] or sorted(HERE.glob("*.ipynb")):
        nbformat.write(executed(path), path)


if __name__ == "__main__":
    main(sys.argv[1:])
