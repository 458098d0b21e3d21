"""Arguments that make no sense: named, with what would make sense, before any work is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from realpolitik.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["--hub", "XQZ"], ["'XQZ'", "state"]),
        (["--hub", "Chian"], ["'Chian'", "Did you mean", "China"]),
        (["--hub", "CHN", "--against", "CHN"], ["CHN", "two different"]),
        (["--hub", "CHN", "--against", "China"], ["CHN", "two different"]),
        (["--hub", "CHN", "--against", "USA", "--with", "IRN,USA"], ["USA", "members"]),
        (["--hub", ""], ["--hub ''", "names nothing"]),
        (["--against", " "], ["--against ' '", "names nothing"]),
        (["--with", ",,,"], ["--with ',,,'", "names nothing"]),
        (["--published", "2021-13-01"], ["'2021-13-01'", "YYYY-MM-DD"]),
        (["--published", "12/04/2021"], ["12/04/2021", "YYYY-MM-DD"]),
        (["--published", "1066-10-14"], ["1066-10-14", "YYYY-MM-DD"]),
        (["--published", "2999-01-01"], ["2999-01-01", "today"]),
        (["--store", "nowhere.duckdb"], ["nowhere.duckdb", "no store"]),
        (["-o", "brief.docx"], ["brief.docx", ".html"]),
        (["-o", "brief"], ["brief", ".html"]),
        (["--hbu", "CHN"], ["--hbu", "--help"]),
    ],
    ids=" ".join,
)
def test_a_brief_refuses_it_and_writes_nothing(
    given: list[str], words: list[str], cli: Callable, here: Path, article: Path
) -> None:
    ran = cli("brief", article, *given)
    ran.refused(*words)
    assert ran.out == ""
    assert list(here.iterdir()) == [article]


def test_a_name_like_no_other_is_answered_with_how_to_write_one(
    cli: Callable, article: Path
) -> None:
    ran = cli("brief", article, "--hub", "qqqqqqq")
    ran.refused("'qqqqqqq'", "ISO 3166-1")
    assert len(ran.err) < 200


def test_a_hint_of_many_names_lists_some_and_says_how_many_more_there_are() -> None:
    error = UnknownName.among("thing", "qqq", [f"thing-{n:03d}" for n in range(500)])
    assert error.hint.startswith("Known: thing-000, thing-001")
    assert error.hint.endswith("… and 476 more.")
    assert len(error.hint) < 400


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["frobnicate"], ["frobnicate", "--help"]),
        (["code"], ["INPUT", "--help"]),
        (["code", ""], ["''", "empty argument"]),
        (["brief", ""], ["''", "empty argument"]),
        (["add", ""], ["''", "empty argument"]),
        (["code", "article.txt", "-o", "events.xls"], ["events.xls", ".jsonl"]),
        (["code", "article.txt", "-o", "events"], ["events", "without suffix", ".jsonl"]),
        (["export", "events.xls"], ["no store"]),
        (["export", "events.csv"], ["no store", "realpolitik add"]),
        (["measure", "similarity"], ["no store", "data add"]),
        (["test", "CHN leads a coalition against USA"], ["no store", "realpolitik add"]),
        (["data", "info", "un-vote"], ["'un-vote'", "un-votes"]),
        (["data", "add", "un-votes", "nowhere.csv"], ["nowhere.csv"]),
        (["data", "add", "nonsense", "article.txt"], ["'nonsense'", "un-votes"]),
        (["data", "get", "atop"], ["Bring your own file", "data add atop PATH"]),
        (["import", "gdlet", "article.txt"], ["'gdlet'", "gdelt"]),
        (["import", "gdelt", "nowhere.csv"], ["nowhere.csv"]),
        (["evaluate", "nowhere.jsonl", "--task", "root"], ["nowhere.jsonl"]),
        (["evaluate", "nowhere.jsonl", "--task", "verbs"], ["verbs", "root"]),
        (["cite", "--store", "nowhere.duckdb"], ["nowhere.duckdb"]),
    ],
    ids=lambda value: " ".join(value[:3]),
)
def test_other_commands_refuse_it(
    arguments: list[str], words: list[str], cli: Callable, article: Path
) -> None:
    assert article.exists()
    ran = cli(*arguments)
    ran.refused(*words)
    assert ran.out == ""


@pytest.mark.parametrize("arguments", [[], ["data"]], ids=["realpolitik", "realpolitik data"])
def test_without_arguments_the_help_is_shown(arguments: list[str], cli: Callable) -> None:
    ran = cli(*arguments)
    assert ran.code == 2
    assert ran.err.startswith("Usage:")


@pytest.mark.parametrize("sentence", ["CHN is strong", "CHN leads a coalition against Atlantis"])
def test_a_sentence_that_is_no_thesis_is_refused(
    sentence: str, cli: Callable, article: Path
) -> None:
    assert cli("add", article).code == 0
    cli("test", sentence).refused()


@pytest.mark.parametrize("option", ["--hub", "--against", "--with", "--dataset"])
def test_a_measure_refuses_an_empty_name(option: str, cli: Callable, article: Path) -> None:
    assert cli("add", article).code == 0
    cli("measure", "net-cooperation", option, "").refused(option, "names nothing")


def test_a_table_of_no_known_kind_names_its_file(cli: Callable, article: Path) -> None:
    assert cli("add", article).code == 0
    cli("measure", "net-cooperation", "-o", "table").refused("table:", "without suffix", ".csv")
