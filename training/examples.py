"""The corpus as training examples: sentences with spans, and labelled triples and pairs over them.

    python training/examples.py OUT.jsonl

One JSON object a sentence: `text`; `spans` (character pairs; the phrases that name actors);
`triggers` (character pairs); `triples` [trigger, source, target, label, status] and `pairs`
[source, target, label], all by index into the lists; a target of -1 is one the sentence does not
name. `label` is a root's index or 16 for no event, `status` an index or -1.

Negatives come from the coder's own candidates that the corpus does not list, from swapped
directions of what it lists, and from every pair of actors in a sentence that has no event.
"""

import json
import sys
from pathlib import Path

from corpus.check import CORPUS, STATUSES, locate, parse_event, split_blocks

from realpolitik.codebook.plover import roots
from realpolitik.coding.lexicon import lexicon
from realpolitik.coding.mentions import Discourse, find_mentions
from realpolitik.coding.pairs import acts, candidates
from realpolitik.coding.parsing import parse
from realpolitik.gazetteer.names import Finder

ROOTS = list(roots())
NONE = len(ROOTS)
SYMMETRIC_MODES = {"sign"}


def overlap(a, b):
    """Whether two character pairs share a character."""
    return a[0] < b[1] and b[0] < a[1]


class Sentence:
    """One sentence under construction."""

    def __init__(self, text):
        self.text = text
        self.spans, self.triggers = [], []
        self.triples, self.pairs = {}, {}

    def span(self, start, end):
        """The index of an actor's span, added if it is new; one that overlaps a known one is that one."""
        for i, known in enumerate(self.spans):
            if overlap(known, (start, end)):
                return i
        self.spans.append((start, end))
        return len(self.spans) - 1

    def trigger(self, start, end):
        for i, known in enumerate(self.triggers):
            if overlap(known, (start, end)):
                return i
        self.triggers.append((start, end))
        return len(self.triggers) - 1

    def record(self):
        return {
            "text": self.text,
            "spans": self.spans,
            "triggers": self.triggers,
            "triples": [[*key, *value] for key, value in self.triples.items()],
            "pairs": [[*key, value] for key, value in self.pairs.items()],
        }


def add_events(sentence, block):
    """The corpus's own events: positives, and their swapped directions as negatives."""
    exact = {}
    for _, line in block.events:
        event = parse_event(line)
        source = locate(block.sentence, event.source)
        exact.setdefault(source, None)
        if event.target != "-":
            exact.setdefault(locate(block.sentence, event.target), None)
    sentence.spans = list(exact)
    rows = []
    for _, line in block.events:
        event = parse_event(line)
        s = sentence.spans.index(locate(block.sentence, event.source))
        t = -1 if event.target == "-" else sentence.spans.index(locate(block.sentence, event.target))
        words = locate(block.sentence, event.trigger)
        if words not in sentence.triggers:
            sentence.triggers.append(words)
        rows.append((sentence.triggers.index(words), s, t, event))
    for g, s, t, event in rows:
        label, status = ROOTS.index(event.root), STATUSES.index(event.status)
        sentence.triples.setdefault((g, s, t), (label, status))
        if t >= 0:
            sentence.pairs.setdefault((s, t), label)
    for g, s, t, event in rows:
        if t < 0:
            continue
        mirrored = roots()[event.root].reciprocal or event.mode in SYMMETRIC_MODES
        if mirrored:
            sentence.triples.setdefault((g, t, s), (ROOTS.index(event.root), STATUSES.index(event.status)))
            sentence.pairs.setdefault((t, s), ROOTS.index(event.root))
        else:
            sentence.triples.setdefault((g, t, s), (NONE, -1))
            sentence.pairs.setdefault((t, s), NONE)


def add_negatives(sentence, block, doc, hits, words):
    """Candidates of the coder and pairs of actors that the corpus does not list."""
    mentions = find_mentions(doc, hits, 0, Discourse())
    where = {}
    for mention in mentions:
        for actor in mention.actors:
            where[(actor.code, actor.span)] = sentence.span(actor.span.start, actor.span.end)
    for candidate in candidates(doc, mentions, words):
        head = doc[candidate.words[-1] if doc[candidate.words[-1]].pos_ == "NOUN" else candidate.trigger]
        g = sentence.trigger(head.idx, head.idx + len(head))
        s = where[(candidate.source.code, candidate.source.span)]
        t = -1 if candidate.target is None else where[(candidate.target.code, candidate.target.span)]
        if s == t:
            continue
        sentence.triples.setdefault((g, s, t), (NONE, -1))
    for act in acts(doc, words):
        sentence.trigger(act.trigger.idx, act.trigger.idx + len(act.trigger))
    n = len(sentence.spans)
    for s in range(min(n, 7)):
        for g in range(min(len(sentence.triggers), 6)):
            sentence.triples.setdefault((g, s, -1), (NONE, -1))
        for t in range(min(n, 7)):
            if s != t:
                sentence.pairs.setdefault((s, t), NONE)
                for g in range(min(len(sentence.triggers), 6)):
                    sentence.triples.setdefault((g, s, t), (NONE, -1))


def main(out):
    blocks = []
    for path in sorted(CORPUS.glob("part*/*.txt")):
        read, faults = split_blocks(path)
        if faults:
            raise SystemExit("\n".join(f"{f.path}:{f.line}: {f.what}" for f in faults))
        blocks += read
    finder, words = Finder(None), lexicon()
    with Path(out).open("w", encoding="utf-8") as sink:
        for block, doc in zip(blocks, parse([b.sentence for b in blocks]), strict=True):
            sentence = Sentence(block.sentence)
            add_events(sentence, block)
            add_negatives(sentence, block, doc, finder.find(block.sentence), words)
            if sentence.triples or sentence.pairs:
                sink.write(json.dumps(sentence.record(), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
