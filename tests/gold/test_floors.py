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


@pytest.fixture(scope="module", params=["paragraphs", "held", "fresh"])
def gold(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def now(renew_floors, gold):
    return renew_floors.measured(gold)


def test_the_floors_are_those_of_this_gold(renew_floors, floors, gold):
    told = floors["sha256"][gold]
    assert told == renew_floors.digest(gold), "run: python tests/gold/renew_floors.py"


@pytest.mark.parametrize("name", NAMES)
def test_a_score_is_not_below_its_floor(floors, gold, now, name):
    floor = floors[gold][name]["value"] - floors["margin"]
    assert now[name].value >= floor, f"{name} was {floors[gold][name]['value']}"


def test_every_score_has_a_floor_inside_its_interval(floors, gold, now):
    assert tuple(now) == NAMES
    for name in NAMES:
        own = floors[gold][name]
        assert 0 < own["low"] <= own["value"] <= own["high"] <= 1
        assert own["n"] == now[name].n
