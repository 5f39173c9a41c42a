"""The taught network as it ships: the encoder for ONNX Runtime with weights of 8 bits, the layers behind it for numpy.

The weights are kept in 8 bits and unpacked when they are loaded; the sums are made in full precision. Sums in 8 bits are quicker on some
processors, but there a last bit decides into which of 256 steps a value falls, and processors differ in last bits.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from .network import Encoder, Heads
from .questions import OF_ASSERTION

INPUTS = ("pieces", "case", "kind", "number", "zone", "mask")
OUTPUTS = ("vectors", "tags")
OPSET = 17
TAUGHT_ONLY = set(OF_ASSERTION)  # layers that are not asked at work


def export(encoder: Encoder, heads: Heads, out: Path) -> None:
    """Writes encoder.onnx and heads.npz."""
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
        quantize_dynamic(whole, Path(folder) / "quick.onnx", weight_type=QuantType.QInt8, per_channel=True)
        onnx.save(with_whole_sums(onnx.load(Path(folder) / "quick.onnx")), out / "encoder.onnx")
    asked = {name: value for name, value in heads.state_dict().items() if not {*name.split(".")} & TAUGHT_ONLY}
    stored = {name: value.numpy().astype(np.float16) for name, value in asked.items()}
    np.savez_compressed(out / "heads.npz", **stored)


def with_whole_sums(model: onnx.ModelProto) -> onnx.ModelProto:
    """A model whose matrix products were made of 8 bits, with its weights as they are and the products in full precision."""
    graph = model.graph
    weights = {stored.name for stored in graph.initializer}
    made_by = {name: node for node in graph.node for name in node.output}
    users: dict[str, list[onnx.NodeProto]] = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    instead: dict[str, list[onnx.NodeProto]] = {}
    gone: set[str] = set()
    for node in graph.node:
        if node.op_type == "DynamicQuantizeLinear":
            gone.update(node.output)
        if node.op_type != "MatMulInteger":
            continue
        taken, packed, _, zero = node.input
        cast = users[node.output[0]][0]
        scaled = users[cast.output[0]][0]
        scales = next(made_by[name] for name in scaled.input if name != cast.output[0])
        scale = next(name for name in scales.input if name in weights)
        unpacked = f"{packed}_unpacked"
        instead[scaled.output[0]] = [
            onnx.helper.make_node("DequantizeLinear", [packed, scale, zero], [unpacked], axis=1),
            onnx.helper.make_node("MatMul", [made_by[taken].input[0], unpacked], [scaled.output[0]]),
        ]
        gone.update((node.output[0], cast.output[0], scales.output[0]))
    kept = [new for node in graph.node if node.output[0] not in gone for new in instead.get(node.output[0], [node])]
    del graph.node[:]
    graph.node.extend(kept)
    onnx.checker.check_model(model)
    return model
