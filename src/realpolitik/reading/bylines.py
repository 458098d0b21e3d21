"""Who wrote an article: the byline, and the note about the author at its end."""

from __future__ import annotations

import re

from realpolitik.reading.dating import FULL_DATE, MONTH

_BYLINE = re.compile(
    r"^(?:(?:(?:written|reported|story|text|words|analysis|opinion|commentary|report|essay|"
    r"post(?:ed)?)\s+)?"
    r"by|authors?\s*:)\s*:?\s+(?P<who>\S.*)$",
    re.IGNORECASE,
)
_CUT = re.compile(
    rf"\s*(?:[|•·–—]|\s-\s|,?\s*\b(?:published|updated|posted)\b|,\s*{MONTH}\s|"
    r"\s(?:in|for|at|from|on)\s|\().*$",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|;\s*)\s*", re.IGNORECASE)
_NAME = re.compile(
    r"(?:[A-Z][\w'’.-]*|(?:al|el|ben)-[A-Z][\w'’-]*)"
    r"(?:\s+(?:[A-Z][\w'’.-]*|(?:al|el|ben)-[A-Z][\w'’-]*|de|del|der|den|van|von|bin|ibn|al|"
    r"el|la|le|"
    r"da|di|dos|du|ten|ter|y|e))*"
)
_DESK = re.compile(
    r"(?:our |the )?(?:(?:\w+ )?staff(?: (?:writers?|reporters?))?|(?:\w+ )?correspondents?|"
    r"(?:\w+ )?editorial board|(?:the )?editors|(?:\w+ ){0,2}news ?(?:desk|room|agency)|"
    r"reuters|afp|ap|"
    r"xinhua|tass|kyodo|yonhap|associated press|the associated press|agencies)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:staff|senior|chief|writer|reporter|correspondent|editor|columnist|contributor|analyst|"
    r"fellow|professor|news|times|post|press|bureau|political|diplomatic|special|freelance)\b",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    rf"(?:{MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|the|this|that|these|its|his|her|their|"
    r"all|contrast|comparison|far|now|then|and|law|force)$",
    re.IGNORECASE,
)
CREDITS = re.compile(
    r"^[(\[]?(?:additional |with )?(?:reporting|writing|editing|translation|translated|compiled|"
    r"edited|graphics?|produced|photographs?|research)\s+(?:contributed\s+)?(?:in \w+ )?by\s+[A-Z]"
    r"|^[\w.' ]{3,60}\bcontributed (?:reporting )?to (?:this|the) (?:report|story|article)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"(?:^|\s)(?:[\w.+-]+@[\w-]+\.[\w.]+|@\w{3,})(?:\s|[.,]|$)")
_BIO_NOUN = (
    r"(?:(?:regular|frequent|opinion|guest)\s+contributors?|columnists?|correspondents?|reporters?|journalists?|editors?|writers?|"
    r"freelancers?|commentators?|analysts?|(?:associate |assistant )?professors?|lecturers?|"
    r"(?:senior |research |visiting |nonresident )*fellows?|researchers?|scholars?|historians?|"
    r"authors?|novelists?|bloggers?|students?|"
    r"(?:research |programme |program )?directors?)"
)
_SELF = re.compile(
    rf"\b(?:is|was|are|were)\s+(?:an?|the|currently|also|both)?\s*(?:[\w'’,-]+\s+)"
    rf"{{0,6}}?{_BIO_NOUN}\b",
)
_STRONG = re.compile(
    r"\b(?:contribut(?:or to|es to|ing (?:writer|editor))\b|"
    r"columnist|staff writer|"
    r"freelance|author of (?:[\w-]+ ){0,4}(?:books?|novels?|volumes|stud(?:y|ies))|"
    r"author of (?-i:[“‘]|The\s[A-Z]|An?\s[A-Z])|covers [\w ,-]+ for|"
    r"has (?:written|reported|covered)\b.{0,60}\b(?:for|from)\b|"
    r"writes (?:about|on|for|regularly)|(?:his|her|their) (?:latest |new |most recent |next )?"
    r"(?:books?|work|writing|articles|essays|column|views)\b|(?:teaches|lectures) |fellow at|"
    r"correspondent (?:for|in|at|based)|professor (?:of|at|emerit)|can be (?:reached|followed|"
    r"contacted)|"
    r"holds an? (?:phd|degree|doctorate|chair|master)|is based in|lives in)",
    re.IGNORECASE,
)
_WEAK = re.compile(
    rf"\b(?:{_BIO_NOUN}|writes|teaches|lectures|covers|covered|covering|reports|reported|following|"
    r"contribut\w+|commentary|journalism|studied|educated|experience|served|worked|works|"
    r"based in|lives)\b",
    re.IGNORECASE,
)
_THE_AUTHOR = re.compile(
    r"^(?:about the (?:author|writer)s?\b|the (?:author|writer)s?,? )", re.IGNORECASE
)
_OPENING_NAME = re.compile(
    rf"^(?:(?:Dr|Prof|Professor|Sir|Mr|Ms|Mrs)\.?\s+)?(?P<name>{_NAME.pattern})"
)
_LONGEST_BIO = 110  # words
_LONGEST_BYLINE = 300  # characters


def byline_of(line: str) -> str | None:
    """The names in a line that is a byline, else None.

    >>> byline_of("By Ana de la Cruz and John O'Neil, Staff Writers | March 3, 2014")
    "Ana de la Cruz and John O'Neil"
    >>> byline_of("By Monday, the two had agreed.") is None
    True
    """
    found = _BYLINE.match(line.strip()) if len(line) <= _LONGEST_BYLINE else None
    if found is None or len(line.split()) > 20:
        return None
    who = FULL_DATE.sub("", _CUT.sub("", found["who"])).strip(" ,;")
    if _DESK.fullmatch(who):
        return who
    if _sentence_ends(who):
        return None
    names: list[str] = []
    for part in _BETWEEN_NAMES.split(who):
        if names and _ROLE.search(part):
            break
        if not _NAME.fullmatch(part) or _NOT_A_NAME.match(part.split()[0]):
            return None
        names.append(part)
    if not names or any(len(name.split()) < 2 for name in names):
        return None
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def _sentence_ends(who: str) -> bool:
    return who.endswith((".", "!", "?")) and not re.search(r"\b(?:[A-Z]|Jr|Sr|Ph\.D)\.$", who)


def is_credits(paragraph: str) -> bool:
    """Whether the paragraph names who reported, edited or translated."""
    return len(paragraph.split()) <= 50 and bool(CREDITS.search(paragraph))


def is_about_author(paragraph: str, byline: str | None) -> bool:
    """Whether a paragraph among an article's last ones tells who its author is.

    A paragraph that begins with a name of the byline needs one sign of it, another name two.
    """
    if len(paragraph) > 10 * _LONGEST_BIO or len(paragraph.split()) > _LONGEST_BIO:
        return False
    if _THE_AUTHOR.match(paragraph):
        return bool(_WEAK.search(paragraph))
    if len(paragraph.split()) <= 25 and _CONTACT.search(paragraph):
        return True
    opening = _OPENING_NAME.match(paragraph)
    if opening is None:
        return False
    if byline and _same_person(opening["name"], byline):
        return bool(_WEAK.search(paragraph) or _SELF.search(paragraph))
    first = re.split(r"(?<=[a-z)]\.)\s", paragraph, maxsplit=1)[0]
    return bool(
        len(opening["name"].split()) >= 2 and _SELF.search(first) and _STRONG.search(paragraph)
    )


def _same_person(name: str, byline: str) -> bool:
    """Whether the name that opens a paragraph is one of the byline's, or its surname."""
    tokens = name.lower().split()
    for person in re.split(r",\s*|\s+and\s+", byline.lower()):
        own = person.split()
        if tokens[: len(own)] == own or (own and tokens == own[-1:]):
            return True
    return False
