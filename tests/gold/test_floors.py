"""The coder does on the project's own gold what it did when its floors were set."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

NAMES = ("dyad_root_f1", "status", "attribution", "date")


@pytest.fixture(scope="module")
def renew_floors() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "renew_floors", Path(__file__).with_name("renew_floors.py")
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def floors(renew_floors) -> dict[str, Any]:
    return tomllib.loads(renew_floors.FLOORS.read_text("utf-8"))


@pytest.fixture(scope="module")
def now(renew_floors):
    return renew_floors.measured()


def test_the_floors_are_those_of_this_gold(renew_floors, floors):
    assert floors["sha256"] == renew_floors.digest(), "run: python tests/gold/renew_floors.py"


@pytest.mark.parametrize("name", NAMES)
def test_a_score_is_not_below_its_floor(floors, now, name):
    floor = floors[name]["value"] - floors["margin"]
    assert now[name].value >= floor, f"{name} was {floors[name]['value']}"


def test_every_score_has_a_floor_inside_its_interval(floors, now):
    assert tuple(now) == NAMES
    for name in NAMES:
        assert 0 < floors[name]["low"] <= floors[name]["value"] <= floors[name]["high"] <= 1
        assert floors[name]["n"] == now[name].n
