"""Reprints share one origin, whatever was done to them; other texts do not."""

from realpolitik.reading.dedup import Origins
from realpolitik.records.document import Document

WORDS = [
    "north",
    "south",
    "river",
    "treaty",
    "council",
    "border",
    "envoy",
    "harbour",
    "winter",
    "market",
    "signal",
    "village",
]


def prose(seed: int, length: int = 300) -> str:
    state, words = seed, []
    for _ in range(length):
        state = (state * 1103515245 + 12345) % 2**31
        words.append(f"{WORDS[state // 65536 % 12]}{state // 7 % 40}")
    return " ".join(words)


def doc(text: str) -> Document:
    return Document.of(text, "t")


def test_reprints_share_the_origin_of_the_first() -> None:
    origins = Origins()
    text = prose(1)
    first = doc(text)
    assert origins.origin_of(first) == first.doc_id
    assert origins.origin_of(doc("Wire copy. " + text + " More on page two.")) == first.doc_id
    assert origins.origin_of(doc(" ".join(text.split()[:160]))) == first.doc_id
    assert origins.origin_of(doc(text.upper())) == first.doc_id


def test_other_texts_and_short_ones_are_their_own_origin() -> None:
    origins = Origins()
    for document in (doc(prose(1)), doc(prose(2)), doc("Oslo spoke."), doc("Oslo spoke!")):
        assert origins.origin_of(document) == document.doc_id


def test_a_shared_quotation_makes_no_reprint() -> None:
    origins = Origins()
    quoted = prose(9, 60)
    one, two = doc(f"{prose(1, 200)} {quoted}"), doc(f"{prose(2, 200)} {quoted}")
    assert origins.origin_of(one) != origins.origin_of(two)


def test_the_window_bounds_what_is_remembered() -> None:
    origins = Origins(window=3)
    first = doc(prose(1))
    origins.origin_of(first)
    for seed in range(2, 6):
        origins.origin_of(doc(prose(seed)))
    again = doc(prose(1) + " again")
    assert origins.origin_of(again) == again.doc_id


def test_the_same_document_again_keeps_its_origin() -> None:
    origins = Origins()
    first, copy = doc(prose(1)), doc(prose(1) + " end")
    origins.origin_of(first)
    assert origins.origin_of(copy) == origins.origin_of(copy) == first.doc_id
