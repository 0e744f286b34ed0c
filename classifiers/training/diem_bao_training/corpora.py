"""The sets that may shape shipped weights, as examples: danes, vntc and newsmtsc; corpora_own.py has our own lines.

An example is a text, perhaps a target with its place in the text, and labels by task. Splits are by a
hash of the text, so that they stay the same whatever the order or the sample.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

TONE = {"negative": 0, "neutral": 1, "positive": 2}
DANES_TONE = {"Tiêu cực": 0, "Trung tính": 1, "Tích cực": 2}
DANES_TOPICS = [
    "Bất động sản", "Chính trị", "Chứng khoán", "Covid-19", "Công nghệ", "Du lịch", "Game", "Giao thông",
    "Giáo dục", "Giải trí", "Hóng biến", "Khoa học", "Không xác định", "Kinh tế", "Môi trường", "Phim ảnh",
    "Pháp luật", "Sức khoẻ", "Thế giới", "Thể thao", "Văn hoá", "Xã hội", "Đời sống",
]
VNTC_TOPICS = [
    "Chinh tri Xa hoi", "Doi song", "Khoa hoc", "Kinh doanh", "Phap luat", "Suc khoe", "The gioi",
    "The thao", "Van hoa", "Vi tinh",
]
CODES = [
    "economy", "border-trade", "investment", "agriculture", "tourism", "culture", "entertainment", "sport",
    "education", "health", "environment", "society", "government", "security-law", "transport",
    "border-sovereignty", "foreign-affairs", "rights-religion", "science-digital", "world",
]


VERDICTS = ["contradicts", "reports", "rebuts", "supports", "none"]
# The syllables of an article's opening that stand for its headline; vntc does not say where that ends.
HEADLINE = 14


@dataclass
class Example:
    """`labels` maps a task (`danes`, `vntc`, `codes`, `tone`, `verdict`) to a class number or a list of them."""

    text: str
    source: str
    held: bool
    target: str | None = None
    span: tuple[int, int] | None = None
    labels: dict[str, int | list[int]] = field(default_factory=dict)


def held_out(text: str, percent: int) -> bool:
    """True for about `percent` of texts, the same ones each time (SHA-256 of the text)."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % 100 < percent


def danes(folder: Path) -> list[Example]:
    """Headline and description, 23 topics, tone where given. 15 % held out."""
    out = []
    for line in (folder / "danes" / "danes.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        text = "\n".join(part for part in (row["title"], row["description"]) if part)
        labels: dict[str, int | list[int]] = {"danes": [DANES_TOPICS.index(t) for t in row["topics"]]}
        if row["sentiment"]:
            labels["tone"] = DANES_TONE[row["sentiment"]]
        out.append(Example(text, "danes", held_out(text, 15), labels=labels))
    return out


def vntc(folder: Path) -> list[Example]:
    """Whole articles, 10 topics. 10 % held out."""
    out = []
    with gzip.open(folder / "vntc" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            out.append(Example(row["text"], "vntc", held_out(row["text"], 10),
                               labels={"vntc": VNTC_TOPICS.index(row["label"])}))
    return out


def headlines(articles: list[Example]) -> list[Example]:
    """The opening of each vntc article, about as long as a headline, held out with its article."""
    return [Example(" ".join(e.text.split()[:HEADLINE]), "headlines", e.held, labels=dict(e.labels)) for e in articles]


def newsmtsc(folder: Path) -> list[Example]:
    """Sentences with a target and the tone towards it; the publisher's dev file is held out."""
    out = []
    for name in ("train", "dev"):
        for line in (folder / "newsmtsc" / f"{name}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            out.append(Example(row["sentence"], "newsmtsc", name == "dev", row["mention"],
                               (row["from"], row["to"]), {"tone": row["polarity"] + 1}))
    return out
