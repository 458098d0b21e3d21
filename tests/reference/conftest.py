from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared():
    """The folder of development data beside the checkout."""
    folder = Path(__file__).parents[2] / "../shared/data"
    if not folder.exists():
        pytest.skip("the development data are not beside this checkout")
    return folder


@pytest.fixture
def written(tmp_path):
    """From lines of text to a file that holds them."""

    def write(*lines, name="table.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding)
        return path

    return write
