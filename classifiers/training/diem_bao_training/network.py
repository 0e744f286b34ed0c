"""The encoder with its heads, and the loss of a batch."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from .batches import Row, pad
from .corpora import CODES, DANES_TOPICS, VERDICTS, VNTC_TOPICS
from .encoder import Encoder, mean_pool

# Task: number of labels, one label or many, views (cls 0, mean 1, target 2, middle 3), weight in the loss.
TASKS: dict[str, tuple[int, str, tuple[int, ...], float]] = {
    "tone": (3, "one", (0, 1, 2), 1.0),
    "danes": (len(DANES_TOPICS), "many", (0, 1, 3), 10.0),
    "vntc": (len(VNTC_TOPICS), "one", (0, 1, 3), 1.0),
    "codes": (len(CODES), "many", (0, 1, 3), 10.0),
    "verdict": (len(VERDICTS), "one", (0, 1), 1.0),
}

# Two to three times as fast where the processor computes in bfloat16 (AVX512-BF16), ten times slower elsewhere.
CPU = Path("/proc/cpuinfo")
HALF = CPU.exists() and "avx512_bf16" in CPU.read_text("utf-8")


class Network(nn.Module):
    """Linear heads over three views of the last states; heads are exported as they are."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.word.embedding_dim
        self.heads = nn.ModuleDict({
            name: nn.Linear(width * len(views), count) for name, (count, _, views, _) in TASKS.items()
        })
        self.dropout = nn.Dropout(0.1)

    def views(self, ids: Tensor, mask: Tensor, target: Tensor) -> tuple[Tensor, ...]:
        """First state, mean (unit length, scaled as features.ts does), target's mean and middle layer's mean."""
        last, middle, _ = self.encoder(ids, mask)
        states = last.float()
        mean = functional.normalize(mean_pool(states, mask), dim=-1)
        pooled = (states * target.unsqueeze(-1)).sum(1) / target.sum(1, keepdim=True).clamp(min=1.0)
        return states[:, 0], mean * (states.shape[-1] ** 0.5 / 3.0), pooled, middle.float()

    def logits(self, views: tuple[Tensor, ...]) -> dict[str, Tensor]:
        return {
            name: self.heads[name](self.dropout(torch.cat([views[v] for v in chosen], dim=-1)))
            for name, (_, _, chosen, _) in TASKS.items()
        }


def loss_of(network: Network, rows: list[Row]) -> Tensor:
    """Weighted sum of the losses of the tasks that the rows have labels for."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALF):
        views = network.views(*pad(rows))
    logits = network.logits(views)
    total = torch.zeros(())
    for name, (count, choose, _, weight) in TASKS.items():
        index = [i for i, row in enumerate(rows) if name in row.example.labels]
        if not index:
            continue
        scores = logits[name][index]
        labels = [rows[i].example.labels[name] for i in index]
        if choose == "one":
            total = total + weight * functional.cross_entropy(scores, torch.tensor(labels), label_smoothing=0.05)
            continue
        wanted = torch.zeros(len(index), count)
        for i, named in enumerate(labels):
            wanted[i, named] = 1.0
        total = total + weight * functional.binary_cross_entropy_with_logits(scores, wanted)
    return total
