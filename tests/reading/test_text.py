"""Plain text and Markdown."""

import datetime as dt
from pathlib import Path

from realpolitik.reading.reader import read
from realpolitik.reading.text import paragraphs_of

WRAPPED = """Two capitals, one river

The ministers of the two states that share the river met on Monday in the smaller
of the two capitals, and agreed that the dam would be filled more slowly than had
been planned.
They did not agree on a date.

  - The first side
    would rather wait.
  - The second would not.
"""


def test_soft_wrapped_lines_are_joined_and_list_items_kept_apart() -> None:
    assert paragraphs_of(WRAPPED) == [
        "Two capitals, one river",
        "The ministers of the two states that share the river met on Monday in the smaller of the two capitals, and agreed that the dam would be filled more slowly than had been planned.",
        "They did not agree on a date.",
        "- The first side would rather wait.",
        "- The second would not.",
    ]


def test_a_line_a_paragraph_without_blank_lines() -> None:
    long = (
        "The ministers of the two states met in the smaller capital, and agreed on the terms of a truce. "
        * 2
    )
    assert paragraphs_of(f"Title Here\n{long}\nBy Jane Smith\n{long}") == [
        "Title Here",
        long.strip(),
        "By Jane Smith",
        long.strip(),
    ]


def test_markdown_loses_its_marks_and_keeps_its_words(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text(
        "---\ntitle: 'The dam'\nauthor: Ann Lee\ndate: 2015-03-23\noutlet: The Nile Post\n---\n\n"
        "# The dam\n\nEgypt and **Sudan** [signed](https://example.org) the\ndeclaration in *Khartoum*.\n\n"
        "![a photograph](x.png)\n\n## What It Says\n\n- Ethiopia fills the dam.\n- Egypt waits.\n\n"
        "> The filling would not harm anyone, the text says.\n\n<div>hidden</div>\n\n| a | b |\n|---|---|\n| c | d |\n"
    )
    (document,) = read([str(page)])
    assert document.text == (
        "Egypt and Sudan signed the declaration in Khartoum.\n\nWhat It Says\n\n- Ethiopia fills the dam.\n\n"
        "- Egypt waits.\n\nThe filling would not harm anyone, the text says."
    )
    assert (document.title, document.byline, document.outlet) == (
        "The dam",
        "Ann Lee",
        "The Nile Post",
    )
    assert (document.published, document.published_evidence) == (dt.date(2015, 3, 23), "meta")
    assert document.media_type == "text/markdown"
