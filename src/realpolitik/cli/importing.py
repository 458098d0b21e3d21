"""`realpolitik import`: foreign event data into the store."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from realpolitik.cli.arguments import AsJson, StorePath
from realpolitik.cli.output import many, result_json, say


def import_(
    format_: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="gdelt (1.0 and 2.0, events and mentions), icews, polecat, phoenix, acled, "
            "ucdp-ged or realpolitik.",
        ),
    ],
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Plain, .gz, .zst or .zip.")],
    store: StorePath = None,
    as_json: AsJson = False,
) -> int:
    """Import event data FILES into the store.

    Streams and resumes: the same command after an interruption goes on where it stopped, and the
    same file twice changes nothing. Rows that cannot be used are written beside the file with line
    and reason.
    """
    from realpolitik.importing.importing import import_files
    from realpolitik.store.opening import default_path, open_store

    path = store or default_path()
    with open_store(path, write=True) as opened:
        report = import_files(
            opened, format_, files, progress=_progress if sys.stderr.isatty() else None
        )
    if as_json:
        result_json(
            {
                "format": report.format,
                "kept": report.kept,
                "known": report.known,
                "rejected": report.rejected,
                "files": [
                    {
                        "file": f.file, "kept": f.kept, "known": f.known, "rejected": f.rejected,
                        "reasons": dict(sorted(f.reasons.items())),
                        "unmapped": dict(sorted(f.unmapped.items())),
                        "unknown_columns": list(f.unknown_columns), "waived": f.waived,
                        "rejects": str(f.rejects) if f.rejects else None, "broken": f.broken,
                    }
                    for f in report.files
                ],
            }
        )  # fmt: skip
    for f in report.files:
        say(f"{f.file}: {f.kept} new, {f.known} known, {f.rejected} rejected.")
        for reason, count in sorted(f.reasons.items()):
            say(f"  {count} × {reason}")
        if f.rejects:
            say(f"  Rejected rows are in {f.rejects}.")
        if f.unknown_columns:
            say(f"  Columns not in the format's layout, not read: {', '.join(f.unknown_columns)}.")
        if f.broken:
            say(f"  {f.broken}")
    say(f"{many(report.kept, 'event')} new in {path}.")
    return 0 if report.whole else 3


def _progress(file: str, done: int, size: int, kept: int) -> None:
    whole = done >= size
    percent = 100 if whole else 100 * done // size
    sys.stderr.write(f"\r{file}: {percent} %, {many(kept, 'event')}" + ("\n" if whole else ""))
    sys.stderr.flush()
