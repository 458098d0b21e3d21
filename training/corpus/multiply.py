"""Multiply the templates: fill each with actor phrases and write one corpus file.

    python training/corpus/multiply.py OUT.txt [--each 1] [--each-negative 4] [--seed 1]

Reads `training/corpus/templates/*.txt` and `templates/actors.toml`; the same seed gives the same
bytes. The output has the corpus's own format (see check.py) and is checked with it. It is made
anew for each training and not kept in the repository.

A template is a corpus block with slots:

    {A:state,leader}   a phrase of one of these kinds; every letter is another country
    {B:police@A}       a phrase of A's own country (a domestic pair)
    {B:army~A}         a phrase of a country that borders on A's
    {O:bloc@A}         a bloc of A's region
    {O:outlet!}        an organisation; `!` drops the article (headlines)
    {A}                in E lines: the phrase as it stands in the sentence, without its article
    <met|received>     one of these wordings; <1> in E lines is the first such choice
    [A has/have]       the verb form that agrees with A
    {date} {city} {topic} {cause} …   fillers from fillers.toml
"""

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypeAlias

from check import Block, locate, split_blocks

TEMPLATES = Path(__file__).parent / "templates"
PLURAL_KINDS = frozenset({"police", "troops", "rebels", "protesters", "prisoners"})
PLURAL_NAMES = ("Islands", "Philippines", "States")
TRIES = 400
BLOC = ("bloc",)
UNPOSSESSED = re.compile(r"'s? | (?:in|of|from) ")

SLOT = re.compile(
    r"\{(?P<name>[A-Z]):(?P<kinds>[a-z_,]+)(?:(?P<tie>[@~])(?P<to>[A-Z]))?(?P<bare>!?)\}"
)
PIECE = re.compile(
    SLOT.pattern
    + r"(?P<possessive>'s)?"
    + r"|<(?P<choice>[^<>]+)>"
    + r"|\[(?P<agrees>[A-Z]) (?P<one>[^/\]]*)/(?P<many>[^\]]*)\]"
    + r"|\{(?P<filler>[a-z_]+)\}"
)
ARTICLE = re.compile(r"(?:the|an?) (?=\S)", re.IGNORECASE)

Phrases: TypeAlias = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Slot:
    """One actor slot: its letter, kinds, tie to another's country, whether `'s` follows it."""

    name: str
    kinds: tuple[str, ...]
    tie: str
    to: str
    possessive: bool


@dataclass(frozen=True)
class Lists:
    """Actor phrases by country and kind, regions, borders, organisations, other fillers."""

    countries: Mapping[str, Phrases]
    regions: Mapping[str, str]
    borders: Phrases
    blocs: Phrases
    organisations: Phrases
    fillers: Phrases


@dataclass(frozen=True)
class Choice:
    """What one slot is filled with."""

    country: str
    kind: str
    phrase: str

    @property
    def plural(self) -> bool:
        """Whether a verb agrees with it in the plural."""
        many = self.kind == "diplomats" and not self.phrase.startswith("the ")
        return self.kind in PLURAL_KINDS or many


def read_lists(folder: Path) -> Lists:
    """Read actors.toml and fillers.toml from the templates' folder."""
    actors = tomllib.loads((folder / "actors.toml").read_text(encoding="utf-8"))
    organisations = actors.pop("organisations")
    blocs = actors.pop("blocs")
    regions = {code: table.pop("region") for code, table in actors.items()}
    borders = {code: table.pop("borders") for code, table in actors.items()}
    fillers = tomllib.loads((folder / "fillers.toml").read_text(encoding="utf-8"))
    return Lists(actors, regions, borders, blocs, organisations, fillers)


def slots_of(sentence: str) -> list[Slot]:
    """List the actor slots of a template's sentence in order of appearance."""
    return [
        Slot(
            found["name"],
            tuple(found["kinds"].split(",")),
            found["tie"] or "",
            found["to"] or "",
            sentence.startswith("'s", found.end()),
        )
        for found in SLOT.finditer(sentence)
    ]


