"""Whose data, which version, which licence, how to cite."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a data set comes from. `coverage` is inclusive years; outside it values are missing."""

    name: str
    title: str
    producer: str
    version: str
    licence: str
    citation: str
    coverage: tuple[int, int] | None = None
    url: str = ""
