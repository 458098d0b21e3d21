"""The trained model: which words name acts, who takes part, which root, how certain.

A small transformer (int8) reads a sentence once; two-layer heads score pooled spans (all ONNX).
See training/model.py for the heads and the model card for what they were trained on.
"""

from __future__ import annotations

import json
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from realpolitik.codebook.plover import roots
from realpolitik.coding.sieve import Sieve
from realpolitik.errors import RealpolitikError
from realpolitik.records.event import Status
from realpolitik.records.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable

    from realpolitik.coding.neutral import Neutral

Array = NDArray[np.float32]

FOLDER = "model"
LENGTH = 160
HEADS = ("trigger", "status", "alone", "arc", "root", "pair", "any")
STATUSES = (Status.ASSERTED, Status.PLANNED, Status.NEGATED, Status.CONDITIONAL, Status.SPECULATED)


class Read:
    """One sentence as the encoder reads it: token vectors and where they stand."""

    def __init__(
        self, hidden: Array, offsets: Sequence[tuple[int, int]], words: Sequence[int | None]
    ) -> None:
        self._hidden = hidden
        self._offsets = offsets
        self._words = words
        self.mean: Array = hidden.mean(0)

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """Where the words of the sentence stand."""
        return words_of(self._offsets, self._words)

    def pooled(self, span: Span) -> Array:
        """Mean vector of the tokens that overlap `span`; the sentence's mean if none does."""
        inside = [
            i for i, (a, b) in enumerate(self._offsets) if b > a and a < span.end and span.start < b
        ]
        return self._hidden[inside[0] : inside[-1] + 1].mean(0) if inside else self.mean


def words_of(offsets: Sequence[tuple[int, int]], words: Sequence[int | None]) -> tuple[Span, ...]:
    """The words of a sentence, from the offsets of its pieces and the word each belongs to.

    >>> words_of([(0, 0), (0, 3), (3, 5), (5, 6)], [None, 0, 0, 1])
    (Span(start=0, end=5), Span(start=5, end=6))
    """
    ends: dict[int, tuple[int, int]] = {}
    for (start, end), word in zip(offsets, words, strict=True):
        if word is not None:
            ends[word] = (ends.get(word, (start, end))[0], end)
    return tuple(Span(*span) for span in ends.values())


class Model:
    """The shipped model; made by `model()`. All scores are probabilities."""

    def __init__(self, folder: Traversable) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self.card: dict[str, Any] = json.loads(folder.joinpath("card.json").read_text("utf-8"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._sessions = {
            name: onnxruntime.InferenceSession(
                _checked(folder, f"{name}.onnx", self.card),
                options,
                providers=["CPUExecutionProvider"],
            )
            for name in ("encoder", *HEADS)
        }
        self._sieve = Sieve(np.load(BytesIO(_checked(folder, "sieve.npy", self.card))))
        self._tokenizer = Tokenizer.from_str(_checked(folder, "tokenizer.json", self.card).decode())
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LENGTH)
        self.version: str = self.card["version"]
        self._slope, self._intercept = map(float, self.card["calibration"])

    def calibrated(self, odds: float) -> float:
        """The share of acts scored like this that are right: logistic in the score's log odds.

        Fitted on the development gold by training/thresholds.py; source: Platt (1999).
        """
        odds = min(max(odds, 1e-4), 1 - 1e-4)
        z = self._slope * np.log(odds / (1 - odds)) + self._intercept
        return round(float(1 / (1 + np.exp(-z))), 4)

    def promising(self, sentence: Neutral) -> float:
        """The odds that a sentence holds any act, by its words alone."""
        return self._sieve.odds(sentence.text)

    def read(self, sentence: Neutral) -> Read:
        """One pass of the encoder over one sentence, alone, so that no other sentence matters.

        What is read are the stand-ins; spans given and got are those of the text itself.
        """
        encoding = self._tokenizer.encode(sentence.text)
        ids = np.array([encoding.ids], np.int64)
        fed = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        hidden: Any = self._sessions["encoder"].run(None, fed)[0]
        offsets = [sentence.origin(Span(*pair)) for pair in encoding.offsets]
        places = [(span.start, span.end) for span in offsets]
        return Read(np.asarray(hidden[0], np.float32), places, encoding.word_ids)

    def eventful(self, read: Read) -> float:
        """The odds that a sentence holds any act."""
        return float(_sigmoid(self._head("any", read.mean[None]))[0, 0])

    def triggers(self, read: Read, spans: Sequence[Span]) -> tuple[Array, Array, Array]:
        """For k words: acts (k × 17, the last none), statuses (k × 5), no target named (k)."""
        g = np.stack([read.pooled(s) for s in spans])
        x = np.concatenate([g, _spread(read.mean, len(spans))], -1)
        return (
            _softmax(self._head("trigger", x)),
            _softmax(self._head("status", x)),
            _sigmoid(self._head("alone", x))[:, 0],
        )

    def arcs(
        self,
        read: Read,
        triggers: Sequence[Span],
        actors: Sequence[Span],
        features: Sequence[Sequence[Sequence[float]]] | Array,
    ) -> Array:
        """For k acts and m actors: the odds of being source and of being target (k × m × 2)."""
        k, m = len(triggers), len(actors)
        g = np.repeat(np.stack([read.pooled(t) for t in triggers]), m, 0)
        a = np.tile(np.stack([read.pooled(s) for s in actors]), (k, 1))
        f = np.asarray(features, np.float32).reshape(k * m, -1)
        return _sigmoid(self._head("arc", np.concatenate([g, a, g * a, f], -1))).reshape(k, m, 2)

    def roots(self, read: Read, triples: Sequence[tuple[Span, Span, Span | None]]) -> Array:
        """For k (trigger, source, target) triples that are acts: the roots (k × 16)."""
        g = np.stack([read.pooled(t[0]) for t in triples])
        s = np.stack([read.pooled(t[1]) for t in triples])
        nobody = np.zeros_like(read.mean)
        t = np.stack([nobody if x[2] is None else read.pooled(x[2]) for x in triples])
        x = np.concatenate([g, s, t, _spread(read.mean, len(triples))], -1)
        return _softmax(self._head("root", x))

    def pair(self, read: Read, source: Span, target: Span) -> Array:
        """The roots (16) of what `source` does to `target`, given that it does something."""
        s, t = read.pooled(source), read.pooled(target)
        return _softmax(self._head("pair", np.concatenate([s, t, s * t, read.mean])[None]))[0]

    def _head(self, name: str, x: Array) -> Array:
        scores: Any = self._sessions[name].run(None, {"x": x.astype(np.float32, copy=False)})[0]
        return np.asarray(scores, np.float32)


def root_names() -> tuple[str, ...]:
    """The roots in the order of the model's scores."""
    return tuple(roots())


@cache
def model() -> Model | None:
    """The model the package ships, loaded once; None where the package was built without one."""
    folder = files("realpolitik.coding").joinpath(FOLDER)
    return Model(folder) if folder.joinpath("card.json").is_file() else None


def _checked(folder: Traversable, name: str, card: dict[str, Any]) -> bytes:
    data = folder.joinpath(name).read_bytes()
    if sha256(data).hexdigest() != card["sha256"][name]:
        raise RealpolitikError(
            f"{name} of the coder's model is not the file its card names.",
            hint="Install the package again.",
        )
    return data


def _spread(vector: Array, rows: int) -> Array:
    return np.broadcast_to(vector, (rows, len(vector)))


def _softmax(x: Array) -> Array:
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def _sigmoid(x: Array) -> Array:
    return np.asarray(1.0 / (1.0 + np.exp(-x)), np.float32)
