import datetime as dt

from realpolitik.brief.missing import missing
from realpolitik.thesis.record import Gap, Record
from realpolitik.thesis.thesis import Thesis

THESIS = Thesis(hub="CHN", rival="USA", members=("IRN",))


def _what(gaps) -> str:
    return "; ".join(gap.what for gap in gaps)


def test_with_nothing_outside_it_names_what_to_load_and_how(readings) -> None:
    gaps = missing(THESIS, readings, Record())
    for wanted in (
        "second, independent origin",
        "Event data",
        "Treaty",
        "Votes",
        "Trade",
        "year of",
    ):
        assert wanted in _what(gaps)
    assert all(gap.why and gap.how_to_get for gap in gaps)


def test_what_the_record_has_is_not_missing(made, readings) -> None:
    gaps = missing(THESIS, readings, made.record())
    assert not {"Treaty obligations", "Trade"} & {gap.what for gap in gaps}
    assert "Event data" not in _what(gaps)


def test_what_the_pipeline_found_missing_is_passed_on_and_not_said_twice(readings) -> None:
    gap = Gap(what="Trade", why="The file covers 2000 to 2016.", how_to_get="Bring a later one.")
    gaps = missing(THESIS, readings, Record(gaps=(gap,)))
    assert [g for g in gaps if g.what == "Trade"] == [gap]


def test_a_known_year_is_not_missing(made) -> None:
    reading = made.coded(
        "Iran met China.",
        [made.Act("met", "Iran", "CONSULT", "China", date="2021-04-07")],
        published=dt.date(2021, 4, 12),
    )
    assert "year" not in _what(missing(THESIS, [reading], Record()))


def test_another_language_is_said(made) -> None:
    reading = made.coded("L'Iran.")
    object.__setattr__(reading.document, "language", "fr")
    assert any("language" in gap.why for gap in missing(THESIS, [reading], Record()))


def test_references_left_open_are_counted(made) -> None:
    reading = made.coded("Iran met China.")
    object.__setattr__(reading, "unresolved", 3)
    assert "Whom 3 pronouns" in _what(missing(THESIS, [reading], Record()))
