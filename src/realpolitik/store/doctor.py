"""What ails a store, and what can be done about it without deleting anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from realpolitik.errors import StoreProblem
from realpolitik.store.damage import read_through
from realpolitik.store.lock import turn
from realpolitik.store.opening import log_path, open_store
from realpolitik.store.problems import named
from realpolitik.store.rebuilding import move_log_aside, rebuild

if TYPE_CHECKING:
    from pathlib import Path

# Rows that refer to what is not there: what they are → how many.
ORPHANS = {
    "sentences of documents that are not there": "SELECT count(*) FROM sentence "
    "WHERE doc_id NOT IN (SELECT doc_id FROM document)",
    "events of documents that are not there": "SELECT count(*) FROM event "
    "WHERE dataset = '' AND doc_id NOT IN (SELECT doc_id FROM document)",
    "documents that are there twice": "SELECT count(*) - count(DISTINCT doc_id) FROM document",
    "imported events of no import": "SELECT count(*) FROM event "
    "WHERE run IS NOT NULL AND run NOT IN (SELECT run FROM import_run)",
    "imports that name more events than there are": "SELECT count(*) FROM import_run WHERE kept > "
    "(SELECT count(*) FROM event WHERE event.run = import_run.run) "
    "+ (SELECT count(*) FROM mention WHERE mention.run = import_run.run)",
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that ails a store: what it is, what to do, and whether `repair` can do it."""

    what: str
    remedy: str
    repairable: bool = False


def examine(path: Path) -> list[Complaint]:
    """What ails the store at `path`; an empty list if nothing does. Changes nothing."""
    if not path.exists():
        return [
            Complaint(
                f"There is no store at {path}.", "Make one with `realpolitik add` or `import`."
            )
        ]
    try:
        with open_store(path, write=False) as store:
            with store.working() as connection:
                read_through(connection)
            found = {what: store.query(sql).column(0)[0].as_py() for what, sql in ORPHANS.items()}
    except StoreProblem as said:
        return [diagnosis(path, said)]
    return [
        Complaint(
            f"{n} {what}.",
            "Add or import them again into a new store; tell the developers, for it cannot happen.",
        )
        for what, n in found.items()
        if n
    ]


def diagnosis(path: Path, said: StoreProblem) -> Complaint:
    """The complaint a StoreProblem amounts to."""
    log = log_path(path)
    words = said.message.replace(str(path), "")
    if "'s log" in words and log.exists():
        return Complaint(
            said.message,
            f"`repair` moves {log.name} aside: what was written since the store was last closed "
            "in order is not in the store then, and stays in the file moved aside. Add or import "
            "it again; what is there already is skipped.",
            repairable=True,
        )
    if "is damaged" in words:
        return Complaint(
            said.message,
            f"`repair` moves {path.name} aside and makes a new store of every table that can "
            "still be read whole, without documents and imports of which a part is lost.",
            repairable=True,
        )
    return Complaint(said.message, said.hint)


def repair(path: Path) -> list[str]:
    """Does what `examine` says it can, deleting nothing; returns what was done, in words.

    Raises: StoreProblem where the store is in use or the folder is not writable.
    """
    done: list[str] = []
    for complaint in examine(path):
        if not complaint.repairable:
            continue
        with turn(path, write=True), named(path):
            if "'s log" in complaint.what and log_path(path).exists():
                done.append(move_log_aside(path))
            else:
                done += rebuild(path)
    if done and any(complaint.repairable for complaint in examine(path)):
        done += repair(path)
    return done
