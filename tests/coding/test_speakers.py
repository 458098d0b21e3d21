"""Who is named after a quotation, and who is the act's own source."""

from __future__ import annotations

import pytest

from realpolitik.coding.speakers import is_source, speakers_after, with_outlet
from realpolitik.records.actor import Actor, Basis
from realpolitik.records.event import Speaker

AFTER = [
    (" the Polish premier said.", ["Polish premier"]),
    (" said the Polish premier, who was tired.", ["Polish premier"]),
    (" a Polish general told Reuters in Lublin.", ["Reuters", "Polish general"]),
    (" he said.", []),
    (" The session ended, and nobody said why.", []),
    ("", []),
]

SAME = [
    ("Poland", "", "Warsaw", Basis.CAPITAL, True),
    ("Poland's premier", "GOV", "Warsaw", Basis.CAPITAL, False),
    ("Poland's premier", "GOV", "he", Basis.ANAPHOR, True),
    ("A Polish spokesman", "GOV", "it", Basis.ANAPHOR, False),
    ("the Polish general", "MIL", "general", Basis.OFFICE, False),
    ("Radek", "GOV", "Radek", Basis.OFFICE_HOLDER, True),
    ("Polish radio", "MED", "Poland", Basis.NAME, False),
]


@pytest.mark.parametrize(("text", "names"), AFTER)
def test_the_speaker_of_a_quotation_may_be_named_after_it(text, names) -> None:
    assert [s.text for s in speakers_after(text, None)] == names


@pytest.mark.parametrize(("speaker", "sector", "source", "basis", "same"), SAME)
def test_a_speaker_is_the_source_only_as_the_same_person_or_state(
    speaker, sector, source, basis, same
) -> None:
    actor = Actor(country="POL", sector="", text=source, basis=basis)
    assert is_source(Speaker(speaker, "POL", sector), actor) is same


def test_the_agency_is_the_outlet_named_before_it() -> None:
    tass = Speaker("Tass", "RUS", "MED")
    assert with_outlet((Speaker("the agency"),), tass) == (tass,)
    assert with_outlet((Speaker("the agency"),), None) == (Speaker("the agency"),)
    assert with_outlet((Speaker("the minister"),), tass) == (Speaker("the minister"),)


def test_the_first_of_several_quoted_sentences_has_the_speaker_named_after_them(code) -> None:
    text = (
        '"Peru has expelled the Bolivian envoy. Chile has shelled the Peruvian port," '
        "the Ecuadorean premier said."
    )
    for event in code(text).events:
        assert [s.text for s in event.attribution] == ["Ecuadorean premier"], event.trigger
