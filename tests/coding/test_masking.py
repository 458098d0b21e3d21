"""Names are made neutral by order of appearance, and spans find their way there."""

import pytest

from realpolitik.coding.masking import masked
from realpolitik.gazetteer.names import Finder
from realpolitik.records.span import Span


def neutral(text: str) -> str:
    return masked(text, Finder(None).find(text)).text


@pytest.mark.parametrize(
    ("text", "other"),
    [
        pytest.param("Kenya attacked Somalia.", "Somalia attacked Kenya.", id="names"),
        pytest.param("Kenyan troops left Somalia.", "Somali troops left Kenya.", id="demonyms"),
        pytest.param("Nairobi recalled its envoy.", "Mogadishu recalled its envoy.", id="capitals"),
    ],
)
def test_swapped_states_read_the_same(text: str, other: str) -> None:
    assert neutral(text) == neutral(other)
    assert "Kenya" not in neutral(text)
    assert "Somali" not in neutral(text)


def test_one_state_keeps_one_stand_in() -> None:
    assert neutral("Peru met Chad. Peru left.") == "Italy met Canada. Italy left."


def test_spans_find_the_same_words() -> None:
    text = "Burkina Faso warned Mali twice."
    mask = masked(text, Finder(None).find(text))
    warned = text.index("warned")
    assert mask.where(Span(warned, warned + 6)).of(mask.text) == "warned"
    assert mask.where(Span(0, 12)).of(mask.text) == "Italy"
    assert mask.where(Span(0, 7)).of(mask.text) == "Italy"
    assert mask.where(Span(20, 24)).of(mask.text) == "Canada"
    twice = text.index("twice")
    assert mask.where(Span(twice, len(text))).of(mask.text) == "twice."
