"""Who says so: the chain of speakers of an act, outermost first, from the parse alone.

Each case is a sentence, the act in it starred, and the head words of its speakers.
"""

from __future__ import annotations

import pytest

from realpolitik.coding.attribution import speakers_of
from realpolitik.coding.lexicon import lexicon
from realpolitik.coding.parsing import parse

CASES: list[tuple[str, list[str]]] = [
    ("Reuters, quoting a general, said that Peru had *expelled the envoy.", ["Reuters", "general"]),
    ("Peru *expelled the envoy, according to a general quoted by Reuters.", ["Reuters", "general"]),
    (
        "A general told a Peruvian newspaper that Chile had *shelled the port.",
        ["newspaper", "general"],
    ),
    ("Lavrov accused the rebels of *shelling the port.", ["Lavrov"]),
    ("Lavrov said that Peru would arrest the men who *shelled the port.", []),
    ("Lavrov said that Peru would close the port after Chile *shelled it.", []),
    ("Lavrov said that Peru would pay, and Chile has *closed the port.", []),
    ("Peru *closed the port; a general would not confirm it.", []),
    ("Peru would close the port, Lavrov said, if Chile *shelled it.", ["Lavrov"]),
    ("Lavrov hinted that Peru might *close the port.", ["Lavrov"]),
    ("Peru *expelled the envoy.", []),
    ("Lavrov said that Peru had *expelled the envoy.", ["Lavrov"]),
    ("Peru had *expelled the envoy, Lavrov said.", ["Lavrov"]),
    ("Peru had *expelled the envoy, said Lavrov.", ["Lavrov"]),
    ("Peru, Lavrov said, had *expelled the envoy.", ["Lavrov"]),
    ("According to Reuters, Peru *expelled the envoy.", ["Reuters"]),
    ("Peru *expelled the envoy, according to Reuters.", ["Reuters"]),
    ("Reuters reported that Lavrov said Peru had *expelled the envoy.", ["Reuters", "Lavrov"]),
    (
        "Reuters reported that Lavrov had said that Merkel claimed Peru had *expelled the envoy.",
        ["Reuters", "Lavrov", "Merkel"],
    ),
    ("Lavrov was quoted by Tass as saying that Peru had *expelled the envoy.", ["Tass", "Lavrov"]),
    ("Tass quoted Lavrov as saying Peru had *expelled the envoy.", ["Tass", "Lavrov"]),
    ("Peru had *expelled the envoy, Tass reported, citing Lavrov.", ["Tass", "Lavrov"]),
    ("Tass reported, citing Lavrov, that Peru had *expelled the envoy.", ["Tass", "Lavrov"]),
    ("Peru *closed the bridge, the ministry said, citing a fall in traffic.", ["ministry"]),
    ("Peru *closed the bridge, Tass said, citing two diplomats.", ["Tass", "diplomats"]),
    ("Ghana announced that Togo had *freed the crew.", ["Ghana"]),
    ("The ministry's statement that Togo had *freed the crew was false.", ["ministry"]),
    ("A report by Amnesty that Togo had *shot the crew angered Lomé.", ["Amnesty"]),
    ("Kabul accused Islamabad of *shelling the village.", ["Kabul"]),
    ("Kabul blamed Islamabad for *shelling the village.", ["Kabul"]),
    ("Islamabad denied that it had *shelled the village.", ["Islamabad"]),
    ("Islamabad denied *shelling the village.", ["Islamabad"]),
    ("Kenya confirmed that its troops had *entered Somalia.", ["Kenya"]),
    ("Kenya told Reuters that its troops had *entered Somalia.", ["Reuters", "Kenya"]),
    ("The prime minister of Malta said that Libya had *seized the boat.", ["minister"]),
    ("Libya *seized the boat, and Malta said so.", []),
    ("Malta said that Libya *seized the boat and that Tunisia helped.", ["Malta"]),
    ("Malta said that Libya seized the boat and that Tunisia *helped.", ["Malta"]),
    ("Malta said that Libya had seized the boat and *burned it.", ["Malta"]),
    ("Malta protested after Libya *seized the boat.", []),
    ("Iran, state media reported, *launched a satellite.", ["media"]),
    ("It was announced that Chile had *recalled its envoy.", []),
    ("Egypt's claim that Sudan *moved troops was rejected.", ["Egypt"]),
    ("Citing two diplomats, the newspaper said Oman had *mediated.", ["newspaper", "diplomats"]),
    ("Witnesses alleged that the army had *shot the miners.", ["Witnesses"]),
    ("The army *shot the miners, witnesses said.", ["witnesses"]),
    ("Norway urged Sudan to *free the nurse.", ["Norway"]),
    ("Sweden warned that Russia could *attack.", ["Sweden"]),
    ("The general admitted that his men had *burned the village.", ["general"]),
    ("Bangkok rejected a report that it had *deported the refugees.", ["Bangkok"]),
    ("Finland believes that Russia *sent the drones.", ["Finland"]),
    ("Denmark said it would *send ships.", ["Denmark"]),
    ('"We have *closed the border," said the Polish minister.', ["minister"]),
    ('"Chad *attacked us," Bashir told reporters.', ["Bashir"]),
    ("Per Yonhap, North Korea *fired two missiles.", ["Yonhap"]),
    ("In Putin's words, the West *broke its promise.", []),
    (
        "Kabul denied allegations by Islamabad that it had *armed the militia.",
        ["Kabul", "Islamabad"],
    ),
    ("Oman *freed the crew; Tehran, its agency said, was pleased.", []),
    ("Gabon *jailed the editor, a lawyer told Reuters.", ["Reuters", "lawyer"]),
    ("Gabon jailed the editor, a lawyer said, after he had *criticised the army.", []),
    ("Chad was said by the newspaper to have *bombed the camp.", ["newspaper"]),
    ("Mali told Niger that Chad had *withdrawn.", ["Mali"]),
    ("Togo *closed the border, hours after Ghana said it was calm.", []),
]


@pytest.mark.parametrize(("marked", "chain"), CASES, ids=[case[0] for case in CASES])
def test_speakers_are_those_whose_word_the_act_rests_on(marked: str, chain: list[str]) -> None:
    doc = next(iter(parse([marked.replace("*", "")])))
    trigger = next(token for token in doc if token.idx == marked.index("*"))
    assert [speaker.text for speaker in speakers_of(trigger, lexicon())] == chain
