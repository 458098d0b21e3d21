"""How to cite the program, and the data that results rest on."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from realpolitik.reference.carried import manifest
from realpolitik.store.opening import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from realpolitik.records.origin import Origin

METHODS = (
    (
        "PLOVER event ontology",
        (
            "Open Event Data Alliance (2018), Political Language Ontology for Verifiable Event "
            "Records, manual."
        ),
    ),
    (
        "CAMEO and Goldstein scores",
        (
            "Gerner, Schrodt & Yilmaz (2009), CAMEO codebook 1.1b3; Goldstein (1992), A "
            "Conflict-Cooperation Scale for WEIS Events Data, JCR 36(2): 369–385."
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Citation:
    """What to cite, its text, its licence ("" where it has none of its own)."""

    what: str
    text: str
    licence: str = ""


def citations(store: Path | None) -> tuple[Citation, ...]:
    """The program, its methods, the tables it carries, and the data sets in the store, if any.

    Raises: StoreProblem.
    """
    release = version("realpolitik")
    own = Citation(
        "realpolitik",
        f"The realpolitik developers (2026), realpolitik, version {release}.",
        "Apache-2.0",
    )
    methods = [Citation(what, text) for what, text in METHODS]
    carried = [_of(entry.origin) for entry in manifest().values()]
    kept: list[Citation] = []
    if store is not None:
        with open_store(store, write=False) as opened:
            kept = [_of(origin) for origin in opened.origins().values()]
    return (own, *methods, *carried, *kept)


def _of(origin: Origin) -> Citation:
    return Citation(f"{origin.title}, version {origin.version}", origin.citation, origin.licence)
