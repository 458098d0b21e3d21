"""A store that cannot be used says who or what is in the way, and what to do."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from realpolitik.errors import StoreProblem
from realpolitik.store import doctor, opening
from realpolitik.store.opening import default_path, open_store
from realpolitik.store.problems import problem

CHILD = """
import sys, time
from pathlib import Path
from realpolitik.store.opening import open_store
with open_store(Path(sys.argv[1]), write=True) as store:
    store.connection.execute("INSERT INTO meta VALUES ('x', repeat('y', 3000))")
    if sys.argv[2] == "crash":
        print("ready", flush=True)
        time.sleep(60)
    store.connection.execute("CHECKPOINT")
    print("ready", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store.duckdb"


@pytest.fixture
def child(path):
    """A process that writes the store and waits."""
    children = []

    def start(how: str = "hold"):
        process = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(path), how], stdout=subprocess.PIPE
        )
        children.append(process)
        assert process.stdout.readline() == b"ready\n"
        return process

    yield start
    for process in children:
        process.kill()
        process.communicate()


def test_the_store_lies_in_the_users_data_unless_told(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.delenv("REALPOLITIK_STORE", raising=False)
    assert default_path() == tmp_path / ".local/share/realpolitik/store.duckdb"
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert default_path() == Path("/data/realpolitik/store.duckdb")
    monkeypatch.setenv("REALPOLITIK_STORE", "/elsewhere/s.duckdb")
    assert default_path() == Path("/elsewhere/s.duckdb")


def test_folders_are_made_and_a_missing_store_is_named(tmp_path) -> None:
    path = tmp_path / "a" / "b" / "it's.duckdb"
    with pytest.raises(StoreProblem, match="There is no store"), open_store(path, write=False):
        pass
    with open_store(path, write=True) as store:
        assert store.count() == 0
    with open_store(path, write=False) as store:
        assert store.count() == 0


def test_a_long_term_release_can_read_the_file(path) -> None:
    with open_store(path, write=True):
        pass
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{path}' AS s (READ_ONLY)")
        (tags,) = connection.execute(
            "SELECT tags FROM duckdb_databases() WHERE database_name = 's'"
        ).fetchone()
    assert "v1.4" in tags["storage_version"]


@pytest.mark.parametrize("write", [True, False])
def test_who_writes_it_is_named(path, child, write) -> None:
    process = child()
    with pytest.raises(StoreProblem, match=str(process.pid)) as busy, open_store(path, write=write):
        pass
    assert "Wait" in busy.value.hint
    assert "process" in doctor.examine(path)[0].what
    assert doctor.repair(path) == []


def test_readers_share_and_keep_a_writer_out(path) -> None:
    with open_store(path, write=True):
        pass
    with open_store(path, write=False):
        held = duckdb.connect(config={})
        held.close()
        with pytest.raises(StoreProblem, match="in use"), open_store(path, write=True):
            pass


def test_a_killed_writer_leaves_nothing_to_clean_up(path, child) -> None:
    process = child("crash")
    process.kill()
    process.wait()
    with open_store(path, write=True) as store:
        assert store.query("SELECT count(*) AS n FROM meta WHERE key = 'x'")["n"].to_pylist() == [1]


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda log: b"\0" * len(log), id="zeros"),
        pytest.param(lambda log: log[:900] + bytes([log[900] ^ 255]) + log[901:], id="one bit"),
        pytest.param(lambda log: b"garbage" * 99, id="garbage"),
    ],
)
def test_a_damaged_log_is_explained_and_moved_aside(path, child, spoil) -> None:
    process = child("crash")
    process.kill()
    process.wait()
    log = path.with_name("store.duckdb.wal")
    spoilt = spoil(log.read_bytes())
    log.write_bytes(spoilt)
    for write in (True, False):
        with pytest.raises(StoreProblem, match="log") as damaged, open_store(path, write=write):
            pass
        assert "doctor" in damaged.value.hint
    (complaint,) = doctor.examine(path)
    assert complaint.repairable
    (done,) = doctor.repair(path)
    assert "store.duckdb.wal.damaged-1" in done
    assert "What was in it is not in the store: add or import again" in done
    assert path.with_name("store.duckdb.wal.damaged-1").read_bytes() == spoilt
    assert doctor.examine(path) == []


