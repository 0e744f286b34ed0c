"""ONNX export and dynamic int8 quantisation, in transformers.js layout.

One file holds both encoders: the tuned one for the heads and the untuned one, whose embeddings tell events
apart. They share the vocabulary and the frozen lowest layers; an `If` on the input `untuned` runs the upper
layers of the one or of the other, so that a text costs one pass.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import onnx
import torch
from onnx import TensorProto, compose, helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from .encoder import LOW, MIDDLE, Encoder, mean_pool

# The product reads 96 pieces of a text, 160 where asked for; the other positions would only cost room.
POSITIONS = 160


def mask_bias(mask: Tensor) -> Tensor:
    """0 for real tokens, a large negative number for padding."""
    return (1.0 - mask[:, None, None, :].to(torch.float32)) * -1e4


class Bottom(nn.Module):
    """Vocabulary and the lowest layers, which both encoders share."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.pos = nn.Parameter(encoder.pos[:POSITIONS].detach().clone())

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        x = self.encoder.ln(self.encoder.word(input_ids) + self.pos[: input_ids.shape[1]])
        for layer in self.encoder.layers[:LOW]:
            x = layer(x, mask_bias(attention_mask))
        return x, mean_pool(x, attention_mask)


class Top(nn.Module):
    """The layers above."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.layers = encoder.layers[LOW:]

    def forward(self, hidden: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        x = middle = hidden
        for number, layer in enumerate(self.layers, LOW + 1):
            x = layer(x, mask_bias(attention_mask))
            if number == MIDDLE:
                middle = x
        return x, mean_pool(middle, attention_mask)


def quantised(module: nn.Module, inputs: dict[str, Tensor], outputs: list[str], folder: Path) -> onnx.ModelProto:
    """One part as an int8 model; batch and length are free."""
    plain, small = folder / "plain.onnx", folder / "small.onnx"
    axes = {name: {0: "batch", 1: "length"} for name in [*inputs, "hidden", "last_hidden_state"]}
    axes |= {name: {0: "batch"} for name in ("middle_mean", "low_mean")}
    torch.onnx.export(
        module.eval(), tuple(inputs.values()), str(plain), opset_version=17, dynamo=False,
        input_names=list(inputs), output_names=outputs,
        dynamic_axes={name: axes[name] for name in [*inputs, *outputs]},
    )
    quantize_dynamic(plain, small, weight_type=QuantType.QInt8, per_channel=True,
                     op_types_to_quantize=["MatMul", "Gather"], extra_options={"MatMulConstBOnly": True})
    return onnx.load(str(small))


def branch(model: onnx.ModelProto, name: str) -> onnx.GraphProto:
    """A part as a branch of an `If`: its inputs are those of the graph around it."""
    keep = {value.name for value in model.graph.input}
    graph = compose.add_prefix_graph(model.graph, f"{name}/")
    for node in graph.node:
        for i, value in enumerate(node.input):
            bare = value.removeprefix(f"{name}/")
            if bare in keep:
                node.input[i] = bare
    del graph.input[:]
    del graph.value_info[:]
    graph.name = name
    return graph


def export(tuned: Encoder, untuned: Encoder, directory: Path) -> Path:
    """Writes `onnx/model_quantized.onnx` and config.json; returns the model's path."""
    target = directory / "onnx" / "model_quantized.onnx"
    target.parent.mkdir(parents=True, exist_ok=True)
    ids = torch.tensor([[0, 5, 6, 2], [0, 7, 2, 1]])
    mask = (ids != 1).long()
    hidden = torch.zeros(2, 4, tuned.word.embedding_dim)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        bottom = quantised(Bottom(tuned), {"input_ids": ids, "attention_mask": mask}, ["hidden", "low_mean"], folder)
        above = {"hidden": hidden, "attention_mask": mask}
        outputs = ["last_hidden_state", "middle_mean"]
        tops = [quantised(Top(encoder), above, outputs, folder) for encoder in (untuned, tuned)]
    graph = bottom.graph
    graph.node.append(helper.make_node(
        "If", ["untuned"], outputs,
        then_branch=branch(tops[0], "untuned_layers"), else_branch=branch(tops[1], "tuned_layers"),
    ))
    graph.input.append(helper.make_tensor_value_info("untuned", TensorProto.BOOL, [1]))
    low = next(value for value in graph.output if value.name == "low_mean")
    last, middle = tops[1].graph.output
    del graph.output[:]
    graph.output.extend([last, middle, low])
    onnx.save(bottom, str(target))
    config = {
        "model_type": "bert", "architectures": ["BertModel"],
        "vocab_size": tuned.word.num_embeddings, "hidden_size": tuned.word.embedding_dim,
        "num_hidden_layers": len(tuned.layers), "num_attention_heads": tuned.layers[0].heads,
        "intermediate_size": tuned.layers[0].fi.out_features,
        "max_position_embeddings": POSITIONS, "hidden_act": "gelu",
        "pad_token_id": 1, "bos_token_id": 0, "eos_token_id": 2,
    }
    (directory / "config.json").write_text(json.dumps(config, indent=2) + "\n", "utf-8")
    return target
