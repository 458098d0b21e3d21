"""Turn trained models into what the package ships: int8 ONNX encoder, ONNX heads, tokenizer, card.

    python training/export.py TRAINED_DIR [TRAINED_DIR …] --sieve SIEVE.npy
        [--calibration SLOPE INTERCEPT]

Several runs of `train.py`, of other seeds or other text, are averaged, weight by weight (Wortsman
et al. 2022, "Model soups"): they start alike, so that their average is a model.
"""

import argparse
import json
from hashlib import sha256
from pathlib import Path

import onnxruntime.quantization as quantization
import torch
from model import Heads
from transformers import AutoModel

PACKAGE = Path(__file__).parents[1] / "src/realpolitik/coding/model"


class Encoder(torch.nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def forward(self, input_ids, attention_mask):
        return self.inner(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state


def average(states):
    """The mean of several runs, weight by weight; counters and the like are the first run's."""
    return {
        name: torch.stack([state[name] for state in states]).mean(0)
        if first.is_floating_point()
        else first
        for name, first in states[0].items()
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("trained", type=Path, nargs="+")
    parser.add_argument(
        "--calibration", type=float, nargs=2, default=(1.0, 0.0), metavar=("SLOPE", "INTERCEPT")
    )
    parser.add_argument("--sieve", type=Path, required=True)
    parser.add_argument("--version", default="minilm-1")
    parser.add_argument("--out", type=Path, default=PACKAGE)
    arguments = parser.parse_args()
    out = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    bodies = [
        AutoModel.from_pretrained(folder / "encoder", attn_implementation="eager")
        for folder in arguments.trained
    ]
    bodies[0].load_state_dict(average([body.state_dict() for body in bodies]))
    encoder = Encoder(bodies[0]).eval()
    ids = torch.ones(1, 12, dtype=torch.long)
    raw = arguments.trained[0] / "encoder.onnx"
    torch.onnx.export(
        encoder,
        (ids, torch.ones_like(ids)),
        str(raw),
        input_names=["input_ids", "attention_mask"],
        output_names=["hidden"],
        dynamo=False,
        opset_version=17,
        dynamic_axes={
            "input_ids": {0: "b", 1: "t"},
            "attention_mask": {0: "b", 1: "t"},
            "hidden": {0: "b", 1: "t"},
        },
    )
    quantization.quantize_dynamic(
        str(raw),
        str(out / "encoder.onnx"),
        weight_type=quantization.QuantType.QInt8,
        per_channel=True,
        reduce_range=True,  # seven bits: the same sums on processors with and without VNNI
    )
    heads = Heads(encoder.inner.config.hidden_size).eval()
    heads.load_state_dict(
        average([torch.load(f / "heads.pt", weights_only=True) for f in arguments.trained])
    )
    for name, head in heads.named_children():
        torch.onnx.export(
            head,
            (torch.zeros(2, head[1].in_features),),
            str(out / f"{name}.onnx"),
            input_names=["x"],
            output_names=["scores"],
            dynamo=False,
            opset_version=17,
            dynamic_axes={"x": {0: "k"}, "scores": {0: "k"}},
        )
    (out / "tokenizer.json").write_bytes((arguments.trained[0] / "tokenizer.json").read_bytes())
    (out / "sieve.npy").write_bytes(arguments.sieve.read_bytes())
    names = [
        "encoder.onnx",
        "tokenizer.json",
        "sieve.npy",
        *(f"{n}.onnx" for n, _ in heads.named_children()),
    ]
    card = {
        "version": arguments.version,
        "calibration": list(arguments.calibration),
        "base": "all-MiniLM-L6-v2 (Apache-2.0), fine-tuned on training/corpus",
        "licence": "Apache-2.0",
        "sha256": {name: sha256((out / name).read_bytes()).hexdigest() for name in names},
    }
    (out / "card.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    print({name: (out / name).stat().st_size for name in names})


if __name__ == "__main__":
    main()
