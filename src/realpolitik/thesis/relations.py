"""What the wording of one sentence says of states: who leads, helps, joins, approaches, opposes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from realpolitik.thesis.cues import Cues, cues
from realpolitik.thesis.masking import MARK, Masked

LEAD, HELP, ALLY, JOIN, COURT, AGAINST, HOLDS, FEUD = (
    "lead", "help", "ally", "join", "court", "against", "holds", "feud",
)  # fmt: skip
NOT_SUBJECT = re.compile(
    r"\b(?:of|with|to|by|against|in|from|than|for|on|at|over|between|towards?|into|near|under|about|"
    r"among|versus|through|including)(?:\s+[\w'’.-]+){0,2}?\s*$",
    re.IGNORECASE,
)
BREAK = re.compile(
    r"[;:()]|—|\s–\s|,\s+(?:but|while|whereas|although|though|yet|so|because|since)\b"
    r"|\b(?:because|while|whereas|although|after|before)\b",
    re.IGNORECASE,
)
# A few words between a verb and its object, none of which begins another phrase.
OTHER = r"(?!(?:against|versus|by|but|while|because|who|which|that|than|as|with|nor)\s)"
GAP = rf"(?:{OTHER}[^\s⟦;:.,]+\s+){{0,4}}?"
COORDINATED = re.compile(
    r"\bin\s+$|\b(?:and|or|then)\s+(?:(?:also|later|then|has|have|had|will|is|was|are|were)\s+){0,2}$",
    re.IGNORECASE,
)
MUTUAL = re.compile(r"met|meet|host|receiv|welcom|talk|spoke|call|conversation", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Relation:
    """One role read from one sentence.

    `kind` is LEAD (subject leads), HELP (subject helps object), ALLY (subject is an ally of
    object, or of whoever leads), JOIN (subject is in the coalition), COURT (subject approaches
    object), AGAINST (object is what it is directed against), LONELY (subject stands alone).
    `refused` means that it will not, or is not expected to.
    """

    kind: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    cue: str
    where: Masked
    refused: bool = False
    coalition: bool = False


def relations(sentence: Masked) -> list[Relation]:
    """Every relation the wording of a masked sentence gives."""
    words = cues()
    return [
        *_against(sentence, words),
        *_feuding(sentence, words),
        *_leading(sentence, words),
        *_holding(sentence, words),
        *_helping(sentence, words),
        *_allied(sentence, words),
        *_joining(sentence, words),
        *_courting(sentence, words),
    ]


def _against(sentence: Masked, words: Cues) -> Iterator[Relation]:
    text = sentence.text
    patterns = (
        rf"(?P<cue>anti-?)\s*⟦(?P<o>\d+)⟧",
        rf"(?P<cue>{words.against})\s+{GAP}⟦(?P<o>\d+)⟧",
        rf"(?P<cue>{words.enemy})\s*,?\s+⟦(?P<o>\d+)⟧",
    )
    for pattern in patterns:
        for match in _finditer(pattern, text):
            near = text[max(0, match.start() - 60) : match.end() + 30]
            bound = _search(words.coalition, near) is not None
            yield _relation(sentence, AGAINST, None, match["o"], match, coalition=bound)


def _leading(sentence: Masked, words: Cues) -> Iterator[Relation]:
    text = sentence.text
    kind = r"(?:military|defen[cs]e|security|united|common|grand|loose|informal|regional|new|so-called)"
    for match in _finditer(
        rf"⟦(?P<s>\d+)⟧(?:(?:['’]s?|-(?:led|centred|centered|dominated|headed|sponsored))\s+"
        rf"(?:(?!(?:in|of|with|against|for|to)\s)[^\s⟦;:.]+\s+){{0,4}}?|\s+(?:{kind}\s+)?)"
        rf"(?:anti-?⟦\d+⟧\s+(?:[\w-]+\s+){{0,2}}?)?(?P<cue>{words.coalition})",
        text,
    ):
        if "anti-" in text[max(0, match.start() - 6) : match.start()].lower():
            continue
        yield _relation(sentence, LEAD, match["s"], None, match, coalition=True)
    for match in _finditer(
        rf"(?P<v>{words.lead})\s+(?:(?!{words.lead})[^;:]){{0,60}}?(?P<cue>{words.coalition})", text
    ):
        subject = _subject(text, match.start())
        if subject is not None:
            yield _relation(sentence, LEAD, subject, None, match, coalition=True)
    for match in _finditer(
        rf"(?P<cue>{words.coalition})[^;:]{{0,60}}?\b(?:led|headed|formed|built|forged|assembled|"
        rf"organi[sz]ed|spearheaded|commanded|dominated)\s+by\s+{GAP}⟦(?P<s>\d+)⟧",
        text,
    ):
        yield _relation(sentence, LEAD, match["s"], None, match, coalition=True)
    for match in _finditer(rf"\b(?:its|their|his|her|own)\s+{GAP}(?:anti-?⟦\d+⟧\s+)?(?:[\w-]+\s+){{0,2}}?(?P<cue>{words.coalition})", text):
        subject = _subject(text, match.start())
        if subject is not None:
            yield _relation(sentence, LEAD, subject, None, match, coalition=True)
    for match in _finditer(rf"(?P<cue>{words.gather})\s+[^;:⟦]{{0,50}}?\bagainst\s+{GAP}⟦\d+⟧", text):
        subject = _subject(text, match.start())
        if subject is not None:
            yield _relation(sentence, LEAD, subject, None, match, coalition=True)
    for match in _finditer(
        rf"(?:an?|the)\s+(?:[\w-]+\s+){{0,2}}?(?P<cue>{words.coalition})\s+(?:(?:to|that|which|was|is)\s+)*"
        rf"{words.against}\s+{GAP}⟦\d+⟧",
        text,
    ):
        subject = _subject(text, match.start())
        if subject is None:
            continue
        between = text[text.index(f"⟦{subject}⟧") : match.start()]
        if not _search(rf"{words.join}|{words.refusal}|{words.lead}|join", between):
            yield _relation(sentence, LEAD, subject, None, match, coalition=True)


def _feuding(sentence: Masked, words: Cues) -> Iterator[Relation]:
    text = sentence.text
    for match in _finditer(
        rf"(?:⟦(?P<s>\d+)⟧(?:['’]s?)?|its|their|his|her)\s+(?:[\w-]+\s+){{0,3}}?(?P<cue>{words.feud})\s+"
        rf"(?:against|with|on)\s+{GAP}⟦(?P<o>\d+)⟧",
        text,
    ):
        subject = match["s"] or _subject(text, match.start())
        if subject is not None:
            yield _relation(sentence, FEUD, subject, match["o"], match)


def _holding(sentence: Masked, words: Cues) -> Iterator[Relation]:
    text = sentence.text
    for match in _finditer(
        rf"(?P<cue>{words.lonely}|\b(?:has|have|had|with|without|lacks?|needs?|seeks?|sought|lost|loses|"
        rf"losing|asks?|asked|look(?:s|ing|ed)? for|search(?:es|ing|ed)? for|short of|finds?|found|wants?|gained|won|and (?:its|their))\s+(?:[\w-]+\s+){{0,4}}?{words.ally})",
        text,
    ):
        subject = _subject(text, match.start())
        if subject is not None:
            yield _relation(sentence, HOLDS, subject, None, match)


def _helping(sentence: Masked, words: Cues) -> Iterator[Relation]:
    text = sentence.text
    for match in _finditer(rf"(?P<cue>{words.help})\s+{GAP}⟦(?P<o>\d+)⟧", text):
        before = text[: match.start()]
        if _search(r"\bby\s*$|-\s*$", before):
            continue
        subject = _subject(text, match.start(), nominal=True)
        if subject is not None:
            refused = _refused(text, subject, match.start(), words)
            yield _relation(sentence, HELP, subject, match["o"], match, refused=refused)
    for match in _finditer(
        rf"(?P<cue>{words.help})\s+(?:the|its|their|that|this)\s+(?:[\w-]+\s+){{1,3}}?against\s+{GAP}⟦\d+⟧", text
    ):
        subject = _subject(text, match.start(), nominal=True)
        if subject is not None:
            refused = _refused(text, subject, match.start(), words)
            yield _relation(sentence, ALLY, subject, None, match, refused=refused)
    for match in _finditer(
        r"\b(?P<cue>come|comes|came|coming|rush\w*|rall\w+|on|at|by|take[sn]?|took|taking)\s+(?:to\s+)?⟦(?P<o>\d+)⟧['’]s?\s+"
        r"(?:aid|defen[cs]e|side|rescue|help|assistance)\b",
        text,
    ):
        subject = _subject(text, match.start(), nominal=True)
        if subject is not None:
            refused = _refused(text, subject, match.start(), words)
            yield _relation(sentence, HELP, subject, match["o"], match, refused=refused)
    for match in _finditer(
        rf"(?P<cue>{words.enable})\s+{GAP}⟦(?P<o>\d+)⟧[^;]*?{words.against}\s+{GAP}⟦\d+⟧", text
    ):
        subject = _subject(text, match.start())
        if subject is not None:
            refused = _refused(text, subject, match.start(), words)
            yield _relation(sentence, HELP, subject, match["o"], match, refused=refused)
    for match in _finditer(
        rf"\b(?P<cue>support|backing|help|aid|assistance|loyalty|allegiance|commitment)\s+"
        rf"(?:for|to|of)\s+{GAP}⟦(?P<o>\d+)⟧",
        text,
    ):
        subject = _subject(text, match.start(), nominal=True)
        if subject is not None:
            yield _relation(sentence, HELP, subject, match["o"], match)
    for match in _finditer(
        rf"⟦(?P<o>\d+)⟧\s*,?\s+(?:[\w,]+\s+){{0,4}}?(?P<cue>backed|supported|aided|helped|assisted|armed|joined|"
        rf"flanked|endorsed)\s+(?:[\w-]+\s+){{0,2}}?by\s+{GAP}⟦(?P<s>\d+)⟧",
        text,
    ):
        yield _relation(sentence, HELP, match["s"], match["o"], match)
    for match in _finditer(r"⟦(?P<s>\d+)⟧-(?P<cue>backed|supported|armed|aligned)\s+⟦(?P<o>\d+)⟧", text):
        yield _relation(sentence, HELP, match["s"], match["o"], match)
    for match in _finditer(
        rf"⟦(?P<o>\d+)⟧(?:['’]s)?[^;:.⟦]{{0,60}}?\b(?P<cue>with the (?:help|support|backing|aid|assistance|"
        rf"participation|blessing) of|together with|alongside|along with|in concert with|with)\s+"
        rf"{GAP}⟦(?P<s>\d+)⟧",
        text,
    ):
        if match["cue"].lower() == "with" and not _search(
            rf"{words.coalition}|\b(?:at its side|on its side|on board|in tow)\b",
            match[0] + text[match.end() : match.end() + 25],
        ):
            continue
        yield _relation(sentence, ALLY, match["s"], match["o"], match)


def _allied(sentence: Masked, words: Cues) -> Iterator[Relation]:
    text = sentence.text
    for match in _finditer(
        rf"(?P<cue>{words.coalition}|quartet|trio|group)\b\s*(?:(?:directed\s+|aimed\s+)?(?:against|at)\s+{GAP}⟦\d+⟧\s*)?"
        rf"(?:\(|—|–|-|:|,)?\s*(?:that\s+)?(?:of|with|between|among|"
        rf"including|includes?|included|comprising|comprises?|such as|composed of|made up of|consisting of|"
        rf"—|–|:|—|namely)\s+{GAP}⟦(?P<s>\d+)⟧",
        text,
    ):
        yield _relation(sentence, ALLY, match["s"], None, match, coalition=True)
    owner = rf"(?:⟦(?P<o>\d+)⟧(?:['’]s?)?|its|their|his|her)"
    for match in _finditer(
        rf"{owner}\s+(?:[\w-]+\s+){{0,3}}?(?P<cue>{words.ally})\s*(?:,|:|—|–|-|,? such as|,? including|,? like|in)?\s+"
        rf"{GAP}⟦(?P<s>\d+)⟧",
        text,
    ):
        yield _relation(
            sentence, ALLY, match["s"], match["o"] or _subject(text, match.start()), match
        )
    for match in _finditer(
        rf"⟦(?P<s>\d+)⟧[^;:.⟦]{{0,60}}?\b(?P<cue>(?:{words.ally}|member|part|pillar)\s+(?:of|to))\s+"
        rf"{GAP}(?:⟦(?P<o>\d+)⟧|(?:{words.coalition}))",
        text,
    ):
        refused = _refused(text, match["s"], match.start("cue"), words)
        yield _relation(sentence, ALLY, match["s"], match["o"], match, refused=refused)
    for match in _finditer(
        rf"⟦(?P<s>\d+)⟧[^;:.⟦]{{0,30}}?\b(?:is|are|was|were|remains?|remained|became|becomes)\s+[^;:.⟦]{{0,30}}?"
        rf"\b(?:its|their|his|her)\s+(?:[\w-]+\s+){{0,4}}?(?P<cue>{words.ally})",
        text,
    ):
        yield _relation(sentence, ALLY, match["s"], None, match, coalition=True)
    for match in _finditer(
        rf"⟦(?P<s>\d+)⟧[^;:.⟦]{{0,60}}?\b(?:among|one of)\s+⟦(?P<o>\d+)⟧['’]s?\s+(?:[\w-]+\s+){{0,3}}?(?P<cue>{words.ally})",
        text,
    ):
        yield _relation(sentence, ALLY, match["s"], match["o"], match)
    for match in _finditer(
        rf"\b(?:its|their|his|her)\s+(?:[\w-]+\s+){{0,4}}?(?P<cue>{words.ally})\s+(?:is|are|was|were|includes?|included)\s+"
        rf"{GAP}⟦(?P<s>\d+)⟧",
        text,
    ):
        held = _subject(text, match.start())
        yield _relation(sentence, ALLY, match["s"], held, match, coalition=held is None)
    for match in _finditer(
        rf"⟦(?P<s>\d+)⟧\s*,\s+(?:an?|its|another|the|⟦(?P<o>\d+)⟧(?:['’]s)?)\s+(?:[\w-]+\s+){{0,3}}?(?P<cue>{words.ally})\b"
        rf"(?!\s+(?:of|to)\b)",
        text,
    ):
        yield _relation(sentence, ALLY, match["s"], match["o"], match)


def _joining(sentence: Masked, words: Cues) -> Iterator[Relation]:
    text = sentence.text
    for match in _finditer(
        rf"(?P<cue>{words.join})\s+(?:(?!{words.lead})[^;:.]){{0,50}}?(?P<n>{words.coalition}|anti-?⟦\d+⟧)", text
    ):
        subject = _subject(text, match.start(), nominal=True)
        if subject is not None:
            refused = _refused(text, subject, match.start(), words) or _search(
                words.maybe, text[max(0, match.start() - 40) : match.start()]
            ) is not None
            yield _relation(
                sentence, JOIN, subject, None, match, refused=refused, coalition=True
            )
    for match in _finditer(
        rf"(?P<cue>{words.join})\s+(?:in\s+)?(?:the|this|that|its)\s+(?:[\w-]+\s+){{0,2}}?{words.undertaking}", text
    ):
        subject = _subject(text, match.start(), nominal=True)
        if subject is not None:
            refused = _refused(text, subject, match.start(), words)
            yield _relation(sentence, JOIN, subject, None, match, refused=refused)
    for match in _finditer(rf"\b(?P<cue>join(?:ed|ing|s)?)\s+(?:with\s+)?{GAP}⟦(?P<o>\d+)⟧", text):
        subject = _subject(text, match.start(), nominal=True)
        if subject is not None:
            refused = _refused(text, subject, match.start(), words)
            yield _relation(sentence, HELP, subject, match["o"], match, refused=refused)
    for match in _finditer(
        rf"(?P<cue>{words.refusal})\s+(?:to\s+)?(?:[\w-]+\s+){{0,3}}?(?:{words.coalition})", text
    ):
        subject = _subject(text, match.start())
        if subject is not None:
            yield _relation(sentence, JOIN, subject, None, match, refused=True, coalition=True)


def _courting(sentence: Masked, words: Cues) -> Iterator[Relation]:
    text = sentence.text
    for match in _finditer(rf"(?P<cue>{words.court})\s+(?:(?!(?:by|against|that|but|because|while)\s)[^\s⟦;:.]+\s+){{0,6}}?⟦(?P<o>\d+)⟧", text):
        before = text[: match.start()]
        if _search(r"\bby\s*$", before):
            continue
        subject = _subject(text, match.start(), nominal=True)
        if subject is None and sentence.topic:
            found = _relation(sentence, COURT, None, match["o"], match)
            yield replace(found, subject=sentence.topic)
        if subject is not None:
            yield _relation(sentence, COURT, subject, match["o"], match)
            if MUTUAL.search(match["cue"]):
                yield _relation(sentence, COURT, match["o"], subject, match)
    for match in _finditer(
        rf"⟦(?P<o>\d+)⟧[^;:.⟦]{{0,40}}?\b(?P<cue>courted|wooed|approached|invited|pressed|urged|lobbied|"
        rf"pressured|visited|telephoned)\s+by\s+{GAP}⟦(?P<s>\d+)⟧",
        text,
    ):
        yield _relation(sentence, COURT, match["s"], match["o"], match)


def _subject(text: str, at: int, *, nominal: bool = False) -> str | None:
    """The mark of the group that the verb at `at` has for its subject, or None.

    The nearest group of the clause that no preposition governs; without one in the clause, that
    of the sentence. `nominal` lets a group serve that only a preposition introduces.
    """
    before = text[:at]
    breaks = [match.end() for match in BREAK.finditer(before)]
    clause = breaks[-1] if breaks else 0
    marks = list(MARK.finditer(before))
    free = [m for m in marks if not NOT_SUBJECT.search(before[: m.start()]) and not _anti(before, m)]
    which = 0 if COORDINATED.search(before) else -1
    for among in ([m for m in free if m.start() >= clause], free):
        if among:
            return among[which][1]
    if nominal and marks and not _anti(before, marks[0]):
        return marks[0][1]
    return None


def _anti(text: str, mark: re.Match[str]) -> bool:
    return text[: mark.start()].lower().endswith("anti-")


def _refused(text: str, subject: str, at: int, words: Cues) -> bool:
    """Whether the words between subject and verb say that it will not happen."""
    start = text.index(f"⟦{subject}⟧") if f"⟦{subject}⟧" in text[:at] else 0
    return _search(words.refusal, text[start:at]) is not None


def _relation(
    sentence: Masked,
    kind: str,
    subject: str | None,
    target: str | None,
    match: re.Match[str],
    *,
    refused: bool = False,
    coalition: bool = False,
) -> Relation:
    return Relation(
        kind=kind,
        subject=sentence.groups[int(subject)] if subject is not None else (),
        object=sentence.groups[int(target)] if target is not None else (),
        cue=match["cue"],
        where=sentence,
        refused=refused,
        coalition=coalition,
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _finditer(pattern: str, text: str) -> Iterator[re.Match[str]]:
    return _compiled(pattern).finditer(text)


def _search(pattern: str, text: str) -> re.Match[str] | None:
    return _compiled(pattern).search(text)
