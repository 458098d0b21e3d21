"""The network: a small encoder read once a sentence, and three heads over pooled spans.

event  trigger, source, target, products, sentence  → 16 roots or none
pair   source, target, product, sentence            → 16 roots or none
status trigger, sentence                            → 5 statuses
"""

import torch
from torch import nn

ROOTS, STATUSES = 16, 5


class Heads(nn.Module):
    def __init__(self, width, hidden=256, dropout=0.2):
        super().__init__()
        self.null = nn.Parameter(torch.zeros(width))
        self.event = mlp(6 * width, hidden, ROOTS + 1, dropout)
        self.pair = mlp(4 * width, hidden, ROOTS + 1, dropout)
        self.status = mlp(2 * width, 128, STATUSES, dropout)

    def forward(self, g, s, t, mean):
        """Event logits and status logits of triples."""
        event = self.event(torch.cat([g, s, t, g * s, g * t, mean], -1))
        return event, self.status(torch.cat([g, mean], -1))

    def pairs(self, s, t, mean):
        return self.pair(torch.cat([s, t, s * t, mean], -1))


def mlp(width, hidden, out, dropout):
    return nn.Sequential(
        nn.Dropout(dropout), nn.Linear(width, hidden), nn.GELU(), nn.Dropout(dropout), nn.Linear(hidden, out)
    )


def pooled(hidden, row, start, end):
    """Mean of token vectors `start` to `end` (exclusive) of each row: (k, width)."""
    total = torch.cat([torch.zeros_like(hidden[:, :1]), hidden.cumsum(1)], 1)
    length = (end - start).clamp(min=1).unsqueeze(1)
    return (total[row, end] - total[row, start]) / length


def sentence_means(hidden, mask):
    return (hidden * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)
