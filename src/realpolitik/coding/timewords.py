"""How English writes times: the patterns of `dating`, in the order in which they are tried.

The groups `month`, `day`, `year` (and `month2` …, the end of a range), `part`, `which`, `way`,
`unit`, `count`, `season`, `decade`, `weekday` and `near` hold what `dating` reads.
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
    *("eleven", "twelve"),
)
NUMBERS = {word: i for i, word in enumerate(_NUMBERS)} | {"a": 1, "an": 1}

_MONTH = (
    r"(?P<month{0}>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DAY = r"(?P<day{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year{0}>1[5-9]\d\d|20\d\d)"
_DASH = r"\s*(?:-|–|—|to|and|through|until)\s*"
_COUNT = r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
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
            (rf"\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past)\s+{_MONTH.format('')}"
            r"(?![\w-])"),
        ),
        (
            "season",
            rf"\b(?:the\s+)?{_SEASON}\s+(?:of\s+)?{_YEAR.format('')}\b",
        ),
        (
            "season_rel",
            rf"\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+{_SEASON}\b",
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
            "ago",
            (rf"\b(?:about |around |nearly |almost |over |more than )?{_COUNT}\s+"
            r"(?P<unit>day|week|month|year|decade)s?\s+(?P<way>ago|earlier|from now)\b"),
        ),
        (
            "past",
            (r"\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past|[Tt]he past|[Tt]he previous|"
            r"[Tt]he coming)\s+(?P<unit>week|month|year|decade|weekend)\b"),
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
            r"[Tt]his morning|[Tt]his afternoon|[Tt]his evening)\b"),
        ),
    )
)  # fmt: skip
