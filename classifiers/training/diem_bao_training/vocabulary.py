"""Cuts the XLM-R unigram vocabulary to what Vietnamese, English and Chinese text uses.

The choice is by script and, for Latin letters, by use in the sets that may shape shipped weights
(see corpora.py): every Han piece, every piece with a letter that only Vietnamese writes, the best-scored
ASCII pieces, and whatever else those sets use.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import numpy as np
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from .lead import Lead

SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
ASCII = re.compile(r"^▁?[\x21-\x7e]+$")
HAN = re.compile(r"^▁?[0-9A-Za-z%.\-]*[一-鿿㐀-䶿][一-鿿㐀-䶿0-9A-Za-z%.\-]*$")
VIETNAMESE_ONLY = set("ảãạăằắẳẵặâầấẩẫậđẻẽẹêềếểễệỉĩịỏõọôồốổỗộơờớởỡợủũụưừứửữựỳỷỹỵ")
VIETNAMESE = VIETNAMESE_ONLY | set("abcdefghijklmnopqrstuvwxyzàáèéìíòóùúý")
BEST_ASCII = 10_000


def make_tokenizer(pieces: list[str], scores: list[float]) -> Tokenizer:
    """A Unigram tokenizer with <s> … </s> around a text, as transformers.js reads it."""
    tokenizer = Tokenizer(models.Unigram(list(zip(pieces, scores)), unk_id=3))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> $B </s>",
        special_tokens=[("<s>", 0), ("</s>", 2)],
    )
    tokenizer.add_special_tokens(SPECIAL)
    return tokenizer


def is_symbol(piece: str) -> bool:
    """True for pieces without a letter: digits, punctuation, currency, emoji."""
    return not any(unicodedata.category(c).startswith(("L", "M")) for c in piece)


def choose(lead: Lead, texts: list[str]) -> list[int]:
    """Ids of the pieces to keep, special tokens first, in the lead's order."""
    whole = make_tokenizer(lead.pieces, lead.scores.tolist())
    used: Counter[int] = Counter()
    for start in range(0, len(texts), 2000):
        for encoding in whole.encode_batch(texts[start : start + 2000], add_special_tokens=False):
            used.update(encoding.ids)
    ascii_ids = [i for i, p in enumerate(lead.pieces) if i > 3 and ASCII.match(p)]
    best = set(sorted(ascii_ids, key=lambda i: -lead.scores[i])[:BEST_ASCII])
    kept = []
    for i, piece in enumerate(lead.pieces):
        if i < 4:
            kept.append(i)
            continue
        letters = set(piece.lower().lstrip("▁"))
        vietnamese = letters <= VIETNAMESE and bool(letters & VIETNAMESE_ONLY)
        if HAN.match(piece) or vietnamese or i in best or used[i] or (is_symbol(piece) and len(piece) < 4):
            if piece != "<mask>":
                kept.append(i)
    return kept


def write_tokenizer(lead: Lead, kept: list[int], directory: Path) -> Tokenizer:
    """Writes tokenizer.json and tokenizer_config.json in transformers.js layout."""
    scores = np.round(lead.scores[kept].astype(np.float64), 4).tolist()
    tokenizer = make_tokenizer([lead.pieces[i] for i in kept], scores)
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "tokenizer.json").write_text(
        json.dumps(json.loads(tokenizer.to_str()), ensure_ascii=False, separators=(",", ":")), "utf-8"
    )
    config = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": 512,
        "bos_token": "<s>", "cls_token": "<s>", "eos_token": "</s>", "sep_token": "</s>",
        "pad_token": "<pad>", "unk_token": "<unk>",
    }
    (directory / "tokenizer_config.json").write_text(json.dumps(config, indent=2) + "\n", "utf-8")
    return tokenizer
