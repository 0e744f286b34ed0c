"""The project's own lines (own/*.tsv), written by hand for training: tone, codes, target, text."""

from __future__ import annotations

from pathlib import Path

from .corpora import CODES, Example, held_out

TONE_SIGN = {"-": 0, "0": 1, "+": 2}


def own(folder: Path) -> list[Example]:
    """Tab-separated: tone sign, topic codes or `-`, target or `-`, text. 10 % held out."""
    out = []
    for file in sorted(folder.glob("*.tsv")):
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
            out.append(Example(text, "own", held_out(text, 10), named, span, labels))
    return out
