import pytest

from realpolitik.brief.wording import asked, dated, figure, listed, named, stated
from realpolitik.records.estimate import Estimate
from realpolitik.thesis.thesis import Thesis


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("USA", "the United States"),
        ("FRA", "France"),
        ("ARE", "the United Arab Emirates"),
        ("PHL", "the Philippines"),
        ("SUN", "the Soviet Union"),
        ("IRN", "Iran"),
    ],
)
def test_english_articles(code, name) -> None:
    assert named(code) == name


def test_the_thesis_is_stated_and_asked() -> None:
    thesis = Thesis(hub="USA", rival="SUN", members=("FRA", "GBR"))
    assert stated(thesis).startswith("The United States leads a coalition against the Soviet Union")
    assert asked(thesis).endswith("with France and the United Kingdom?")


def test_a_number_never_stands_alone() -> None:
    assert figure(Estimate(0.15, 0.05, 0.35, 20, enough=True)) == "0.15 [0.05, 0.35], n = 20"
    assert figure(None) == figure(Estimate(float("nan"), 0, 1, 0, enough=False)) == "no data"


def test_lists_and_dates() -> None:
    assert listed(["a"]) == "a"
    assert listed([]) == ""
    assert dated("") == "no date given"
