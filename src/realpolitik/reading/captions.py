"""Whether a paragraph is the caption of a photograph.

Copies of web pages keep captions as paragraphs. One is known by its credit, or by several weaker
marks together: positions such as "(C)", verbs that describe a picture, a full date at the end.
"""

from __future__ import annotations

import re

from realpolitik.reading.dating import MONTH

_LONGEST = 90  # words; longer is prose, whatever it ends with
_ENOUGH = 3

_AGENCY = (
    r"(?:AFP|AP|EPA(?:-EFE)?|EFE|ANSA|DPA|TASS|PTI|ANI|UPI|Getty(?: Images)?|Reuters|Xinhua|"
    r"Shutterstock|iStock|Alamy|Bloomberg|Anadolu(?: Agency)?|Kyodo(?: News)?|Yonhap|NurPhoto|"
    r"Sipa(?: USA)?|Zuma(?: Press)?|VCG|Corbis|Flickr|Wikimedia(?: Commons)?|Unsplash|Pixabay|"
    r"Associated Press|Agence France-Presse|Press Association|PA(?: Wire| Images)?|Magnum|Polaris)"
)
_NAME = r"[A-Z][\w'’.-]*(?:\s+(?:[A-Z][\w'’.-]*|de|la|van|von|der|bin|al)){0,4}"
_PERSON = r"[A-Z][\w'’.-]+(?:\s+[A-Z][\w'’.-]+){1,3}"
_WORK = (
    r"(?:photo(?:graph|graphy|s)?|image|picture|pic|illustration|screenshot|file photo|handout|"
    r"pool photo|courtesy|credit|source|graphic|map)"
)
_CREDIT = re.compile(
    rf"(?:[(\[](?=[^()\[\]]{{2,100}}[)\]][.]?$)(?:"
    rf"[^()\[\]]*\b(?i:{_WORK})\b\s*(?:[:/]|\b(?i:by|of|from|via|courtesy)\b)[^()\[\]]*|"
    rf"{_NAME}\s*(?:/|,|\bvia\b)\s*[^()\[\]]*\b{_AGENCY}\b[^()\[\]]*|"
    rf"{_AGENCY}\s*(?:/|\bvia\b)[^()\[\]]*|{_AGENCY}\s+(?i:{_WORK})[^()\[\]]*|"
    rf"(?i:file|handout|pool)(?:\s+(?i:{_WORK}))?[^()\[\]]*|"
    rf"(?<=[.!?…”\"]\s\(){_PERSON}/(?:The\s+)?{_NAME}(?:/{_NAME})*(?=[)\]]$)"
    r")[)\]][.]?$"
    rf"|(?:^|[.!?…”\"]\s+)(?i:{_WORK}(?:\s+credit)?s?\s*(?:[:|]|by\b))[^.!?]{{2,80}}\.?$"
    rf"|[.!?…”\"]\s+(?:[–—-]\s*)?(?:{_NAME}\s*/\s*)?{_AGENCY}(?:\s*(?:/|via)\s*[A-Z][\w .]+)*\.?$"
    rf"|\s[–—|]\s*(?:{_NAME}/)*{_AGENCY}(?:/[A-Z][\w .]+)*\.?$"
    r"|(?:^|\s)©\s*[A-Z][\w /.-]{1,60}$)"
)
_OPENING = re.compile(
    r"^(?:photos?|image|picture|caption|in (?:this|the|an?) (?:\w+ )?(?:photo(?:graph)?|image|"
    r"picture)|"
    r"file\b\s*(?:photo|picture|image)?\s*[:–—-]|file photo|photo (?:credit|by)|"
    r"image (?:credit|source))"
    r"(?:\s*[:,|–—-]|\s+(?:released|provided|taken|of|by|shows)\b)|^file\s*[:–—-]",
    re.IGNORECASE,
)
_POSITION = re.compile(
    r"[\w”’]\s?[(,]\s?(?:C|L|R|(?i:cent(?:er|re)|(?:far |front |back |top |bottom |second |"
    r"third |2nd |"
    r"3rd )?(?:left|right)|[23](?:nd|rd)? [LR]|L[- ](?:to|-)[- ]R|from (?:left|right)|rear|"
    r"front row|"
    r"pictured|foreground|background))\s?[),]"
)
_PICTURE = re.compile(
    r"\b(?:file photo|undated (?:photo|image|picture)|(?:is|are) (?:seen|pictured|shown)|seen here|"
    r"pictured (?:here|with|in|at|on)|(?:in )?this (?:\w+ )?(?:photo(?:graph)?|image|picture|"
    r"combination)|"
    r"poses? for (?:a |the )?(?:\w+ )?(?:photo(?:graph)?s?|picture)|handout|screenshot)\b",
    re.IGNORECASE,
)
_VISIBLE = re.compile(
    r"\b(?:shakes? hands|poses?|waves?|looks? on|gestures?|walks?|smiles?|applauds?|listens?|"
    r"stands?|sits?|inspects?|salutes?|hugs?|raises? (?:a|his|her|their)|lays? a wreath)\b"
)
_TELLING = re.compile(
    r"\b(?:attends?|arrives?|speaks?|delivers?|greets?|welcomes?|meets?|holds?|addresses|marche?s?|"
    r"protests?|chants?|patrols?|takes? part|takes? off|carry|carries|rides?|participates?|"
    r"sails?)\b"
)
_DATED_END = re.compile(
    rf"\b(?:on|in)?\s*(?:{MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{MONTH},?\s+\d{{4}})"
    rf"\W*(?:\([^()]*\))?\W*$"
)
_MAYBE_VERB = re.compile(
    r"\b(?:[a-z]{2,}ed|[a-z]+(?<![s'’])s|have|had|are|were|will|would|may|might|can|could|should|must|do|"
    r"did|said|met|held|sent|took|went|came|gave|made|began|told|left|won|lost|fell|rose|struck|shot|"
    r"fought|cut|broke|brought|built|became|led|ran|saw|hit|spoke|flew|sat|stood|set|put|kept|sought|"
    r"agree|meet|hold|sign|say|call|warn|attack|withdrew|bought|sold|paid)\b"
)
_SENTENCE_END = re.compile(r"[a-z)\d][.!?][”\"]?\s+[A-Z]")


def is_caption(paragraph: str, position: int) -> bool:
    """Whether the `position`-th paragraph of an article describes a photograph.

    >>> is_caption("The president (L) shakes hands with her guest. (Ann Lee/Reuters)", 1)
    True
    >>> is_caption("The president met her guest on March 3, 2014.", 1)
    False
    """
    if len(paragraph.split()) > _LONGEST:
        return False
    if _CREDIT.search(paragraph) or _OPENING.search(paragraph):
        return True
    if len(_SENTENCE_END.findall(paragraph)) > 2:
        return False
    marks = 0
    marks += 2 * bool(_POSITION.search(paragraph))
    marks += 2 * bool(_PICTURE.search(paragraph))
    marks += bool(_VISIBLE.search(paragraph))
    marks += bool(_DATED_END.search(paragraph))
    if marks:
        marks += bool(_TELLING.search(paragraph))
    if _DATED_END.search(paragraph) and not _MAYBE_VERB.search(paragraph):
        return True  # names, a place and a day, without a verb
    if bool(_VISIBLE.search(paragraph)) and bool(_DATED_END.search(paragraph)):
        marks += position < 3
    return marks >= _ENOUGH
