"""Write the reference pages that follow from the program itself.

    python docs/generate.py

Commands come from the command line's own help, formats and data sets from their registries, roots
from the codebook. tests/docs compares the pages with what this would write.
"""

from __future__ import annotations

import re
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from realpolitik.codebook.cameo import Code, codes
from realpolitik.codebook.plover import QUADS, roots
from realpolitik.exporting import formats as exporting
from realpolitik.importing import formats as importing
from realpolitik.measuring import MEASURES
from realpolitik.reference.carried import manifest
from realpolitik.reference.datasets import datasets
from realpolitik.thesis.implications import BY_NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from realpolitik.importing.format import Format, Variant

DOCS = Path(__file__).parent
NOTE = "<!-- Written by docs/generate.py; do not edit. -->\n\n"
OPEN_ENDED = 2100  # a coverage that ends here has no end yet
WIDTH = 88
COMMANDS = """\
# Commands

The text below is what `realpolitik --help` and `realpolitik COMMAND --help` print. Results go to
standard output, progress and messages to standard error; [the exit status](errors.md) says how it
went.
"""
FORMATS = """\
# Formats

How to load event data is told in [its own page](../howto/event-data.md). Each column of a layout is
read, or left unread for the reason given; a column that the layout does not name is reported and
not read. Root, quad class and intensity of CAMEO-coded data follow from [the code](roots.md);
POLECAT brings roots and intensities of its own.

All of these may be plain, gzipped, zstd-compressed or inside a zip archive; which it is, is told
by the first bytes.

## Import formats
"""
EXPORTS = """\
## Export formats

`realpolitik export PATH` and `realpolitik code … -o PATH` choose the format by the suffix;
`--format` of `export` names one. The columns of the first four are in [Columns](columns.md); the
others have the columns of the data sets they are called after.
"""
DATA = """\
# Data sets

One page a data set; how to load one is told in [its own page](../howto/reference-data.md). Outside
a data set's coverage a value is missing, never 0. Event data are described in
[Formats](formats.md).

"""
ARCHIVED = """\
The publisher deposited it at <https://doi.org/{doi}>. This asks there for the newest version,
checks the file against the archive's own checksum, and adds it:

```console
$ realpolitik data get {name}
```

Or get the file yourself ({page}), and add it:
"""
BROUGHT = """\
No archive that states a checksum is on record. Get the file yourself ({page}), and add it:
"""
ADDED = """
```console
$ realpolitik data add {name} PATH
```

More in [Add reference data](../../howto/reference-data.md).
"""
UNUSED = """\
No measure of this program reads it yet. `Store.table("{name}")` gives it to your own code, with the
states of its rows filled in.
"""
TESTED = {"atop": 4, "cow-alliances": 4, "un-votes": 5, "un-roll-calls": 5, "trade": 6}
ALSO = {"un-roll-calls": "un-votes", "gdp": "trade"}  # what is read where another data set is
CARRIED = """\
## Tables the package carries

So that a brief on a fresh machine is not empty, the package carries small tables of derived
figures; no publisher's file is among them. What is loaded into the store takes their place.
"""
ROOTS = """\
# Roots, modes and intensities

What the roots mean, and how hard cases are decided, is in [the codebook](../method/codebook.md).
The intensity of an event is the score that Goldstein (1992) gives the CAMEO code standing for its
root; imported CAMEO events keep the score of their own code.
"""
MODES = """
## Modes

A mode is given only where the words make it clear.
"""
CAMEO = """
## From CAMEO

Codes marked *statement* are comments and not acts: PLOVER dropped them. So that no row of a data
set is lost, they go to the nearest root.
"""


def commands() -> str:
    """Every command with the help that `realpolitik COMMAND --help` prints."""
    from typer.main import get_command

    from realpolitik.cli.app import app

    program = get_command(app)
    parts = [
        COMMANDS,
        _help(program, "realpolitik"),
    ]
    listed = program.commands  # pyright: ignore[reportAttributeAccessIssue]
    for name, command in listed.items():
        parts.append(f"## {name}\n\n{_help(command, f'realpolitik {name}')}")
        for sub, below in getattr(command, "commands", {}).items():
            parts.append(f"### {name} {sub}\n\n{_help(below, f'realpolitik {name} {sub}')}")
    return "\n".join(parts)


