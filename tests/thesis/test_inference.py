"""Hub, rival, members and courted states are read from any article, by its wording."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from realpolitik.thesis.thesis import Thesis

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


RIGHT = 0.8  # of the short articles, which the weights are fitted to, and of their roles


def _inferred(article: dict) -> Thesis | None:
    try:
        return complete(None, _coded(article))
    except BadInput:
        return None


WITH = [a for a in ARTICLES if a["hub"]]
WITHOUT = [a for a in ARTICLES if not a["hub"]]


def test_most_roles() -> None:
    """No article is a must: weights that pass each of them would be fitted to them alone."""
    theses = [(article, thesis) for article in WITH if (thesis := _inferred(article))]
    poles = sum((t.hub, t.rival) == (a["hub"], a["rival"]) for a, t in theses)
    assert poles >= RIGHT * len(WITH)
    for role in ("members", "courted"):
        given = {(a["name"], state) for a, t in theses for state in getattr(t, role)}
        wanted = {(a["name"], state) for a in WITH for state in a[role]}
        assert len(given & wanted) >= RIGHT * len(given)
        assert len(given & wanted) >= RIGHT * len(wanted)


@pytest.mark.parametrize("article", WITH, ids=[a["name"] for a in WITH])
def test_every_inferred_role_is_shown_with_a_sentence_that_has_its_cue(article) -> None:
    coded, thesis = _coded(article), _inferred(article)
    if thesis is None:
        pytest.skip("no coalition is inferred")
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


def test_where_no_coalition_is_spoken_of_none_is_mostly_inferred() -> None:
    assert sum(_inferred(article) is None for article in WITHOUT) >= RIGHT * len(WITHOUT)


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
    with pytest.raises(BadInput, match="no coalition") as error:
        complete(None, [code_document(document, sentences(document))])
    assert "--hub" in error.value.hint
    assert "--against" in error.value.hint


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
    """No weight is fitted to it."""
    if not SEED.exists():
        pytest.skip("the development data beside the checkout (../shared) are absent")
    (document,) = read([str(SEED)])
    thesis = complete(None, [code_document(document, sentences(document))])
    assert (thesis.hub, thesis.rival) == ("CHN", "USA")
    members, courted = {"IRN", "PRK", "RUS"}, {"DEU", "IDN", "KOR", "MYS", "PHL", "SGP"}
    assert set(thesis.members) == members
    assert set(thesis.courted) == courted
    assert all(is_state(code) and country_name(code) != code for code in thesis.cast)
