"""Sentence boundaries, and spans that say what they span."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik.reading.sentences import sentences
from realpolitik.records.document import Document


def split(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(Document.of(text, "t"))]


@pytest.mark.parametrize(
    "parted",
    [
        ["He said: “No.”", "Then he left."],
        ["Troops left the U.S.", "The deal held."],
        ["The U.S. Secretary of State met Gen. Lee.", "They spoke."],
        ["J. Smith met Sen. A. B. Jones on Jan. 5 at 3 p.m. local time.", "It rained."],
        ["It ended at 3 p.m.", "But no one left."],
        ["Article No. 5 applies.", "12 states signed."],
        ["“Why?” he asked.", "“Stop!” Xi said."],
        ["He waited…", "Then it ended?!", "It did."],
        ["They agreed (see Art. 4. It is long) on it.", "So they left."],
        ["(He left.)", "She stayed."],
        ["“China stands ready… and will act,” Xi said.", "Merkel listened."],
        ["It was the state of the art.", "The end came in Sept. 2019."],
        ["Prices rose 3.5 percent in the U.K.", "However, wages fell."],
        ["He met St. Petersburg's mayor, Mr. Ivanov, in Washington, D.C.", "They talked."],
        ["The firm (Acme Inc.) left.", "Its rival, Roe Ltd., stayed."],
        ["U.S.-led forces withdrew.", "China-U.S. talks began."],
        ['"We agree."', "That was all."],
        ["Did they?", "They did!", "Really."],
        ["“We will not go.", "We will stay,” she said."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parted: list[str]) -> None:
    assert split(" ".join(parted)) == parted


def test_list_marks_stay_outside_and_numbers_inside() -> None:
    assert split("- Germany signs. France too.\n\n1. The parties agree. They meet.") == [
        "Germany signs.",
        "France too.",
        "1. The parties agree.",
        "They meet.",
    ]


def test_headings_are_flagged_and_paragraphs_counted() -> None:
    found = sentences(Document.of("Oslo spoke. Rome heard.\n\nA New Start\n\nParis slept.", "t"))
    assert [(s.index, s.paragraph, s.heading) for s in found] == [
        (0, 0, False),
        (1, 0, False),
        (2, 1, True),
        (3, 2, False),
    ]


def test_a_run_of_marks_without_a_space_is_cut_into_pieces() -> None:
    assert max(len(text) for text in split("(" * 9_000 + " end.")) <= 2_000


def test_a_paragraph_of_a_megabyte_is_cut_into_sentences_of_bounded_length() -> None:
    found = sentences(Document.of("word " * 200_000 + "end.", "t"))
    assert max(len(sentence.text) for sentence in found) <= 50_000
    assert "".join(s.text for s in found).count("word") == 200_000


PIECES = st.sampled_from(
    [
        "The U.S. ",
        "Gen. Lee ",
        "“No.” ",
        "\n\n",
        "\n",
        "- ",
        "1. ",
        "…",
        "(",
        ")",
        "He left. ",
        " ",
        "é",
        "!?",
        "\t",
        "中文。",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join)))
def test_every_span_is_its_sentence_and_nothing_but_space_and_marks_is_lost(text: str) -> None:
    document = Document.of(text, "t")
    end = 0
    for sentence in sentences(document):
        assert sentence.span.of(text) == sentence.text
        assert sentence.text == sentence.text.strip() != ""
        assert sentence.span.start >= end
        assert not text[end : sentence.span.start].strip(" \t\n-*•‣▪–—").strip()
        end = sentence.span.end
    assert not text[end:].strip().strip("-*•‣▪–—")
