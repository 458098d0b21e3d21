"""The maker of coded documents, for tests that must not depend on the coder."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType


@pytest.fixture(scope="session")
def made() -> ModuleType:
    path = Path(__file__).parents[1] / "thesis" / "made.py"
    if "made" not in sys.modules:
        spec = importlib.util.spec_from_file_location("made", path)
        module = importlib.util.module_from_spec(spec)
        sys.modules["made"] = module
        spec.loader.exec_module(module)
    return sys.modules["made"]


ARTICLE = """Alandia is not named here, but Iran and North Korea are said to back China against the United States.

On April 7, China and Germany held talks, Xinhua reported. Iran signed a pact with China. <b>Bold</b> & "quoted" words stay words.

North Korea may help China. The United States imposed sanctions on China."""


@pytest.fixture(scope="session")
def readings(made: ModuleType) -> list:
    """One op-ed with a report, a deed, a guess, and a date without its year."""
    said = made.Speaker("Xinhua", "CHN", "MED")
    return [
        made.coded(
            ARTICLE,
            [
                made.Act("back", "Iran", "SUPPORT", "China", stance=made.Stance.OPINED),
                made.Act(
                    "talks", "China", "CONSULT", "Germany", said_by=(said,), date="XXXX-04-07"
                ),
                made.Act("signed", "Iran", "SUPPORT", "China"),
                made.Act("help", "North Korea", "AID", "China", status=made.Status.SPECULATED),
                made.Act("sanctions", "United States", "SANCTION", "China"),
            ],
            ref="op-ed.txt",
            title="A <wicked> alliance",
        )
    ]


@pytest.fixture(scope="session")
def thesis():
    from realpolitik.thesis.thesis import Thesis

    return Thesis(hub="CHN", rival="USA", members=("IRN", "PRK"), courted=("DEU",))


@pytest.fixture(scope="session")
def brief(readings, thesis):
    from realpolitik.brief.brief import build
    from realpolitik.thesis.record import Record

    return build(thesis, readings, Record())


@pytest.fixture(scope="session")
def full(made, readings, thesis):
    """The same with a record: deeds of Iran for China told by two data sets, votes, trade, treaties."""
    from realpolitik.brief.brief import build

    return build(thesis, readings, made.record())
