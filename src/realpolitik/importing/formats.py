"""All import formats, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.errors import UnknownName
from realpolitik.importing import acled, gdelt, icews, phoenix, polecat, realpolitik, ucdp_ged

if TYPE_CHECKING:
    from realpolitik.importing.format import Format

FORMATS = {
    format_.name: format_
    for format_ in (
        gdelt.FORMAT,
        icews.FORMAT,
        polecat.FORMAT,
        phoenix.FORMAT,
        acled.FORMAT,
        ucdp_ged.FORMAT,
        realpolitik.FORMAT,
    )
}


def format_named(name: str) -> Format:
    """The format called `name`; raises UnknownName with the near misses."""
    try:
        return FORMATS[name]
    except KeyError:
        raise UnknownName.among("import format", name, FORMATS) from None
