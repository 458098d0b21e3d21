"""What came of an import."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(slots=True)
class FileReport:
    """What came of one file, or one member of an archive.

    `kept` rows are new events, `known` ones were in the store already, `rejected` ones could not
    be used (`reasons` counts why, `rejects` is the file that holds them). `resumed` counts the
    chunks that an earlier run had finished. `unmapped` counts codes left empty, `unknown_columns`
    are columns that the format's layout doesn't name, `waived` those it has but that are not read.
    `broken` says why the file ends amid its data.
    """

    file: str
    dataset: str = ""
    kept: int = 0
    known: int = 0
    rejected: int = 0
    resumed: int = 0
    reasons: Counter[str] = field(default_factory=Counter[str])
    unmapped: Counter[str] = field(default_factory=Counter[str])
    unknown_columns: tuple[str, ...] = ()
    waived: dict[str, str] = field(default_factory=dict[str, str])
    rejects: Path | None = None
    broken: str = ""
    runs: list[int] = field(default_factory=list[int])


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of all files of one import."""

    format: str
    files: tuple[FileReport, ...]

    @property
    def kept(self) -> int:
        """New events."""
        return sum(file.kept for file in self.files)

    @property
    def known(self) -> int:
        """Rows whose events were in the store already."""
        return sum(file.known for file in self.files)

    @property
    def rejected(self) -> int:
        """Rows that could not be used."""
        return sum(file.rejected for file in self.files)

    @property
    def whole(self) -> bool:
        """Whether every row of every file was read and used."""
        return not self.rejected and not any(file.broken for file in self.files)
