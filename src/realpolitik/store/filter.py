"""Which events are wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from realpolitik.errors import UnknownName

if TYPE_CHECKING:
    import datetime as dt

VIEWS = {
    "all": "events",
    "one-a-day": "events_one_a_day",
    "one-source": "events_one_source",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which events are wanted: an empty field asks for nothing in particular.

    `datasets` names imports, "" this program's own coder. `since` and `until` are inclusive and
    leave out events not dated to the day. `view` is "all", "one-a-day" (of a data set's events
    alike in day, actors and root, the first) or "one-source" (of data sets that report the same
    day, countries and root, the first by name).
    """

    datasets: tuple[str, ...] = ()
    event_ids: tuple[str, ...] = ()
    doc_ids: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    view: str = "all"

    def table(self) -> str:
        """The view to select from; raises UnknownName for a view there is not."""
        if self.view not in VIEWS:
            raise UnknownName.among("view of the events", self.view, VIEWS)
        return VIEWS[self.view]

    def where(self) -> tuple[str, list[object]]:
        """The SQL condition with `?` for each value, and the values: never a value in the SQL."""
        wanted = (
            ("dataset", self.datasets),
            ("event_id", self.event_ids),
            ("doc_id", self.doc_ids),
            ("source_country", self.sources),
            ("target_country", self.targets),
            ("root", self.roots),
            ("status", self.statuses),
        )
        conditions = [f"list_contains(?::TEXT[], {column})" for column, some in wanted if some]
        values: list[object] = [list(some) for _, some in wanted if some]
        for comparison, day in (("date >= ?", self.since), ("date <= ?", self.until)):
            if day is not None:
                conditions.append(comparison)
                values.append(day)
        return " AND ".join(conditions) or "true", values


EVERYTHING = Filter()
