"""Held-out figures while training, to see that it goes the right way; bench/model.ts has those that count."""

from __future__ import annotations

import numpy as np
import torch

from .batches import Row, pad
from .network import TASKS, Network


def report(network: Network, rows: list[Row]) -> dict[str, float]:
    """Held-out macro-F1 of each source's `one` tasks and micro-F1 (threshold 0.4) of its `many` tasks."""
    network.eval()
    seen: dict[str, list[tuple[np.ndarray, object]]] = {}
    with torch.no_grad():
        for start in range(0, len(rows), 32):
            part = rows[start : start + 32]
            logits = network.logits(network.views(*pad(part)))
            for i, row in enumerate(part):
                for name, label in row.example.labels.items():
                    seen.setdefault(f"{row.example.source} {name}", []).append(
                        (logits[name][i].float().numpy(), label))
    network.train()
    out = {}
    for key, pairs in seen.items():
        count, kind, _, _ = TASKS[key.split()[1]]
        if kind == "one":
            guess = np.array([int(s.argmax()) for s, _ in pairs])
            truth = np.array([label for _, label in pairs])
            both = [(2 * ((guess == c) & (truth == c)).sum()) / max(1, (guess == c).sum() + (truth == c).sum())
                    for c in range(count)]
            out[f"{key} macro-F1"] = float(np.mean(both))
            out[f"{key} accuracy"] = float((guess == truth).mean())
        else:
            hit = named = 0
            for scores, label in pairs:
                guess = {c for c in range(count) if 1 / (1 + np.exp(-scores[c])) > 0.4} or {int(scores.argmax())}
                hit += len(guess & set(label))
                named += len(guess) + len(label)
            out[f"{key} micro-F1"] = 2 * hit / max(1, named)
    return {key: round(value, 4) for key, value in sorted(out.items())}
