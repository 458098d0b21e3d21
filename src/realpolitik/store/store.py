"""The store: documents and the events claimed in them, imports, reference tables."""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from realpolitik.errors import UnknownName
from realpolitik.records.event import Event, Speaker
from realpolitik.records.origin import Origin
from realpolitik.records.reading import CodedDocument
from realpolitik.store import rows
from realpolitik.store.filter import EVERYTHING, Filter
from realpolitik.store.problems import named
from realpolitik.store.reports import FIRST

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from realpolitik.records.actor import Actor
    from realpolitik.records.document import Document

BATCH = 64  # documents a transaction: commits cost a disk flush each
FETCH = 2_000  # rows in memory at a time when streaming
ORDER = (
    "dataset, number, CASE WHEN dataset = '' THEN doc_ref END, doc_id, sentence, trigger_start, "
    "event_id"
)
DOCUMENT_TABLES = ("document", "sentence", "actor", "event", "attribution")
TIDY = (
    "event_id", "dataset", "doc_id", "origin", "outlet", "source_country", "source_sector",
    "target_country", "target_sector", "root", "quad", "intensity", "status", "stance", "date",
    "year", "text", "url",
)  # fmt: skip


class Store:
    """An open store; made by `open_store`, usable while that is open.

    Every method raises StoreProblem for what DuckDB or the disk refuses, and then has changed
    nothing.
    """

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.path = path
        self.connection = connection

    # What is coded here

    def keep(self, coded: CodedDocument, *, coder: str = "") -> None:
        """Keeps one coded document, wholly or not at all; see `keep_all`."""
        self.keep_all([coded], coder=coder)

    def keep_all(self, coded: Iterable[CodedDocument], *, coder: str = "") -> int:
        """Keeps coded documents, each wholly or not at all; returns how many were new or changed.

        A document whose text is there already takes the old one's place, events included, so
        that coding it anew replaces what an earlier coder made of it; the same again changes
        nothing. `coder` is the version that coded them, if their events do not say.
        """
        changed = 0
        documents = iter(coded)
        while batch := list(islice(documents, BATCH)):
            changed += self._keep_batch(batch, coder)
        return changed

    def _keep_batch(self, batch: Sequence[CodedDocument], coder: str) -> int:
        latest = {one.document.doc_id: one for one in batch}
        coders = {
            doc_id: coder or next((event.coder for event in one.events), "")
            for doc_id, one in latest.items()
        }
        there = {
            row["doc_id"]: row["digest"]
            for row in self.query(
                "SELECT doc_id, digest FROM document WHERE list_contains(?::TEXT[], doc_id)",
                [list(latest)],
            ).to_pylist()
        }
        new = [
            one
            for doc_id, one in latest.items()
            if there.get(doc_id) != rows.digest(one, coders[doc_id])
        ]
        if not new:
            return 0
        events = [event for one in new for event in once(one.events)]
        with self.transaction() as connection:
            ids = [one.document.doc_id for one in new]
            for table in DOCUMENT_TABLES:
                connection.execute(
                    f"DELETE FROM {table} WHERE list_contains(?::TEXT[], doc_id)",  # noqa: S608
                    [ids],
                )
            self._insert(
                "document", [rows.document_row(one, coders[one.document.doc_id]) for one in new]
            )
            self._insert("sentence", [r for one in new for r in rows.sentence_rows(one.sentences)])
            self._insert("actor", [r for one in new for r in rows.actor_rows(one)])
            self._insert("event", [rows.event_row(event) for event in events])
            self._insert("attribution", rows.attribution_rows(events))
        return len(new)

    def _insert(self, table: str, new: Sequence[rows.Row]) -> None:
        if not new:
            return
        schema = self.query(f"SELECT * FROM {table} LIMIT 0").schema  # noqa: S608
        self.connection.register("new_rows", pa.Table.from_pylist(list(new), schema=schema))
        try:
            self.connection.execute(f"INSERT INTO {table} SELECT * FROM new_rows")  # noqa: S608
        finally:
            self.connection.unregister("new_rows")

    def is_coded(self, doc_id: str, *, coder: str) -> bool:
        """Whether this text is here as this version of the coder coded it."""
        found = self.query("SELECT 1 FROM document WHERE doc_id = ? AND coder = ?", [doc_id, coder])
        return found.num_rows > 0

    def documents(self) -> Iterator[Document]:
        """The documents, by ref."""
        for row in self._stream("SELECT * FROM document ORDER BY ref, doc_id", []):
            yield rows.document_of(row)

    def coded(self, doc_id: str) -> CodedDocument | None:
        """A document with its sentences, mentions and events; None if it is not here."""
        found = self.query("SELECT * FROM document WHERE doc_id = ?", [doc_id]).to_pylist()
        if not found:
            return None
        sentences = [
            rows.sentence_of(row)
            for row in self.query(
                "SELECT * FROM sentence WHERE doc_id = ? ORDER BY idx", [doc_id]
            ).to_pylist()
        ]
        mentions: dict[int, list[Actor]] = {sentence.index: [] for sentence in sentences}
        for row in self.query(
            "SELECT * FROM actor WHERE doc_id = ? ORDER BY sentence, position", [doc_id]
        ).to_pylist():
            mentions[row["sentence"]].append(rows.actor_of(row))
        return CodedDocument(
            document=rows.document_of(found[0]),
            sentences=tuple(sentences),
            mentions=tuple(tuple(some) for some in mentions.values()),
            events=tuple(self.events(Filter(datasets=("",), doc_ids=(doc_id,)))),
            unresolved=found[0]["unresolved"],
        )

    # Events, coded here or imported

    def events(self, which: Filter = EVERYTHING) -> Iterator[Event]:
        """The events wanted, imported ones as `ImportedEvent`.

        Order: own ones by document, sentence and trigger, then each data set's by its ids.
        """
        condition, values = which.where()
        return self._events(
            f"SELECT * FROM {which.table()} WHERE {condition} ORDER BY {ORDER}",  # noqa: S608
            values,
        )

    def first_reports(
        self, which: Filter, *, outlets: int, owners: Mapping[str, str]
    ) -> Iterator[Event]:
        """The events wanted, of each act the first report of each of its first `outlets` outlets.

        Counted apart for each data set, and for the outlets of each of the `owners` (outlet →
        owner); see `store.reports`. What is not asserted and reported, or has a speaker, is left as
        it is; acts within one state are left out. The order is that of `events`.
        """
        condition, values = which.where()
        sql = FIRST.format(table=which.table(), condition=condition, order=ORDER)
        owned = [list(owners.values()), list(owners)]
        return self._events(sql, [*owned, *values, outlets, *values])

    def _events(self, sql: str, values: Sequence[object]) -> Iterator[Event]:
        stream = self._stream(sql, values)
        while batch := list(islice(stream, FETCH)):
            speakers = self._speakers([row["event_id"] for row in batch if row["number"] is None])
            for row in batch:
                yield rows.event_of(row, speakers.get(row["event_id"], ()))

    def event_table(self, which: Filter = EVERYTHING, *, columns: Sequence[str] = TIDY) -> pa.Table:  # pyright: ignore[reportUnknownParameterType]
        """The events wanted as a tidy table, in the order of `events`.

        `columns` are any of view `events` (store/schema.sql). `date` is NULL unless known to the
        day; `origin` names the group of reprints an event's document belongs to; `dataset` is ""
        for events coded here. Raises: UnknownName for a column there is not.
        """
        known = self.query("SELECT * FROM events LIMIT 0").column_names
        for column in columns:
            if column not in known:
                raise UnknownName.among("column of the events", column, known)
        condition, values = which.where()
        return self.query(
            f"SELECT {', '.join(columns)} FROM {which.table()} "  # noqa: S608
            f"WHERE {condition} ORDER BY {ORDER}",
            values,
        )

    def count(self, which: Filter = EVERYTHING) -> int:
        """How many events are wanted."""
        condition, values = which.where()
        found = self.query(
            f"SELECT count(*) AS n FROM {which.table()} WHERE {condition}",  # noqa: S608
            values,
        )
        return int(found["n"][0].as_py())

    def outlets(self, which: Filter = EVERYTHING) -> list[str]:
        """The outlets of the events wanted, by name."""
        condition, values = which.where()
        found = self.query(
            f"SELECT DISTINCT outlet FROM {which.table()} "  # noqa: S608
            f"WHERE {condition} AND outlet <> '' ORDER BY outlet",
            values,
        )
        return found["outlet"].to_pylist()

    def _speakers(self, event_ids: list[str]) -> dict[str, tuple[Speaker, ...]]:
        found: dict[str, tuple[Speaker, ...]] = {}
        if not event_ids:
            return found
        for row in self.query(
            "SELECT * FROM attribution WHERE list_contains(?::TEXT[], event_id) "
            "ORDER BY event_id, position",
            [event_ids],
        ).to_pylist():
            speaker = Speaker(row["text"], row["country"], row["sector"])
            found[row["event_id"]] = (*found.get(row["event_id"], ()), speaker)
        return found

    # Reference tables

    def write_table(self, name: str, table: pa.Table, origin: Origin) -> None:  # pyright: ignore[reportUnknownParameterType]
        """Keeps a reference data set as table `ref_<name>`, in place of an earlier one."""
        with self.transaction() as connection:
            connection.register("new_rows", table)
            try:
                connection.execute(f"CREATE OR REPLACE TABLE {reference(name)} AS FROM new_rows")
            finally:
                connection.unregister("new_rows")
            self._replace_origin(connection, name, origin)

    def write_origin(self, origin: Origin) -> None:
        """Keeps whose data an imported data set is."""
        if self.origins().get(origin.name) != origin:
            with self.transaction() as connection:
                self._replace_origin(connection, origin.name, origin)

    def _replace_origin(
        self, connection: duckdb.DuckDBPyConnection, name: str, origin: Origin
    ) -> None:
        since, until = origin.coverage or (None, None)
        connection.execute("DELETE FROM origin WHERE name = ?", [name])
        connection.execute(
            "INSERT INTO origin VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                name, origin.title, origin.producer, origin.version, origin.licence,
                origin.citation, since, until, origin.url,
            ],
        )  # fmt: skip

    def table(self, name: str) -> pa.Table | None:  # pyright: ignore[reportUnknownParameterType]
        """The reference data set kept under `name`; None if there is none."""
        there = self.query(
            "SELECT 1 FROM duckdb_tables() WHERE database_name = 'store' AND table_name = ?",
            [reference(name).strip('"')],
        )
        if not there.num_rows:
            return None
        return self.query(f"FROM {reference(name)}")

    def origins(self) -> dict[str, Origin]:
        """Whose data the reference and imported data sets are, by name."""
        return {
            row["name"]: Origin(
                name=row["name"],
                title=row["title"],
                producer=row["producer"],
                version=row["version"],
                licence=row["licence"],
                citation=row["citation"],
                coverage=(row["since"], row["until"]) if row["since"] is not None else None,
                url=row["url"],
            )
            for row in self.query("SELECT * FROM origin ORDER BY name").to_pylist()
        }

    # The connection beneath

    @contextmanager
    def transaction(self) -> Generator[duckdb.DuckDBPyConnection]:
        """The connection, in a transaction: all that is done inside is kept, or none of it."""
        with named(self.path):
            self.connection.execute("BEGIN")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                with suppress(duckdb.Error):
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def working(self) -> Generator[duckdb.DuckDBPyConnection]:
        """The connection, for work on temporary tables; what it raises becomes a StoreProblem."""
        with named(self.path):
            yield self.connection

    def query(self, sql: str, values: Sequence[object] = ()) -> pa.Table:  # pyright: ignore[reportUnknownParameterType]
        """What a query finds; every value goes through `?`, never into the SQL."""
        with named(self.path):
            return self.connection.sql(sql, params=list(values)).to_arrow_table()

    def _stream(self, sql: str, values: Sequence[object]) -> Iterator[Mapping[str, Any]]:
        with named(self.path):
            cursor = self.connection.cursor()
            try:
                cursor.execute("USE store")
                cursor.execute("SET enable_progress_bar = false")
                cursor.execute(sql, list(values))
                names = [column[0] for column in cursor.description or ()]
                while fetched := cursor.fetchmany(FETCH):
                    for row in fetched:
                        yield dict(zip(names, row, strict=True))
            finally:
                cursor.close()


def once(events: Iterable[Event]) -> list[Event]:
    """The events without those whose id an earlier one has: the same claim in the same place."""
    return list({event.event_id: event for event in reversed(list(events))}.values())[::-1]


def reference(name: str) -> str:
    """The table a reference data set is kept in, quoted.

    >>> reference("un-votes")
    '"ref_un_votes"'
    """
    if not re.fullmatch(r"[a-z][a-z0-9_-]*", name):
        raise UnknownName(f"{name!r} is not a name of a reference table.", hint="Use a-z, 0-9, -.")
    return f'"ref_{name.replace("-", "_")}"'
