"""Names in running text: what they mean, when, and what is no actor."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik.gazetteer.names import Finder, find
from realpolitik.gazetteer.readings import meanings
from realpolitik.gazetteer.states import states
from realpolitik.records.actor import Basis


def codes(text, on=None):
    return [(h.text, h.readings[0].country) for h in find(text, on)]


def actors(text, on=None):
    """Country and sector of the hits that may act: places left out."""
    return [
        (h.readings[0].country, h.readings[0].sector)
        for h in find(text, on)
        if not h.readings[0].place
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks in the South China Sea stalled.", []),
        ("Ships cross the Gulf of Mexico and the Sea of Japan.", []),
        ("The Indian Ocean, the Persian Gulf and the English Channel are seas.", []),
        ("He ate French fries and Swiss cheese.", []),
        ("Michael Jordan met Jordan Peterson.", []),
        ("Paris Hilton left.", []),
        ("The Paris Agreement holds.", []),
        ("They carved the turkey on fine china.", []),
        ("The anti-American mood grew.", []),
        ("African Americans and Latin America were studied.", []),
        ("The Washington Monument and George Washington University closed.", []),
        ("The Korean War and the Vietnam War ended.", []),
        ("The Guinea pig slept.", []),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_what_only_carries_a_name_is_no_actor(text, expected):
    assert actors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("New Mexico sued.", []),
        ("Washington state sued.", []),
        ("A court in Atlanta, Georgia ruled.", []),
        ("Georgia governor signed the bill.", []),
        ("Voters in Georgia and Pennsylvania queued.", []),
        ("Aleppo burned.", []),
        ("Georgia appealed to Tbilisi's allies.", [("GEO", ""), ("GEO", "GOV")]),
        ("Georgia and Armenia agreed.", [("GEO", ""), ("ARM", "")]),
        ("Sino-Russian and Franco-German ties", [(c, "") for c in ("CHN", "RUS", "FRA", "DEU")]),
        ("Jordan and Turkey agreed.", [("JOR", ""), ("TUR", "")]),
        ("Washington and Beijing agreed.", [("USA", "GOV"), ("CHN", "GOV")]),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_places_are_apart_from_states(text, expected):
    assert actors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Republic of China", "TWN"),
        ("the People's Republic of China", "CHN"),
        ("Congo", "COD"),
        ("the DRC", "COD"),
        ("Congo-Brazzaville", "COG"),
        ("the Republic of the Congo", "COG"),
        ("the Democratic Republic of Congo", "COD"),
        ("Guinea", "GIN"),
        ("Guinea-Bissau", "GNB"),
        ("Equatorial Guinea", "GNQ"),
        ("Papua New Guinea", "PNG"),
        ("Niger", "NER"),
        ("Nigerien", "NER"),
        ("Nigerians", "NGA"),
        ("Dominica", "DMA"),
        ("the Dominican Republic", "DOM"),
        ("North Korea", "PRK"),
        ("South Korean", "KOR"),
        ("Korea", "KOR"),
        ("the DPRK", "PRK"),
        ("the ROK", "KOR"),
        ("Burma", "MMR"),
        ("Zaire", "COD"),
        ("Ceylon", "LKA"),
        ("Rhodesia", "ZWE"),
        ("Upper Volta", "BFA"),
        ("Tanganyika", "TZA"),
        ("the Soviet Union", "SUN"),
        ("East Germany", "DDR"),
        ("West Germany", "DEU"),
        ("South Vietnam", "VDR"),
        ("South Yemen", "YMD"),
        ("Czechoslovakia", "CSK"),
        ("Türkiye", "TUR"),
        ("Côte d’Ivoire", "CIV"),
        ("the U.S.", "USA"),
        ("the UAE", "ARE"),
        ("Frenchmen", "FRA"),
        ("Britons", "GBR"),
        ("NATO", "NATO"),
        ("ASEAN", "IGO:ASEAN"),
        ("Western countries", "WST"),
        ("the West", "WST"),
        ("Europe", "EUR"),
        ("the Kurds", "KUR"),
        ("Hong Kong", "HKG"),
    ],
    ids=lambda v: v,
)
def test_a_name_means_its_bearer(text, expected):
    assert [code for _, code in codes(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("The Taliban", "1998-01-01", ("AFG", "GOV")),
        ("The Taliban", "2002-05-01", ("AFG", "REB")),
        ("The Taliban", "2021-08-14", ("AFG", "REB")),
        ("The Taliban", "2021-08-15", ("AFG", "GOV")),
        ("The Russians", "1985-01-01", ("SUN", "")),
        ("The Russians", "2022-01-01", ("RUS", "")),
        ("Moscow", "1985-01-01", ("SUN", "GOV")),
        ("Moscow", "1992-01-01", ("RUS", "GOV")),
        ("Belgrade", "2004-01-01", ("SCG", "GOV")),
        ("Saigon", "1970-01-01", ("VDR", "GOV")),
        ("Saigon", "1990-01-01", ("VDR", "")),
        ("Likud", "2008-01-01", ("ISR", "OPP")),
        ("Likud", "2010-01-01", ("ISR", "PTY")),
        ("The CCP", "2021-01-01", ("CHN", "PTY")),
        ("The ANC", "1990-01-01", ("ZAF", "OPP")),
        ("The ANC", "1999-01-01", ("ZAF", "PTY")),
        ("The Republic of China", "1948-01-01", ("CHN", "")),
        ("The KGB", "1980-01-01", ("SUN", "SPY")),
    ],
)
def test_the_day_decides(text, day, expected):
    (hit,) = find(text, dt.date.fromisoformat(day))
    assert (hit.readings[0].country, hit.readings[0].sector) == expected


def test_a_capital_no_more_is_a_place():
    (hit,) = find("Rangoon", dt.date(2015, 1, 1))
    assert hit.readings[0].place


def test_a_party_is_its_states_party_where_no_day_is_known():
    parties = [r for h in find("Labour, Likud and the AfD", None) for r in h.readings]
    assert {(r.sector, r.basis) for r in parties} == {("PTY", Basis.PARTY)}


def test_state_media_are_marked():
    found = {h.text: h.readings[0].state_media for h in find("Xinhua and Reuters reported.", None)}
    assert found == {"Xinhua": True, "Reuters": False}


def test_headlines_and_datelines_in_capitals():
    assert codes("US WARNS IRAN\nTEHRAN (AP) - It answered us.") == [
        ("US", "USA"),
        ("IRAN", "IRN"),
        ("TEHRAN", "IRN"),
        ("AP", "USA"),
    ]


def test_a_body_named_after_another_state_is_that_states():
    assert [
        (h.readings[0].country, h.readings[0].sector)
        for h in find("Chile's Defense Department and the Danish Conservatives", None)
    ] == [("CHL", ""), ("CHL", "GOV"), ("DNK", ""), ("DNK", "PTY")]


class TestPersons:
    def test_a_full_name_is_in_office_or_not(self):
        for day, sector in (("2010-01-01", "GOV"), ("2023-01-01", "")):
            (hit,) = find("Angela Merkel", dt.date.fromisoformat(day))
            assert (hit.readings[0].country, hit.readings[0].sector) == ("DEU", sector)

    def test_a_surname_needs_its_day(self):
        assert codes("They say Merkel went.", dt.date(2010, 1, 1)) == [("Merkel", "DEU")]
        assert codes("They say Merkel went.", dt.date(2023, 1, 1)) == []
        assert codes("They say Merkel went.") == [("Merkel", "DEU")]  # nobody else bears the name
        assert codes("They say Rudd went.", dt.date(2023, 1, 1)) == []

    def test_a_surname_counts_after_the_full_name_even_without_a_day(self):
        finder = Finder(None)
        assert len(finder.find("Xi Jinping called Angela Merkel.")) == 2
        assert [h.readings[0].country for h in finder.find("Xi thanked Merkel.")] == ["CHN", "DEU"]

    def test_a_title_introduces(self):
        assert codes("President Duterte left.") == [("Duterte", "PHL")]

    def test_former_is_out_of_office(self):
        (hit,) = find("former Chancellor Angela Merkel", None)
        assert hit.readings[0].sector == ""

    @pytest.mark.parametrize(
        "text",
        [
            "In May the talks resumed, and in May they ended.",
            "Hunter Biden appeared.",
            "Kim Kardashian appeared.",
            "The Clinton Foundation gave.",
            "The Christian democrats were blamed.",
            "A shopkeeper, Halina Sawicka, shrugged.",
            "Champagne was served.",
        ],
    )
    def test_words_and_relatives_are_nobody(self, text):
        assert codes(text, dt.date(2017, 6, 1)) == []

    def test_spellings_of_one_name(self):
        text = "Kim Jong Un, Kim Jong-un, Bashar Al Assad, Bashar al-Assad, Volodymyr Zelenskyy"
        assert [c for _, c in codes(text)] == ["PRK", "PRK", "SYR", "SYR", "UKR"]


def test_every_name_is_found_where_it_stands_alone():
    lost = [
        name
        for name in meanings()
        if name.removeprefix("the ") not in {h.text for h in find(f"we saw {name} there", None)}
    ]
    assert lost == []


WORDS = st.sampled_from(
    [
        "China", "the", "U.S.", "South China Sea", "Xi Jinping", "Xi", "said", "Mr.", "Kim",
        "President", "Putin", "’s", "'s", "-", "\n", "Türkiye", "IRAN", "Georgia", "governor", "anti-",
        "al-Qaeda", "Atlanta,", "(AP)", "May", "“", "Republic of", "Democratic",
    ]
)  # fmt: skip


@given(
    st.lists(WORDS | st.text(max_size=8), max_size=30),
    st.none() | st.dates(dt.date(1945, 1, 1), dt.date(2030, 1, 1)),
)
def test_hits_match_the_text_and_never_overlap(words, on):
    text = " ".join(words)
    hits = find(text, on)
    assert all(h.text == h.span.of(text) and h.readings for h in hits)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(hits))


@given(
    st.sampled_from([s for s in states() if s.end is None]), st.sampled_from(["’s", "'s", ",", "."])
)
def test_a_state_is_found_whatever_follows(state, tail):
    assert state.code in {h.readings[0].country for h in find(f"We heard {state.name}{tail}", None)}


@pytest.mark.parametrize("ship", ["HMS Sheffield", "the destroyer Coventry", "the tanker Odessa"])
def test_a_ship_is_not_the_town_it_is_named_after(ship):
    assert find(f"A missile struck {ship}.", None) == []
    assert find(f"A missile struck {ship.split()[-1]}.", None)


@pytest.mark.parametrize(
    "text", ["He answered in Russian.", "My Russian has gone rusty.", "She speaks Chinese."]
)
def test_a_language_is_no_state(text):
    assert find(text, None) == []


@pytest.mark.parametrize(
    "text", ["Her Russian counterpart left.", "The town is in Russian hands.", "The Russian spoke."]
)
def test_a_word_for_a_language_before_a_noun_is_the_states(text):
    assert codes(text) == [("Russian", "RUS")]


def test_what_a_leader_stands_for_keeps_his_name():
    assert codes("Biden Administration officials and Modi Thursday agreed.") == [
        ("Biden", "USA"),
        ("Modi", "IND"),
    ]
