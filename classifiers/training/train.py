"""Trains the shipped model: cut the lead's vocabulary, fine-tune on all tasks at once, export int8.

    python train.py --data ../../../shared/data --lead e5-small-q4.bin --claims claims.jsonl --out ../models/diem-bao-small
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import random
import time
from pathlib import Path

import torch
from torch import nn

from diem_bao_training import corpora, weak
from diem_bao_training.average import Average
from diem_bao_training.batches import Row, batches, encode
from diem_bao_training.corpora import Example
from diem_bao_training.corpora_own import claims, own, read_headlines, read_labels, with_read_codes
from diem_bao_training.encoder import LOW, from_lead
from diem_bao_training.export import export
from diem_bao_training.lead import read_lead
from diem_bao_training.network import TASKS, Network, loss_of
from diem_bao_training.phases import BROAD, FINE, Phase
from diem_bao_training.report import report
from diem_bao_training.vocabulary import choose, write_tokenizer

HERE = Path(__file__).parent
SEED = 20261121
BATCH = 32
# Pieces of a text that training reads; the product reads 96 (diem-bao.json). An article's first ones say most.
LONGEST = {"vntc": 112}
USUAL_LONGEST = 72
HELD_REPORTED = 250


def read_sets(data: Path, claim_lines: Path) -> dict[str, list[Example]]:
    """The sets that may shape the weights, with weak topic codes where their categories or words give any."""
    read = read_labels(HERE / "read-danes.tsv")
    sets = {"danes": corpora.danes(data), "vntc": corpora.vntc(data), "newsmtsc": corpora.newsmtsc(data),
            "read": read_headlines(read, data), "claims": claims(claim_lines)}
    for example in own(HERE / "own"):
        sets.setdefault(example.source, []).append(example)
    sets["headlines"] = corpora.headlines(sets["vntc"])
    weak.label(sets["danes"] + sets["vntc"] + sets["headlines"], weak.read_rules(HERE / "words.json"))
    with_read_codes(sets["danes"], read)
    return sets


def plan_of(phase: Phase, training: dict[str, list[Row]], rng: random.Random) -> list[list[Row]]:
    """Batches of a phase: whole passes over a source, and a sample for the rest, in a mixed order."""
    plan: list[list[Row]] = []
    for name, passes in phase.passes.items():
        rows = training[name]
        while passes > 1e-9:
            part = rows if passes >= 1 else rng.sample(rows, int(len(rows) * passes))
            plan += list(batches(part, BATCH, rng))
            passes -= 1
    rng.shuffle(plan)
    return plan


def run_phase(phase: Phase, network: Network, training: dict[str, list[Row]], held: list[Row]) -> None:
    """Fine-tunes the network in place; its weights become the running average of those of the later steps."""
    plan = plan_of(phase, training, random.Random(f"{SEED} {phase.name}"))
    torch.manual_seed(SEED)
    body = [p for p in network.encoder.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": phase.rate}, {"params": network.heads.parameters(), "lr": 25 * phase.rate}],
        weight_decay=0.01,
    )
    steps = len(plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / (0.08 * steps)) * max(phase.floor, 1 - s / steps))
    average = Average(network, start=steps // 2)
    start, total = time.time(), 0.0
    for step, rows in enumerate(plan, 1):
        loss = loss_of(network, rows)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        average.add(step)
        total += loss.item()
        if step % 50 == 0:
            print(phase.name, step, steps, round(total / 50, 4), f"{time.time() - start:.0f} s", flush=True)
            total = 0.0
    average.apply()
    print(json.dumps(report(network, held)), flush=True)


def fingerprint(phases: list[Phase], training: dict[str, list[Row]]) -> str:
    """Of everything that shapes the weights after these phases: other settings or lines give another file."""
    sources = sorted({name for phase in phases for name in phase.passes})
    rows = [(row.ids, row.places, row.example.labels) for name in sources for row in training[name]]
    return hashlib.sha256(repr((SEED, phases, rows)).encode()).hexdigest()[:12]


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--lead", type=Path, required=True)
    arguments.add_argument("--claims", type=Path, required=True, help="what claim-lines.ts wrote")
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--work", type=Path, help="keeps each phase's weights; a phase found there is not run again")
    arguments.add_argument("--only", choices=[BROAD.name], help="ends after this phase, without an export")
    given = arguments.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(given.threads)

    lead = read_lead(given.lead)
    sets = read_sets(given.data, given.claims)
    # Not from our own lines: adding some must not move the vocabulary under weights that are already there.
    kept = choose(lead, [e.text for name in ("danes", "vntc", "newsmtsc") for e in sets[name]])
    tokenizer = write_tokenizer(lead, kept, given.out)
    base = from_lead(lead, kept)
    network = Network(copy.deepcopy(base)).train()
    for module in (network.encoder.word, network.encoder.ln, *network.encoder.layers[:LOW]):
        module.requires_grad_(False)
    network.encoder.pos.requires_grad_(False)

    rng = random.Random(SEED)
    held: list[Row] = []
    training: dict[str, list[Row]] = {}
    for name, examples in sets.items():
        longest = LONGEST.get(name, USUAL_LONGEST)
        training[name] = [encode(tokenizer, e, longest) for e in examples if not e.held]
        test = [e for e in examples if e.held]
        held += [encode(tokenizer, e, longest) for e in rng.sample(test, min(HELD_REPORTED, len(test)))]
    print(json.dumps({name: len(rows) for name, rows in training.items()}), len(kept), "pieces", flush=True)

    def learn(phase: Phase, before: list[Phase]) -> None:
        saved = given.work and given.work / f"{phase.name}-{fingerprint([*before, phase], training)}.pt"
        if saved and saved.exists():
            network.load_state_dict(torch.load(saved))
            return
        run_phase(phase, network, training, held)
        if saved:
            torch.save(network.state_dict(), saved)

    learn(BROAD, [])
    if given.only == BROAD.name:
        return
    broad = copy.deepcopy(network.state_dict())
    fine = []
    for phase in FINE:
        network.load_state_dict(broad)
        learn(phase, [BROAD])
        fine.append(copy.deepcopy(network.state_dict()))
    network.load_state_dict({name: sum(weights[name] for weights in fine) / len(fine) for name in broad})
    print(json.dumps(report(network, held)), flush=True)

    export(network.encoder, base, given.out)
    heads = {name: {"weight": network.heads[name].weight.tolist(), "bias": network.heads[name].bias.tolist()}
             for name in TASKS}
    (given.out / "raw-heads.json").write_text(json.dumps(heads))


if __name__ == "__main__":
    main()
