"""Importing files of event data: streamed, resumable, each row used, known or rejected.

Each chunk of a file is one transaction, which also names the chunk in table import_run. So what is
in the store and what import_run says is in it agree after any crash, and importing the same again
takes up where it stopped.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Protocol

import pyarrow as pa

from realpolitik.errors import UnreadableSource
from realpolitik.importing import sniffing
from realpolitik.importing.chunks import CHUNK, Chunk, ahead
from realpolitik.importing.formats import format_named
from realpolitik.importing.keeping import keep_mapped
from realpolitik.importing.mapping import map_rows, register_codebooks
from realpolitik.importing.rejects import write_rejects
from realpolitik.importing.report import FileReport, ImportReport
from realpolitik.importing.sources import Source, opened
from realpolitik.importing.staging import Reject, stage

if TYPE_CHECKING:
    from collections import Counter
    from contextlib import AbstractContextManager
    from pathlib import Path

    import duckdb

    from realpolitik.importing.format import Format
    from realpolitik.records.origin import Origin

Progress = Callable[[str, int, int, int], None]


class Sink(Protocol):
    """What an import needs of the store."""

    path: Path

    def working(self) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        """The connection; whatever it raises becomes a StoreProblem."""
        ...

    def transaction(self) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        """The connection, in a transaction."""
        ...

    def query(self, sql: str, values: Sequence[object] = ()) -> pa.Table:  # pyright: ignore[reportUnknownParameterType]
        """What a query finds."""
        ...

    def write_origin(self, origin: Origin) -> None:
        """Keeps whose data a data set is."""
        ...


def import_files(
    store: Sink,
    format_: Format | str,
    paths: Iterable[Path],
    *,
    progress: Progress | None = None,
    chunk_size: int = CHUNK,
) -> ImportReport:
    """Imports files of one format into the store.

    `progress` is called after each chunk with the file's name, bytes read of it, its size, and the
    rows kept so far. The same file again, whole or cut short, changes nothing that is there.
    Of several files, or one that turns out bad midway, the bad one is reported as `broken`.
    Raises: UnknownName (format), UnreadableSource (the only file, of which nothing could be kept),
    StoreProblem; what was kept before stays, and the next run resumes there.
    """
    if isinstance(format_, str):
        format_ = format_named(format_)
    with store.working() as connection:
        register_codebooks(connection)
    reports: list[FileReport] = []
    given = list(paths)
    for path in given:
        here: list[FileReport] = []
        try:
            with opened(path) as sources:
                for source in sources:
                    here.append(FileReport(source.name))
                    import_source(store, format_, source, here[-1], progress, chunk_size)
        except UnreadableSource as said:
            if len(given) == 1 and not any(report.runs for report in here):
                raise
            here = here or [FileReport(str(path))]
            here[-1].broken = f"{said.message} {said.hint}"
        write_beside(store, path, here)
        reports += here
    for dataset in sorted({report.dataset for report in reports if report.runs}):
        store.write_origin(replace(format_.origin, name=dataset))
    return ImportReport(format_.name, tuple(reports))


def import_source(
    store: Sink,
    format_: Format,
    source: Source,
    report: FileReport,
    progress: Progress | None,
    chunk_size: int,
) -> None:
    """Imports one stream of rows; what came of it so far is always in `report`."""
    layout = sniffing.Layout(format_, format_.variants[0], ())
    for chunk in ahead(sniffing.chunks_of(source, format_, chunk_size)):
        if not report.runs and not layout.header:
            layout, chunk = sniffing.layout(chunk, format_, source.name)
            report.dataset = layout.variant.dataset
            report.unknown_columns = layout.unknown
            report.waived = dict(layout.variant.waived)
        report.broken = report.broken or chunk.broken
        if chunk.data:
            import_chunk(store, layout, chunk, report)
        if progress:
            progress(source.name, source.consumed(), source.total, report.kept)


def import_chunk(store: Sink, layout: sniffing.Layout, chunk: Chunk, report: FileReport) -> None:
    """Imports one chunk in one transaction, unless an earlier run has."""
    done = store.query(
        "SELECT run FROM import_run WHERE format = ? AND sha256 = ? AND first_byte = ?",
        [layout.format.name, chunk.sha256, chunk.first_byte],
    )["run"].to_pylist()
    if done:
        report.resumed += 1
        report.runs += done[:1]
        return
    variant = layout.variant
    with store.working() as connection:
        rejects = stage(connection, chunk, layout.format, variant, layout.header)
        unmapped = map_rows(connection, variant)
    with store.transaction() as connection:
        run = next_run(connection)
        kept, known = keep_mapped(connection, variant, run, rejects)
        write_manifest(connection, run, layout, chunk, report.file, kept, known, rejects, unmapped)
    report.kept += kept
    report.known += known
    report.rejected += len(rejects)
    report.reasons.update(kind(reject.reason) for reject in rejects)
    report.unmapped.update(unmapped)
    report.runs.append(run)


def next_run(connection: duckdb.DuckDBPyConnection) -> int:
    """The number of the next chunk."""
    (last,) = connection.execute("SELECT coalesce(max(run), 0) FROM import_run").fetchall()[0]
    return int(last) + 1


def write_manifest(
    connection: duckdb.DuckDBPyConnection,
    run: int,
    layout: sniffing.Layout,
    chunk: Chunk,
    file: str,
    kept: int,
    known: int,
    rejects: Sequence[Reject],
    unmapped: Counter[str],
) -> None:
    """Names the chunk, and its rejected rows, in the transaction that keeps its events."""
    connection.execute(
        "INSERT INTO import_run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            run, layout.variant.dataset, layout.format.name, file, chunk.first_byte,
            chunk.first_byte + len(chunk.data), chunk.first_line, chunk.sha256, kept, known,
            len(rejects), json.dumps(dict(sorted(unmapped.items()))),
            f"realpolitik {version('realpolitik')}",
        ],
    )  # fmt: skip
    if rejects:
        table = pa.table(
            {
                "run": [run] * len(rejects),
                "line": [reject.line for reject in rejects],
                "reason": [reject.reason for reject in rejects],
                "row": [reject.row for reject in rejects],
            }
        )
        connection.register("rejected", table)
        connection.execute("INSERT INTO import_reject FROM rejected ORDER BY line")
        connection.unregister("rejected")


def kind(reason: str) -> str:
    """A reason without the value it names.

    >>> kind("SQLDATE «20159999» is not a date")
    'SQLDATE is not a date'
    """
    before, mark, after = reason.partition(" «")
    return before + after.partition("»")[2] if mark else reason


def write_beside(store: Sink, path: Path, reports: Sequence[FileReport]) -> None:
    """Writes the rejected rows of a file, of this run and of those it resumed, beside it."""
    runs = [run for report in reports for run in report.runs]
    rows = store.query(
        "SELECT file, import_reject.* FROM import_reject JOIN import_run USING (run) "
        "WHERE list_contains(?::INTEGER[], run) ORDER BY run, line",
        [runs],
    ).to_pylist()
    if rows:
        beside = write_rejects(rows, path, store.path.parent)
        for report in reports:
            report.rejects = beside
