"""Whether a document tells news, and which year its days belong to."""

from __future__ import annotations

import datetime as dt

import pytest

from realpolitik.coding.coder import code_document
from realpolitik.coding.telling import SHORT
from realpolitik.reading.sentences import sentences
from realpolitik.records.date import DateBasis
from realpolitik.records.document import DATELINE, Document

DAY = dt.date(2021, 4, 16)

NEWS = [
    ("Peru expelled the Bolivian envoy.", True),
    ("Peru has expelled the Bolivian envoy.", True),
    ("LIMA – Peru expelled the Bolivian envoy, and I saw him leave, a porter said.", True),
    ("Peru expelled the Bolivian envoy. I doubt that it was wise.", False),
    ('Peru expelled the Bolivian envoy. "I doubt that it was wise," a rival said on Monday.', True),
    ("Peru had expelled the Bolivian envoy.", False),
    ("Peru expelled the Bolivian envoy. In May 1999 Chile closed the port.", False),
    (
        "Peru expelled the Bolivian envoy. In May 1999 Chile closed the port, it said on Monday.",
        True,
    ),
    (
        "Peru expelled the Bolivian envoy. The allies are weak. The pact has no teeth. It is late.",
        False,
    ),
]


@pytest.mark.parametrize(("text", "news"), NEWS)
def test_an_undated_act_has_the_day_of_publication_only_as_news(code, text, news) -> None:
    event = next(e for e in code(text, DAY).events if e.trigger.text.startswith("expelled"))
    assert (event.date.basis is DateBasis.PUBLICATION) is news


def dates(code, text, published=None):
    return [e.date.edtf for e in code(text, published).events]


def test_a_narrative_lends_its_year_within_the_paragraph(code) -> None:
    text = "In April 1948 Peru expelled the Bolivian envoy. On 30 April Peru expelled the Chilean envoy."
    assert dates(code, text) == ["1948-04", "1948-04-30"]
    assert dates(code, text, DAY) == ["1948-04", "1948-04-30"]
    apart = text.replace("envoy. On", "envoy.\n\nOn")
    assert dates(code, apart) == ["1948-04", "XXXX-04-30"]


def test_an_anniversary_lends_its_year_and_is_no_news(code) -> None:
    text = (
        "Thirty years ago today Peru expelled the Bolivian envoy. "
        "Bolivia had accused Peru in January. In June Bolivia expelled the Chilean envoy."
    )
    assert dates(code, text, DAY) == ["1991-04-16", "1991-01", "1991-06"]
    undated = text.replace(" in January", "")
    assert dates(code, undated, DAY) == ["1991-04-16", "", "1991-06"]


def test_a_report_lends_no_year(code) -> None:
    text = "LIMA – In April 1948 Peru expelled the Bolivian envoy. On 30 April Peru expelled the Chilean envoy."
    assert dates(code, text) == ["1948-04", "XXXX-04-30"]


def test_days_are_counted_from_the_sentence_before(code) -> None:
    text = "On 26 July 1956 Peru expelled the Bolivian envoy. The next day Peru expelled the Chilean envoy."
    assert dates(code, text) == ["1956-07-26", "1956-07-27"]


def test_a_dateline_that_was_cut_off_still_makes_it_news() -> None:
    texts = ["Peru expelled the Bolivian envoy.", *["Talks went on as before."] * SHORT]
    for notes, news in [((), False), ((f"{DATELINE}LIMA",), True)]:
        document = Document.of(" ".join(texts), "a.txt", published=DAY, notes=notes)
        event = code_document(document, sentences(document)).events[0]
        assert (event.date.basis is DateBasis.PUBLICATION) is news
