"""A damaged store becomes one in which adding again brings everything back."""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pytest

from realpolitik.errors import StoreProblem
from realpolitik.records.actor import Actor, Basis
from realpolitik.records.date import DateBasis, EventDate, Precision
from realpolitik.records.document import Document, Sentence
from realpolitik.records.event import Event, Speaker, Trigger
from realpolitik.records.origin import Origin
from realpolitik.records.reading import CodedDocument
from realpolitik.records.span import Span
from realpolitik.store import doctor, rebuilding
from realpolitik.store.damage import HEADERS
from realpolitik.store.opening import open_store
from realpolitik.store.store import DOCUMENT_TABLES

BLOCK = 262_144
IMPORTS = ("event", "mention", "import_run", "import_reject")
VOTES = Origin(
    name="un-votes", title="Votes", producer="P", version="1", licence="L", citation="C",
    coverage=(1946, 2020), url="",
)  # fmt: skip


def coded(ref: str, verb: str) -> CodedDocument:
    """A document of two sentences, of two actors each, and of two quoted events."""
    texts = (f"Oslo {verb} Lima.", f"Lima {verb} Oslo.")
    document = Document.of(" ".join(texts), ref)
    spans = [Span(0, len(texts[0])), Span(len(texts[0]) + 1, len(document.text))]
    sentences = tuple(
        Sentence(doc_id=document.doc_id, index=i, paragraph=0, span=spans[i], text=texts[i])
        for i in (0, 1)
    )
    norway = Actor(country="NOR", sector="", text="Oslo", basis=Basis.CAPITAL, span=Span(0, 4))
    peru = Actor(country="PER", sector="", text="Lima", basis=Basis.CAPITAL, span=Span(0, 4))
    events = tuple(
        Event(
            doc_id=document.doc_id, doc_ref=ref, sentence=i, span=spans[i], text=texts[i],
            source=source, target=None, root="SUPPORT", quad=1, intensity=3.5,
            date=EventDate("2021-04-07", Precision.DAY, DateBasis.STATED), coder="c1",
            attribution=(Speaker(f"{verb} {i}"),), trigger=Trigger(verb, Span(5, 5 + len(verb))),
        )
        for i, source in enumerate((norway, peru))
    )  # fmt: skip
    return CodedDocument(document, sentences, ((norway, peru), (peru,)), events, unresolved=0)


CODED = [coded("a.txt", "praised"), coded("b.txt", "sued")]


@pytest.fixture
def path(tmp_path):
    """A store with documents, two imports (of events, of mentions) and a reference table."""
    path = tmp_path / "store.duckdb"
    with open_store(path, write=True) as store:
        store.keep_all(CODED)
        store.write_table("un-votes", pa.table({"n": range(9)}), VOTES)
        store.connection.execute(
            "INSERT INTO import_run SELECT range, 'gdelt', 'gdelt', range || '.csv', 0, 9, 1, 's', "
            "2, 0, if(range = 1, 2, 0), '{}', 'p' FROM range(1, 3)"
        )
        store.connection.execute(
            "INSERT INTO event (dataset, number, run, line, root, quad, status, stance, "
            "date_precision, date_basis) SELECT 'gdelt', range, 1, range, 'AID', 2, 'asserted', "
            "'reported', 'day', 'given' FROM range(2)"
        )
        store.connection.execute(
            "INSERT INTO mention SELECT 'gdelt', range, 2, range, TIMESTAMP '2020-01-01', NULL, "
            "'u' || range, NULL, NULL FROM range(2)"
        )
        store.connection.execute(
            "INSERT INTO import_reject SELECT 1, range, 'r', 'x' FROM range(2)"
        )
    return path


def spoil(path, *tables: str) -> bytes:
    """Overwrites where the file keeps these tables; returns the file as it is then."""
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{path}' AS s (READ_ONLY)")
        blocks = {
            block
            for table in tables
            for (block,) in connection.execute(
                f"SELECT DISTINCT block_id FROM pragma_storage_info('s.{table}') "
                "WHERE block_id >= 0"
            ).fetchall()
        }
    data = bytearray(path.read_bytes())
    for block in blocks:
        data[HEADERS + block * BLOCK : HEADERS + block * BLOCK + 99] = b"#" * 99
    path.write_bytes(data)
    return bytes(data)


def count(path, table: str) -> int:
    with open_store(path, write=False) as store:
        return store.query(f"FROM {table}").num_rows


def all_tables(path) -> dict[str, list[str]]:
    """The rows of the tables that documents and imports have, in no order."""
    with open_store(path, write=False) as store:
        return {
            table: sorted(map(repr, store.query(f"FROM {table}").to_pylist()))
            for table in {*DOCUMENT_TABLES, *IMPORTS}
        }


@pytest.mark.parametrize("table", DOCUMENT_TABLES)
def test_documents_that_lost_a_part_are_named_and_come_back_when_added_again(path, table) -> None:
    before = all_tables(path)
    damaged = spoil(path, table)
    (complaint,) = doctor.examine(path)
    assert complaint.repairable
    done = "\n".join(doctor.repair(path))
    assert f"Could not read {table}" in done
    assert "Left out 2 documents" in done
    assert "Add them again" in done
    if table != "document":  # events name their document too, as far as there are any
        assert "a.txt, b.txt" in done
    assert path.with_name("store.duckdb.damaged-1").read_bytes() == damaged
    assert doctor.examine(path) == []
    with open_store(path, write=True) as store:
        assert list(store.documents()) == []
        assert not store.is_coded(CODED[0].document.doc_id, coder="c1")
        assert store.keep_all(CODED) == 2
        assert [store.coded(one.document.doc_id) for one in CODED] == CODED
    after = all_tables(path)
    for kept in DOCUMENT_TABLES if table != "event" else ("document", "sentence", "attribution"):
        assert after[kept] == before[kept]


