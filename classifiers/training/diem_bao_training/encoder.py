"""The encoder as a torch module (BERT layout), loaded from the lead and exported to ONNX."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from .lead import Lead


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, hidden: int, heads: int, feed_forward: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v = (nn.Linear(hidden, hidden) for _ in range(3))
        self.ao = nn.Linear(hidden, hidden)
        self.aln = nn.LayerNorm(hidden, eps=epsilon)
        self.fi = nn.Linear(hidden, feed_forward)
        self.fo = nn.Linear(feed_forward, hidden)
        self.oln = nn.LayerNorm(hidden, eps=epsilon)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, hidden = x.shape
        size = hidden // self.heads

        def split(t: Tensor) -> Tensor:
            return t.view(batch, length, self.heads, size).transpose(1, 2)

        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        weights = torch.softmax(q @ k.transpose(-1, -2) * (size**-0.5) + bias, dim=-1)
        context = (weights @ v).transpose(1, 2).reshape(batch, length, hidden)
        x = self.aln(x + self.dropout(self.ao(context)))
        return self.oln(x + self.dropout(self.fo(functional.gelu(self.fi(x)))))


# Layers whose mean states are given beside the last ones: heads fitted later read topics better with them.
LOW, MIDDLE = 4, 8


class Encoder(nn.Module):
    """Token ids and mask to the last hidden states, and the means of the middle and low layers' states."""

    def __init__(self, vocabulary: int, hidden: int, layers: int, heads: int, feed_forward: int,
                 positions: int, epsilon: float) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, hidden)
        self.pos = nn.Parameter(torch.zeros(positions, hidden))
        self.ln = nn.LayerNorm(hidden, eps=epsilon)
        self.layers = nn.ModuleList(Layer(hidden, heads, feed_forward, epsilon) for _ in range(layers))
        self.dropout = nn.Dropout(0.1)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        x = self.word(input_ids) + self.pos[: input_ids.shape[1]]
        x = self.dropout(self.ln(x))
        bias = (1.0 - attention_mask[:, None, None, :].to(x.dtype)) * -1e4
        middle = low = x
        for number, layer in enumerate(self.layers, 1):
            x = layer(x, bias)
            if number == LOW:
                low = x
            if number == MIDDLE:
                middle = x
        return x, mean_pool(middle, attention_mask), mean_pool(low, attention_mask)


def mean_pool(states: Tensor, mask: Tensor) -> Tensor:
    """Mean of the states of real tokens."""
    weight = mask.unsqueeze(-1).to(states.dtype)
    return (states * weight).sum(1) / weight.sum(1).clamp(min=1.0)


def from_lead(lead: Lead, kept: list[int], layers: list[int] | None = None) -> Encoder:
    """The lead's weights on the kept pieces; `layers` names the layers to keep (default: all)."""
    chosen = layers if layers is not None else list(range(lead.layers))
    model = Encoder(len(kept), lead.hidden, len(chosen), lead.heads, lead.feed_forward,
                    lead.positions, max(lead.epsilon, 1e-12))
    t = {name: torch.from_numpy(value) for name, value in lead.tensors.items()}
    with torch.no_grad():
        model.word.weight.copy_(t["emb.word"][kept])
        model.pos.copy_(t["emb.pos"] + t["emb.type"][: lead.hidden])
        model.ln.weight.copy_(t["emb.ln.w"])
        model.ln.bias.copy_(t["emb.ln.b"])
        for layer, source in zip(model.layers, chosen):
            for name in ("q", "k", "v", "ao", "aln", "fi", "fo", "oln"):
                module = getattr(layer, name)
                module.weight.copy_(t[f"l{source}.{name}.w"])
                module.bias.copy_(t[f"l{source}.{name}.b"])
    return model
