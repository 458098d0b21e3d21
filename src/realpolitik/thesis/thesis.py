"""A thesis: who leads whom against whom, and the sentences it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from realpolitik.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One sentence from which a state's role was inferred.

    `role` is "hub", "rival", "member" or "courted"; `cue` is the wording that gives the role.
    """

    role: str
    state: str
    doc_id: str
    doc_ref: str
    sentence: int
    text: str
    cue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thesis:
    """`hub` leads a coalition against `rival` with `members`; `courted` states are approached.

    All are country codes. `inferred_from` is empty for whatever the reader stated himself.
    """

    hub: str
    rival: str
    members: tuple[str, ...] = ()
    courted: tuple[str, ...] = ()
    inferred_from: tuple[Ground, ...] = ()

    def __post_init__(self) -> None:
        distinct(self.hub, self.rival, (*self.members, *self.courted))

    @property
    def cast(self) -> tuple[str, ...]:
        """Every state with a role: hub, rival, members, courted."""
        return (self.hub, self.rival, *self.members, *self.courted)


def distinct(hub: str | None, rival: str | None, others: Iterable[str]) -> None:
    """Raise BadInput where a state would have two roles; None is not yet known."""
    if hub is not None and hub == rival:
        raise BadInput(
            f"Hub and rival are the same state, {hub}.",
            hint="Give two different states to --hub and --against.",
        )
    for state in others:
        if state in (hub, rival):
            raise BadInput(
                f"{state} cannot be a member as well as hub or rival.",
                hint="Leave hub and rival out of the list of members.",
            )
