"""Trains the shipped model: cut the lead's vocabulary, fine-tune on all tasks at once, export int8.

    python train.py --data ../../../shared/data --lead e5-small-q4.bin --out ../models/diem-bao-small
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

from diem_bao_training import corpora, weak
from diem_bao_training.batches import Row, batches, encode, pad
from diem_bao_training.corpora_own import own
from diem_bao_training.encoder import Encoder, from_lead, mean_pool
from diem_bao_training.export import export
from diem_bao_training.lead import read_lead
from diem_bao_training.network import TASKS, Network, loss_of
from diem_bao_training.vocabulary import choose, write_tokenizer

HERE = Path(__file__).parent
SEED = 20261121
# Passes over each source, and for vntc the texts of one pass (all 30,000 would take half a day on two cores).
PASSES = {"newsmtsc": 1.5, "danes": 6, "vntc": 1, "own": 6}
VNTC_SAMPLE = 2_000
# Texts of vntc whose untuned embedding is kept: enough to hold the embedding where it was.
VNTC_TAUGHT = 600
# The lowest layers stay as they are: half the cost of the backward pass, and their means stay general.
FROZEN_LAYERS = 4
BATCH = 32


def teach(encoder: Encoder, tokenizer, rows: list[Row]) -> None:
    """Keeps the untuned encoder's embedding of `query: text` beside each row without a target."""
    encoder.eval()
    prefix = tokenizer.encode("query: ", add_special_tokens=False).ids[:2]
    wanted = sorted((row for row in rows if row.example.target is None), key=lambda row: len(row.ids))
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for start in range(0, len(wanted), 48):
            part = wanted[start : start + 48]
            queries = [Row([0, *prefix, *row.ids[1:]], [], row.example) for row in part]
            ids, mask, _ = pad(queries)
            vectors = nn.functional.normalize(mean_pool(encoder(ids, mask)[0].float(), mask), dim=-1)
            for row, vector in zip(part, vectors):
                row.teacher = vector


def report(network: Network, rows: list[Row]) -> dict[str, float]:
    """Held-out macro-F1 of each source's `one` tasks and micro-F1 (threshold 0.4) of its `many` tasks."""
    network.eval()
    seen: dict[str, list[tuple[np.ndarray, object]]] = {}
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
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


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--lead", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--longest", type=int, default=72)
    arguments.add_argument("--rate", type=float, default=1.2e-4)
    arguments.add_argument("--keep", type=float, default=0.3)
    arguments.add_argument("--checkpoint", type=Path, help="where the whole network goes, for experiments")
    arguments.add_argument("--scale", type=float, default=1.0, help="of all passes, for a trial run")
    given = arguments.parse_args()
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    torch.set_num_threads(given.threads)

    lead = read_lead(given.lead)
    sets = {"danes": corpora.danes(given.data), "vntc": corpora.vntc(given.data),
            "newsmtsc": corpora.newsmtsc(given.data), "own": own(HERE / "own")}
    kept = choose(lead, [e.text for examples in sets.values() for e in examples])
    tokenizer = write_tokenizer(lead, kept, given.out)
    base = from_lead(lead, kept)
    rules = weak.read_rules(HERE / "words.json")
    weak.label(sets["danes"] + sets["vntc"], rules)

    training: dict[str, list[Row]] = {}
    held: list[Row] = []
    for name, examples in sets.items():
        learn = [e for e in examples if not e.held]
        if name == "vntc":
            learn = rng.sample(learn, min(len(learn), int(VNTC_SAMPLE * min(1, given.scale))))
        training[name] = [encode(tokenizer, e, given.longest) for e in learn]
        test = [e for e in examples if e.held]
        held += [encode(tokenizer, e, given.longest) for e in (rng.sample(test, min(250, len(test))))]
    if given.keep:
        teach(base, tokenizer, [row for name, rows in training.items()
                                for row in (rows[:VNTC_TAUGHT] if name == "vntc" else rows)])

    network = Network(copy.deepcopy(base)).train()
    for module in (network.encoder.word, network.encoder.ln, *network.encoder.layers[:FROZEN_LAYERS]):
        module.requires_grad_(False)
    network.encoder.pos.requires_grad_(False)
    body = [p for p in network.encoder.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": given.rate}, {"params": network.heads.parameters(), "lr": 3e-3}],
        weight_decay=0.01,
    )
    plan: list[list[Row]] = []
    for name, rows in training.items():
        passes = PASSES[name] * given.scale
        while passes > 0 and rows:
            part = rows if passes >= 1 else rng.sample(rows, int(len(rows) * passes))
            plan += list(batches(part, BATCH, rng))
            passes -= 1
    rng.shuffle(plan)
    steps = len(plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / (0.08 * steps)) * max(0.02, 1 - s / steps))
    print(json.dumps({name: len(rows) for name, rows in training.items()} | {"steps": steps}), flush=True)
    start, total = time.time(), 0.0
    for step, rows in enumerate(plan, 1):
        loss = loss_of(network, rows, given.keep, bf16=True)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        total += loss.item()
        if step % 50 == 0:
            print(step, steps, round(total / 50, 4), f"{time.time() - start:.0f} s", flush=True)
            total = 0.0
        if step % 300 == 0 or step == steps:
            print(json.dumps(report(network, held)), flush=True)

    export(network.encoder, base, given.out)
    heads = {name: {"weight": network.heads[name].weight.tolist(), "bias": network.heads[name].bias.tolist()}
             for name in TASKS}
    (given.out / "raw-heads.json").write_text(json.dumps(heads))
    if given.checkpoint:
        torch.save(network.state_dict(), given.checkpoint)


if __name__ == "__main__":
    main()
