"""Roles in long articles: columns, analyses, features and reports of every region."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from realpolitik.coding.coder import code_document
from realpolitik.errors import BadInput
from realpolitik.reading.reader import read
from realpolitik.reading.sentences import sentences
from realpolitik.records.document import Document
from realpolitik.thesis.inference import complete, scene_of
from realpolitik.thesis.poles import coalition_signs, together_of
from realpolitik.thesis.role_signs import role_signs
from realpolitik.thesis.signs import pair_signs, pole_signs
from realpolitik.thesis.weights import ALWAYS, weights

if TYPE_CHECKING:
    from realpolitik.records.actor import Actor
    from realpolitik.records.reading import CodedDocument
    from realpolitik.thesis.relations import Relation
    from realpolitik.thesis.scene import Scene

COLUMNS = tomllib.loads((Path(__file__).parent / "columns.toml").read_text("utf-8"))["article"]
TOLD = {a["name"]: a for a in COLUMNS if a["hub"]}
NOT = {a["name"]: a for a in COLUMNS if not a["hub"]}
RIGHT = 0.9  # of the states with a role, and of the roles given, at least so many are right
SWAPPED = sorted(TOLD)[::9]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("columns")


@cache
def coded(name: str, folder: Path) -> tuple[CodedDocument, ...]:
    path = folder / f"{name}.txt"
    path.write_text((TOLD | NOT)[name]["text"], "utf-8")
    return tuple(code_document(d, sentences(d)) for d in read([str(path)]))


@pytest.mark.parametrize("name", TOLD)
def test_hub_and_rival(name: str, folder: Path) -> None:
    thesis = complete(None, coded(name, folder))
    assert (thesis.hub, thesis.rival) == (TOLD[name]["hub"], TOLD[name]["rival"])


@pytest.mark.parametrize("role", ["members", "courted"])
def test_nearly_all_members_and_courted_states_are_found_and_few_others(
    role: str, folder: Path
) -> None:
    found, wanted, both = 0, 0, 0
    for name, article in TOLD.items():
        given = set(getattr(complete(None, coded(name, folder)), role))
        found, wanted = found + len(given), wanted + len(article[role])
        both += len(given & set(article[role]))
    assert both >= RIGHT * found
    assert both >= RIGHT * wanted


@pytest.mark.parametrize("name", TOLD)
def test_every_role_is_shown_with_a_sentence_of_the_text_that_has_its_cue(
    name: str, folder: Path
) -> None:
    thesis = complete(None, coded(name, folder))
    assert {g.state for g in thesis.inferred_from} == set(thesis.cast)
    for ground in thesis.inferred_from:
        assert ground.text in TOLD[name]["text"]
        assert ground.cue in ground.text


@pytest.mark.parametrize("name", NOT)
def test_reports_without_a_coalition_give_none(name: str, folder: Path) -> None:
    with pytest.raises(BadInput, match="no coalition"):
        complete(None, coded(name, folder))


@pytest.mark.parametrize("name", SWAPPED)
def test_exchanging_hub_and_rival_in_what_was_read_exchanges_them_in_the_thesis(
    name: str, folder: Path
) -> None:
    here = complete(None, [untitled(r) for r in coded(name, folder)])
    swap = {here.hub: here.rival, here.rival: here.hub}
    there = complete(None, [exchanged(untitled(r), swap) for r in coded(name, folder)])
    assert (there.hub, there.rival) == (here.rival, here.hub)
    assert (there.members, there.courted) == (here.members, here.courted)


def test_every_weighted_sign_is_one_that_the_program_reads(folder: Path) -> None:
    read_: dict[str, set[str]] = {table: set() for table in ("pole", "pair", "role", "coalition")}
    for name, article in TOLD.items():
        scene = scene_of(coded(name, folder))
        hub, rival = article["hub"], article["rival"]
        read_["pole"] |= pole_signs(scene, hub).keys()
        read_["pair"] |= pair_signs(scene, hub, rival, together_of(scene.said)).keys()
        read_["coalition"] |= coalition_signs(scene, hub, rival, 1).keys()
        for state in set(scene.states()) - {hub, rival}:
            read_["role"] |= role_signs(scene, state, hub, rival).keys()
    declined = scene_of_text(
        "France built a coalition against Peru. Oman will not join it with France."
    )
    read_["role"] |= role_signs(declined, "OMN", "FRA", "PER").keys()
    signs = {"hub": "pole", "rival": "pole", "pair": "pair", "coalition": "coalition"}
    signs |= {"member": "role", "courted": "role"}
    for table, source in signs.items():
        assert weights(table).keys() - {ALWAYS} <= read_[source], table


@pytest.mark.parametrize(
    ("text", "hub", "state", "role"),
    [
        ("The alliance counts Kenya, Chad and Mali among its members.", "FRA", "TCD", "ally"),
        ("Brazil arms Peru against Chile.", "PER", "BRA", "help"),
    ],
)
def test_wording_that_binds_a_state(text: str, hub: str, state: str, role: str) -> None:
    said = relations_of(text)
    assert any(r.kind == role and state in r.subject for r in said)
    assert all(hub in r.object or not r.object for r in said if r.kind == role)


@pytest.mark.parametrize(
    ("text", "kind", "state"),
    [
        ("Brazil imposed an arms embargo on Peru.", "help", "PER"),
        ("Russian officials met Iranian diplomats in Vienna on Monday.", "court", "AUT"),
        ("President Biden met in Helsinki with Vladimir Putin.", "court", "FIN"),
        ("The French president met the envoys in Geneva.", "court", "CHE"),
    ],
)
def test_wording_that_gives_a_state_no_part(text: str, kind: str, state: str) -> None:
    assert not [r for r in relations_of(text) if r.kind == kind and state in r.object]


def scene_of_text(text: str) -> Scene:
    document = Document.of(text, "one.txt")
    return scene_of([code_document(document, sentences(document))])


def relations_of(text: str) -> tuple[Relation, ...]:
    return scene_of_text(text).said


def untitled(reading: CodedDocument) -> CodedDocument:
    return replace(reading, document=replace(reading.document, title=None))


def exchanged(reading: CodedDocument, swap: dict[str, str]) -> CodedDocument:
    def actor(one: Actor) -> Actor:
        return replace(one, country=swap.get(one.country, one.country))

    return replace(
        reading,
        mentions=tuple(tuple(map(actor, line)) for line in reading.mentions),
        events=tuple(
            replace(
                event,
                source=actor(event.source),
                target=actor(event.target) if event.target else None,
                attribution=tuple(
                    replace(s, country=swap.get(s.country, s.country)) for s in event.attribution
                ),
            )
            for event in reading.events
        ),
    )
