"""Names are made neutral by order of appearance, and the way back to the text is kept."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from realpolitik.coding.coder import code_document
from realpolitik.coding.neutral import neutral
from realpolitik.coding.parsing import parse_neutral
from realpolitik.gazetteer.names import Finder
from realpolitik.reading.sentences import sentences
from realpolitik.records.document import Document
from realpolitik.records.span import Span


def made(text: str) -> str:
    return neutral(text, Finder(None).find(text)).text


@pytest.mark.parametrize(
    ("text", "other"),
    [
        pytest.param("Kenya attacked Somalia.", "Somalia attacked Kenya.", id="names"),
        pytest.param("Kenyan troops left Somalia.", "Somali troops left Kenya.", id="demonyms"),
        pytest.param("Nairobi recalled its envoy.", "Mogadishu recalled its envoy.", id="capitals"),
        pytest.param("Peru thanked the Gambia.", "The Gambia thanked Peru.", id="article"),
        pytest.param("Mali met South Africa.", "South Africa met Mali.", id="two words"),
    ],
)
def test_swapped_states_read_the_same(text: str, other: str) -> None:
    assert made(text) == made(other)
    assert not {"Kenya", "Somalia", "Peru", "Mali"} & set(re.findall(r"\w+", made(text)))


def test_one_state_keeps_one_stand_in() -> None:
    assert made("Peru met Chad. Peru left.") == "Italy met Canada. Italy left."


def test_organisations_keep_their_names() -> None:
    assert made("NATO warned Peru.") == "NATO warned Italy."


def test_spans_find_the_same_words() -> None:
    text = "Burkina Faso warned Mali twice."
    mask = neutral(text, Finder(None).find(text))
    warned = text.index("warned")
    assert mask.where(Span(warned, warned + 6)).of(mask.text) == "warned"
    assert mask.where(Span(0, 12)).of(mask.text) == "Italy"
    assert mask.where(Span(0, 7)).of(mask.text) == "Italy"
    assert mask.where(Span(20, 24)).of(mask.text) == "Canada"
    assert mask.where(Span(25, len(text))).of(mask.text) == "twice."


NAMES = st.sampled_from(["Burkina Faso", "the United States", "Chad", "NATO", "Fijian", "Lima"])
WORDS = st.sampled_from(["warned", "and", "of", "the", ",", "troops", "met"])


@settings(deadline=None)
@given(st.lists(st.one_of(NAMES, WORDS), min_size=1, max_size=12))
def test_every_word_comes_back(words: list[str]) -> None:
    text = " ".join(words)
    mask = neutral(text, Finder(None).find(text))
    for old, new in mask.moved:
        assert mask.where(old) == new
        assert mask.origin(new) == old
    doc = next(parse_neutral([text], [mask]))
    assert doc.text == text
    assert [text[t.idx : t.idx + len(t)] for t in doc] == [t.text for t in doc]


STORY = (
    "Kenya accused Ghana on Monday of arming rebels in the north. Kenyan police arrested two "
    "Ghanaian diplomats, and Accra recalled its ambassador from Nairobi. Norway, which had offered "
    "to mediate, urged Kenya and Ghana to resume talks. Ghana might impose sanctions on Kenyan tea, "
    "its foreign ministry said. The Kenyan government called the threat empty and sent troops to "
    "the border."
)
PAIRS = {"Kenya": "Ghana", "Kenyan": "Ghanaian", "Nairobi": "Accra"}


def swapped(text: str) -> str:
    both = PAIRS | {b: a for a, b in PAIRS.items()}
    words = [
        both.get(w.strip(".,"), w.strip(".,")) + w[len(w.rstrip(".,")) :] for w in text.split()
    ]
    return " ".join(words)


def test_swapping_two_states_mirrors_every_event() -> None:
    def events(text: str, flip: dict[str, str]) -> Counter[tuple[object, ...]]:
        document = Document.of(text, "mirror")
        return Counter(
            (
                event.sentence,
                flip.get(event.source.country, event.source.country),
                event.source.sector,
                event.root,
                event.mode,
                event.target and flip.get(event.target.country, event.target.country),
                event.target and event.target.sector,
                event.status,
                event.stance,
                event.confidence,
                tuple(flip.get(s.country, s.country) for s in event.attribution),
            )
            for event in code_document(document, sentences(document)).events
        )

    told = events(STORY, {})
    assert sum(told.values()) >= 6
    assert events(swapped(STORY), {"KEN": "GHA", "GHA": "KEN"}) == told
