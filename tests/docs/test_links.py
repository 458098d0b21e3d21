"""Links between pages lead somewhere, and examples name what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
COMMAND = re.compile(r"^\$ realpolitik ([a-z]+)(?: ([a-z]+))?", re.MULTILINE)


def files() -> list[Path]:
    """Every page of the documentation, and the texts beside it."""
    pages = [p for p in sorted((ROOT / "docs").rglob("*.md")) if "_build" not in p.parts]
    return [*pages, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings."""
    titles = re.findall(r"^#{1,3} (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", files(), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_relative_links_resolve(page):
    broken = []
    for target in LINK.findall(page.read_text("utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        if not there.is_file() or (anchor and anchor not in anchors(there)):
            broken.append(target)
    assert broken == []


def test_every_page_stands_in_a_table_of_contents(pages):
    listed = {"index.md"}
    for name, text in pages.items():
        for tree in re.findall(r"```\{toctree\}\n(.*?)```", text, re.DOTALL):
            entries = [line for line in tree.splitlines() if line and not line.startswith(":")]
            folder = Path(name).parent
            listed |= {(folder / f"{entry}.md").as_posix() for entry in entries}
    assert listed == set(pages)


def test_examples_call_commands_that_there_are(pages):
    sections = set(re.findall(r"^#{2,3} (.+)$", pages["reference/commands.md"], re.MULTILINE))
    called = {
        f"{command} {sub}" if f"{command} {sub}" in sections else command
        for text in pages.values()
        for command, sub in COMMAND.findall(text)
    }
    assert called
    assert called <= sections


def test_examples_use_options_that_there_are(pages):
    help_texts = pages["reference/commands.md"]
    used = {
        option
        for text in pages.values()
        for line in re.findall(r"^\$ realpolitik .*$", text, re.MULTILINE)
        for option in re.findall(r"(?<!\S)--[a-z-]+", line.partition(" | ")[0])
    }
    assert used
    assert {option for option in used if f"{option} " not in help_texts} == set()