def _help(command: object, name: str) -> str:
    context = command.context_class(  # pyright: ignore[reportAttributeAccessIssue]
        command,
        info_name=name,
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        help_option_names=["-h", "--help"],
    )
    text = command.get_help(context).strip()  # pyright: ignore[reportAttributeAccessIssue]
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return f"```text\n{lines}\n```\n"


def formats() -> str:
    """The import and export formats, with what is read, what is not, and what is lost."""
    parts = [FORMATS]
    parts += [_import_format(format_) for format_ in importing.FORMATS.values()]
    parts.append(EXPORTS)
    for format_ in exporting.FORMATS.values():
        suffixes = ", ".join(f"`{suffix}`" for suffix in format_.suffixes)
        how = f"Suffixes: {suffixes}" if suffixes else f"Chosen with `--format {format_.name}`"
        lost = "".join(f"\n- {what}" for what in format_.lost)
        parts.append(f"### {format_.name}\n\n{how}.\n\nNot in the file:\n{lost}\n")
    return "\n".join(parts)


def _import_format(format_: Format) -> str:
    origin = format_.origin
    facts = [
        ("Data set", origin.title),
        ("Producer", origin.producer),
        ("Version", origin.version),
        ("Licence", origin.licence),
        ("Years", _years(origin.coverage)),
        ("Citation", origin.citation),
        ("Where", f"<{origin.url}>" if origin.url else ""),
        ("File", _file(format_)),
        ("Missing is written", ", ".join(f"`{mark}`" for mark in format_.missing)),
    ]
    variants = "\n".join(_variant(v, alone=len(format_.variants) == 1) for v in format_.variants)
    return f"### {format_.name}\n\n{_facts(facts)}\n{variants}"


def _file(format_: Format) -> str:
    if format_.shape == "jsonl":
        return "JSON lines, CSV or Parquet as this program writes them, told apart by content"
    cut = {"\t": "tab-separated", ",": "comma-separated"}[format_.delimiter]
    header = "with a header; columns are found by name" if format_.header else "without a header"
    return f"{cut}, {header}"


def _variant(variant: Variant, *, alone: bool) -> str:
    what = "events" if variant.table == "event" else "mentions of events in single articles"
    title = "" if alone else f"#### {variant.dataset}, {what}\n\n"
    optional = f" A row may lack {_codes(variant.optional)}." if variant.optional else ""
    reasons: dict[str, list[str]] = {}
    for name, why in variant.waived.items():
        reasons.setdefault(why, []).append(name)
    rows = [f"| {_codes(names)} | {why} |" for why, names in reasons.items()]
    table = _table("Not read", "Why", rows=rows)
    return (
        f"{title}{len(variant.columns)} columns.{optional}\n\n"
        f"Read: {_codes(variant.read())}.\n\n{table}\n"
    )


def data() -> str:
    """The index of the reference data sets, and the tables the package carries."""
    rows = [
        f"| [{d.name}](datasets/{d.name}.md) | {_cell(d.title)} | {_years(d.coverage)} "
        f"| {'`data get`' if d.doi else 'your own file'} |"
        for d in datasets().values()
    ]
    tree = "\n".join(f"datasets/{name}" for name in datasets())
    parts = [
        DATA + _table("Data set", "Title", "Years", "How to get it", rows=rows),
        f"\n```{{toctree}}\n:hidden:\n\n{tree}\n```\n",
        CARRIED,
    ]
    for table in manifest().values():
        origin = table.origin
        facts = [
            ("Means", table.means),
            ("Source", f"{origin.title}, {origin.producer}"),
            ("Version", origin.version),
            ("Licence", origin.licence),
            ("Years", _years(origin.coverage)),
            ("Citation", origin.citation),
            ("Rows", f"{table.rows:,}"),
            ("Rebuilt by", f"`{table.made_by}`"),
        ]
        parts.append(f"### {table.name}\n\n{_facts(facts)}")
    return "\n".join(parts)


