"""Whose a role noun is, what a dateline says, whom "both leaders", "the South", "the raid" mean."""

from __future__ import annotations

import datetime as dt

import pytest

from realpolitik.coding.datelines import dateline

DATELINES = [
    ("LIMA – Chile recalled its envoy.", "LIMA"),
    ("ADDIS ABABA, Ethiopia (AP) — Sudan protested.", "ADDIS ABABA"),
    ("Vienna, March 4 (APA) — Hungary protested.", "Vienna"),
    ("UNITED NATIONS, 12 June 2019 -- Kuwait objected.", "UNITED NATIONS"),
    ("SANTIAGO DE CHILE: Peru protested.", ""),
    ("NATO – and not only NATO – protested.", "NATO"),
    ("Paris — a city of lawyers — protested.", ""),
    ("Peru and Chile – old rivals – met.", ""),
    ("BAMAKO (Reuters) - Mali's junta expelled an envoy.", "BAMAKO"),
]

HERE = [  # text, words in its last sentence, code
    ("DAKAR – Police arrested two Guinean students. Senegal's union protested.", "Police", "SENCOP"),
    ("Kenya is calm. The army arrested a French journalist.", "The army", "KENMIL"),
    ("Niger's president, Ali Bako, fled. France praised Bako.", "Bako", "NERGOV"),
    ("Togo fears Ghana. Officers in Lome arrested the general.", "Officers", "TGOMIL"),
    ("Peru's embassy burned. Bolivia accused the embassy of spying.", "the embassy", "PERGOV"),
    ("The United Nations envoy left. Syria praised the envoy.", "the envoy", "UNOGOV"),
    ("Mali was calm. Niger put its army on alert.", "its army", "NERMIL"),
    ("Cuba was calm. Fidel Castro and his foreign minister met Peru.", "his foreign minister", "CUBGOV"),
    ("Egypt asked Sudan to withdraw its troops.", "its troops", "SDNMIL"),
    ("Iraq was calm. France sent Italian aircraft and soldiers.", "soldiers", "ITAMIL"),
    ("Libya was calm. Egypt sent troops.", "troops", "EGYMIL"),
    ("Burundi was calm. In Kigali, the opposition protested.", "the opposition", "RWAOPP"),
    ("Ghana's army chief, Kofi Addo, met the union. Togo praised Addo.", "Addo", "GHAMIL"),
    ("Gabon was calm. The army chief, General Moussa Bakali, left. Mali thanked Bakali.", "Bakali", "GABMIL"),
    ("The Malian Trade Union (UNTM) protested. Benin praised UNTM.", "UNTM", "MLILAB"),
    ("Zambia's president resigned. General Chanda ordered a curfew.", "General Chanda", "ZMBMIL"),
    ("Jordan thanked Oman. Iraq sent soldiers to the kingdom.", "the kingdom", "JOR"),
    ("Soviet ships sailed to Cuba. Nikita Khrushchev praised the island.", "the island", "CUB"),
    ("North Korea was calm. The South mobilised.", "The South", "KOR"),
    ("Togo was calm. Chad's General Idriss Moro left. Mali met the general.", "the general", "TCDMIL"),
    ("British jets bombed Aleppo. Oman, which knows the country, protested.", "the country", "SYR"),
    ("Peru sued Chile. Peru's premier will call his counterpart.", "his counterpart", "CHLGOV"),
    ("Peru sued Chile. Gabriel Boric put the army on alert.", "the army", "CHLMIL"),
    ("Togo's parliament met. Ghana and Ghanaian troops left. The deputies protested.", "The deputies", "TGOLEG"),
    ("Mali's junta fears Mali's unions. France protested. The embassy was stoned.", "The embassy", "FRAGOV"),
    ("Mali is calm. Niger recalled the ambassador.", "the ambassador", "NERGOV"),
    ("Mali is calm. Niger expelled two diplomats.", "two diplomats", "MLIGOV"),
    ("Laos met Vietnam. China said both governments agreed.", "both governments", "LAO VNM"),
    ("Yoweri Museveni met Paul Kagame. Kenya praised both men.", "both men", "UGAGOV RWAGOV"),
    ("Iran, Iraq and Oman met. Turkey warned the three.", "three", "IRN IRQ OMN"),
    ("Greece met Malta in Rome. The two capitals agreed.", "The two capitals", "GRC MLT"),
    ("Seoul was calm. China warned the North.", "the North", "PRK"),
    ("Hungary bombed Romania. Poland condemned the raid.", "the raid", "HUN"),
    ("Chad bombed Niger. Sudan criticised the decision.", "the decision", "TCD"),
]  # fmt: skip

NOBODY = [  # text, words that must be no actor
    ("GENEVA – Sudan accused Chad of arming rebels.", "GENEVA"),
    ("Togo was calm. Ghana threatened the use of force.", "force"),
    ("Togo was calm. Ghana bought cruise missiles.", "cruise missiles"),
    ("Togo was calm. Ghana called for a demonstration.", "a demonstration"),
    ("Togo was calm. Ghana's chief of staff met Benin.", "staff"),
    ("Togo was calm. Ghana signed the Kyoto Protocol.", "Kyoto"),
]


@pytest.mark.parametrize(("text", "place"), DATELINES)
def test_a_dateline_is_known_by_its_capitals_or_its_day_or_agency(text, place) -> None:
    assert dateline(text)[1] == place


@pytest.mark.parametrize(("text", "words", "codes"), HERE)
def test_a_phrase_without_a_name_is_whose_the_document_says(code, text, words, codes) -> None:
    read = code(text)
    found = [a.code for mentions in read.mentions for a in mentions if a.text == words]
    assert " ".join(dict.fromkeys(found)) == codes


@pytest.mark.parametrize(("text", "words"), NOBODY)
def test_what_does_nothing_is_no_actor(code, text, words) -> None:
    read = code(text)
    assert not any(words in a.text for mentions in read.mentions for a in mentions)


def test_the_place_of_a_dateline_is_part_of_no_event(code) -> None:
    read = code("GENEVA – Sudan accused Chad of arming rebels.")
    assert read.events
    assert all("CHE" not in (e.source.country, e.target and e.target.country) for e in read.events)
    assert all(e.span.of(read.document.text) == e.text for e in read.events)


def test_an_undated_document_is_read_as_of_the_years_it_tells_of_and_says_so(code) -> None:
    text = "In March 1977 Moscow armed Ethiopia."
    read = code(text)
    assert read.mentions[0][0].country == "SUN"
    assert read.document.notes == (
        "no date of publication: names read as of the years the text names, 1977",
    )
    assert read.document.published is None
    dated = code(text, dt.date(2020, 1, 1))
    assert dated.mentions[0][0].country == "RUS"
    assert dated.document.notes == ()
