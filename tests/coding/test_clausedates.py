"""Which date belongs to which act: cases with * before the act, on a publication day or without."""

from __future__ import annotations

import datetime as dt

import pytest

from realpolitik.coding.clausedates import Dates, is_asked
from realpolitik.coding.dating import expressions
from realpolitik.coding.lexicon import lexicon
from realpolitik.coding.parsing import parse
from realpolitik.coding.status import status_of
from realpolitik.records.event import Status

FRIDAY = dt.date(2021, 4, 16)

CASES = [
    # its own clause
    ("Ghana *expelled the envoy on 3 May 1999.", "1999-05-03"),
    ("On 3 May 1999 Ghana *expelled the envoy.", "1999-05-03"),
    ("Ghana, which had *armed the rebels, expelled the envoy on 3 May 1999.", None),
    # clauses that share a subject, and those that do not
    ("Ghana expelled the envoy on 3 May 1999 and *closed the port.", "1999-05-03"),
    ("Ghana *closed the port and expelled the envoy on 3 May 1999.", "1999-05-03"),
    ("Ghana expelled the envoy on 3 May 1999, and Togo *closed the port.", "1999-05-03"),
    ("Ghana expelled the envoy on 3 May 1999, and Togo had *closed the port.", None),
    ("Ghana expelled the envoy on 3 May 1999; two days later gunmen *shelled it.", "1999-05-05"),
    ("On 3 May 1999 Ghana expelled the envoy, and Togo *closed the port.", "1999-05-03"),
    ("In 1991 Ghana expelled the envoy, and in 2001 Togo *closed the port.", "2001"),
    ("Ghana expelled the envoy on 3 May 1999, and its navy *closed the port.", "1999-05-03"),
    ("Ghana *closed the port and on 3 May 1999 expelled the envoy.", None),
    # what came before
    ("Ghana expelled the envoy on 3 May 1999 after Togo had *closed the port.", None),
    (
        "Ghana expelled the envoy on 3 May 1999, one day after Togo had *closed the port.",
        "1999-05-02",
    ),
    (
        "Ghana *expelled the envoy one day after Togo had closed the port on 3 May 1999.",
        "1999-05-04",
    ),
    # the same moment
    ("When Togo closed the port in May 1999, Ghana *expelled the envoy.", "1999-05"),
    ("Ghana failed on 3 May 1999 to *free the crew.", "1999-05-03"),
    ("They met in May 1999 at Kumasi, where Ghana *freed the crew.", "1999-05"),
    ("They met in May 1999 at Kumasi, which Togo *shelled.", None),
    # asked, said, planned
    ("Ghana asked Togo in May 1999 to *free the crew.", None),
    ("Ghana said in May 1999 that Togo had *shelled the port.", None),
    ("Ghana will visit Togo in May 1999 to *sign the treaty.", "1999-05"),
    # nouns
    ("Ghana *signed the pact of 1963.", "1963"),
    ("Ghana *broke the pact of 1963.", None),
    ("Ghana *condemned last week's launch of a missile.", None),
    ("Ghana condemned last week's *launch of a missile.", "2021-04-05/2021-04-11"),
    ("Ghana *called for talks on Saturday.", None),
    ("Ghana called for *talks on Saturday.", "2021-04-17"),
    ("The *agreement that Ghana announced on Thursday was short.", "2021-04-15"),
    ("Ghana condemned the *raid on Thursday.", None),
    ("Ghana *voted each year until 1990.", None),
]


def dated(marked: str) -> str | None:
    text = marked.replace("*", "")
    doc = next(iter(parse([text])))
    head = next(token for token in doc if token.idx == marked.index("*"))
    status = status_of(head, lexicon())
    future = status is Status.PLANNED or (status is Status.SPECULATED and is_asked(head))
    date = Dates(doc, expressions(text, FRIDAY, future=future)).of(head, status)
    return date.edtf if date is not None else None


@pytest.mark.parametrize(("marked", "edtf"), CASES, ids=[case[0] for case in CASES])
def test_a_date_dates_the_acts_of_its_own_clause_and_those_it_reaches(marked, edtf) -> None:
    assert dated(marked) == edtf
