"""Contexts, modes, triggers, implied targets, roots by words, and PLOVER's own rule for plans."""

from __future__ import annotations

from dataclasses import replace

import pytest

from realpolitik.codebook.plover import root_named, roots
from realpolitik.coding.contexts import contexts_of
from realpolitik.coding.implied import with_implied_target, with_partner
from realpolitik.coding.lexical import root_of_words
from realpolitik.coding.lexicon import lexicon
from realpolitik.coding.modes import SIGNS, mode_of
from realpolitik.coding.parsing import parse
from realpolitik.coding.strict import strict_root
from realpolitik.coding.triggers import trigger_of
from realpolitik.records.actor import Actor, Basis
from realpolitik.records.event import Event, Status, Trigger
from realpolitik.records.span import Span


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        ("Chad's navy shelled the port.", ("military",)),
        ("The two ambassadors discussed a tariff.", ("economic", "diplomatic")),
        ("Peru's court tried the hackers.", ("cyber", "legal")),
        ("Refugees fled the earthquake.", ("refugee", "disaster")),
        ("Iran enriched uranium at the enrichment plant.", ("cbrn",)),
        ("They drank tea in the garden.", ()),
        ("The pipeline crosses a disputed border.", ("resource", "territory")),
    ],
)
def test_contexts_are_those_whose_words_stand_in_the_sentence(text, contexts) -> None:
    assert contexts_of(text) == contexts


@pytest.mark.parametrize(
    ("root", "sentence", "word", "mode"),
    [
        ("CONSULT", "Rwanda's president visited Kenya.", "visited", "visit"),
        ("CONSULT", "They spoke in a telephone call.", "call", "phone"),
        ("COERCE", "The police arrested an editor.", "arrested", "arrest"),
        ("COERCE", "Egypt deported two priests.", "deported", "deport"),
        ("SANCTION", "Chile expelled the envoy.", "expelled", "expel"),
        ("RETREAT", "Mali released the soldiers.", "released", "release"),
        ("ASSAULT", "Rebels kidnapped a nurse.", "kidnapped", "abduct"),
        ("ACCUSE", "Ghana condemned the raid.", "condemned", "disapprove"),
        ("AID", "Cuba sent medicine.", "sent", "humanitarian"),
        ("CONSULT", "The ministers met.", "met", ""),
        ("CONCEDE", "The junta relented.", "relented", ""),
    ],
)
def test_a_mode_is_given_where_the_words_are_clear(root, sentence, word, mode) -> None:
    doc = next(iter(parse([sentence])))
    token = next(t for t in doc if t.text == word)
    assert mode_of(root, "", doc, (token.i,)) == mode


def test_a_frames_mode_holds_if_the_root_knows_it() -> None:
    doc = next(iter(parse(["The ministers met."])))
    assert mode_of("CONSULT", "phone", doc, (2,)) == "phone"
    assert mode_of("CONSULT", "expel", doc, (2,)) == ""


def test_every_sign_and_every_frame_gives_a_mode_its_root_has() -> None:
    for root, modes in SIGNS.items():
        assert set(modes) <= set(root_named(root).modes), root
    for frame in lexicon().frames:
        assert frame.root in roots()
        assert not frame.mode or frame.mode in root_named(frame.root).modes, frame


def test_the_event_noun_of_a_light_verb_is_the_trigger() -> None:
    text = "Oman held border talks with Yemen."
    doc = next(iter(parse([text])))
    trigger = trigger_of(doc, (1, 3), offset=100)
    assert (trigger.text, trigger.span) == ("border talks", Span(110, 122))


def test_a_verb_and_its_near_object_are_the_trigger_and_a_far_one_is_left_out() -> None:
    doc = next(
        iter(parse(["Chad fired missiles. Chad fired, to the dismay of all, its missiles."]))
    )
    assert trigger_of(doc, (1, 2), 0).text == "fired missiles"
    assert trigger_of(doc, (5, 14), 0).text == "fired"


def event(root: str, source: str, target: str | None, sentence: int) -> Event:
    def actor(country: str) -> Actor:
        return Actor(country=country, sector="GOV", text=country, basis=Basis.NAME)

    return Event(
        doc_id="d", doc_ref="d", sentence=sentence, span=Span(0, 9), text="…",
        source=actor(source), target=actor(target) if target else None, root=root,
        quad=root_named(root).quad, intensity=0.0, trigger=Trigger("x", Span(0, 1)),
    )  # fmt: skip


def test_an_answer_goes_to_whoever_acted_on_its_source_before() -> None:
    before = [event("ACCUSE", "KEN", "SOM", 0), event("CONSULT", "UGA", "TZA", 1)]
    answer = with_implied_target(event("REJECT", "SOM", None, 1), before)
    assert answer.target is not None
    assert answer.target.country == "KEN"


@pytest.mark.parametrize(
    "late",
    [
        event("REJECT", "SOM", None, 3),  # too far behind
        event("ASSAULT", "SOM", None, 1),  # not an answer
        event("REJECT", "GHA", None, 1),  # nobody acted on Ghana
    ],
)
def test_without_such_an_act_the_target_stays_open(late: Event) -> None:
    assert with_implied_target(late, [event("ACCUSE", "KEN", "SOM", 0)]) == late


@pytest.mark.parametrize("before", [("KEN", "SOM"), ("SOM", "KEN")])
def test_an_act_on_somebody_left_out_is_on_whom_its_source_last_dealt_with(before) -> None:
    told = [event("CONSULT", "GHA", "TGO", 0), event("ACCUSE", *before, 0)]
    act = with_partner(event("AID", "SOM", None, 1), told)
    assert act is not None
    assert act.target is not None
    assert act.target.country == "KEN"


@pytest.mark.parametrize(
    "before",
    [
        [],
        [event("ACCUSE", "KEN", "GHA", 0)],  # the source had no part in it
        [event("ACCUSE", "KEN", "SOM", -1)],  # two sentences before
        [event("ACCUSE", "SOM", "SOM", 0)],  # at home
    ],
)
def test_an_act_on_somebody_left_out_is_dropped_where_nobody_is_likely(before) -> None:
    assert with_partner(event("AID", "SOM", None, 1), before) is None


def test_a_target_that_is_named_stays() -> None:
    named = event("REJECT", "SOM", "ETH", 1)
    assert with_implied_target(named, [event("ACCUSE", "KEN", "SOM", 0)]) == named


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("The guards attacked and shelled the post.", "ASSAULT"),
        ("Oslo condemned the arrest and denounced the minister.", "ACCUSE"),
        ("They threatened them.", "THREATEN"),
        ("Nothing of note.", "CONSULT"),
        ("", "CONSULT"),
    ],
)
def test_roots_by_words_are_those_most_words_stand_for(text, root) -> None:
    said, share = root_of_words(text)
    assert said == root
    assert 0.0 <= share <= 1.0


def test_plans_are_announcements_and_cooperation_withheld_is_refusal() -> None:
    for name, root in roots().items():
        for status in Status:
            strict = strict_root(name, status)
            assert strict in roots()
            if status is Status.NEGATED:
                assert strict == ("REJECT" if root.cooperative else name)
            elif status is not Status.PLANNED:
                assert strict == name
        planned = strict_root(name, Status.PLANNED)
        assert root_named(planned).material is False or planned == name
        assert root_named(planned).cooperative == root.cooperative
    assert strict_root("PROTEST", Status.PLANNED) == "THREATEN"
    assert replace(event("AID", "KEN", "SOM", 0), status=Status.PLANNED).root == "AID"
