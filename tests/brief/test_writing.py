import json

import pytest

from realpolitik.brief.writing import FORMS, write
from realpolitik.errors import UnwritableOutput


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("b.html", "<!doctype html>"),
        ("b.json", "{"),
        ("b.md", "# Does"),
        ("B.HTM", "<!doctype html>"),
    ],
)
def test_the_suffix_chooses_the_form(brief, tmp_path, name, begins) -> None:
    write(brief, tmp_path / name)
    assert (tmp_path / name).read_text("utf-8").startswith(begins)
    assert [p.name for p in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["b.docx", "b"])
def test_an_unknown_suffix_is_refused_with_those_there_are(brief, tmp_path, name) -> None:
    with pytest.raises(UnwritableOutput, match=name) as error:
        write(brief, tmp_path / name)
    assert ".html" in error.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_does_not_exist_is_named(brief, tmp_path) -> None:
    with pytest.raises(UnwritableOutput, match=r"nowhere.*b\.html"):
        write(brief, tmp_path / "nowhere" / "b.html")


def test_a_place_that_cannot_be_replaced_keeps_what_it_has_and_leaves_nothing_half_written(
    brief, tmp_path
) -> None:
    target = tmp_path / "b.html"
    target.mkdir()
    (target / "kept").write_text("kept")
    with pytest.raises(UnwritableOutput):
        write(brief, target)
    assert (target / "kept").read_text() == "kept"
    assert [p.name for p in tmp_path.iterdir()] == ["b.html"]


def test_the_json_twin_has_the_promised_keys(full, tmp_path) -> None:
    write(full, tmp_path / "b.json")
    twin = json.loads((tmp_path / "b.json").read_text("utf-8"))
    assert list(twin) == [
        "thesis", "verdict", "implications", "claims", "events", "missing", "documents", "method",
        "versions",
    ]  # fmt: skip
    assert list(twin["thesis"]) == ["hub", "rival", "members", "courted", "inferred_from"]
    assert list(twin["verdict"]) == ["overall", "agreement", "by_member", "rule"]
    assert set(twin["implications"][0]) == {
        "member", "implication", "outcome", "value", "low", "high", "n", "evidence",
    }  # fmt: skip
    assert set(twin["claims"][0]) == {"text", "status", "stance", "attribution", "against_record"}
    assert set(twin["missing"][0]) == {"what", "why", "how_to_get"}


def test_what_is_missing_is_null_in_the_twin_never_zero(brief, tmp_path) -> None:
    write(brief, tmp_path / "b.json")
    text = (tmp_path / "b.json").read_text("utf-8")
    trade = [i for i in json.loads(text)["implications"] if i["implication"] == 6]
    assert {i["value"] for i in trade} == {None}
    assert "NaN" not in text


def test_every_citation_in_the_twin_leads_to_an_event_or_a_row(full, tmp_path) -> None:
    write(full, tmp_path / "b.json")
    twin = json.loads((tmp_path / "b.json").read_text("utf-8"))
    known = {e["event_id"] for e in twin["events"]} | {r["row_id"] for r in twin["method"]["rows"]}
    cited = {i for finding in twin["implications"] for i in finding["evidence"]}
    cited |= {i for measure in twin["method"]["measures"] for i in measure["evidence"]}
    assert cited
    assert cited <= known


def test_a_brief_that_cannot_be_encoded_leaves_nothing_half_written(
    brief, tmp_path, monkeypatch
) -> None:
    monkeypatch.setitem(FORMS, ".md", lambda _: "half \ud800 a character")
    with pytest.raises(UnicodeEncodeError):
        write(brief, tmp_path / "b.md")
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_nothing_half_written(brief, tmp_path, monkeypatch) -> None:
    def interrupted(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(brief, tmp_path / "b.md")
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_one_and_what_it_leads_to_is_replaced(brief, tmp_path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "real.md").write_text("as before")
    (tmp_path / "link.md").symlink_to("folder/real.md")
    write(brief, tmp_path / "link.md")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "folder" / "real.md").read_text("utf-8").startswith("# Does")
    assert [p.name for p in (tmp_path / "folder").iterdir()] == ["real.md"]
