"""Bytes to text: what is read, and what is refused with its offset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik.errors import UnreadableSource
from realpolitik.reading.encoding import decoded, normalised

PROSE = "The minister said “no” to the café’s owner. " * 20


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_common_encodings_are_read(encoding: str) -> None:
    assert decoded(PROSE.encode(encoding), "f").text == PROSE


def test_a_guess_is_noted() -> None:
    assert decoded(PROSE.encode("cp1252"), "f").note == "encoding guessed: cp1252"


def test_a_declared_encoding_is_believed() -> None:
    russian = "Министр встретился с послом. " * 5
    assert decoded(russian.encode("koi8-r"), "f", "koi8-r").text == russian


def test_another_alphabet_is_guessed() -> None:
    russian = "Министр иностранных дел встретился с послом в Москве. " * 10
    assert decoded(russian.encode("cp1251"), "f").text == russian


def test_binary_is_refused_at_its_first_byte() -> None:
    with pytest.raises(UnreadableSource, match="byte 4 "):
        decoded(b"text\x00\x01more", "f")


def test_broken_utf8_is_refused_at_the_break() -> None:
    data = ("é" * 30).encode() + b"\xff" + ("é" * 30).encode()
    with pytest.raises(UnreadableSource, match="byte 60 "):
        decoded(data, "f")


def test_text_encoded_twice_is_refused() -> None:
    twice = PROSE.encode().decode("cp1252", "ignore").encode()
    with pytest.raises(UnreadableSource, match="saved again"):
        decoded(twice, "f")


def test_a_byte_order_mark_that_lies_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="does not belong to UTF-8"):
        decoded(b"\xef\xbb\xbfab\xff", "f")


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


def test_half_of_a_surrogate_pair_is_replaced() -> None:
    assert normalised("Lima\ud83d\udfff") == "Lima\ufffd\ufffd"
