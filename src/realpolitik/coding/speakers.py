"""Speakers as the record names them, and whether a speaker is the act's own source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from realpolitik.gazetteer.names import find
from realpolitik.records.actor import Basis
from realpolitik.records.event import Speaker

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from spacy.tokens import Token

    from realpolitik.coding.discourse import Mention
    from realpolitik.records.actor import Actor

PRONOUNS = frozenset(
    "i me my we us our he she it they him her them his its their himself herself itself who "
    "which".split()
)
# Who speaks for another, and is never the other himself.
VOICES = frozenset("spokesman spokeswoman spokesperson spokesmen office press".split())
SMALL_WORDS = frozenset(
    "the a an of his her its their minister president prime foreign government general mr "
    "mrs".split()
)
STATE_NAMED = frozenset(
    {Basis.NAME, Basis.DEMONYM, Basis.CAPITAL, Basis.METONYM, Basis.ORGANISATION}
)


def named_speakers(tokens: Sequence[Token], found: Sequence[Mention]) -> tuple[Speaker, ...]:
    """Speakers by name: pronouns resolved, the writer's own "I" left out."""
    speakers: list[Speaker] = []
    for token in tokens:
        mention = next((m for m in found if m.head == token.i), None) or next(
            (m for m in found if m.start <= token.i < m.end and not m.modifier), None
        )
        named = _named_beside(token)
        if mention is not None:
            text = mention.names[0] if mention.names else named or mention.actors[0].text
            speakers.append(Speaker(text, mention.country, mention.actors[0].sector))
        elif token.pos_ in ("NOUN", "PROPN"):
            owner = next(
                (
                    m
                    for m in found
                    for c in token.children
                    if c.dep_ in ("amod", "compound", "poss") and m.start <= c.i < m.end
                ),
                None,
            )
            first = token.left_edge.i
            text = named or token.doc[first : token.i + 1].text
            speakers.append(
                Speaker(
                    text, owner.country if owner else "", owner.actors[0].sector if owner else ""
                )
            )
    unique: dict[tuple[str, str], Speaker] = {}
    for speaker in speakers:
        unique.setdefault((speaker.text, speaker.country), speaker)
    return tuple(unique.values())


def _named_beside(token: Token) -> str:
    """The name that stands beside an office: "the prime minister, N.N.", "the daily N."."""
    if not token.text.islower():
        return ""
    beside = [*token.children, *(c for c in token.head.children if c.i == token.i + 1)]
    name = next((c for c in beside if c.dep_ in ("appos", "nsubj") and c.pos_ == "PROPN"), None)
    return token.doc[name.left_edge.i : name.i + 1].text if name is not None else ""


# "…," said the Polish premier. / "…," the Polish premier told Reuters in Warsaw.
_SAID = r"(?:said|says|told|adds?|added|warned|wrote|replied|insisted|argued|declared|explained)"
_AFTER = re.compile(
    rf"\W{{0,3}}(?:{_SAID} (?P<last>[^.,;:!?\n\"“”]+)"
    rf"|(?P<first>[^.,;:!?\n\"“”]{{2,80}}?) {_SAID}\b(?P<to>[^.;:!?\n\"“”]*))"
)


def speakers_after(text: str, published: dt.date | None) -> tuple[Speaker, ...]:
    """Who is named right after a quotation as having spoken it, an outlet he told first.

    Takes:   what follows the closing mark; the document's day of publication or None.
    Returns: (), where nobody is named, or only by a pronoun.
    Raises:  nothing.
    """
    found = _AFTER.match(text)
    words = (found["last"] or found["first"]).strip() if found is not None else ""
    if found is None or not words or words.split()[0].lower() in PRONOUNS:
        return ()
    outlets = [
        Speaker(hit.text, hit.readings[0].country, hit.readings[0].sector)
        for hit in find(found["to"] or "", published)
        if hit.readings and hit.readings[0].basis is Basis.MEDIA
    ]
    hits = [hit for hit in find(words, published) if hit.readings]
    holder = next((h for h in hits if h.readings[0].basis is Basis.OFFICE_HOLDER), None)
    reading = (holder or hits[0]).readings[0] if hits else None
    name = holder.text if holder is not None else re.sub(r"^(?:the|an?) ", "", words)
    speaker = Speaker(name, reading.country if reading else "", reading.sector if reading else "")
    return (*outlets, speaker)


OUTLETS = frozenset(
    f"the {word}"
    for word in "agency newspaper paper broadcaster station channel daily magazine site".split()
)


def with_outlet(chain: Sequence[Speaker], outlet: Speaker | None) -> tuple[Speaker, ...]:
    """The chain with "the agency" as the outlet last named in the paragraph, if one was."""
    return tuple(outlet if outlet is not None and s.text.lower() in OUTLETS else s for s in chain)


def outlet_named(found: Sequence[Mention], before: Speaker | None) -> Speaker | None:
    """The last medium that a sentence names, else the one named before."""
    for mention in reversed(found):
        actor = mention.actors[0]
        if actor.basis is Basis.MEDIA:
            return Speaker(actor.text, actor.country, actor.sector)
    return before


def is_source(speaker: Speaker, source: Actor) -> bool:
    """Whether a speaker is the source: by the same words, a pronoun, or as the same state.

    A minister who says what his country does is another speaker, as a spokesman is.
    """
    if not speaker.country:
        return speaker.text == source.text
    if speaker.country != source.country or speaker.sector == "MED":
        return False
    if speaker.sector and source.sector and speaker.sector != source.sector:
        return False
    if VOICES & set(speaker.text.lower().split()):
        return False
    if source.text.lower() in PRONOUNS or _significant(speaker.text) & _significant(source.text):
        return True
    return source.basis in STATE_NAMED and any(
        hit.text == speaker.text.removeprefix("the ").removeprefix("The ")
        and hit.readings[0].basis in STATE_NAMED
        for hit in find(speaker.text, None)
    )


def _significant(text: str) -> set[str]:
    return {w.removesuffix("'s").removesuffix("’s") for w in text.lower().split()} - SMALL_WORDS