def choose(slots: Sequence[Slot], lists: Lists, random: Random) -> dict[str, Choice]:
    """Fill every slot: tied ones from the same country or region, others from different ones.

    Raises ValueError where no country has all the kinds that a slot and those tied to it ask for.
    """
    taken: dict[str, Choice] = {}
    waiting = sorted(slots, key=lambda slot: slot.tie)
    while waiting:
        slot = next((slot for slot in waiting if not slot.tie or slot.to in taken), None)
        if slot is None:
            raise ValueError(f"slot {waiting[0].name} is tied to one that isn't there")
        waiting.remove(slot)
        if slot.kinds == BLOC:
            blocs = lists.blocs[lists.regions[taken[slot.to].country]]
            taken[slot.name] = Choice("", "bloc", random.choice(blocs))
            continue
        if slot.kinds[0] in lists.organisations:
            kind = random.choice(slot.kinds)
            taken[slot.name] = Choice("", kind, random.choice(lists.organisations[kind]))
            continue
        country = _country(slot, slots, taken, lists, random)
        phrases = _fitting(slot, lists.countries[country])
        kind = random.choice(list(phrases))
        phrase = random.choice(phrases[kind])
        taken[slot.name] = Choice(country, kind, phrase)
    return taken


def _fitting(slot: Slot, phrases: Phrases) -> dict[str, list[str]]:
    """The country's phrases of the slot's kinds; before `'s` only those that bear one."""
    fitting = {
        kind: [
            phrase
            for phrase in phrases.get(kind, ())
            if not (slot.possessive and UNPOSSESSED.search(phrase))
        ]
        for kind in slot.kinds
    }
    return {kind: found for kind, found in fitting.items() if found}


def _country(
    slot: Slot, slots: Sequence[Slot], taken: Mapping[str, Choice], lists: Lists, random: Random
) -> str:
    if slot.tie == "@":
        return taken[slot.to].country
    tied = [
        other
        for other in slots
        if other.tie == "@" and other.to == slot.name and other.kinds != BLOC
    ]
    used = {choice.country for choice in taken.values()}
    near = any(other.tie == "~" and other.to == slot.name for other in slots)
    among = lists.borders[taken[slot.to].country] if slot.tie == "~" else list(lists.countries)
    fitting = [
        code
        for code in among
        if code not in used
        and (not near or lists.borders[code])
        and all(_fitting(need, lists.countries[code]) for need in [slot, *tied])
    ]
    if not fitting:
        raise ValueError(f"no country has what slot {slot.name} needs")
    return random.choice(fitting)


@dataclass
class _Draft:
    """A sentence being put together: its text, where the slots stand, what else was put in."""

    text: str
    spans: dict[str, tuple[int, int]]
    choices: list[str]
    fillers: dict[str, str]


def fill(sentence: str, taken: Mapping[str, Choice], lists: Lists, random: Random) -> _Draft:
    """Put the chosen phrases, wordings and fillers into a template's sentence."""
    draft = _Draft("", {}, [], {})
    at = 0
    for found in PIECE.finditer(sentence):
        draft.text += sentence[at : found.start()]
        at = found.end()
        if found["choice"]:
            draft.choices.append(random.choice(found["choice"].split("|")))
            draft.text += draft.choices[-1]
        elif found["agrees"]:
            draft.text += found["many"] if taken[found["agrees"]].plural else found["one"]
        elif found["filler"]:
            draft.fillers[found["filler"]] = random.choice(lists.fillers[found["filler"]])
            _add(draft, draft.fillers[found["filler"]])
        else:
            _place(draft, taken[found["name"]], found)
    draft.text += sentence[at:]
    draft.text = draft.text[0].upper() + draft.text[1:]
    return draft


