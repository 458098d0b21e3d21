"""What the wording of one sentence says of states: who leads, helps, joins, approaches, opposes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from realpolitik.thesis.cues import Pattern, cue, patterns
from realpolitik.thesis.masking import MARK, Masked

if TYPE_CHECKING:
    from collections.abc import Iterator

# A mark after one of these, and at most two plain words, is governed by it. (After a preposition
# capitals are a day or a month, "on Tuesday …", which governs nothing.)
GOVERNED = re.compile(
    r"\b(?:[Oo]f|[Ww]ith|[Tt]o|[Bb]y|[Aa]gainst|[Ii]n|[Ff]rom|than|[Ff]or|[Oo]n|[Aa]t|[Oo]ver|"
    r"[Bb]etween|[Tt]owards?|into|near|[Uu]nder|[Aa]bout|[Aa]mong|versus|through|including)"
    r"(?:\s+[a-z'’.-]+){0,2}\s*$"
)
BREAK = re.compile(
    r"[;:()]|—|\s–\s|,\s+(?:but|while|whereas|although|though|yet|so|because|since)\b"
    r"|\b(?:because|while|whereas|although|after|before)\b",
    re.IGNORECASE,
)
COORDINATED = re.compile(
    r"\bin\s+$|\b(?:and|or|then)\s+"
    r"(?:(?:also|later|then|has|have|had|will|is|was|are|were)\s+){0,2}$",
    re.IGNORECASE,
)
PLACE = re.compile(r"\b(?:in|at|near|outside)\s+$", re.IGNORECASE)
ACTED_ON = re.compile(r"\s+(?:[a-z]+\s+){0,2}$")
NEAR_BEFORE, NEAR_AFTER = 90, 30  # characters within which a coalition is what is directed
MAYBE_BEFORE = 40  # characters within which a doubt bears on a verb of joining


class Kind(StrEnum):
    """What a relation says of its subject and object."""

    LEAD = "lead"  # the subject leads, or would lead, a coalition
    HOLDS = "holds"  # the subject has, seeks or lacks allies
    HELP = "help"  # the subject helps the object
    ALLY = "ally"  # the subject is an ally of the object, or of whoever leads
    JOIN = "join"  # the subject is in the coalition
    COURT = "court"  # the subject approaches the object
    AGAINST = "against"  # the object is what it is directed against
    FEUD = "feud"  # the subject is at odds with the object


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One relation read from one sentence.

    `cue` is the wording; `refused` means that it will not, or is not expected to, be so;
    `coalition` that the wording itself speaks of a coalition.
    """

    kind: Kind
    subject: tuple[str, ...]
    object: tuple[str, ...]
    cue: str
    where: Masked
    refused: bool = False
    coalition: bool = False


def relations(sentence: Masked) -> list[Relation]:
    """Every relation that the patterns find in a masked sentence, in the order of the patterns."""
    return [relation for pattern in patterns() for relation in _found(pattern, sentence)]


def _found(pattern: Pattern, sentence: Masked) -> Iterator[Relation]:
    text = sentence.text
    for match in pattern.text.finditer(text):
        marked = match.groupdict()
        subject, target = marked.get("s"), marked.get("o")
        if subject is None and pattern.subject == "before":
            subject = _subject(text, match.start(), nominal=pattern.nominal)
            if subject is None:
                if pattern.topic and sentence.topic:
                    yield _relation(pattern, sentence, match, sentence.topic, target)
                continue
        if pattern.mutual and pattern.kind == Kind.COURT and _place(match):
            continue
        if pattern.object == "before":
            target = _subject(text, match.start())
        if pattern.unless and subject and pattern.unless.search(_between(text, subject, match)):
            continue
        yield _relation(pattern, sentence, match, _codes(sentence, subject), target)
        if pattern.mutual and target is not None:
            yield _relation(pattern, sentence, match, _codes(sentence, target), subject)


def _place(match: re.Match[str]) -> bool:
    """Whether the object is where the two meet, not whom the subject meets."""
    return PLACE.search(match.string[: match.start("o") - 1]) is not None


def _relation(
    pattern: Pattern,
    sentence: Masked,
    match: re.Match[str],
    subject: tuple[str, ...],
    target: str | None,
) -> Relation:
    kind, text = Kind(pattern.kind), sentence.text
    coalition = pattern.coalition or (pattern.object == "before" and target is None)
    if kind is Kind.AGAINST:
        around = text[max(0, match.start() - NEAR_BEFORE) : match.end() + NEAR_AFTER]
        coalition = cue("coalition").search(around) is not None
    return Relation(
        kind=kind,
        subject=subject,
        object=_codes(sentence, target),
        cue=match["cue"],
        where=sentence,
        refused=pattern.refused
        or (not pattern.settled and _refused(kind, sentence, subject, match)),
        coalition=coalition,
    )


def _refused(kind: Kind, sentence: Masked, subject: tuple[str, ...], match: re.Match[str]) -> bool:
    """Whether the words between subject and cue say that it will not happen."""
    if kind not in (Kind.HELP, Kind.ALLY, Kind.JOIN) or subject not in sentence.groups:
        return False
    mark = str(sentence.groups.index(subject))
    before = _between(sentence.text, mark, match)
    if kind is Kind.JOIN and cue("maybe").search(before[-MAYBE_BEFORE:]):
        return True
    return cue("refusal").search(before) is not None


def _between(text: str, mark: str, match: re.Match[str]) -> str:
    """The text from a subject's mark to the cue; all before the cue where the mark follows it."""
    end = match.start("cue")
    return text[max(text.find(f"⟦{mark}⟧", 0, end), 0) : end]


def _codes(sentence: Masked, mark: str | None) -> tuple[str, ...]:
    return sentence.groups[int(mark)] if mark is not None else ()


def _subject(text: str, at: int, *, nominal: bool = False) -> str | None:
    """The mark of the group that the verb at `at` has for its subject, or None.

    The nearest group of the clause that no preposition governs; without one in the clause, that
    of the sentence. A verb joined by *and* to another has the first such group, not the other
    verb's object. `nominal` lets a group serve that only a preposition introduces.
    """
    before = text[:at]
    marks = [m for m in MARK.finditer(before) if not before[: m.start()].lower().endswith("anti-")]
    free = [m for m in marks if not GOVERNED.search(before[: m.start()])]
    which = -1
    if COORDINATED.search(before):
        which = 0
        free = [m for m in free if not _is_object(before[: m.start()])]
    clause = max((match.end() for match in BREAK.finditer(before)), default=0)
    for among in ([m for m in free if m.start() >= clause], free):
        if among:
            return among[which][1]
    return marks[0][1] if nominal and marks else None


def _is_object(before: str) -> bool:
    """Whether what stands before a mark ends in a verb that the mark is the object of."""
    return any(
        ACTED_ON.fullmatch(before, match.end())
        for name in ("court", "meet", "help")
        for match in cue(name).finditer(before)
    )
