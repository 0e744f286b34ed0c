"""ONNX export and dynamic int8 quantisation, in transformers.js layout."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from .encoder import Encoder


def export(encoder: Encoder, directory: Path) -> Path:
    """Writes `onnx/model_quantized.onnx` (int8 weights per channel) and config.json; returns the model's path."""
    encoder = encoder.eval()
    target = directory / "onnx" / "model_quantized.onnx"
    target.parent.mkdir(parents=True, exist_ok=True)
    ids = torch.tensor([[0, 5, 6, 2], [0, 7, 2, 1]])
    mask = (ids != 1).long()
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "model.onnx"
        torch.onnx.export(
            encoder, (ids, mask), str(plain), opset_version=17, dynamo=False,
            input_names=["input_ids", "attention_mask"], output_names=["last_hidden_state", "middle_mean", "low_mean"],
            dynamic_axes={name: {0: "batch", 1: "length"}
                          for name in ("input_ids", "attention_mask", "last_hidden_state")}
            | {name: {0: "batch"} for name in ("middle_mean", "low_mean")},
        )
        quantize_dynamic(plain, target, weight_type=QuantType.QInt8, per_channel=True,
                         op_types_to_quantize=["MatMul", "Gather"],
                         extra_options={"MatMulConstBOnly": True})
    config = {
        "model_type": "bert", "architectures": ["BertModel"],
        "vocab_size": encoder.word.num_embeddings, "hidden_size": encoder.word.embedding_dim,
        "num_hidden_layers": len(encoder.layers), "num_attention_heads": encoder.layers[0].heads,
        "intermediate_size": encoder.layers[0].fi.out_features,
        "max_position_embeddings": encoder.pos.shape[0], "hidden_act": "gelu",
        "pad_token_id": 1, "bos_token_id": 0, "eos_token_id": 2,
    }
    (directory / "config.json").write_text(json.dumps(config, indent=2) + "\n", "utf-8")
    return target
