"""The language of a text."""

import pytest

from realpolitik.reading.language import language_of

TEXTS = {
    "en": "The foreign ministers of the two countries met in Geneva and agreed that the talks would be held again.",
    "de": "Die Außenminister der beiden Länder trafen sich am Montag in Genf und vereinbarten weitere Gespräche im Mai.",
    "fr": "Les ministres des Affaires étrangères des deux pays se sont rencontrés à Genève et ont convenu de se revoir.",
    "es": "Los ministros de Asuntos Exteriores de los dos países se reunieron en Ginebra y acordaron volver a verse.",
    "ru": "Министры иностранных дел двух стран встретились в Женеве и договорились о новой встрече в мае этого года.",
    "zh": "两国外交部长星期一在日内瓦举行会晤，并同意今年五月再次举行会谈，讨论边境问题。",
}


@pytest.mark.parametrize("code", TEXTS)
def test_languages_are_told_apart(code: str) -> None:
    assert language_of(TEXTS[code]) == code


@pytest.mark.parametrize(
    "text",
    [
        "Germany signs.",
        "Merkel visited Paris.",
        "Chad asked Niger for help.",
        "Oslo spoke.",
        "Peru and Chile met.",
    ],
)
def test_short_english_is_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [("Los ministros se reunieron en Ginebra.", "es"), ("De minister bezoekt Parijs", "nl")],
)
def test_a_few_plain_words_of_another_language_are_not_english(text: str, code: str) -> None:
    assert language_of(text) == code


def test_what_a_table_declares_is_believed_where_the_text_is_not_plainly_english() -> None:
    assert language_of("Oslo talte med Roma.", "nb-NO") == "nb"
    assert language_of(TEXTS["en"], "de") == "en"


def test_text_without_words_has_no_known_language() -> None:
    assert language_of("1234 — 5678") == "und"
