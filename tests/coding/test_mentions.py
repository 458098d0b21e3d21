"""Who is meant: names with their roles, role nouns, pronouns and noun phrases."""

from __future__ import annotations

import pytest

ONE_SENTENCE = [
    ("A Chinese aircraft carrier fired on a Philippine ship.", "Chinese aircraft carrier", "CHNMIL"),
    ("An Iranian warship seized a Greek tanker.", "Iranian warship", "IRNMIL"),
    ("Israeli jets bombed Damascus.", "Israeli jets", "ISRMIL"),
    ("The Turkish foreign minister met his Greek counterpart.", "Turkish foreign minister", "TURGOV"),
    ("The Turkish foreign minister met his Greek counterpart.", "Greek counterpart", "GRCGOV"),
    ("The Chinese army chief met his Indian counterpart.", "Indian counterpart", "INDMIL"),
    ("Kenyan police arrested Ugandan protesters.", "Kenyan police", "KENCOP"),
    ("Kenyan police arrested Ugandan protesters.", "Ugandan protesters", "UGACVL"),
    ("Police in Belarus arrested activists.", "Police", "BLRCOP"),
    ("Colombian rebels attacked the army near Cali.", "Colombian rebels", "COLREB"),
    ("Colombian rebels attacked the army near Cali.", "the army", "COLMIL"),
    ("In Venezuela the opposition criticised the government.", "the opposition", "VENOPP"),
    ("In Venezuela the opposition criticised the government.", "the government", "VENGOV"),
    ("Protesters in Nairobi condemned the government.", "Protesters", "KENCVL"),
    ("Georgia's parliament condemned Abkhazia's leaders.", "Georgia's parliament", "GEOLEG"),
    ("The Kremlin rebuked the White House.", "Kremlin", "RUSGOV"),
    ("The Jordanian king received the Saudi crown prince.", "Saudi crown prince", "SAUGOV"),
    ("Ireland and Israel recalled envoys after Malta sued them.", "them", "IRL ISR"),
]  # fmt: skip

TWO_SENTENCES = [
    ("Viktor Orban criticised Poland. He visited Moscow.", "He", "HUNGOV"),
    ("Viktor Orban met Robert Fico. Vladimir Putin praised him.", "him", "HUNGOV"),
    ("Nigeria recalled its ambassador. It accused Niger of spying.", "It", "NGA"),
    ("Peru sued Chile. Bolivia supported it.", "it", "PER"),
    ("Kenya expelled a Somali envoy. Ethiopia and Uganda condemned it.", "it", "KEN"),
    ("India and Pakistan held talks. They agreed on a truce.", "They", "IND PAK"),
    ("Kenyan officers met rebels from Uganda and Sudan. They flew to Chad.", "They", "KENMIL"),
    ("India and Pakistan held talks. China praised them.", "them", "IND PAK"),
    ("Iran and Iraq signed a treaty. The two sides agreed to meet.", "The two sides", "IRN IRQ"),
    ("Beijing and Taipei quarrelled. Both sides recalled envoys.", "Both sides", "CHNGOV TWNGOV"),
    ("Kenya, Uganda and Ghana met. These three countries praised Rwanda.", "These three countries", "KEN UGA GHA"),
    ("Oman condemned Yemen. The country expelled a Russian diplomat.", "The country", "OMN"),
    ("Tunisian police held Algerian journalists. The police later freed them.", "The police", "TUNCOP"),
    ("Tunisian police held Algerian journalists. The police later freed them.", "them", "DZAJRN"),
    ("Georgian rebels shelled a Russian base. The rebels then attacked Ukraine.", "The rebels", "GEOREB"),
    ("Estonia's interior minister, Lauri Laanemets, criticised Russia. Laanemets visited Latvia.", "Laanemets", "ESTGOV"),
    ("Germany's defence minister, Boris Pistorius, visited Vilnius. Pistorius met Latvian officers.", "Pistorius", "DEUGOV"),
    ("Zambia's trade minister, Chipo Mulenga, met Malawian farmers. Mulenga praised Malawi.", "Mulenga", "ZMBGOV"),
]  # fmt: skip


def codes(coded, words: str, sentence: int) -> str:
    return " ".join(a.code for a in coded.mentions[sentence] if a.text == words)


@pytest.mark.parametrize(("text", "words", "code_"), ONE_SENTENCE)
def test_a_phrase_is_read_with_its_role_and_country(code, text, words, code_) -> None:
    assert codes(code(text), words, 0) == code_


@pytest.mark.parametrize(("text", "words", "code_"), TWO_SENTENCES)
def test_a_later_phrase_is_read_from_the_sentence_before(code, text, words, code_) -> None:
    assert codes(code(text), words, 1) == code_


def test_what_a_pronoun_may_mean_without_a_name_before_it_stays_open_and_is_counted(code) -> None:
    read = code("They attacked the village at dawn. He denied it.")
    assert [actor.country for found in read.mentions for actor in found] == []
    assert read.unresolved >= 2


def test_a_village_of_ours_belongs_to_nobody_the_sentence_names(code) -> None:
    read = code("“Kenya bombed our villages,” the president said.")
    assert not any("villages" in a.text for a in read.mentions[0])


def test_it_is_a_body_without_a_name_that_was_the_subject(code) -> None:
    read = code(
        "Poland reopened its border. Polish traders sell Russian tea. "
        "The opposition accused the government of a bribe. It demanded an inquiry."
    )
    assert codes(read, "It", 3) == "POLOPP"


@pytest.mark.parametrize(("first", "second"), [("Yemen", "Angola"), ("Angola", "Yemen")])
def test_of_two_countries_named_as_often_the_first_is_the_one_spoken_of(
    code, first, second
) -> None:
    read = code(f"{first} protested to {second}. Rebels attacked the army.")
    ((rebels, army),) = read.mentions[1:]
    expected = {"Yemen": "YEM", "Angola": "AGO"}[first]
    assert (rebels.country, army.country) == (expected, expected)


def test_every_mention_stands_where_its_span_says(code) -> None:
    read = code(
        "The Polish president, Andrzej Duda, hosted his Ukrainian counterpart. He praised Kyiv's "
        "army.\n\nBoth sides condemned Russia’s attack, and the two countries thanked Sweden."
    )
    found = [actor for mentions in read.mentions for actor in mentions]
    assert len(found) > 8
    assert all(actor.span.of(read.document.text) == actor.text for actor in found)
