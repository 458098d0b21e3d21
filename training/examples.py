"""The corpus as training examples: sentences with actors' spans, triggers, and who does what.

    python training/examples.py OUT.jsonl [CORPUS_FILE …]

One JSON object a sentence: `text`; `spans` (character pairs of the phrases that name actors);
`triggers` [start, end, root, status], of which those with root 16 name no act; `arcs` [trigger,
span, source, target, features] with source and target 0, 1 or -1; `untargeted` [trigger, 0 or 1];
`events` [trigger, source, target, root] by index, a target of -1 for one the sentence does not
name; `pairs` [source, target, root] for the pairs that have an event.

The text is neutral, as the coder's model reads it: stand-ins for the names of states. Negatives are
what the corpus does not list: every other verb and event noun of the sentence as a trigger, every
other actor as a side. The parse's own opinion travels as features. Left undecided (-1, or no line):
another mention of the same actor as a side; and, in the parts whose writers gave the content of a
request no line, what stands under the request.
"""

import json
import re
import sys
import zlib
from dataclasses import replace
from pathlib import Path

from corpus.check import CORPUS, STATUSES, locate, parse_event, split_blocks

from realpolitik.codebook.plover import roots
from realpolitik.coding.arcs import features_of, triggers_in
from realpolitik.coding.discourse import Discourse, Mention
from realpolitik.coding.lexicon import lexicon
from realpolitik.coding.mentions import find_mentions
from realpolitik.coding.neutral import neutral
from realpolitik.coding.parsing import parse_neutral
from realpolitik.coding.phrases import Phrases
from realpolitik.gazetteer.names import Finder
from realpolitik.records.actor import Actor, Basis
from realpolitik.records.span import Span

ROOTS = list(roots())
NONE = len(ROOTS)
REQUESTS_OPEN = ("part1", "part2", "part3")
RUNNING = {  # files and folders of running text, in paragraphs of about four sentences
    "part7",
    *("01_wire_mideast_africa.txt", "02_wire_asia_americas_europe.txt"),
    *("03_opinion_and_analysis.txt", "04_home_affairs_and_chronicle.txt"),
    *("05_few_acts_many_names.txt", "08_crises_day_by_day.txt", "09_columns_and_histories.txt"),
    *("11_diplomatic_week.txt", "12_comment_pages.txt", "13_inside_one_country.txt"),
    "15_said_meant_not_done.txt",
    *("01_turns_of_phrase.txt", "02_kin_acts_apart.txt", "03_at_second_hand.txt"),
    "06_columns_on_coalitions.txt",
    *("03_columns_on_coalitions.txt", "04_many_actors.txt", "05_home_and_abroad.txt"),
    *("06_wire_reports.txt", "07_chronicles_and_essays.txt", "08_hidden_acts.txt"),
}
PARAGRAPH = 4
PLURAL = {
    *("both", "two", "sides", "they", "pair", "leaders", "governments", "ministers"),
    "presidents",
}


def overlap(a, b):
    """Whether two character pairs share a character."""
    return a[0] < b[1] and b[0] < a[1]


def among_themselves(block, span):
    """Whether a source is several at once, who may act on one another."""
    return bool(PLURAL & set(block.sentence[span[0] : span[1]].lower().split()))


def mentions_of(doc, marked, found):
    """For each marked phrase, the mention that the coder has there, or one made from the phrase.

    Of several, the one with the phrase's syntactic head; none twice.
    """
    mentions = []
    for span in marked:
        tokens = doc.char_span(*span, alignment_mode="expand")
        head = tokens.root.i
        near = [
            m
            for m in found
            if m.start < tokens.end
            and tokens.start < m.end
            and not any(m is other for other in mentions)
        ]
        holding = [m for m in near if m.head == head]
        holding = holding or [m for m in near if m.start <= head < m.end]
        mentions.append((holding or near or [made_from(tokens, span)])[0])
    return mentions


