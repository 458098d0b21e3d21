"""PDF: text across pages, and the files that hold none."""

from collections.abc import Callable

import pytest
from pypdf import PdfReader
from pypdf.errors import DependencyError

from realpolitik.errors import UnreadableSource
from realpolitik.reading import pdf as pdf_module
from realpolitik.reading import pdf_child
from realpolitik.reading.reader import read

Save = Callable[[str, bytes | str], str]
Make = Callable[..., bytes]

PAGES = [
    [
        "The Northern Review 12",
        "Who Guards the Strait?",
        "By Ann Lee",
        "Turkey closed the strait to warships in February, as the convention of 1936 al-",
        "lows it to do when others are at war. Russia protested, and Romania welcomed the",
        "step.",
        "Bulgaria said nothing. Its ships stayed in port, and its minister went on with a",
        "1",
    ],
    [
        "The Northern Review 13",
        "visit to Ankara that had been planned for months.",
        "2",
    ],
    [
        "The Northern Review 14",
        "A third page ends the piece, with a last full sentence of its own.",
        "3",
    ],
]


def test_paragraphs_run_over_lines_and_pages_without_running_heads(
    saved: Save, pdf_bytes: Make
) -> None:
    (document,) = read([saved("a.pdf", pdf_bytes(*PAGES, title="Who Guards the Strait?"))])
    assert document.title == "Who Guards the Strait?"
    assert document.byline == "Ann Lee"
    assert document.text.split("\n\n") == [
        "Turkey closed the strait to warships in February, as the convention of 1936 allows it to do when others are at war. Russia protested, and Romania welcomed the step.",
        "Bulgaria said nothing. Its ships stayed in port, and its minister went on with a visit to Ankara that had been planned for months.",
        "A third page ends the piece, with a last full sentence of its own.",
    ]


def test_a_page_without_text_is_noted(saved: Save, pdf_bytes: Make) -> None:
    (document,) = read(
        [saved("a.pdf", pdf_bytes(["Oslo spoke to Rome about the border on Monday."], []))]
    )
    assert "pages without text: 2" in document.notes


@pytest.mark.parametrize(
    ("damage", "named", "remedy"),
    [
        ("encrypted", "encrypted", "qpdf"),
        ("images", "no text to read", "ocrmypdf"),
        ("truncated", "truncated", "again"),
        ("garbage", "damaged", "again"),
        ("text", "not a PDF", "again"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_remedy(
    saved: Save, pdf_bytes: Make, damage: str, named: str, remedy: str
) -> None:
    whole = pdf_bytes(PAGES[0])
    data = {
        "encrypted": pdf_bytes(PAGES[0], password="secret"),
        "images": pdf_bytes([], []),
        "truncated": whole[: len(whole) // 2],
        "garbage": b"%PDF-1.7\n" + b"garbage " * 50 + b"\n%%EOF",
        "text": b"not a pdf at all",
    }[damage]
    with pytest.raises(UnreadableSource, match=named) as refused:
        list(read([saved("a.pdf", data)]))
    assert "a.pdf" in refused.value.message
    assert remedy in refused.value.hint


def test_a_file_without_an_owners_password_is_read(saved: Save, pdf_bytes: Make) -> None:
    (document,) = read([saved("a.pdf", pdf_bytes(PAGES[2], password=""))])
    assert "third page" in document.text


def test_reading_that_takes_too_long_is_given_up(
    saved: Save, pdf_bytes: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_module, "SECONDS", 0.01)
    with pytest.raises(UnreadableSource, match="took more than"):
        list(read([saved("a.pdf", pdf_bytes(PAGES[0]))]))


def test_the_child_names_every_problem(pdf_bytes: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "encrypted" in str(pdf_child.read(pdf_bytes(PAGES[0], password="x"))["problem"])
    assert "damaged" in str(pdf_child.read(b"%PDF-1.4\n%%EOF")["problem"])
    assert pdf_child.read(pdf_bytes(PAGES[2], title="T"))["title"] == ["T"]
    monkeypatch.setattr(pdf_child, "MAX_CHARACTERS", 10)
    assert "characters" in str(pdf_child.read(pdf_bytes(PAGES[0]))["problem"])
    monkeypatch.setattr(pdf_child, "MAX_PAGES", 0)
    assert "pages" in str(pdf_child.read(pdf_bytes(PAGES[0]))["problem"])


def test_a_cipher_without_its_library_is_not_called_a_password(
    pdf_bytes: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking(reader: PdfReader, password: str) -> None:
        raise DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr(PdfReader, "decrypt", lacking)
    found = pdf_child.read(pdf_bytes(PAGES[0], password=""))
    assert "library that is not installed (cryptography>=3.1" in str(found["problem"])
    assert "password" not in str(found)
    assert "pip install" in str(found["hint"])
