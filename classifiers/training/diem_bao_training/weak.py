"""Weak topic codes: from the categories of danes and vntc, and from words that the project wrote down.

Only texts of sets that may shape shipped weights are labelled so.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from .corpora import CODES, DANES_TOPICS, VNTC_TOPICS, Example

DANES_CODES = {
    "Bất động sản": "economy", "Chính trị": "government", "Chứng khoán": "economy", "Covid-19": "health",
    "Công nghệ": "science-digital", "Du lịch": "tourism", "Game": "entertainment", "Giao thông": "transport",
    "Giáo dục": "education", "Giải trí": "entertainment", "Hóng biến": "entertainment",
    "Khoa học": "science-digital", "Kinh tế": "economy", "Môi trường": "environment",
    "Phim ảnh": "entertainment", "Pháp luật": "security-law", "Sức khoẻ": "health", "Thế giới": "world",
    "Thể thao": "sport", "Văn hoá": "culture", "Xã hội": "society", "Đời sống": "society",
}
VNTC_CODES = {
    "Doi song": "society", "Khoa hoc": "science-digital", "Kinh doanh": "economy", "Phap luat": "security-law",
    "Suc khoe": "health", "The gioi": "world", "The thao": "sport", "Vi tinh": "science-digital",
}
# A category that stays silent where a rule speaks: vntc's "politics and society" is nearly anything.
OPENING = 260


def read_rules(path: Path) -> dict[str, re.Pattern[str]]:
    """One pattern for each code from `words.json`: {"code": ["word", …]}."""
    words = json.loads(path.read_text("utf-8"))
    unknown = set(words) - set(CODES)
    if unknown:
        raise ValueError(f"{path}: unknown codes {sorted(unknown)}")
    return {
        code: re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(terms, key=len, reverse=True))) + r")(?!\w)",
                         re.IGNORECASE)
        for code, terms in words.items()
    }


def label(examples: list[Example], rules: dict[str, re.Pattern[str]]) -> None:
    """Adds `codes` to examples of danes and vntc, one to three of them; a text without any gets none."""
    for example in examples:
        codes: list[str] = []
        if "danes" in example.labels:
            codes = [DANES_CODES[DANES_TOPICS[t]] for t in example.labels["danes"]
                     if DANES_TOPICS[t] in DANES_CODES]
        elif "vntc" in example.labels:
            name = VNTC_TOPICS[example.labels["vntc"]]
            codes = [VNTC_CODES[name]] if name in VNTC_CODES else []
        opening = example.text[:OPENING]
        hits = {code: len(rule.findall(opening)) for code, rule in rules.items()}
        extra = sorted((c for c in hits if hits[c]), key=lambda c: -hits[c])
        for code in extra:
            if code not in codes and len(codes) < 3:
                codes.append(code)
        if codes:
            example.labels["codes"] = [CODES.index(code) for code in dict.fromkeys(codes)]