def made_from(tokens, span):
    """A mention of an actor whom the coder does not know."""
    modifier = tokens.root.dep_ in ("poss", "amod", "compound") and tokens.root.head.i >= tokens.end
    actor = Actor(
        country=f"#{tokens.start}", sector="", text=tokens.text, basis=Basis.NAME, span=Span(*span)
    )
    return Mention((actor,), tokens.root.i, tokens.start, tokens.end, modifier)


def side(m, marked, mentions, taking_part):
    """1 for a marked side, -1 for another mention of the same actor, else 0."""
    if m in marked:
        return 1
    codes = {actor.code for actor in mentions[m].actors}
    same = m not in taking_part and any(mentions[s].actors[0].code in codes for s in marked)
    return -1 if same else 0


def seen_as(doc, marked, occasions):
    """For each marked trigger that the coder has a word for: the occasion it is seen as in use.

    The one that holds the syntactic head of the marked words, else the first that overlaps them.
    """
    found = {}
    for i, span in enumerate(marked):
        near = [
            o
            for o in occasions
            if overlap(span, (o.span.start, o.span.end)) and o not in found.values()
        ]
        head = doc.char_span(*span, alignment_mode="expand").root.i
        holding = [o for o in near if head in o.words]
        if near:
            found[i] = (holding or near)[0]
    return found


def example(block, doc, made, hits, discourse, words):
    """One corpus block as a training example; the discourse is told of what it names."""
    events = [parse_event(line) for _, line in block.events]
    spans, triggers = [], []
    rows = []
    for event in events:
        s = locate(block.sentence, event.source)
        t = None if event.target == "-" else locate(block.sentence, event.target)
        g = locate(block.sentence, event.trigger)
        for span in (s, t):
            if span is not None and span not in spans:
                spans.append(span)
        status = STATUSES.index(event.status)
        if (g[0], g[1]) not in [(x[0], x[1]) for x in triggers]:
            triggers.append([*g, ROOTS.index(event.root), status])
        index = [(x[0], x[1]) for x in triggers].index(g)
        rows.append(
            (index, spans.index(s), -1 if t is None else spans.index(t), ROOTS.index(event.root))
        )
    found = find_mentions(doc, hits, 0, discourse)
    discourse.note(found, doc)
    mentions = mentions_of(doc, spans, found)
    marked = [*spans]
    for mention in found:
        where = doc[mention.start : mention.end]
        span = (where.start_char, where.end_char)
        known = next((i for i, m in enumerate(mentions) if m is mention), None)
        if known is not None:
            spans[known] = span
        elif mention.actors[0].country and not any(overlap(span, s) for s in marked):
            spans.append(span)
            mentions.append(mention)
    asked = set()
    if block.path.parent.name in REQUESTS_OPEN:
        for start, end, root, _ in triggers:
            if ROOTS[root] == "REQUEST":
                asked |= {t.i for t in doc.char_span(start, end, alignment_mode="expand")}
    occasions = triggers_in(doc, words)
    acts = seen_as(doc, [tuple(x[:2]) for x in triggers], occasions)
    for i, act in acts.items():
        triggers[i][:2] = act.span.start, act.span.end
    for act in occasions:
        if any(act is named for named in acts.values()):
            continue
        if any(t.i in asked for t in doc[act.head].ancestors):
            continue
        acts[len(triggers)] = act
        triggers.append([act.span.start, act.span.end, NONE, -1])
    phrases = Phrases(doc, mentions)
    arcs = []
    for g, trigger in enumerate(triggers):
        act = acts.get(g)
        features = features_of(doc, phrases, mentions, act, Span(trigger[0], trigger[1]))
        sources = {s for h, s, _, _ in rows if h == g}
        targets = {t for h, _, t, _ in rows if h == g and t >= 0}
        both = sources | targets
        arcs += [
            [g, m, side(m, sources, mentions, both), side(m, targets, mentions, both), features[m]]
            for m in range(len(spans))
        ]
    untargeted = [
        [g, int(any(r[0] == g and r[2] < 0 for r in rows))]
        for g in range(len(triggers))
        if triggers[g][2] != NONE
        and not any(r[0] == g and r[2] < 0 and among_themselves(block, spans[r[1]]) for r in rows)
    ]

    def moved(start, end):
        span = made.where(Span(start, end))
        return [span.start, span.end]

    return {
        "text": made.text,
        "spans": [moved(*s) for s in spans],
        "triggers": [[*moved(*g[:2]), *g[2:]] for g in triggers],
        "arcs": arcs,
        "untargeted": untargeted,
        "events": sorted(set(rows)),
        "pairs": sorted({(s, t, r) for _, s, t, r in rows if t >= 0}),
    }


