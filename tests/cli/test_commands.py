"""What each command does when all is well: results on standard output, the rest beside it."""

from __future__ import annotations

import csv
import gzip
import json
from io import StringIO
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VOTES = "rcid,ccode,vote\n" + "".join(
    f"{n},{ccode},{1 if (n + place) % 3 else 3}\n"
    for n in range(1, 41)
    for place, ccode in enumerate((2, 200, 365, 710))
)
ROLL_CALLS = "rcid,session,date\n" + "".join(
    f"{n},75,2021-01-{n % 28 + 1:02d}\n" for n in range(1, 41)
)
ATOP = (
    "stateA,stateB,year,atopally,defense,offense,neutral,nonagg,consul\n"
    "2,200,2018,1,1,0,0,0,1\n200,2,2018,1,1,0,0,0,1\n"
)
TRADE = (
    "year,exporter_iso3,importer_iso3,exports_musd2010\n"
    "2016,USA,GBR,10\n2016,GBR,USA,12\n2016,CHN,GBR,30\n2016,GBR,CHN,8\n"
)
SENTENCE = "CHN leads a coalition against USA with IRN"


@pytest.mark.parametrize("suffix", ["html", "json", "md"])
def test_brief_writes_the_form_that_the_suffix_names(
    suffix: str, cli: Callable, here: Path, article: Path
) -> None:
    ran = cli("brief", article, "-o", f"out.{suffix}")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        f"Brief written to out.{suffix}: insufficient evidence ({ran.err.rpartition('(')[2]}"
    )
    text = (here / f"out.{suffix}").read_text("utf-8")
    assert "insufficient evidence" in text
    if suffix == "json":
        assert json.loads(text)["thesis"]["hub"] == "CHN"


def test_brief_goes_to_every_place_named_or_to_none(
    cli: Callable, here: Path, article: Path
) -> None:
    names = ["a.html", "b.json", "c.md"]
    given = [part for name in names for part in ("-o", name)]
    assert cli("brief", article, *given, "-o", "d.docx").code == 2
    assert not any((here / name).exists() for name in names)
    assert cli("brief", article, *given).err.count("Brief written to") == 3
    assert all((here / name).stat().st_size for name in names)


def test_brief_without_a_place_is_in_brief_html(cli: Callable, here: Path, article: Path) -> None:
    assert cli("brief", article).code == 0
    assert (here / "brief.html").read_text("utf-8").startswith("<!doctype html>")


def test_brief_as_json_is_printed_and_written_only_where_asked(
    cli: Callable, here: Path, article: Path
) -> None:
    ran = cli("brief", article, "--json")
    assert ran.code == 0
    assert json.loads(ran.out)["thesis"]["rival"] == "USA"
    assert list(here.iterdir()) == [article]
    both = cli("brief", article, "--json", "-o", "out.json")
    assert both.out == ran.out == (here / "out.json").read_text("utf-8").rstrip() + "\n"


def test_brief_takes_a_stated_thesis(cli: Callable, article: Path) -> None:
    given = ("--hub", "China", "--against", "the United States", "--with", "IRN,PRK")
    told = json.loads(cli("brief", article, *given, "--json").out)
    assert told["thesis"]["members"] == ["IRN", "PRK"]


def test_brief_without_a_thesis_in_it_says_what_to_give(cli: Callable, other: Path) -> None:
    cli("brief", other).refused("--hub", "--against")


def test_code_prints_an_event_a_line_or_writes_them(
    cli: Callable, here: Path, article: Path
) -> None:
    ran = cli("code", article, "--published", "2021-05-10")
    assert (ran.code, ran.err) == (0, "")
    assert {e["published"] for e in ran.events} == {"2021-05-10"}
    assert len({e["event_id"] for e in ran.events}) == len(ran.events) >= 6
    for suffix in ("jsonl", "csv", "parquet", "arrow"):
        written = cli("code", article, "-o", f"out.{suffix}", "--published", "2021-05-10")
        assert (written.code, written.out) == (0, "")
    assert (here / "out.jsonl").read_text("utf-8") == ran.out
    assert pq.read_table(here / "out.parquet").num_rows == len(ran.events)


def test_the_same_text_twice_is_one_document(cli: Callable, here: Path, article: Path) -> None:
    (here / "copy.txt").write_bytes(article.read_bytes())
    ran = cli("code", article, "copy.txt")
    assert ran.out == cli("code", article).out
    assert "copy.txt: the same text was read before" in ran.err


