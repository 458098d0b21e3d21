"""Turn a trained model into what the package ships: int8 ONNX encoder, ONNX heads, tokenizer, card.

python training/export.py TRAINED_DIR [--calibration SLOPE INTERCEPT]
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


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("trained", type=Path)
    parser.add_argument(
        "--calibration", type=float, nargs=2, default=(1.0, 0.0), metavar=("SLOPE", "INTERCEPT")
    )
    parser.add_argument("--version", default="minilm-1")
    parser.add_argument("--out", type=Path, default=PACKAGE)
    arguments = parser.parse_args()
    out = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    encoder = Encoder(
        AutoModel.from_pretrained(arguments.trained / "encoder", attn_implementation="eager")
    ).eval()
    ids = torch.ones(1, 12, dtype=torch.long)
    raw = arguments.trained / "encoder.onnx"
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
    )
    heads = Heads(encoder.inner.config.hidden_size).eval()
    heads.load_state_dict(torch.load(arguments.trained / "heads.pt", weights_only=True))
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
    (out / "tokenizer.json").write_bytes((arguments.trained / "tokenizer.json").read_bytes())
    names = ["encoder.onnx", "tokenizer.json", *(f"{n}.onnx" for n, _ in heads.named_children())]
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
