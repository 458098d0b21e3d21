"""Hub, rival, members and courted states are read from any article, by its wording."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from realpolitik.coding.coder import code_document
from realpolitik.errors import BadInput
from realpolitik.gazetteer.crosswalk import country_name, is_state
from realpolitik.gazetteer.states import states
from realpolitik.reading.reader import read
from realpolitik.reading.sentences import sentences
from realpolitik.records.document import Document
from realpolitik.thesis.grammar import Stated
from realpolitik.thesis.inference import complete

HERE = Path(__file__).parent
ARTICLES = tomllib.loads((HERE / "articles.toml").read_text("utf-8"))["article"]
SEED = HERE.parents[2] / "shared" / "seed_article.txt"
RULES = HERE.parents[1] / "src" / "realpolitik" / "thesis"


@cache
def _read(title: str, text: str):
    document = Document.of(text.strip(), "article.txt", title=title or None)
    return [code_document(document, sentences(document))]


def _coded(article: dict):
    return _read(article["title"], article["text"])


WITH = [a for a in ARTICLES if a["hub"]]
WITHOUT = [a for a in ARTICLES if not a["hub"]]


@pytest.mark.parametrize("article", WITH, ids=[a["name"] for a in WITH])
def test_roles(article) -> None:
    thesis = complete(None, _coded(article))
    assert (thesis.hub, thesis.rival) == (article["hub"], article["rival"])
    assert set(thesis.members) == set(article["members"])
    assert set(thesis.courted) == set(article["courted"])


@pytest.mark.parametrize("article", WITH, ids=[a["name"] for a in WITH])
def test_every_inferred_role_is_shown_with_a_sentence_that_has_its_cue(article) -> None:
    coded = _coded(article)
    thesis = complete(None, coded)
    roles = {(ground.role, ground.state) for ground in thesis.inferred_from}
    assert roles == {
        ("hub", thesis.hub),
        ("rival", thesis.rival),
        *(("member", state) for state in thesis.members),
        *(("courted", state) for state in thesis.courted),
    }
    for ground in thesis.inferred_from:
        said = [s.text for s in coded[0].sentences] + [coded[0].document.title]
        assert ground.text in said
        assert ground.cue in ground.text


@pytest.mark.parametrize("article", WITHOUT, ids=[a["name"] for a in WITHOUT])
def test_where_no_coalition_is_spoken_of_none_is_inferred(article) -> None:
    with pytest.raises(BadInput, match="no coalition") as error:
        complete(None, _coded(article))
    assert "--hub" in error.value.hint
    assert "--against" in error.value.hint


def test_what_the_reader_states_is_final() -> None:
    article = WITH[0]
    thesis = complete(Stated(hub="EGY", rival="ETH", members=("SDN",)), _coded(article))
    assert (thesis.hub, thesis.rival, thesis.members) == ("EGY", "ETH", ("SDN",))
    assert not {g.role for g in thesis.inferred_from} & {"hub", "rival", "member"}


def test_a_stated_hub_alone_leaves_the_rival_to_be_inferred() -> None:
    article = WITH[0]
    thesis = complete(Stated(hub=article["hub"]), _coded(article))
    assert thesis.rival == article["rival"]


def test_nothing_at_all_to_go_by_asks_for_the_thesis() -> None:
    document = Document.of("It rained.", "rain.txt")
    with pytest.raises(BadInput, match="no coalition"):
        complete(None, [code_document(document, sentences(document))])


@pytest.mark.parametrize("name", ["cues.toml", "patterns.toml"])
def test_no_rule_names_a_country(name) -> None:
    rules = (RULES / name).read_text("utf-8").lower()
    words = set("".join(c if c.isalpha() else " " for c in rules).split())
    named = {
        word.lower()
        for state in states()
        for word in (state.name, *state.aliases, *state.adjectives, *state.people)
        if " " not in word
    }
    assert not words & named


@pytest.mark.shared
def test_the_seed_article_without_flags() -> None:
    if not SEED.exists():
        pytest.skip("the development data beside the checkout (../shared) are absent")
    (document,) = read([str(SEED)])
    thesis = complete(None, [code_document(document, sentences(document))])
    assert (thesis.hub, thesis.rival) == ("CHN", "USA")
    assert set(thesis.members) == {"IRN", "PRK", "RUS"}
    assert set(thesis.courted) == {"DEU", "KOR", "PHL", "MYS", "SGP", "IDN"}
    assert all(is_state(code) and country_name(code) != code for code in thesis.cast)
