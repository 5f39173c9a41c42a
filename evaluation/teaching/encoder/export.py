"""The taught network as it ships: the encoder for ONNX Runtime with weights of 8 bits, the layers behind it for numpy."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from .network import Encoder, Heads
from .questions import OF_ASSERTION

INPUTS = ("pieces", "case", "kind", "number", "zone", "mask")
OUTPUTS = ("vectors", "tags")
OPSET = 17
TAUGHT_ONLY = set(OF_ASSERTION)  # layers that are not asked at work


def export(encoder: Encoder, heads: Heads, out: Path) -> None:
    """Writes encoder.onnx and heads.npz. `reduce_range`: seven bits, so that no processor's sums of products run over."""
    for module in encoder.eval().modules():
        if hasattr(module, "config"):
            module.config._attn_implementation = "eager"  # what can be written
    example = tuple(torch.ones(1, 16, dtype=torch.long) for _ in INPUTS)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            encoder, example, str(whole), input_names=list(INPUTS), output_names=list(OUTPUTS), opset_version=OPSET, dynamo=False,
            dynamic_axes={name: {1: "tokens"} for name in (*INPUTS, *OUTPUTS)},
        )  # fmt: skip
        quantize_dynamic(whole, out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    asked = {name: value for name, value in heads.state_dict().items() if not {*name.split(".")} & TAUGHT_ONLY}
    stored = {name: value.numpy().astype(np.float16) for name, value in asked.items()}
    np.savez_compressed(out / "heads.npz", **stored)