def test_add_is_idempotent_and_its_documents_are_evidence_for_a_later_brief(
    cli: Callable, here: Path, article: Path
) -> None:
    wire = here / "wire.txt"
    wire.write_text(
        "Report\n\nOfficials said that China gave Iran weapons on 3 May 2021, as the embassy in "
        "Tehran confirmed. Iran signed a pact with China on 4 May 2021 in the presence of many.\n"
    )
    assert "1 document read, 1 new or changed" in cli("add", wire).err
    assert "1 document read, 0 new or changed" in cli("add", wire).err
    alone = json.loads(cli("brief", article, "--json", "--store", here / "none.duckdb").out or "{}")
    assert alone == {}
    told = json.loads(cli("brief", article, "--json").out)
    confirmed = {e["event_id"]: e for e in told["events"] if e["doc_ref"] == str(wire)}
    assert any(set(c["elsewhere"]) & confirmed.keys() for c in told["method"]["claimed_in"])
    assert not any("second, independent origin" in gap["what"] for gap in told["missing"])
    own = json.loads(cli("brief", wire, "--hub", "CHN", "--against", "USA", "--json").out)
    assert any("second, independent origin" in gap["what"] for gap in own["missing"])


def test_test_tells_the_verdict_and_each_finding(cli: Callable, here: Path, article: Path) -> None:
    assert cli("add", article).code == 0
    ran = cli("test", SENTENCE, "-o", "out.md")
    verdict, *findings = ran.out.splitlines()
    assert verdict.startswith("insufficient evidence (")
    assert [line.split()[:2] for line in findings] == [["IRN", str(n)] for n in range(1, 8)]
    assert "Brief written to out.md." in ran.err
    assert (here / "out.md").exists()
    assert json.loads(cli("test", SENTENCE, "--json").out)["thesis"]["hub"] == "CHN"


def test_import_and_export_go_round(
    cli: Callable, here: Path, foreign_rows: dict[str, str], article: Path
) -> None:
    for name, text in foreign_rows.items():
        (here / f"{name}.txt").write_text(text, "utf-8")
        ran = cli("import", name, f"{name}.txt")
        assert (ran.code, ran.out) == (0, "")
        assert f"{name}.txt: 1 new, 0 known, 0 rejected." in ran.err
        again = json.loads(cli("import", name, f"{name}.txt", "--json").out)
        assert (again["kept"], again["files"][0]["file"]) == (0, f"{name}.txt")
    assert cli("add", article).code == 0
    assert cli("export", "all.jsonl").code == 0
    assert "Events written to all.csv." in cli("export", "all.csv").err
    exported = (here / "all.jsonl").read_text("utf-8")
    rows = list(csv.DictReader(StringIO((here / "all.csv").read_text("utf-8"))))
    assert len(rows) == len(exported.splitlines()) > len(foreign_rows)
    back = cli("import", "realpolitik", "all.jsonl", "--store", "back.duckdb")
    assert back.code == 0, back.err
    for layout in ("polecat", "icews", "gdelt"):
        assert cli("export", f"{layout}.txt", "--format", layout).code == 0
        assert cli("import", layout, f"{layout}.txt", "--store", f"{layout}.duckdb").code in (0, 3)


def test_rows_that_cannot_be_imported_are_written_beside_with_line_and_reason(
    cli: Callable, here: Path, foreign_rows: dict[str, str]
) -> None:
    (here / "gdelt.txt").write_text(foreign_rows["gdelt"] + "not a row\n", "utf-8")
    ran = cli("import", "gdelt", "gdelt.txt")
    assert ran.code == 3
    assert "gdelt.txt: 1 new, 0 known, 1 rejected." in ran.err
    rejects = next(line for line in ran.err.splitlines() if "Rejected rows are in" in line)
    assert (here / rejects.split()[-1].rstrip(".")).exists()


