"""The network: a small encoder read once a sentence, and heads over pooled spans.

trigger  word, sentence                            → 16 roots or no act
arc      trigger, actor, product, parse features   → source?, target?
alone    trigger, sentence                         → does the sentence name no target?
root     trigger, source, target, sentence         → 16 roots, given that there is an act;
                                                     zeros for a target that is not named
pair     source, target, product, sentence         → 16 roots, given that there is an act
status   trigger, sentence                         → 5 statuses
any      sentence                                  → does it hold an act at all?
"""

import torch
from torch import nn

ROOTS, STATUSES, FEATURES = 16, 5, 9


class Heads(nn.Module):
    def __init__(self, width, dropout=0.2):
        super().__init__()
        self.trigger = mlp(2 * width, 256, ROOTS + 1, dropout)
        self.arc = mlp(3 * width + FEATURES, 256, 2, dropout)
        self.alone = mlp(2 * width, 128, 1, dropout)
        self.root = mlp(4 * width, 256, ROOTS, dropout)
        self.pair = mlp(4 * width, 256, ROOTS, dropout)
        self.status = mlp(2 * width, 128, STATUSES, dropout)
        self.any = mlp(width, 128, 1, dropout)


def mlp(width, hidden, out, dropout):
    return nn.Sequential(
        nn.Dropout(dropout),
        nn.Linear(width, hidden),
        nn.GELU(),
        nn.Dropout(dropout),
        nn.Linear(hidden, out),
    )


def pooled(hidden, row, start, end):
    """Mean of token vectors `start` to `end` (exclusive) of each row: (k, width)."""
    total = torch.cat([torch.zeros_like(hidden[:, :1]), hidden.cumsum(1)], 1)
    length = (end - start).clamp(min=1).unsqueeze(1)
    return (total[row, end] - total[row, start]) / length


def sentence_means(hidden, mask):
    return (hidden * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)
