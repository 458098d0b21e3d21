"""Stores with small reference tables, and readings of a given year."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from realpolitik.records.origin import Origin
from realpolitik.store.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from realpolitik.store.store import Store


@pytest.fixture(scope="session")
def made() -> ModuleType:
    """The maker of coded documents of the tests of theses."""
    path = Path(__file__).parents[1] / "thesis" / "made.py"
    if "made" not in sys.modules:
        spec = importlib.util.spec_from_file_location("made", path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules["made"] = module
        spec.loader.exec_module(module)
    return sys.modules["made"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store.duckdb", write=True) as opened:
        yield opened


@pytest.fixture
def load(store: Store) -> Callable[..., None]:
    """Puts rows into the store as a reference data set."""

    def put(name: str, rows: list[dict[str, object]]) -> None:
        origin = Origin(
            name=name, title=name, producer="tests", version="1", licence="none", citation="none"
        )
        store.write_table(name, pa.Table.from_pylist(rows), origin)

    return put


@pytest.fixture(scope="session")
def importing_rows() -> ModuleType:
    """The maker of rows of the tests of importing."""
    path = Path(__file__).parents[1] / "importing" / "conftest.py"
    spec = importlib.util.spec_from_file_location("importing_rows", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def rows_of_gdelt(tmp_path: Path, importing_rows: ModuleType) -> Callable[[Store], None]:
    """Imports one event, of the United States towards China."""

    def put(store: Store) -> None:
        from realpolitik.importing.importing import import_files

        file = tmp_path / "gdelt.txt"
        file.write_text(importing_rows.gdelt_row(), "utf-8")
        import_files(store, "gdelt", [file])

    return put
