"""A thesis: who leads whom against whom, and the sentences it was read from."""

from __future__ import annotations

from dataclasses import dataclass

from realpolitik.errors import BadInput


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
        if self.hub == self.rival:
            raise BadInput(
                f"Hub and rival are the same state, {self.hub}.",
                hint="Give two different states to --hub and --against.",
            )
        for role, states in (("member", self.members), ("courted state", self.courted)):
            for state in states:
                if state in (self.hub, self.rival):
                    raise BadInput(
                        f"{state} cannot be a {role} as well as hub or rival.",
                        hint="Leave hub and rival out of the list of members.",
                    )

    @property
    def cast(self) -> tuple[str, ...]:
        """Every state with a role: hub, rival, members, courted."""
        return (self.hub, self.rival, *self.members, *self.courted)
