"""A thesis in plain words: HUB leads a coalition against RIVAL [with M1, M2 …]."""

from __future__ import annotations

import re
from dataclasses import dataclass

from realpolitik.errors import BadInput, UnknownName
from realpolitik.gazetteer.crosswalk import is_state
from realpolitik.gazetteer.states import states
from realpolitik.thesis.names import names_in
from realpolitik.thesis.thesis import distinct

SENTENCE = re.compile(
    r"(?P<hub>.+?)\s+leads?\s+(?:a|an|the)\s+(?:coalition|alliance|bloc)\s+against\s+(?P<rival>.+?)"
    r"(?:\s+with\s+(?P<members>.+?))?\s*\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the reader stated of a thesis; None or () where it is to be inferred."""

    hub: str | None = None
    rival: str | None = None
    members: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        distinct(self.hub, self.rival, self.members)


def parse(sentence: str) -> Stated:
    """The thesis a sentence states, with codes or plain names.

    Takes:   "CHN leads a coalition against USA with IRN, PRK", or the same with names.
    Returns: hub, rival and members as codes; members () where the sentence has none.
    Raises:  BadInput where the sentence has another form; UnknownName for a name of no state.

    >>> parse("Russia leads a coalition against Ukraine with Belarus.")
    Stated(hub='RUS', rival='UKR', members=('BLR',))
    """
    match = SENTENCE.fullmatch(sentence.strip())
    if match is None:
        raise BadInput(
            f"{sentence!r} is not a thesis.",
            hint="Write: HUB leads a coalition against RIVAL with MEMBER, MEMBER.",
        )
    return stated(match["hub"], match["rival"], match["members"])


def stated(hub: str | None, rival: str | None, members: str | None = None) -> Stated:
    """The thesis of codes or names, as options on the command line give them.

    Takes:   hub and rival, or None for what is to be inferred; members as a list with commas.
    Raises:  UnknownName for a name of no state; BadInput where a state has two roles.
    """
    return Stated(
        hub=state_named(hub) if hub else None,
        rival=state_named(rival) if rival else None,
        members=tuple(dict.fromkeys(state_named(m) for m in _parted(members or ""))),
    )


def state_named(text: str) -> str:
    """The code of the state that a code or a name means, past states included.

    >>> state_named("chn"), state_named("the United States"), state_named("Soviet Union")
    ('CHN', 'USA', 'SUN')
    """
    wanted = text.strip()
    if is_state(wanted.upper()):
        return wanted.upper()
    bare = re.sub(r"^the\s+", "", wanted, flags=re.IGNORECASE)
    found = names_in(bare, None)
    if len(found) == 1 and found[0].text == bare and is_state(found[0].country):
        return found[0].country
    raise UnknownName.among(
        "state",
        wanted,
        [name for state in states() for name in (state.code, state.name)],
        otherwise="Write its ISO 3166-1 code, as in CHE, or its name, as in Switzerland.",
    )


def _parted(members: str) -> list[str]:
    """The names of a list; "Bosnia and Herzegovina" is one name, "Iran and Syria" are two."""
    parts: list[str] = []
    for part in filter(None, (part.strip() for part in members.split(","))):
        part = re.sub(r"^and\s+", "", part)
        try:
            state_named(part)
        except UnknownName:
            parts += [piece.strip() for piece in re.split(r"\s+and\s+", part)]
        else:
            parts.append(part)
    return parts