def test_a_column_no_layout_names_and_a_file_that_breaks_off_are_said(
    cli: Callable, here: Path, foreign_rows: dict[str, str]
) -> None:
    header, row = foreign_rows["icews"].splitlines()
    (here / "icews.tab").write_text(f"{header}\tMood\n{row}\tfine\n", "utf-8")
    ran = cli("import", "icews", "icews.tab")
    assert (ran.code, "Columns not in the format's layout, not read: Mood." in ran.err) == (0, True)
    whole = gzip.compress((foreign_rows["gdelt"] * 5000).encode())
    (here / "cut.gz").write_bytes(whole[: len(whole) // 2])
    broken = cli("import", "gdelt", "cut.gz")
    assert broken.code == 3
    assert "cut.gz" in broken.err
    assert "Traceback" not in broken.err


def test_on_a_terminal_progress_is_shown_beside_the_result(
    cli: Callable,
    here: Path,
    article: Path,
    foreign_rows: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = cli("code", article)
    (here / "gdelt.txt").write_text(foreign_rows["gdelt"], "utf-8")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert cli("code", article).out == plain.out
    assert "gdelt.txt: 100 %, 1 event" in cli("import", "gdelt", "gdelt.txt").err


@pytest.mark.parametrize("shown", ["list", "info"])
def test_data_tells_what_there_is(shown: str, cli: Callable) -> None:
    ran = cli("data", shown) if shown == "list" else cli("data", shown, "un-votes")
    assert (ran.code, ran.err) == (0, "")
    assert "un-votes" in ran.out if shown == "list" else "country" in ran.out


@pytest.mark.parametrize(
    ("name", "text", "rows"),
    [
        ("un-votes", VOTES, 160),
        ("un-roll-calls", ROLL_CALLS, 40),
        ("atop", ATOP, 2),
        ("trade", TRADE, 4),
    ],
    ids=["un-votes", "un-roll-calls", "atop", "trade"],
)
def test_data_add_reads_a_file_into_the_store(
    name: str, text: str, rows: int, cli: Callable, here: Path
) -> None:
    (here / "given.csv").write_text(text, "utf-8")
    ran = cli("data", "add", name, "given.csv")
    assert (ran.code, ran.out) == (0, "")
    assert f"{rows} rows of {name}" in ran.err
    listed = json.loads(cli("data", "list", "--json").out)
    assert [row["name"] for row in listed if row["store"]] == [name]
    assert name in {c["what"] for c in json.loads(cli("cite", "--json").out)} or any(
        "version" in c["what"] for c in json.loads(cli("cite", "--json").out)
    )


def test_a_file_that_is_not_the_data_set_leaves_the_store_as_it_was(
    cli: Callable, here: Path
) -> None:
    (here / "given.csv").write_text(TRADE, "utf-8")
    assert cli("data", "add", "trade", "given.csv").code == 0
    (here / "other.csv").write_text("a,b\n1,2\n", "utf-8")
    cli("data", "add", "trade", "other.csv").refused("other.csv", "no column", "year")
    assert cli("measure", "trade-dependence").out.count("\n") == 5


def test_measure_prints_csv_or_writes_a_file(cli: Callable, here: Path, article: Path) -> None:
    listed = cli("measure", "list")
    assert (listed.code, listed.err) == (0, "")
    assert "hedging" in listed.out
    assert cli("add", article).code == 0
    ran = cli("measure", "net-cooperation")
    rows = list(csv.DictReader(StringIO(ran.out)))
    assert {"source", "target", "value", "low", "high", "n"} <= rows[0].keys()
    assert ("CHN", "IRN") in {(row["source"], row["target"]) for row in rows}
    written = cli("measure", "net-cooperation", "-o", "out.parquet")
    assert (written.code, written.out) == (0, "")
    assert pq.read_table(here / "out.parquet").num_rows == len(rows)
    cli("measure", "net-cooperation", "-o", "out.xlsx").refused(".xlsx")


def test_cite_names_the_program_its_methods_and_the_data(cli: Callable) -> None:
    ran = cli("cite")
    cited = json.loads(cli("cite", "--json").out)
    assert ran.code == 0
    assert cited[0]["what"] == "realpolitik"
    assert all(c["what"] in ran.out and c["citation"] in ran.out for c in cited)
    assert len(cited) >= 5


def test_doctor_says_that_there_is_no_store_and_that_nothing_is_wrong(
    cli: Callable, article: Path
) -> None:
    none = cli("doctor")
    assert none.code == 2
    assert "There is no store" in none.out
    assert json.loads(cli("doctor", "--json").out)["complaints"]
    assert cli("add", article).code == 0
    assert "nothing is wrong" in cli("doctor").out
    assert json.loads(cli("doctor", "--json").out)["complaints"] == []
    assert cli("doctor", "--repair").code == 0


GOLD = {
    "root": {"id": "1", "text": "China attacked Iran.", "source": "China", "target": "Iran", "root": "ASSAULT"},
    "actors": {"id": "1", "actor": "French president", "country": "FRA", "code_1": "GOV"},
}  # fmt: skip


@pytest.mark.parametrize("task", ["root", "events", "actors"])
def test_evaluate_scores_and_writes_predictions(
    task: str, cli: Callable, here: Path, paragraphs: Path
) -> None:
    gold = paragraphs if task == "events" else here / "gold.jsonl"
    if task in GOLD:
        gold.write_text(json.dumps(GOLD[task]) + "\n", "utf-8")
    ran = cli("evaluate", gold, "--task", task, "--predictions", "out.jsonl", "--json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["task"] == task
    lines = (here / "out.jsonl").read_text("utf-8").splitlines()
    assert all("id" in json.loads(line) for line in lines)
    assert len(lines) == len(gold.read_text("utf-8").splitlines())
    assert "n = " in cli("evaluate", gold, "--task", task).out
