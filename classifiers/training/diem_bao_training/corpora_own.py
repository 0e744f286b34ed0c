"""What the project wrote for training: lines, labels of danes headlines by reading, sentences of the claim check."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from .corpora import CODES, DANES_TOPICS, VERDICTS, Example, held_out

TONE_SIGN = {"-": 0, "0": 1, "+": 2}


def own(folder: Path) -> list[Example]:
    """Tab-separated: tone sign, topic codes or `-`, target or `-`, text. 10 % held out.

    Opinions are a source of their own: their tone is seldom said outright and takes more passes to learn.
    """
    out = []
    for file in sorted(folder.glob("*.tsv")):
        source = "opinions" if file.name.startswith("opinions") else "own"
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            try:
                sign, codes, target, text = line.split("\t")
                labels: dict[str, int | list[int]] = {"tone": TONE_SIGN[sign]}
                if codes != "-":
                    labels["codes"] = [CODES.index(code) for code in codes.split(",")]
                at = -1 if target == "-" else text.index(target)
            except (ValueError, KeyError) as error:
                raise ValueError(f"{file}:{number}: {error}") from error
            named = None if at < 0 else target
            span = None if at < 0 else (at, at + len(target))
            out.append(Example(text, source, held_out(text, 10), named, span, labels))
    return out


@dataclass(frozen=True)
class Read:
    """What readers gave one text of danes: `beside` holds labels that imitate those of danes's own labellers."""

    codes: list[int]
    tone: int
    beside: dict[str, int | list[int]] = field(default_factory=dict)


def read_labels(file: Path) -> dict[str, Read]:
    """What we read in danes, by the first 16 digits of a text's SHA-256.

    Tab-separated: key, codes or `-`, tone sign; where the description was read too, the sign and the topics (or
    `-`) that danes's labellers would give.
    """
    out = {}
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        try:
            key, codes, sign, *more = line.split("\t")
            beside: dict[str, int | list[int]] = {}
            if more:
                their_sign, topics = more
                beside = {"tone": TONE_SIGN[their_sign]}
                if topics != "-":
                    beside["danes"] = [DANES_TOPICS.index(topic) for topic in topics.split(",")]
            out[key] = Read([CODES.index(code) for code in codes.split(",") if code != "-"], TONE_SIGN[sign], beside)
        except (ValueError, KeyError) as error:
            raise ValueError(f"{file}:{number}: {error}") from error
    return out


def key_of(text: str) -> str:
    """The key of a text in read_labels."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def with_read_codes(examples: list[Example], given: dict[str, Read]) -> None:
    """Puts codes that were read in the place of weak ones; the set's own tone stays."""
    for example in examples:
        read = given.get(key_of(example.text))
        if read and read.codes:
            example.labels["codes"] = read.codes
        elif read:
            example.labels.pop("codes", None)


def read_headlines(given: dict[str, Read], data: Path) -> list[Example]:
    """Headlines of danes's unlabelled part that we read, each with and without its description. 10 % held out.

    Our tone goes with the headline alone: danes's own labellers, whose manner counts beside a description, call
    neutral what a reader of the headline would not.
    """
    out, seen = [], set()
    with gzip.open(data / "danes" / "danes_unlabelled.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            title, description = (row["title"] or "").strip(), (row["description"] or "").strip()
            read = given.get(key_of(title))
            if title in seen or not read:
                continue
            seen.add(title)
            codes: dict[str, int | list[int]] = {"codes": read.codes} if read.codes else {}
            held = held_out(title, 10)
            out.append(Example(title, "read", held, labels={"tone": read.tone} | codes))
            if description and (codes or read.beside):
                out.append(Example(f"{title}\n{description}", "read", held, labels=codes | read.beside))
    return out


def claims(lines: Path) -> list[Example]:
    """Sentences with what they do to a statement, as claim-lines.ts writes them. 10 % held out."""
    out = []
    for line in lines.read_text("utf-8").splitlines():
        row = json.loads(line)
        out.append(Example(row["text"], "claims", held_out(row["text"], 10),
                           labels={"verdict": VERDICTS.index(row["verdict"])}))
    return out
