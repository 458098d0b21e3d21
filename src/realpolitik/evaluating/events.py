"""Events end to end: paragraphs coded from plain text, against events a person coded.

An event matches a gold one of the same paragraph if source country, root and target country are
the same. Reciprocal roots match in either direction once: A meets B is B meets A. Status,
attribution and date are scored on the matched events alone, as the share that is right.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from realpolitik.codebook.plover import roots
from realpolitik.errors import BadInput
from realpolitik.evaluating.gold import Row, numbered_rows
from realpolitik.evaluating.scores import bootstrap, f1

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from realpolitik.records.estimate import Estimate
    from realpolitik.records.event import Event

Key = tuple[str, str, str]
EVENT_SHAPE = 'An event is {"source": {"country": …}, "target": {…} or null, "root": …}.'


@dataclass(frozen=True, slots=True)
class Told:
    """One event, gold or coded, as far as it is scored."""

    source: str
    root: str
    target: str
    status: str
    attribution: tuple[str, ...]
    date: str

    @property
    def key(self) -> Key:
        """What has to agree; the sides of a reciprocal root in alphabetical order."""
        if self.root in roots() and roots()[self.root].reciprocal:
            first, last = sorted((self.source, self.target))
            return (first, self.root, last)
        return (self.source, self.root, self.target)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with what was matched, missed and made up."""

    paragraph_id: str
    register: str
    text: str
    matched: tuple[tuple[Told, Told], ...]
    missed: tuple[Told, ...]
    extra: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class EventScores:
    """F1 of whole events, of roots alone and of dyads alone; accuracies on matched events."""

    events: Estimate
    precision: float
    recall: float
    roots: float
    dyads: float
    status: Estimate
    attribution: Estimate
    date: Estimate


def gold_paragraphs(path: Path) -> list[tuple[Row, tuple[Told, ...]]]:
    """The rows of a gold file with their events; raises BadInput naming file:line."""
    found: list[tuple[Row, tuple[Told, ...]]] = []
    for number, row in numbered_rows(path, ("id", "text", "events")):
        place = f"{path}:{number}"
        published_of(row, place)
        if not isinstance(row["events"], list):
            raise BadInput(f"{place}: events is not a list.", hint=EVENT_SHAPE)
        found.append((row, tuple(_gold(event, place) for event in row["events"])))
    return found


def published_of(row: Row, place: str = "gold") -> dt.date | None:
    """The publication date a gold row states; raises BadInput where it states something else."""
    if not row.get("published"):
        return None
    try:
        return dt.date.fromisoformat(row["published"])
    except (TypeError, ValueError):
        raise BadInput(
            f"{place}: published {row['published']!r} is not a date.",
            hint="Write YYYY-MM-DD, or null.",
        ) from None


def _gold(event: object, place: str) -> Told:
    if not isinstance(event, dict):
        raise BadInput(f"{place}: {event!r} is not an event.", hint=EVENT_SHAPE)
    told = cast("dict[str, Any]", event)
    source, target = told.get("source"), told.get("target") or {}
    if not isinstance(source, dict) or not isinstance(target, dict) or "country" not in source:
        raise BadInput(f"{place}: an event lacks its source or target.", hint=EVENT_SHAPE)
    if told.get("root") not in roots():
        raise BadInput(f"{place}: {told.get('root')!r} is no PLOVER root.", hint=EVENT_SHAPE)
    return Told(
        cast("str", source["country"]),
        told["root"],
        cast("str", target.get("country", "")),
        told.get("status", "asserted"),
        tuple(told.get("attribution", ())),
        told.get("date", ""),
    )


def told(events: Sequence[Event]) -> list[Told]:
    """The coder's events as they are scored, the mirrors of reciprocal ones left out."""
    found: dict[tuple[object, ...], Told] = {}
    for event in events:
        one = Told(
            event.source.country,
            event.root,
            event.target.country if event.target else "",
            str(event.status),
            tuple(s.text for s in event.attribution),
            event.date.edtf,
        )
        found.setdefault((one.key, event.sentence, event.trigger.span), one)
    return list(found.values())


def compare(row: Row, gold: Sequence[Told], coded: Sequence[Told]) -> Paragraph:
    """Match the coded events of one paragraph to its gold events, each at most once.

    Among equal keys, one that also agrees in status is matched first.
    """
    left = list(coded)
    matched: list[tuple[Told, Told]] = []
    missed: list[Told] = []
    for true in gold:
        same = [c for c in left if c.key == true.key]
        best = max(same, key=lambda c: (c.status == true.status, c.date == true.date), default=None)
        if best is None:
            missed.append(true)
        else:
            left.remove(best)
            matched.append((true, best))
    return Paragraph(
        row["id"], row.get("register", ""), row["text"], tuple(matched), tuple(missed), tuple(left)
    )


def scores(paragraphs: Sequence[Paragraph]) -> EventScores:
    """The scores of paragraphs together; intervals by bootstrap over paragraphs."""
    hits = sum(len(p.matched) for p in paragraphs)
    true = hits + sum(len(p.missed) for p in paragraphs)
    said = hits + sum(len(p.extra) for p in paragraphs)
    return EventScores(
        events=bootstrap(paragraphs, _f1),
        precision=hits / said if said else 0.0,
        recall=hits / true if true else 0.0,
        roots=_partial(paragraphs, lambda t: (t.root,)),
        dyads=_partial(paragraphs, lambda t: (t.key[0], t.key[2])),
        status=bootstrap(paragraphs, lambda ps: _share(ps, lambda g, c: g.status == c.status)),
        attribution=bootstrap(
            paragraphs,
            lambda ps: _share(ps, lambda g, c: same_speakers(g.attribution, c.attribution)),
        ),
        date=bootstrap(paragraphs, lambda ps: _share(ps, lambda g, c: g.date == c.date)),
    )


def same_speakers(gold: Sequence[str], coded: Sequence[str]) -> bool:
    """Whether two chains name the same speakers in order; one may name them more fully.

    >>> same_speakers(["Lavrov"], ["Sergei Lavrov"])
    True
    """
    if len(gold) != len(coded):
        return False
    return all(_words(g) & _words(c) for g, c in zip(gold, coded, strict=True))


def _words(text: str) -> set[str]:
    return {
        w
        for w in text.lower().replace("’s", "").replace("'s", "").split()
        if w not in ("the", "a", "an", "of")
    }


def _f1(paragraphs: Sequence[Paragraph]) -> float:
    hits = sum(len(p.matched) for p in paragraphs)
    return f1(
        hits,
        hits + sum(len(p.extra) for p in paragraphs),
        hits + sum(len(p.missed) for p in paragraphs),
    )


def _partial(paragraphs: Sequence[Paragraph], part: Callable[[Told], object]) -> float:
    hits = said = true = 0
    for p in paragraphs:
        g = Counter(part(t) for t in (*(m[0] for m in p.matched), *p.missed))
        c = Counter(part(t) for t in (*(m[1] for m in p.matched), *p.extra))
        hits += sum((g & c).values())
        said, true = said + c.total(), true + g.total()
    return f1(hits, said, true)


def _share(paragraphs: Sequence[Paragraph], right: Callable[[Told, Told], bool]) -> float:
    pairs = [pair for p in paragraphs for pair in p.matched]
    return sum(right(*pair) for pair in pairs) / len(pairs) if pairs else 0.0
