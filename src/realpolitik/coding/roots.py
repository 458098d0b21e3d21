"""The trained model: what act a trigger names between two actors, if any, and how certain that is.

A small transformer (int8, ONNX) reads a sentence once; three two-layer heads (numpy) score pooled
spans: (trigger, source, target) triples, (source, target) pairs, and the trigger's status. See
training/model.py and the model card.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from realpolitik.codebook.plover import roots
from realpolitik.errors import RealpolitikError
from realpolitik.records.event import Status
from realpolitik.records.span import Span

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Array = NDArray[np.float32]

MODEL = "model"
LENGTH = 160
STATUSES = (Status.ASSERTED, Status.PLANNED, Status.NEGATED, Status.CONDITIONAL, Status.SPECULATED)


@dataclass(frozen=True, slots=True)
class Scored:
    """Probabilities of one triple: by root (16, then none), and by status."""

    roots: Array
    status: Array


class Read:
    """One sentence as the encoder reads it: token vectors and where they stand."""

    def __init__(self, hidden: Array, offsets: Sequence[tuple[int, int]]) -> None:
        self._hidden = hidden
        self._offsets = offsets
        self.mean: Array = hidden.mean(0)
        self.words = _words(offsets)

    def pooled(self, span: Span) -> Array:
        """Mean vector of the tokens that overlap `span`; the sentence's mean if none does."""
        inside = [
            i for i, (a, b) in enumerate(self._offsets) if b > a and a < span.end and span.start < b
        ]
        return self._hidden[inside[0] : inside[-1] + 1].mean(0) if inside else self.mean


def _words(offsets: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """The words of the sentence: pieces without a gap between them are one."""
    words: list[Span] = []
    for start, end in offsets:
        if end <= start:
            continue
        if words and words[-1].end == start:
            words[-1] = Span(words[-1].start, end)
        else:
            words.append(Span(start, end))
    return tuple(words)


class Model:
    """The shipped model; made by `model()`."""

    def __init__(self, folder: Traversable) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self.card: dict[str, Any] = json.loads(folder.joinpath("card.json").read_text("utf-8"))
        encoder = _checked(folder, "encoder.onnx", self.card)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            encoder, options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_str(_checked(folder, "tokenizer.json", self.card).decode())
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LENGTH)
        _checked(folder, "heads.npz", self.card)
        with folder.joinpath("heads.npz").open("rb") as file:
            self._heads: dict[str, Array] = dict(np.load(file, allow_pickle=False))
        self.version: str = self.card["version"]
        self._temperature: float = self.card["temperature"]
        self.threshold: float = self.card["threshold"]

    def read(self, text: str) -> Read:
        """One pass of the encoder over one sentence, alone, so that no other sentence matters."""
        encoding = self._tokenizer.encode(text)
        ids = np.array([encoding.ids], np.int64)
        hidden = self._session.run(
            None, {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        )[0]
        return Read(np.asarray(hidden[0], np.float32), encoding.offsets)

    def triples(
        self, read: Read, triples: Sequence[tuple[Span, Span, Span | None]]
    ) -> list[Scored]:
        """The scores of (trigger, source, target) triples; a target of None is one not named."""
        if not triples:
            return []
        g = np.stack([read.pooled(t[0]) for t in triples])
        s = np.stack([read.pooled(t[1]) for t in triples])
        t = np.stack([self._heads["null"] if x[2] is None else read.pooled(x[2]) for x in triples])
        mean = np.broadcast_to(read.mean, g.shape)
        event = self._head("event", np.concatenate([g, s, t, g * s, g * t, mean], -1))
        status = self._head("status", np.concatenate([g, mean], -1))
        p, q = _softmax(event / self._temperature), _softmax(status)
        return [Scored(p[i], q[i]) for i in range(len(triples))]

    def pairs(self, read: Read, pairs: Sequence[tuple[Span, Span]]) -> Array:
        """Probabilities (pairs × 17) of the roots, then none, between source and target spans."""
        s = np.stack([read.pooled(p[0]) for p in pairs])
        t = np.stack([read.pooled(p[1]) for p in pairs])
        mean = np.broadcast_to(read.mean, s.shape)
        return _softmax(self._head("pair", np.concatenate([s, t, s * t, mean], -1)))

    def _head(self, name: str, x: Array) -> Array:
        first = x @ self._heads[f"{name}.1.weight"].T + self._heads[f"{name}.1.bias"]
        return _gelu(first) @ self._heads[f"{name}.4.weight"].T + self._heads[f"{name}.4.bias"]


def root_names() -> tuple[str, ...]:
    """The roots in the order of the model's scores."""
    return tuple(roots())


@cache
def model() -> Model | None:
    """The model the package ships, loaded once; None where the package was built without one."""
    folder = files(__package__).joinpath(MODEL)
    return Model(folder) if folder.joinpath("card.json").is_file() else None


def _checked(folder: Traversable, name: str, card: dict[str, Any]) -> bytes:
    data = folder.joinpath(name).read_bytes()
    if sha256(data).hexdigest() != card["sha256"][name]:
        raise RealpolitikError(
            f"{name} of the coder's model is not the file its card names.",
            hint="Install the package again.",
        )
    return data


def _softmax(x: Array) -> Array:
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def _gelu(x: Array) -> Array:
    from scipy.special import erf

    return np.asarray(0.5 * x * (1.0 + erf(x / np.sqrt(2.0))), np.float32)
