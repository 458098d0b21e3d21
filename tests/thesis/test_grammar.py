import pytest

from realpolitik.errors import BadInput, UnknownName
from realpolitik.thesis.grammar import Stated, parse, state_named, stated


@pytest.mark.parametrize(
    ("sentence", "hub", "rival", "members"),
    [
        pytest.param("CHN leads a coalition against USA", "CHN", "USA", (), id="codes"),
        pytest.param(
            "CHN leads a coalition against USA with IRN, PRK",
            "CHN", "USA", ("IRN", "PRK"), id="codes with members",
        ),
        pytest.param(
            "Russia leads a coalition against Ukraine with Belarus.",
            "RUS", "UKR", ("BLR",), id="plain names",
        ),
        pytest.param(
            "the Soviet Union leads an alliance against the United States with Cuba and Poland",
            "SUN", "USA", ("CUB", "POL"), id="a former state, articles, and",
        ),
        pytest.param(
            "Serbia leads a bloc against Kosovo with Bosnia and Herzegovina, and Hungary",
            "SRB", "XKX", ("BIH", "HUN"), id="a name that holds an and",
        ),
    ],
)  # fmt: skip
def test_a_thesis_in_words(sentence, hub, rival, members) -> None:
    assert parse(sentence) == Stated(hub=hub, rival=rival, members=members)


def test_another_sentence_is_no_thesis() -> None:
    with pytest.raises(BadInput, match="not a thesis") as error:
        parse("China is big")
    assert "against" in error.value.hint


def test_a_misspelt_name_hints_at_the_right_one() -> None:
    with pytest.raises(UnknownName, match="Rusia") as error:
        state_named("Rusia")
    assert "Russia" in error.value.hint


def test_an_organisation_is_no_state() -> None:
    with pytest.raises(UnknownName):
        state_named("NATO")


def test_options_are_read_like_the_sentence() -> None:
    assert stated("chn", "United States", "IRN, North Korea") == Stated(
        hub="CHN", rival="USA", members=("IRN", "PRK")
    )
    assert stated(None, None) == Stated()


def test_a_member_cannot_be_the_rival() -> None:
    with pytest.raises(BadInput, match="as well as"):
        stated("CHN", "USA", "USA")
