"""Examples to padded tensors. The layout of a row is the product's own (classifiers/model/encoder.ts)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from .corpora import Example

TARGET_PIECES = 12


@dataclass
class Row:
    """Token ids, positions of the target, and the example they came from."""

    ids: list[int]
    places: list[int]
    example: Example


def encode(tokenizer: Tokenizer, example: Example, longest: int) -> Row:
    """`<s> target </s> text </s>`; the target's span is cut into pieces by itself."""

    def pieces(text: str) -> list[int]:
        return tokenizer.encode(text, add_special_tokens=False).ids if text else []

    text = example.text[: longest * 6]
    ids, places = [0], []
    if example.target:
        ids += pieces(example.target)[:TARGET_PIECES] + [2]
    room = longest - len(ids) - 1
    if example.span:
        start, end = example.span
        before, own = pieces(example.text[:start].strip()), pieces(example.text[start:end])
        after = pieces(example.text[end:].strip())
        if len(before) + len(own) > room:
            before = before[len(before) + len(own) - room :]
        places = list(range(len(ids) + len(before), len(ids) + len(before) + len(own)))
        ids += (before + own + after)[:room]
    else:
        ids += pieces(text)[:room]
    return Row([*ids, 2], [p for p in places if p < longest - 1], example)


def pad(rows: list[Row]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, mask and target mask; a row without a target points at its first token."""
    length = max(len(row.ids) for row in rows)
    ids = torch.ones(len(rows), length, dtype=torch.long)
    mask = torch.zeros(len(rows), length, dtype=torch.long)
    target = torch.zeros(len(rows), length)
    for i, row in enumerate(rows):
        ids[i, : len(row.ids)] = torch.tensor(row.ids)
        mask[i, : len(row.ids)] = 1
        for place in row.places or [0]:
            target[i, place] = 1.0
    return ids, mask, target


def batches(rows: list[Row], size: int, rng: random.Random) -> Iterator[list[Row]]:
    """Shuffled batches of like length."""
    rows = rows[:]
    rng.shuffle(rows)
    out = []
    for start in range(0, len(rows), size * 20):
        chunk = sorted(rows[start : start + size * 20], key=lambda row: len(row.ids))
        out += [chunk[i : i + size] for i in range(0, len(chunk), size)]
    rng.shuffle(out)
    yield from out
