"""An actor, and how its code was reached."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from realpolitik.records.span import Span

NOWHERE = Span(0, 0)


class Basis(StrEnum):
    """The evidence an actor's code rests on."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    METONYM = "metonym"
    ORGANISATION = "organisation"
    PARTY = "party"
    OFFICE = "office"
    OFFICE_HOLDER = "office holder"
    MEDIA = "media"
    GROUP = "armed group"
    ANAPHOR = "anaphor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who: a code, a sector, and the words of the text they were read from.

    `country` is an ISO 3166-1 alpha-3 code, a documented historical code (`SUN`, `DDR`, `YUG`,
    `CSK` …), or an organisation's or group's code (`NATO`, `EUU`, `UNO`, `IGO:ASEAN`, `ISIS`).
    `sector` is one of PLOVER's (GOV, MIL, LEG, JUD, PTY, OPP, REB, MED …) or "".
    `span` is where `text` stands in the document.
    """

    country: str
    sector: str
    text: str
    basis: Basis
    span: Span = NOWHERE

    @property
    def code(self) -> str:
        """Country and sector run together, as event data write it: `CHNGOV`."""
        return f"{self.country}{self.sector}"