@pytest.mark.parametrize(
    ("table", "files"),
    [
        ("event", "1 imported file of which a part is lost: 1.csv."),
        ("import_reject", "1 imported file of which a part is lost: 1.csv."),
        ("mention", "1 imported file of which a part is lost: 2.csv."),
        ("import_run", "1 imported file of which a part is lost: gdelt."),
    ],
)
def test_imports_that_lost_a_part_are_named_and_can_be_done_again(path, table, files) -> None:
    spoil(path, table)
    done = "\n".join(doctor.repair(path))
    assert files in done
    assert doctor.examine(path) == []
    with open_store(path, write=False) as store:
        runs = store.query("SELECT run FROM import_run")["run"].to_pylist()
        assert runs == {"mention": [1], "import_run": []}.get(table, [2])
        for kept in ("event", "mention", "import_reject"):
            found = store.query(f"SELECT DISTINCT run FROM {kept} WHERE run IS NOT NULL")
            assert set(found["run"].to_pylist()) <= set(runs)
    if table != "event":
        assert count(path, "document") == 2
        assert count(path, "attribution") == 4


def test_a_lost_reference_table_is_not_kept_as_an_empty_one(path) -> None:
    spoil(path, "ref_un_votes")
    done = "\n".join(doctor.repair(path))
    assert "Left out 1 reference data set of which a part is lost: un-votes." in done
    with open_store(path, write=False) as store:
        assert store.table("un-votes") is None
        assert store.origins() == {}
        assert list(store.documents()) == [one.document for one in CODED]


def test_what_the_log_holds_is_rescued_too(path) -> None:
    spare = path.with_name("spare.duckdb")
    with open_store(path, write=True) as store:
        store.connection.execute("SET checkpoint_threshold = '1TB'")
        store.keep(coded("c.txt", "blamed"))
        spare.write_bytes(path.read_bytes())
        log = path.with_name("store.duckdb.wal").read_bytes()
    spare.with_name("spare.duckdb.wal").write_bytes(log)
    spoil(spare, "ref_un_votes")
    done = "\n".join(doctor.repair(spare))
    assert "Could not read ref_un_votes" in done
    assert count(spare, "document") == 3
    assert path.with_name("spare.duckdb.damaged-1.wal").read_bytes() == log


def test_without_room_the_damaged_store_stays_in_its_place(path, monkeypatch) -> None:
    damaged = spoil(path, "event")

    def full(*_: object) -> None:
        raise duckdb.IOException("No space left on device")

    monkeypatch.setattr(rebuilding, "leave_out", full)
    with pytest.raises(StoreProblem, match="is full"):
        doctor.repair(path)
    assert path.read_bytes() == damaged
    assert {file.name for file in path.parent.iterdir()} == {"store.duckdb", "store.duckdb.lock"}


@pytest.mark.parametrize("part", [0.02, 0.5, 0.8, 0.99])
@pytest.mark.parametrize("write", [True, False])
def test_a_file_cut_short_is_refused_before_anything_is_written(path, part, write) -> None:
    data = path.read_bytes()
    cut = data[: int(len(data) * part)]
    path.write_bytes(cut)
    with pytest.raises(StoreProblem, match="is damaged") as said, open_store(path, write=write):
        pass
    assert "doctor" in said.value.hint
    assert path.read_bytes() == cut
    assert not path.with_name("store.duckdb.wal").exists()
    assert doctor.examine(path)[0].repairable
    assert doctor.repair(path)
    with open_store(path, write=True) as store:
        store.keep_all(CODED)
        assert [store.coded(one.document.doc_id) for one in CODED] == CODED


@pytest.mark.parametrize("table", [*DOCUMENT_TABLES, "mention"])
def test_tables_that_cannot_be_read_are_not_written(path, table) -> None:
    damaged = spoil(path, table)
    with pytest.raises(StoreProblem, match="is damaged"), open_store(path, write=True):
        pass
    assert path.read_bytes() == damaged
    assert not path.with_name("store.duckdb.wal").exists()


def test_a_sound_file_may_be_shorter_than_its_header_says(path) -> None:
    with open_store(path, write=True) as store:
        store.connection.execute("CREATE TABLE big AS SELECT md5(range::TEXT) FROM range(100000)")
        store.connection.execute("CHECKPOINT")
        store.connection.execute("DROP TABLE big")
        for n in range(2):
            store.connection.execute(f"INSERT INTO meta VALUES ('x', '{n}')")
            store.connection.execute("CHECKPOINT")
    with open_store(path, write=True) as store:
        (size, blocks) = store.connection.execute(
            "SELECT block_size, total_blocks FROM pragma_database_size() "
            "WHERE database_name = 'store'"
        ).fetchall()[0]
        assert path.stat().st_size < HEADERS + size * blocks
    assert doctor.examine(path) == []