def _add(draft: _Draft, phrase: str) -> None:
    """Append a phrase, turning an `a` before it into `an` where it begins with a vowel's sound."""
    if re.search(r"\b[Aa] $", draft.text) and re.match(r"[AEIOaeio]|Uz", phrase):
        draft.text = draft.text[:-1] + "n "
    draft.text += phrase


def _place(draft: _Draft, choice: Choice, found: re.Match[str]) -> None:
    article = ARTICLE.match(choice.phrase)
    skipped = article.end() if article else 0
    phrase = choice.phrase[skipped:] if found["bare"] else choice.phrase
    _add(draft, phrase)
    start = len(draft.text) - len(phrase) + (0 if found["bare"] else skipped)
    draft.spans[found["name"]] = (start, len(draft.text))
    if found["possessive"]:
        plural = phrase.endswith("s") and (choice.plural or phrase.endswith(PLURAL_NAMES))
        draft.text += "'" if plural else "'s"


def render(block: Block, lists: Lists, random: Random) -> str | None:
    """Fill one template once and give its block; None where a phrase would be ambiguous."""
    taken = choose(slots_of(block.sentence), lists, random)
    draft = fill(block.sentence, taken, lists, random)
    named = {name: draft.text[start:end] for name, (start, end) in draft.spans.items()}
    for name, (start, _) in draft.spans.items():
        if len(re.findall(rf"(?<!\w){re.escape(named[name])}(?!\w)", draft.text)) > 1:
            return None
        if draft.text.find(named[name]) != start:
            return None
    lines = [f"S {draft.text}"]
    for _, event in block.events:
        text = re.sub(r"\{([A-Z])\}", lambda found: named[found[1]], event)
        text = re.sub(r"\{([a-z_]+)\}", lambda found: draft.fillers[found[1]], text)
        text = re.sub(r"<(\d)>", lambda found: draft.choices[int(found[1]) - 1], text)
        text = re.sub(
            r"\[([A-Z]) ([^/\]]*)/([^\]]*)\]",
            lambda found: found[3] if taken[found[1]].plural else found[2],
            text,
        )
        try:
            locate(draft.text, text.split("|")[4].strip())
        except ValueError:
            return None
        lines.append(f"E {text}")
    if block.reason:
        lines.append(f"N {block.reason}")
    return "\n".join(lines)


def multiply(
    blocks: Sequence[Block], lists: Lists, times: tuple[int, int], seed: int
) -> Iterator[str]:
    """Yield each template's fillings: `times` of an event template and of a negative one.

    Raises ValueError for a template that can't be filled as often as asked.
    """
    seen: set[str] = set()
    for block in blocks:
        random = Random(f"{seed}:{block.path.name}:{block.line}")
        wanted = times[1] if block.reason else times[0]
        made = 0
        for _ in range(TRIES):
            text = render(block, lists, random)
            if text is None or text.split("\n")[0].casefold() in seen:
                continue
            seen.add(text.split("\n")[0].casefold())
            made += 1
            yield text
            if made == wanted:
                break
        else:
            raise ValueError(f"{block.path.name}:{block.line}: only {made} of {wanted} fillings")


def main(arguments: Sequence[str]) -> int:
    """Read the templates, write the filled sentences, print how many; return the exit status."""
    parser = argparse.ArgumentParser(description="Fill the corpus templates with actors.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--each", type=int, default=1)
    parser.add_argument("--each-negative", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    blocks: list[Block] = []
    for path in sorted(TEMPLATES.glob("*.txt")):
        read, faults = split_blocks(path)
        for fault in faults:
            print(f"{fault.path}:{fault.line}: {fault.what}", file=sys.stderr)
        if faults:
            return 1
        blocks += read
    times = (options.each, options.each_negative)
    made = list(multiply(blocks, read_lists(TEMPLATES), times, options.seed))
    options.out.write_text("\n\n".join(made) + "\n", encoding="utf-8")
    negatives = sum(1 for block in blocks if block.reason)
    print(f"templates {len(blocks)}, negative {negatives}, sentences {len(made)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