def twin(block, doc, hits, every=2):
    """One sentence in `every` once more, with a pronoun in the place of a state's name.

    In a newspaper the second sentence has "it" where the first had the name. None where no side of
    an event is a bare name that stands once.
    """
    if zlib.crc32(block.sentence.encode()) % every:
        return None
    lines = [line for _, line in block.events]
    parts = {part.strip() for line in lines for part in line.split("|")[:7]}
    sides = {part.strip() for line in lines for part in line.split("|")[:2]}
    for hit in hits:
        word = hit.text
        if (
            word not in sides
            or hit.readings[0].basis not in (Basis.NAME, Basis.CAPITAL)
            or block.sentence.count(word) > 1
            or any(word in p and word != p for p in parts)
        ):
            continue
        token = doc.char_span(hit.span.start, hit.span.end, alignment_mode="expand").root
        if token.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj", "poss"):
            continue
        before, after = block.sentence[: hit.span.start], block.sentence[hit.span.end :]
        pronoun = "its" if after.startswith(("'s", "’s")) else "it"
        if token.dep_ == "poss" and pronoun == "it":
            continue
        after = after[2:] if pronoun == "its" else after
        article = re.search(r"\b[Tt]he $", before)
        before = before[: article.start()] if article else before
        pronoun = pronoun if before.strip() else pronoun.capitalize()
        sentence = before + pronoun + after
        place = len(re.findall(rf"(?<!\w){pronoun}(?!\w)", before)) + 1
        name = f"{pronoun}#{place}"
        events = []
        for number, line in block.events:
            parts = line.split("|")
            parts[:2] = [f" {name} " if p.strip() == word else p for p in parts[:2]]
            events.append((number, "|".join(parts)))
        return replace(block, sentence=sentence, events=tuple(events))
    return None


def examples(blocks, words):
    """The examples of blocks, each with its twin if it has one; faulty ones are told of."""
    texts = [b.sentence for b in blocks]
    hits = [Finder(None).find(text) for text in texts]
    plain = [neutral(text, found) for text, found in zip(texts, hits, strict=True)]
    parses = parse_neutral(texts, plain)
    at, size = 0, 1
    for i, (block, doc) in enumerate(zip(blocks, parses, strict=True)):
        if i == at:
            size = PARAGRAPH if RUNNING & {block.path.name, block.path.parent.name} else 1
            at = i + size
            discourse = Discourse.of("", texts[i:at], hits[i:at])
        try:
            row = example(block, doc, plain[i], hits[i], discourse, words)
            yield row, twin(block, doc, hits[i])
        except ValueError as error:
            print(f"{block.path.name}:{block.line}: {error}; left out", file=sys.stderr)


def main(out, *paths):
    blocks = []
    for path in [Path(p) for p in paths] or sorted(CORPUS.glob("part*/*.txt")):
        read, faults = split_blocks(path)
        if faults:
            raise SystemExit("\n".join(f"{f.path}:{f.line}: {f.what}" for f in faults))
        blocks += read
    words = lexicon()
    with Path(out).open("w", encoding="utf-8") as sink:
        twins = []
        for row, again in examples(blocks, words):
            sink.write(json.dumps(row, ensure_ascii=False) + "\n")
            twins += [again] if again else []
        for row, _ in examples(twins, words):
            sink.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
