"""Lines that a publisher's page adds to an article: forms, cookies, copyright, links.

Each rule is a pattern over one paragraph and the number of words up to which it holds, so that
an article *about* cookies or copyright keeps its paragraphs. None knows a publisher.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """A kind of furniture, the pattern that finds it, and the longest paragraph it can be."""

    kind: str
    pattern: re.Pattern[str]
    most_words: int


def _notice(kind: str, most_words: int, *patterns: str) -> Notice:
    return Notice(
        kind, re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE), most_words
    )


NOTICES: tuple[Notice, ...] = (
    _notice(
        "comment form",
        40,
        r"^(?:leave|post|add|write) (?:a|your) (?:reply|comment)\b",
        r"\byour e-?mail(?: address)? will (?:not|never) be (?:published|shown|shared)",
        r"^(?:all )?required fields are marked",
        r"\buses akismet\b",
        r"\bhow your comment data (?:is|are) processed",
        r"^save my name\b",
        r"^notify me of (?:new|follow)",
        r"^(?:name|e-?mail(?: address)?|website|url|comment|your (?:name|e-?mail|"
        r"comment))\s*\*?:?$",
        r"^(?:post|submit)(?: your)? comment$|^cancel reply$|^submit$|^reply$",
        r"^(?:you must|please) (?:be logged in|log ?in|sign in|register)\b",
        r"^(?:log|sign) ?in (?:or register )?to (?:leave|post|comment|reply|continue|read)\b",
        r"^comments (?:are|have been) (?:closed|disabled|moderated|turned off)",
        r"^(?:view|show|see|load|hide) (?:all )?(?:\d+ )?(?:more )?comments\b",
        r"^\d+ (?:comments?|replies|responses|thoughts? on\b.*)$|^no comments(?: yet)?\.?$",
        r"^be the first to comment",
        r"^join the (?:conversation|discussion)\.?$",
    ),
    _notice(
        "subscription",
        45,
        r"^(?:please )?(?:subscribe|sign up|register)\b.*\b(?:newsletters?|e-?mails?|inbox|alerts?"
        r"|briefing|bulletin|free|today|now|updates?|access|channel|podcast)\b",
        r"^(?:subscribe|sign up|donate|register|log in|sign in)(?: now| here| today)?[.!]?$",
        r"\b(?:in|to) your inbox\b",
        r"^(?:already|not yet) an? (?:subscriber|member)\b",
        r"^(?:please )?(?:consider )?(?:support(?:ing)?|donat(?:e|ing)|becom(?:e|ing) a (?:member|"
        r"subscriber|supporter))\b.*\b(?:journalism|reporting|newsroom|us|donations?|member)\b",
        r"^(?:follow|like|join|find) (?:us|him|her|me|them|@\w+|[\w ]{1,40}) on (?:twitter|x\b|"
        r"facebook|telegram|instagram|youtube|whatsapp|linkedin|mastodon|bluesky|threads)",
        r"^(?:download|get) (?:the|our) [\w ]{0,20}app\b",
        r"^(?:click|tap) here\b",
        r"^this (?:article|story|content) is (?:only )?(?:for|available to) (?:paying )?"
        r"(?:subscribers|members)",
        r"^you have (?:reached|read) (?:your|\d+) .*\barticles?\b",
        r"^(?:want|like) more (?:stories|news|articles)\b",
    ),
    _notice(
        "cookie notice",
        70,
        r"^(?:we|this (?:web)?site|our (?:web)?site|this page)\b[^.]{0,40}\buses? cookies\b",
        r"^by (?:continuing to (?:use|browse)|using|clicking|closing)\b.*"
        r"\b(?:cookies?|terms|privacy|consent|agree)\b",
        r"^(?:accept|reject|manage|allow)(?: all)? (?:cookies|preferences|choices)\b",
        r"^(?:accept all|reject all|cookie (?:policy|settings|preferences|notice))$",
        r"^(?:read our |see our )?(?:privacy (?:policy|notice)|terms (?:of (?:use|service)|and "
        r"conditions|& conditions)|data protection)(?:\s*[|,&].*)?\.?$",
        r"^(?:your privacy|we (?:care about|value) your privacy)\b",
    ),
    _notice(
        "copyright notice",
        60,
        r"^(?:©|\(c\)\s*\d{4}|copyright\b)",
        r"©\s*\d{4}",
        r"\ball rights reserved\b",
        r"\bmay not be (?:published|broadcast|reproduced|redistributed|copied)\b.*"
        r"\b(?:rewritten|redistributed|permission|consent|broadcast)\b",
        r"^(?:re)?(?:published|printed|produced|posted) (?:here )?(?:with|by) (?:the )?"
        r"(?:kind )?permission\b",
        r"^this (?:article|story|piece|text|work|post) (?:was|is|has been)(?: \w+)? "
        r"(?:licen[sc]ed|(?:originally |first )?(?:re)?published)\b",
        r"^(?:licen[sc]ed under|creative commons)\b",
        r"^our standards:",
    ),
    _notice(
        "disclaimer",
        60,
        r"\b(?:views?|opinions?)\b[^.]{0,60}\b(?:expressed|are (?:those|his|her|"
        r"their))\b[^.]{0,120}"
        r"\b(?:author|writer|contributor|own|not necessarily|do not)\b",
        r"^(?:disclaimer|disclosure)\s*:",
        r"^this (?:article|story|translation|summary) (?:was|is|has been) (?:automatically )?"
        r"(?:generated|translated|produced|updated|edited|corrected)\b",
    ),
    _notice(
        "sharing links",
        14,
        r"^share(?: (?:this|on|via|with|to)\b.*|:.*)?$",
        r"^(?:tweet|print|e-?mail|save|listen|copy link|link copied|bookmark|gift article)"
        r"(?: this)?(?: (?:article|story|page|post|link))?[!.]?$",
        r"^(?:(?:facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|e-?mail|print|"
        r"instagram|youtube|copy link|flipboard|bluesky|threads|share)\b[\s,|/•·]*)+$",
    ),
    _notice(
        "links to other pages",
        40,
        r"^(?:read (?:more|also|next|on)|also read|see also|more from|more on|"
        r"related(?: (?:articles?|"
        r"stories|story|posts?|coverage|topics?|news|content|reading|links?))?|further reading|"
        r"recommended(?: (?:for you|stories|reading))?|you (?:may|might) also (?:like|be interested"
        r".*)|don'?t miss|most (?:read|popular|viewed)|trending(?: now)?|editor'?s? picks?|"
        r"top stories|latest (?:news|stories)|what to read next|up next|in this (?:article|story)|"
        r"next (?:article|story|post)|previous (?:article|story|post))(?:\s*[:›»→|-].*|[.…]*)$",
        r"^(?:watch|listen|video|audio|gallery|in pictures|podcast|live|interactive)\s*[:|]",
        r"^(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|section)\s*:",
        r"^(?:skip to (?:main )?content|back to (?:top|home)|home|menu|search|top)$",
        r"^(?:jump|go|return) to (?:navigation|content|top|search)\b",
    ),
    _notice(
        "advertisement",
        12,
        r"^(?:advertisements?|sponsored(?: content)?|promoted|paid content)\b\W*\w*$",
        r"^(?:story|article) continues (?:below|after)",
        r"^(?:loading|please wait)\W*$",
    ),
    _notice(
        "page data",
        10,
        r"^\d+ min(?:ute)?s?(?: read)?(?: to read)?$",
        r"^(?:estimated )?reading time\b",
        r"^\d+ (?:min(?:ute)?s?|hours?|days?) ago$",
        r"^page \d+(?: of \d+)?$|^-?\s*\d+\s*-?$",
        r"^(?:ends?|enditem|-30-|#{2,}|\*(?:\s?\*)+|end|xxx)\W*$",
    ),
)

_LINKS = re.compile(r"\s+[|›»•·/>]\s+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
COMMENTS_BEGIN = re.compile(
    r"^(?:(?:leave|post|add|write) (?:a|your) (?:reply|comment)\b.{0,30}"
    r"|\d+ (?:comments?|replies|responses|thoughts? on\b.*)"
    r"|(?:reader )?comments(?: \(\d+\))?|join the (?:conversation|discussion))\W*$",
    re.IGNORECASE,
)
LINKS_BEGIN = re.compile(
    r"^(?:related (?:articles|stories|posts|coverage|news|content|reading|links)|recommended.*|"
    r"you (?:may|might) also like|more from .{1,60}|most (?:read|popular|viewed)|trending.*|"
    r"editor'?s? picks|top stories|latest (?:news|stories)|what to read next|further reading)\W*$",
    re.IGNORECASE,
)


def notice(paragraph: str) -> str | None:
    """The kind of page furniture that the paragraph is, or None where it is none.

    >>> notice("Your email address will not be published."), notice("Oslo published the treaty.")
    ('comment form', None)
    """
    words = len(paragraph.split())
    for rule in NOTICES:
        if words <= rule.most_words and rule.pattern.search(paragraph):
            return rule.kind
    if words <= 30 and len(_LINKS.findall(paragraph)) >= 2 and not _SENTENCE_END.search(paragraph):
        return "navigation"
    return None
