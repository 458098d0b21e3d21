"""The training programs, which stand outside the package."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

TRAINING = Path(__file__).parents[2] / "training"


@pytest.fixture
def leaks(monkeypatch) -> Iterator[ModuleType]:
    """training/leaks.py, loaded."""
    monkeypatch.syspath_prepend(TRAINING)
    return importlib.import_module("leaks")
