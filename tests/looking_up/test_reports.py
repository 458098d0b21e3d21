"""A brief from the first reports of each act says what one from every report would."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from realpolitik.brief.brief import build
from realpolitik.importing.importing import import_files
from realpolitik.looking_up.record import record_for
from realpolitik.store.filter import Filter
from realpolitik.thesis.names import state_of_outlet
from realpolitik.thesis.robustness import curve
from realpolitik.thesis.testimony import all_testimony
from realpolitik.thesis.thesis import Thesis

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from realpolitik.brief.brief import Brief
    from realpolitik.store.store import Store

THESIS = Thesis(hub="CHN", rival="USA", members=("IRN", "PRK"))
COUNTRIES = ("China", "United States", "Iran", "North Korea")
CODES = ("036", "040", "042", "0231", "0712", "070", "073", "111", "163", "173", "190", "193")
OUTLETS = ("Xinhua", "Voice of America", "The Paper", "The Post", "The News", "NA")


def load(store: Store, folder: Path, rows: ModuleType, seed: int) -> None:
    """Many reports of few acts, some of them domestic, in two data sets."""
    chance = random.Random(seed)
    lines = [rows.header(rows.icews.FORMAT)]
    for number in range(1, 1500):
        source, target = chance.choice(COUNTRIES), chance.choice(COUNTRIES)
        lines.append(
            rows.icews_row(
                number,
                Event_Date=f"2018-06-{chance.randint(1, 4):02d}",
                Source_Country=source,
                Source_Name=source,
                Target_Country=target,
                Target_Name=target,
                CAMEO_Code=chance.choice(CODES),
                Story_ID=number,
                Publisher=chance.choice(OUTLETS),
            )
        )
    file = folder / "events.tab"
    file.write_text("".join(lines), "utf-8")
    import_files(store, "icews", [file])
    file = folder / "events.tsv"
    file.write_text(
        "".join(
            rows.gdelt_row(number, SQLDATE=f"201806{chance.randint(1, 9):02d}")
            for number in range(1, 300)
        ),
        "utf-8",
    )
    import_files(store, "gdelt", [file])


def said(brief: Brief) -> dict[str, object]:
    """What a brief says, without the rows that it rests on."""
    return {
        "verdict": brief.verdict.curve.proper.by_member,
        "findings": [replace(finding, evidence=()) for finding in brief.implications],
        "measures": [replace(measure, evidence=()) for measure in brief.method.measures],
        "claims": [(claim.event.event_id, claim.against_record) for claim in brief.claims],
        "missing": brief.missing,
    }


@pytest.mark.parametrize("seed", range(3))
def test_the_first_reports_of_each_act_decide_as_all_reports_do(
    made: ModuleType, store: Store, importing_rows: ModuleType, tmp_path: Path, seed: int
) -> None:
    load(store, tmp_path, importing_rows, seed)
    act = made.Act("met", "Iran", "CONSULT", "China", date="2018-06-03")
    readings = [made.coded("Iran met China.", [act])]
    few = record_for(THESIS, readings, store)
    which = Filter(datasets=("gdelt-2", "icews"), sources=THESIS.cast, targets=THESIS.cast)
    every = replace(few, events=tuple(store.events(which)))
    assert len(few.events) < len(every.events) / 2
    assert set(few.events) <= set(every.events)
    assert said(build(THESIS, readings, few)) == said(build(THESIS, readings, every))


@pytest.mark.parametrize("seed", range(3))
def test_so_they_do_without_any_one_outlet_data_set_or_sides_media(
    made: ModuleType, store: Store, importing_rows: ModuleType, tmp_path: Path, seed: int
) -> None:
    load(store, tmp_path, importing_rows, seed)
    few = record_for(THESIS, [], store)
    which = Filter(datasets=("gdelt-2", "icews"), sources=THESIS.cast, targets=THESIS.cast)
    found = [
        {
            result.specification.name: [replace(f, evidence=()) for f in result.findings]
            for result in curve(THESIS, all_testimony([], events), few).others
            if not any(kind in {"document", "origin"} for kind, _ in result.specification.without)
        }
        for events in (few.events, tuple(store.events(which)))
    ]
    assert any("without outlet" in name for name in found[0])
    assert {state_of_outlet(outlet) for outlet in OUTLETS} == {"CHN", "USA", None}
    assert found[0] == found[1]
