"""Running average of a network's weights: it errs less on new texts than the last ones (Izmailov et al. 2018)."""

from __future__ import annotations

import torch
from torch import nn

DECAY = 0.99


class Average:
    """Exponential average of the trained weights from step `start` on."""

    def __init__(self, network: nn.Module, start: int) -> None:
        self.trained = [p for p in network.parameters() if p.requires_grad]
        self.start = start
        self.mean: list[torch.Tensor] | None = None

    @torch.no_grad()
    def add(self, step: int) -> None:
        """Takes in the weights after a step."""
        if step < self.start:
            return
        if self.mean is None:
            self.mean = [p.detach().clone() for p in self.trained]
        else:
            torch._foreach_lerp_(self.mean, self.trained, 1 - DECAY)

    @torch.no_grad()
    def apply(self) -> None:
        """Puts the average in the weights' place."""
        for p, mean in zip(self.trained, self.mean or []):
            p.copy_(mean)
