"""Which versions of code and data a brief rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from realpolitik.records.reading import CodedDocument
    from realpolitik.thesis.record import Record


def versions(coded: Sequence[CodedDocument], record: Record) -> dict[str, str]:
    """The program, the coders of the events, and every data set consulted, by name."""
    coders = {event.coder for reading in coded for event in reading.events if event.coder}
    return {
        "realpolitik": __version__,
        **({"coder": ", ".join(sorted(coders))} if coders else {}),
        **{origin.name: origin.version for origin in sorted(record.origins, key=lambda o: o.name)},
    }
