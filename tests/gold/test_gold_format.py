"""The end-to-end gold is well formed: codes, substrings, roots, modes, status, attribution, EDTF."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from realpolitik.codebook.plover import root_named, roots
from realpolitik.gazetteer.states import states
from realpolitik.gazetteer.tables import rows
from realpolitik.records.date import DateBasis
from realpolitik.records.event import Status

PARAGRAPHS = [
    json.loads(line)
    for path in sorted(Path(__file__).parent.glob("*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]
IDS = [paragraph["id"] for paragraph in PARAGRAPHS]
# What the ids of a set have before the number; paragraphs and events at the least.
SETS = [("", 64, 500), ("t", 60, 400), ("u", 60, 450)]
EVENT_KEYS = {
    "sentence_text", "source", "target", "root", "mode", "trigger",
    "status", "attribution", "date", "date_basis",
}  # fmt: skip
SECTORS = frozenset(
    [
        "GOV",
        "MIL",
        "COP",
        "LEG",
        "JUD",
        "PTY",
        "OPP",
        "REB",
        "PRM",
        "SPY",
        "CVL",
        "BUS",
        "MED",
        "NGO",
        "REL",
        "EDU",
        "LAB",
        "REF",
        "CRM",
        "SOC",
    ]
) | {""}
POINT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)|\d{4}-(?:0[1-9]|1[0-2]|2[1-4])|\d{4}|\d{3}X"
    r"|XXXX-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?"
)
every_paragraph = pytest.mark.parametrize("paragraph", PARAGRAPHS, ids=IDS)


def known_codes() -> frozenset[str]:
    tables = (row["code"] for name in ("organisations.csv", "groups.csv") for row in rows(name))
    return frozenset(state.code for state in states()) | frozenset(tables)


CODES = known_codes()


def is_point(text: str) -> bool:
    """One EDTF date: a real day, a month or season, a year, a decade, or one without its year."""
    found = POINT.fullmatch(text)
    if found and found["day"]:
        dt.date.fromisoformat(text)
    return found is not None


def is_edtf(text: str) -> bool:
    """An EDTF date or a closed interval of two."""
    return all(is_point(part) for part in text.split("/")) and text.count("/") <= 1


def stands_in(phrase: str, text: str) -> bool:
    """Whether the phrase stands in the text as whole words."""
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None


@every_paragraph
def test_paragraph_has_its_fields(paragraph):
    assert set(paragraph) == {"id", "register", "published", "text", "events"}
    assert paragraph["register"] in {"wire", "oped", "history"}
    assert paragraph["id"].startswith(paragraph["register"])
    assert paragraph["published"] is None or dt.date.fromisoformat(paragraph["published"])
    for event in paragraph["events"]:
        assert set(event) == EVENT_KEYS


@every_paragraph
def test_actor_codes_are_in_the_gazetteer(paragraph):
    for event in paragraph["events"]:
        for actor in filter(None, (event["source"], event["target"])):
            assert set(actor) == {"country", "sector", "text"}
            assert actor["country"] in CODES, actor
            assert actor["sector"] in SECTORS, actor


@every_paragraph
def test_phrases_stand_in_the_paragraph_as_whole_words(paragraph):
    for event in paragraph["events"]:
        phrases = [event["source"]["text"], event["trigger"], *event["attribution"]]
        phrases += [event["target"]["text"]] if event["target"] else []
        for phrase in phrases:
            assert stands_in(phrase, paragraph["text"]), phrase


@every_paragraph
def test_sentence_is_found_once_and_holds_the_trigger(paragraph):
    text = paragraph["text"]
    for event in paragraph["events"]:
        head = event["sentence_text"]
        assert text.count(head) == 1, head
        start = text.index(head)
        assert start == 0 or text[start - 1] == " ", head
        assert event["trigger"] in text[start:], event


@every_paragraph
def test_roots_modes_and_status_are_the_codebooks(paragraph):
    for event in paragraph["events"]:
        assert event["root"] in roots()
        assert event["mode"] in {"", *root_named(event["root"]).modes}, event
        assert event["status"] in {str(status) for status in Status}


@every_paragraph
def test_dates_are_edtf_and_agree_with_their_basis(paragraph):
    for event in paragraph["events"]:
        date, basis = event["date"], event["date_basis"]
        assert basis in {str(each) for each in DateBasis}
        assert (date == "") == (basis == DateBasis.NONE), event
        assert date == "" or is_edtf(date), date
        assert date.startswith("XXXX") == (basis == DateBasis.STATED_NO_YEAR), event
        if basis in {DateBasis.RELATIVE, DateBasis.PUBLICATION}:
            assert paragraph["published"], event
        if basis == DateBasis.PUBLICATION:
            assert date == paragraph["published"]
            assert event["status"] == "asserted"


@every_paragraph
def test_no_event_is_there_twice_or_turned_on_itself(paragraph):
    seen = [json.dumps(event, sort_keys=True) for event in paragraph["events"]]
    assert len(seen) == len(set(seen))
    for event in paragraph["events"]:
        if event["target"]:
            assert event["source"] != event["target"], event


def test_a_false_date_is_caught():
    assert not is_edtf("1956-1")
    assert not is_edtf("1956-25")
    assert not is_edtf("1956/1957/1958")
    with pytest.raises(ValueError, match="day"):
        is_edtf("1957-02-30")


def test_ids_are_unique():
    assert len(IDS) == len(set(IDS))


@pytest.mark.parametrize(("mark", "paragraphs", "number"), SETS)
def test_gold_has_the_size_and_mixture_the_card_states(mark, paragraphs, number):
    own = [p for p in PARAGRAPHS if p["id"].split("-")[1].rstrip("0123456789") == mark]
    events = [event for paragraph in own for event in paragraph["events"]]
    unasserted = sum(event["status"] != "asserted" for event in events)
    attributed = sum(bool(event["attribution"]) for event in events)
    assert len(own) >= paragraphs
    assert len(events) >= number
    assert unasserted / len(events) >= 0.2
    assert attributed / len(events) >= (0.15 if mark == "u" else 0.2)
