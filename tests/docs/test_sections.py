"""What the program has, the documentation has a section on."""

from __future__ import annotations

import dataclasses
import re
from importlib.resources import files

import pytest
from typer.main import get_command

from realpolitik import errors
from realpolitik.cli.app import app
from realpolitik.codebook.plover import roots
from realpolitik.exporting import formats as exporting
from realpolitik.exporting.flat import SCHEMA
from realpolitik.importing import formats as importing
from realpolitik.measuring import MEASURES
from realpolitik.records.actor import Actor, Basis
from realpolitik.records.date import DateBasis, Precision
from realpolitik.records.event import Event, Stance, Status
from realpolitik.reference.carried import manifest
from realpolitik.reference.datasets import datasets


def headings(text: str, level: int) -> list[str]:
    """The headings of one level, in order."""
    return re.findall(rf"^{'#' * level} (.+)$", text, re.MULTILINE)


def test_every_command_has_a_section_and_no_section_lacks_its_command(pages):
    commands = get_command(app).commands
    assert headings(pages["reference/commands.md"], 2) == list(commands)
    below = [f"{name} {sub}" for name, c in commands.items() for sub in getattr(c, "commands", {})]
    assert headings(pages["reference/commands.md"], 3) == below


def test_every_import_format_has_a_section(pages):
    imports, _, _ = pages["reference/formats.md"].partition("\n## Export formats\n")
    assert headings(imports, 3) == list(importing.FORMATS)


def test_every_export_format_has_a_section(pages):
    _, _, exports = pages["reference/formats.md"].partition("\n## Export formats\n")
    assert headings(exports, 3) == list(exporting.FORMATS)


def test_every_data_set_has_a_page_and_every_carried_table_a_section(pages):
    text = pages["reference/datasets.md"]
    assert re.findall(r"^\| \[([a-z-]+)\]", text, re.MULTILINE) == list(datasets())
    assert headings(text, 3) == list(manifest())
    below = {name for name in pages if name.startswith("reference/datasets/")}
    assert below == {f"reference/datasets/{name}.md" for name in datasets()}


@pytest.mark.parametrize("name", datasets())
def test_a_data_sets_page_tells_whose_it_is_how_to_get_it_and_what_reads_it(pages, name):
    text = pages[f"reference/datasets/{name}.md"]
    described = datasets()[name]
    assert headings(text, 2) == ["How to get it", "Columns", "What reads it"]
    for told in (described.title, described.version, described.licence, described.citation):
        assert told in text
    assert described.page in text
    assert (f"data get {name}" in text) == bool(described.doi)
    for column in described.columns:
        assert f"| `{column.name}` |" in text
    reading = [m.name for m in MEASURES.values() if name in m.needs.replace(",", " ").split()]
    assert [m for m in reading if f"[{m}](../measures.md#{m})" not in text] == []


def test_every_measure_has_a_section_and_no_section_lacks_its_measure(pages):
    assert headings(pages["reference/measures.md"], 2) == list(MEASURES)


def test_every_error_has_a_section(pages):
    classes = [
        name
        for name, found in vars(errors).items()
        if isinstance(found, type) and issubclass(found, errors.RealpolitikError)
    ]
    assert headings(pages["reference/errors.md"], 2) == classes


def test_the_exit_status_of_every_error_is_told(pages):
    table = pages["reference/errors.md"]
    for found in vars(errors).values():
        if isinstance(found, type) and issubclass(found, errors.RealpolitikError):
            assert f"\n| {found.exit_code} |" in table


def test_every_flat_column_is_described(pages):
    text = pages["reference/columns.md"]
    for column in SCHEMA.names:
        side, _, part = column.partition("_")
        told = f"`{column}`" in text or (
            f"`{side}_…`" in text and part in {"country", "sector", "code", "text", "basis"}
        )
        assert told, column


def test_every_field_of_an_event_and_an_actor_is_described(pages):
    text = pages["reference/columns.md"]
    fields = [field.name for record in (Event, Actor) for field in dataclasses.fields(record)]
    assert [name for name in fields if f"`{name}`" not in text] == []


@pytest.mark.parametrize("values", [Status, Stance, Basis, Precision, DateBasis])
def test_every_value_of_a_column_is_described(pages, values):
    assert [v for v in values if f"`{v}`" not in pages["reference/columns.md"]] == []


def test_every_root_is_defined_in_the_codebook(pages):
    assert headings(pages["method/codebook.md"], 3) == list(roots())


def test_every_decision_names_question_answer_and_what_was_given_up(pages):
    decisions = {n: t for n, t in pages.items() if re.fullmatch(r"decisions/\d{4}-.+\.md", n)}
    assert decisions
    for name, text in decisions.items():
        assert re.search(r"^# \d+\. ", text), name
        for part in ("**Question.**", "**Answer.**", "**Given up.**"):
            assert part in text, f"{name}: {part}"


def test_every_table_and_view_of_the_store_is_described(pages):
    schema = files("realpolitik.store").joinpath("schema.sql").read_text("utf-8")
    named = re.findall(r"^CREATE (?:TABLE|VIEW) (\w+)", schema, re.MULTILINE)
    assert named
    assert [name for name in named if f"| `{name}` |" not in pages["reference/store.md"]] == []
