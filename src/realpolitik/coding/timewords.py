"""How English writes times: the patterns of `dating`, in the order in which they are tried.

The groups `month`, `day`, `year` (and `month2` …, the end of a range), `part`, `which`, `way`,
`unit`, `count`, `feast`, `end`, `season`, `decade`, `weekday` and `near` hold what `dating` reads.
"""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
         "august aug", "september sept sep", "october oct", "november nov", "december dec"), 1
    )
    for name in names.split()
}  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = {day: i for i, day in enumerate(_DAYS)}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
        "eighty": 80, "ninety": 90}  # fmt: skip
FEASTS = {"christmas day": (12, 25), "christmas eve": (12, 24), "may day": (5, 1),
          "new year's day": (1, 1), "new year's eve": (12, 31)}  # fmt: skip
NUMBERS = {word: i for i, word in enumerate(_NUMBERS)} | TENS | {"a": 1, "an": 1}

_MONTH = (
    r"(?P<month{0}>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DAY = r"(?P<day{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year{0}>1[5-9]\d\d|20\d\d)"
_DASH = r"\s*(?:-|–|—|to|and|through|until)\s*"
_ONES = "|".join(_NUMBERS[1:10])
_COUNT = (
    rf"(?P<count>(?i:\d{{1,3}}|an?|{'|'.join(sorted(_NUMBERS[10:], key=len, reverse=True))}|"
    rf"(?:{'|'.join(TENS)})(?:-(?:{_ONES}))?|{_ONES}))"
)
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_UNIT = r"(?P<unit>day|night|morning|evening|afternoon|week|month|year|decade)"
# "On the 9th": not a floor, a fleet or a parallel, so nothing but a new phrase may follow.
_ALONE = (
    r"(?=\W*$|[,.;:)–—]|\s+(?:and|but|or|the|an?|his|her|its|their|he|she|it|they|in|at|by|with|when|"
    r"that|to|after|before|(?!(?:Fleet|Army|Division|Brigade|Corps|Congress|Battalion|Regiment|"
    r"Squadron|Wing|Amendment|Party|Plenum|Session|Century|Infantry|Airborne)\b)[A-Z]\w+)\b)"
)
_SEASON = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "iso",
            r"\b(?P<year>1[5-9]\d\d|20\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<day>[0-3]\d)\b",
        ),
        (
            "days",
            (rf"\b{_MONTH.format('')}\s+{_DAY.format('')}{_DASH}(?:{_MONTH.format('2')}\s+)?"
            rf"{_DAY.format('2')}(?!\d)(?:,?\s+{_YEAR.format('')})?\b"),
        ),
        (
            "days_british",
            (rf"\b{_DAY.format('')}(?:\s+{_MONTH.format('')})?{_DASH}{_DAY.format('2')}\s+"
            rf"{_MONTH.format('2')}(?:,?\s+{_YEAR.format('')})?\b"),
        ),
        (
            "day",
            rf"\b{_MONTH.format('')}\s+{_DAY.format('')}(?!\d)(?:,?\s+{_YEAR.format('')})?\b",
        ),
        (
            "day",
            (rf"\b(?:the\s+)?{_DAY.format('')}\s+(?:of\s+)?{_MONTH.format('')}(?:,?\s+"
            rf"{_YEAR.format('')})?\b"),
        ),
        (
            "months",
            (rf"\b(?:[Ff]rom|[Bb]etween)\s+{_MONTH.format('')}(?:\s+{_YEAR.format('')})?"
            rf"\s+(?:to|until|till|and|through)\s+{_MONTH.format('2')}\s+"
            r"(?P<year2>1[5-9]\d\d|20\d\d)\b"),
        ),
        (
            "month",
            (r"\b(?P<part>early|late|mid|the end of|the start of|the beginning of)?[ -]?"
            rf"{_MONTH.format('')},?\s+(?:of\s+)?{_YEAR.format('')}\b"),
        ),
        (
            "month",
            (r"\b(?P<part>(?:[Ee]arly|[Ll]ate|[Mm]id|[Tt]he end of|[Tt]he start of|"
            rf"[Tt]he beginning of)[ -]){_MONTH.format('')}(?![\w-]| \d)"),
        ),
        (
            "month",
            (r"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Bb]efore|[Aa]fter|[Oo]f|[Ff]rom)"
            rf"\s+{_MONTH.format('')}(?![\w-]| \d)"),
        ),
        (
            "month_rel",
            (rf"\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past|[Tt]hat)\s+{_MONTH.format('')}"
            r"(?![\w-])"),
        ),
        (
            "season",
            rf"\b(?:the\s+)?{_SEASON}\s+(?:of\s+)?{_YEAR.format('')}\b",
        ),
        (
            "season_rel",
            rf"\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]hat)\s+{_SEASON}\b",
        ),
        (
            "season_bare",
            rf"\b[Ii]n\s+(?:the\s+)?{_SEASON}\b(?!\s+of\b)",
        ),
        (
            "feast",
            (r"\b(?P<feast>Christmas (?:Day|Eve)|New Year['’]s (?:Day|Eve)|May Day)"
            rf"(?:,?\s+(?:of\s+)?{_YEAR.format('')})?\b"),
        ),
        (
            "year_end",
            (r"\b(?P<end>(?:before|by) (?:the end of the year|the year is out|"
            r"(?:the )?year['’]s end|year-end))\b"),
        ),
        (
            "ordinal",
            (r"\b(?:[Oo]n|[Ff]or|[Bb]y|[Uu]ntil|[Ss]ince|[Ff]rom)\s+the\s+"
            rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th){_ALONE}"),
        ),
        (
            "counted",
            (r"\b(?:(?:[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Oo]ver|[Mm]ore than|[Jj]ust|[Oo]nly|"
            rf"[Ll]ess than|[Ss]ome)\s+)?{_COUNT}\s+{_UNIT}s?\s+"
            r"(?P<way>later|afterwards?|earlier|before|after|previously)\b"),
        ),
        (
            "neighbour",
            (r"\b(?:[Tt]he|[Tt]hat)\s+(?:very\s+)?"
            r"(?P<which>(?<!over the )(?<!in the )(?<!within the )(?<!during the )"
            rf"(?<!for the )next|following|same|previous)\s+{_UNIT}\b"),
        ),
        (
            "neighbour",
            rf"\b[Tt]he\s+{_UNIT}\s+(?P<way>after|before)\b",
        ),
        (
            "neighbour",
            r"\b(?P<which>[Tt]hat)\s+(?P<unit>month|year)\b",
        ),
        (
            "years",
            (rf"\b(?:[Ff]rom|[Bb]etween|[Dd]uring)\s+{_YEAR.format('')}{_DASH}"
            rf"{_YEAR.format('2')}\b"),
        ),
        (
            "years",
            rf"\b{_YEAR.format('')}\s*[-–—]\s*(?P<year2>1[5-9]\d\d|20\d\d|\d\d)\b(?!-)",
        ),
        (
            "decade",
            (r"\b(?:(?P<part>early|mid|late)[ -])?(?:the\s+)?(?:(?P<part2>early|mid|late)"
            r"[ -])?(?P<decade>1[5-9]\d|20\d)0s\b"),
        ),
        (
            "year",
            (r"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Bb]efore|[Aa]fter|[Oo]f|[Ff]rom|"
            r"[Ee]arly|[Ll]ate|[Mm]id|[Bb]ack in|[Tt]he)[ -](?:early |late |mid-)?"
            rf"{_YEAR.format('')}(?![-–]\w|\s*[-–]\s*\d|\d|s\b|,\d)\b"),
        ),
        (
            "anniversary",
            (rf"\b{_COUNT}\s+(?P<unit>year|decade)s?\s+ago\s+"
            r"(?P<near>today|tonight|this\s+(?:morning|afternoon|evening|week|month))\b"),
        ),
        (
            "ago",
            (rf"\b(?:(?i:about|around|nearly|almost|over|more than|some) )?{_COUNT}\s+"
            r"(?P<unit>day|week|month|year|decade)s?\s+(?P<way>ago|from now)\b"),
        ),
        (
            "past",
            (r"\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past|[Tt]he past|"
            r"[Tt]he coming)\s+(?P<unit>week|month|year|decade|weekend)\b"),
        ),
        (
            "past",
            r"\b(?P<which>[Oo]ver the|[Aa]t the)\s+(?P<unit>weekend)\b",
        ),
        (
            "span",
            (r"\b(?:over|in|during|for|within)\s+the\s+(?P<way>past|last|next|coming)\s+"
            rf"{_COUNT}\s+(?P<unit>day|week|month|year|decade)s\b"),
        ),
        (
            "weekday",
            rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+)?{_WEEKDAY}\b",
        ),
        (
            "near",
            (r"\b(?P<near>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Ll]ast night|"
            r"[Tt]his morning|in the morning|[Tt]his afternoon|[Tt]his evening)\b"),
        ),
    )
)  # fmt: skip
