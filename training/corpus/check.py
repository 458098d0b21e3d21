"""Check the hand-written corpus: format, spans, roots, modes, status; print counts.

    python training/corpus/check.py [FILE ...]

Without arguments every `training/corpus/part*/*.txt` is read. Errors go to standard error, one a
line as `file:line: what`, and the exit status is 1; counts go to standard output.

A block is an `S ` line (the sentence) with `E ` lines (events) or one `N ` line (no event, and
why); blocks are parted by blank lines. An `E ` line holds, parted by `|`: source, target, ROOT,
mode, trigger, status, attribution chain (`A > B`, outermost first), stance. Trailing fields may be
left out. Source, target, trigger and speakers are substrings of the sentence; `text#2` is the
second occurrence; a target of `-` is one that the sentence doesn't name.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from realpolitik.codebook.plover import roots

CORPUS = Path(__file__).parent
STATUSES = ("asserted", "planned", "negated", "conditional", "speculated")
STANCES = ("reported", "opined")
FIELDS = 8


@dataclass(frozen=True)
class Block:
    """One sentence with its event lines or its reason for having none, and where it stands."""

    path: Path
    line: int
    sentence: str
    events: tuple[tuple[int, str], ...]
    reason: str


@dataclass(frozen=True)
class EventLine:
    """The eight fields of an `E ` line, defaults filled in."""

    source: str
    target: str
    root: str
    mode: str
    trigger: str
    status: str
    attribution: tuple[str, ...]
    stance: str


@dataclass(frozen=True)
class Fault:
    """One error: the file, the line and what is wrong there."""

    path: Path
    line: int
    what: str


def split_blocks(path: Path) -> tuple[list[Block], list[Fault]]:
    """Read one file into blocks; malformed blocks come back as faults."""
    blocks: list[Block] = []
    faults: list[Fault] = []
    group: list[tuple[int, str]] = []
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            group.append((number, line))
            continue
        if group:
            outcome = _block(path, group)
            (blocks if isinstance(outcome, Block) else faults).append(outcome)  # pyright: ignore[reportArgumentType]
            group = []
    return blocks, faults


def _block(path: Path, group: list[tuple[int, str]]) -> Block | Fault:
    first, head = group[0]
    if not head.startswith("S "):
        return Fault(path, first, "a block starts with 'S '")
    events: list[tuple[int, str]] = []
    reason = ""
    for number, line in group[1:]:
        if line.startswith("E "):
            events.append((number, line[2:]))
        elif line.startswith("N ") and not reason:
            reason = line[2:].strip()
        else:
            return Fault(path, number, f"neither an event nor a reason: {line[:40]!r}")
    if bool(events) == bool(reason):
        return Fault(path, first, "a sentence needs either E lines or one N line")
    return Block(path, first, head[2:].strip(), tuple(events), reason)


def parse_event(text: str) -> EventLine:
    """Split an `E ` line's text into fields. Raises ValueError if the count is wrong."""
    parts = [part.strip() for part in text.split("|")]
    if not 5 <= len(parts) <= FIELDS:
        raise ValueError(f"{len(parts)} fields, between 5 and {FIELDS} expected")
    parts += [""] * (FIELDS - len(parts))
    chain = tuple(speaker.strip() for speaker in parts[6].split(">") if speaker.strip())
    status = parts[5] or "asserted"
    source, target, root, mode, trigger = parts[:5]
    return EventLine(source, target, root, mode, trigger, status, chain, parts[7] or "reported")


def locate(sentence: str, text: str) -> tuple[int, int]:
    """Give the span of `text` (or of the n-th occurrence, `text#n`) in the sentence.

    Raises ValueError where it is absent as a word of its own.
    """
    numbered = re.fullmatch(r"(.+)#(\d+)", text)
    wanted, nth = (numbered[1], int(numbered[2])) if numbered else (text, 1)
    pattern = rf"(?<!\w){re.escape(wanted)}(?!\w)"
    starts = [found.start() for found in re.finditer(pattern, sentence)]
    if not wanted or len(starts) < nth:
        raise ValueError(f"{text!r} is not in the sentence")
    return starts[nth - 1], starts[nth - 1] + len(wanted)


def faults_of(block: Block) -> Iterator[Fault]:
    """Yield what is wrong with a block's event lines."""
    known = {name: frozenset(root.modes) for name, root in roots().items()}
    seen: set[EventLine] = set()
    for number, text in block.events:
        try:
            event = parse_event(text)
        except ValueError as error:
            yield Fault(block.path, number, str(error))
            continue
        named = [event.source, event.trigger, *event.attribution]
        named += [event.target] if event.target != "-" else []
        for phrase in named:
            try:
                locate(block.sentence, phrase)
            except ValueError as error:
                yield Fault(block.path, number, str(error))
        if event.root not in known:
            yield Fault(block.path, number, f"unknown root {event.root!r}")
        elif event.mode and event.mode not in known[event.root]:
            yield Fault(block.path, number, f"{event.root} has no mode {event.mode!r}")
        if event.status not in STATUSES:
            yield Fault(block.path, number, f"unknown status {event.status!r}")
        if event.stance not in STANCES:
            yield Fault(block.path, number, f"unknown stance {event.stance!r}")
        if event.source == event.target:
            yield Fault(block.path, number, "source and target are the same phrase")
        if event in seen:
            yield Fault(block.path, number, "the same event twice")
        seen.add(event)


def repeated(blocks: list[Block]) -> Iterator[Fault]:
    """Yield a fault for every sentence that stands in the corpus more than once."""
    first: dict[str, Block] = {}
    for block in blocks:
        key = " ".join(re.findall(r"\w+", block.sentence.casefold()))
        earlier = first.setdefault(key, block)
        if earlier is not block:
            where = f"{earlier.path.name}:{earlier.line}"
            yield Fault(block.path, block.line, f"the same sentence as {where}")


def summary(blocks: list[Block]) -> str:
    """Count sentences, negatives, and events by root, status, mode, stance and attribution."""
    events = [parse_event(text) for block in blocks for _, text in block.events]
    negatives = sum(1 for block in blocks if block.reason)
    lines = [f"sentences {len(blocks) - negatives}, negatives {negatives}, events {len(events)}"]
    by_root = Counter(event.root for event in events)
    unasserted = Counter(event.root for event in events if event.status != "asserted")
    lines += [
        f"  {name:<10}{by_root[name]:>6}  of them not asserted {unasserted[name]:>5}"
        for name in roots()
    ]
    by_status = Counter(event.status for event in events)
    lines += [f"  {status:<12}{by_status[status]:>6}" for status in STATUSES]
    modes = Counter(f"{event.root}.{event.mode}" for event in events if event.mode)
    lines.append("  " + ", ".join(f"{name} {count}" for name, count in sorted(modes.items())))
    lines.append(
        f"  attributed {sum(1 for event in events if event.attribution)}"
        f", nested {sum(1 for event in events if len(event.attribution) > 1)}"
        f", opined {sum(1 for event in events if event.stance == 'opined')}"
        f", no target {sum(1 for event in events if event.target == '-')}"
    )
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Check the named files, or all; return the exit status."""
    paths = [Path(name) for name in arguments] or sorted(CORPUS.glob("part*/*.txt"))
    blocks: list[Block] = []
    faults: list[Fault] = []
    for path in paths:
        read, malformed = split_blocks(path)
        blocks += read
        faults += malformed
    faults += [fault for block in blocks for fault in faults_of(block)]
    faults += repeated(blocks)
    for fault in faults:
        print(f"{fault.path}:{fault.line}: {fault.what}", file=sys.stderr)
    if not faults:
        print(summary(blocks))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
