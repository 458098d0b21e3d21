"""Which characters stand inside quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik.coding.quotes import quoted


def inside(text: str) -> str:
    return "".join(c for c, flag in zip(text, quoted(text), strict=True) if flag)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Oman said "no" and "never".', "nonever"),
        ("Oman said “no” and “never”.", "nonever"),
        ("Oman said «no» and „never“.", "nonever".replace("never", "") + "never"),
        ("Oman’s envoy didn't say 'no'.", ""),
        ("“We left.", "We left."),
        ("“We left, they ‘stayed’.” So", "We left, they ‘stayed’."),
        ('“They left," he said.', "They left,"),
        ("“«No»”", "«No»"),
        ("Nothing at all.", ""),
        ("", ""),
    ],
)
def test_quoted_is_what_stands_between_marks(text: str, expected: str) -> None:
    assert inside(text) == expected


@given(st.text(alphabet='ab "“”«»„\n'))
def test_there_is_one_flag_a_character_and_no_opening_mark_outside_is_quoted(text: str) -> None:
    flags = quoted(text)
    assert len(flags) == len(text)
    assert not flags or not flags[0]
    if not set('"“«„') & set(text):
        assert not any(flags)