def test_a_damaged_store_is_rebuilt_of_what_can_be_read(path) -> None:
    with open_store(path, write=True) as store:
        store.connection.execute(
            "INSERT INTO mention SELECT 'g', range, 1, 1, now()::TIMESTAMP, 'o' || range, "
            "md5(range::TEXT), 1, 1 FROM range(300000)"
        )
        store.connection.execute(
            "INSERT INTO attribution SELECT 'd', 'e', 1, 't', '', '' FROM range(10)"
        )
    data = bytearray(path.read_bytes())
    for place in range(len(data) // 3, len(data) // 2, 1000):
        data[place] ^= 255
    path.write_bytes(data)
    done = doctor.repair(path) if doctor.examine(path) else doctor.rebuild(path)
    assert "damaged-1" in done[0]
    assert path.with_name("store.duckdb.damaged-1").read_bytes() == bytes(data)
    assert any("mention" in words for words in done[2:])
    with open_store(path, write=True) as store:
        assert store.query("FROM attribution").num_rows == 10


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        pytest.param(lambda p: p.write_bytes(b"hello" * 999), "not a DuckDB database", id="text"),
        pytest.param(lambda p: p.write_bytes(b""), "not a DuckDB database", id="empty"),
        pytest.param(lambda p: p.mkdir(), "is a folder|not a DuckDB|not a store", id="folder"),
        pytest.param(
            lambda p: duckdb.connect(p).execute("CREATE TABLE t (a INT)").close(),
            "but not a store", id="another database",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("write", [True, False])
def test_what_is_no_store_is_left_as_it_is(path, spoil, words, write) -> None:
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreProblem, match=words), open_store(path, write=write):
        pass
    assert before is None or path.read_bytes() == before
    assert doctor.examine(path)
    assert doctor.repair(path) == []


def test_a_newer_store_is_left_alone(path, monkeypatch) -> None:
    with monkeypatch.context() as newer:
        newer.setattr(opening, "SCHEMA", opening.SCHEMA + 1)
        with open_store(path, write=True):
            pass
    for write in (True, False):
        with (
            pytest.raises(StoreProblem, match="newer realpolitik") as new,
            open_store(path, write=write),
        ):
            pass
        assert "pip install --upgrade" in new.value.hint


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_is_not_writable_is_named(tmp_path) -> None:
    tmp_path.chmod(0o500)
    with (
        pytest.raises(StoreProblem, match="not writable"),
        open_store(tmp_path / "s.duckdb", write=True),
    ):
        pass


@pytest.mark.parametrize(
    ("said", "words", "hint"),
    [
        ("IO Error: Could not write file: No space left on device", "is full", "Free some space"),
        ("IO Error: Cannot open file: Permission denied", "not writable", "permissions"),
        (
            "Serialization Error: Failed to deserialize: field id mismatch",
            "newer DuckDB",
            "upgrade",
        ),
        ("Conflicting lock is held in python (PID 77)", "process 77", "Wait"),
        ("Failure while replaying WAL file", "log s.duckdb.wal is damaged", "doctor"),
        ("Cannot open /home/WALTER/x: Permission denied", "not writable", "permissions"),
        ("something new", "something new", "doctor"),
    ],
)
def test_what_duckdb_says_is_said_with_its_remedy(said, words, hint) -> None:
    found = problem(Path("s.duckdb"), duckdb.Error(said))
    assert words in found.message
    assert hint in found.hint


def test_a_healthy_and_a_missing_store(path) -> None:
    assert "There is no store" in doctor.examine(path)[0].what
    assert doctor.repair(path) == []
    with open_store(path, write=True):
        pass
    assert doctor.examine(path) == []


def test_rows_that_refer_to_nothing_are_told(path) -> None:
    with open_store(path, write=True) as store:
        store.connection.execute("INSERT INTO sentence VALUES ('d', 0, 0, 0, 1, 'x', false)")
    (complaint,) = doctor.examine(path)
    assert complaint.what == "1 sentences of documents that are not there."


FULL = """
import resource, sys
from pathlib import Path
from realpolitik.errors import StoreProblem
from realpolitik.store.opening import open_store
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    with open_store(Path(sys.argv[1]), write=True):
        pass
except StoreProblem as said:
    print(said)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
def test_a_store_that_could_not_be_made_is_not_left_behind(path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=False
    )
    assert "is full; nothing was half-written" in ran.stdout, ran
    assert {file.name for file in path.parent.iterdir()} == {"store.duckdb.lock"}


@pytest.mark.parametrize("write", [True, False])
def test_a_sqlite_file_is_plainly_no_store(path, write) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (a INT)")
        connection.commit()
    with (
        pytest.raises(StoreProblem, match="it is a SQLite database") as said,
        open_store(path, write=write),
    ):
        pass
    assert "doctor" not in said.value.hint
    (complaint,) = doctor.examine(path)
    assert "SQLite" in complaint.what
    assert "doctor" not in complaint.remedy
    assert doctor.repair(path) == []
