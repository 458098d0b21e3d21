import pytest

from realpolitik.brief.brief import build
from realpolitik.brief.page import Page
from realpolitik.thesis.record import Record
from realpolitik.thesis.thesis import Thesis

THESIS = Thesis(hub="CHN", rival="USA", members=("IRN",))


@pytest.fixture
def page_on(made):
    def make(*days: str):
        acts = [made.imported("one", i, "IRN", "AID", "CHN", day) for i, day in enumerate(days)]
        reading = made.coded(
            "Iran met China.", [made.Act("met", "Iran", "CONSULT", "China", date="XXXX-04-07")]
        )
        return Page(build(THESIS, [reading], Record(events=tuple(acts))))

    return make


def test_the_timeline_goes_by_month_with_yearless_and_undated_last(page_on) -> None:
    page = page_on("2021-06-01", "2021-05-01", "")
    assert [bar.period for bar in page.bars] == [
        "2021-05",
        "2021-06",
        "XXXX-04 (no year)",
        "undated",
    ]


def test_a_long_timeline_goes_by_year(page_on) -> None:
    days = [f"{year}-{month:02d}-01" for year in range(2000, 2004) for month in range(1, 13)]
    assert [bar.period for bar in page_on(*days).bars][:4] == ["2000", "2001", "2002", "2003"]


def test_a_row_of_a_data_set_is_not_called_a_sentence(page_on) -> None:
    page = page_on("2021-05-01")
    places = [page.place(event) for event in page.brief.events]
    assert places == ["article.txt, sentence 1", "one.csv:0"]


def test_the_verdict_by_member_is_said(full) -> None:
    assert Page(full).lead.startswith(("Iran: supported", "The evidence"))