def data_page(name: str) -> str:
    """One reference data set: whose, which columns, how to get it, what reads it."""
    dataset = datasets()[name]
    facts = [
        ("Title", dataset.title),
        ("Producer", dataset.producer),
        ("Version", dataset.version),
        ("Licence", dataset.licence),
        ("Years", _years(dataset.coverage)),
        ("Citation", dataset.citation),
        ("Rows of a whole file", f"{dataset.rows[0]:,} to {dataset.rows[1]:,}"),
        ("Missing is written", ", ".join(f"`{m}`" for m in sorted(dataset.missing))),
    ]
    rows = [
        f"| `{c.name}` | {c.kind} | {'yes' if c.needed else ''} | {_codes(c.known_as)} "
        f"| {_cell(c.means)} |"
        for c in dataset.columns
    ]
    waived = sorted({*dataset.waived, *(f"{prefix}…" for prefix in dataset.waived_prefixes)})
    about = {"name": name, "doi": dataset.doi, "page": dataset.page}
    parts = [
        f"# {name}\n\n{_facts(facts)}",
        "## How to get it\n",
        (ARCHIVED if dataset.doi else BROUGHT).format(**about).rstrip(),
        ADDED.format(**about),
        "## Columns\n",
        _table("Column", "Kind", "Needed", "Known in files as", "Meaning", rows=rows),
        *([f"\nKnown and not read: {_codes(waived)}."] if waived else []),
        "\n## What reads it\n",
        _facts(_readers(name)) or UNUSED.format(name=name),
    ]
    return "\n".join(parts)


def _readers(name: str) -> list[tuple[str, str]]:
    """The measures and the test of a brief that a data set enters."""
    read = {name, ALSO.get(name, name)}
    measures = [
        f"[{measure.name}](../measures.md#{measure.name}), {_cell(measure.says)}"
        for measure in MEASURES.values()
        if read & set(re.split(r"[,\s]+", measure.needs))
    ]
    test = BY_NUMBER.get(TESTED.get(name, 0))
    return [
        ("Measures", "; ".join(measures)),
        (
            "Briefs",
            f"[test {test.number}](../../method/verdict.md): a member {test.expects}"
            if test
            else "",
        ),
    ]


def root_table() -> str:
    """The roots with quad class, intensity, CAMEO codes and modes."""
    kinds = [
        f"| `{r.name}` | {r.quad}, {QUADS[r.quad]} | {_signed(r.intensity)} | `{r.cameo}` "
        f"| {'yes' if r.reciprocal else ''} |"
        for r in roots().values()
    ]
    modes = [
        f"| `{root.name}` | {mode} | `{code}` |"
        for root in roots().values()
        for mode, code in root.modes.items()
    ]
    cameo = [
        f"| `{c.code}` | {_cell(c.name)} | {_score(c)} | `{c.root}` | {c.mode} "
        f"| {'statement' if c.statement else ''} |"
        for c in codes().values()
    ]
    return "\n".join(
        [
            ROOTS,
            _table("Root", "Quad class", "Intensity", "CAMEO", "Both directions", rows=kinds),
            MODES,
            _table("Root", "Mode", "CAMEO", rows=modes),
            CAMEO,
            _table("CAMEO", "Name", "Goldstein", "Root", "Mode", "", rows=cameo),
        ]
    )


def _score(code: Code) -> str:
    return _signed(code.goldstein) + (f" (of `{code.score_of}`)" if code.score_of else "")


def _table(*header: str, rows: Iterable[str]) -> str:
    return "\n".join([f"| {' | '.join(header)} |", "|---" * len(header) + "|", *rows])


def _signed(value: float) -> str:
    return f"{value:.1f}".replace("-", "−")


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    return "".join(f"- **{name}:** {value}\n" for name, value in facts if value)


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _years(coverage: tuple[int, int] | None) -> str:
    if coverage is None:
        return ""
    first, last = coverage
    return f"from {first}" if last >= OPEN_ENDED else f"{first} to {last}"


PAGES: dict[str, Callable[[], str]] = {
    "reference/commands.md": commands,
    "reference/formats.md": formats,
    "reference/datasets.md": data,
    "reference/roots.md": root_table,
    **{f"reference/datasets/{name}.md": partial(data_page, name) for name in datasets()},
}


def page(name: str) -> str:
    """The text of one page."""
    return NOTE + PAGES[name]().rstrip() + "\n"


def main(names: list[str]) -> None:
    """Write the pages named, or all."""
    for name in names or PAGES:
        (DOCS / name).parent.mkdir(exist_ok=True)
        (DOCS / name).write_text(page(name), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
