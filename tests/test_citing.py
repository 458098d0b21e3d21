"""How to cite: the program, its methods, the tables it carries, the data in the store."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

import pyarrow as pa

from realpolitik.citing import METHODS, citations
from realpolitik.records.origin import Origin
from realpolitik.reference.carried import manifest
from realpolitik.store.opening import open_store

if TYPE_CHECKING:
    from pathlib import Path


def test_the_program_comes_first_with_its_version_then_methods_and_carried_tables() -> None:
    own, *rest = citations(None)
    assert own.what == "realpolitik"
    assert version("realpolitik") in own.text
    assert own.licence == "Apache-2.0"
    assert [c.what for c in rest[: len(METHODS)]] == [what for what, _ in METHODS]
    carried = [entry.origin for entry in manifest().values()]
    assert [c.text for c in rest[len(METHODS) :]] == [origin.citation for origin in carried]
    assert all(c.text.strip() for c in (own, *rest))


def test_what_the_store_holds_is_cited_after_them(tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb"
    origin = Origin(
        name="atop",
        title="Treaties",
        producer="P",
        version="5",
        licence="free",
        citation="P (2000)",
    )
    with open_store(path, write=True) as store:
        store.write_table("atop", pa.table({"year": [2000]}), origin)
    last = citations(path)[-1]
    assert (last.what, last.text, last.licence) == ("Treaties, version 5", "P (2000)", "free")
    assert len(citations(path)) == len(citations(None)) + 1
