"""What is learned when: first broadly, then what the product answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Phase:
    """`passes` over each source; `rate` is the encoder's highest step size, `floor` its last share of it."""

    name: str
    passes: dict[str, float]
    rate: float
    floor: float


BROAD = Phase("broad", {"newsmtsc": 1.0, "vntc": 0.8, "headlines": 0.3, "danes": 2.0}, rate=1.2e-4, floor=0.3)

# Each begins where the broad phase ends; what ships is the mean of their weights, which errs less than either
# (Wortsman and others 2022, "Model soups"). They differ in how much of the public sets they see again.
FINE = (
    Phase("fine", {"own": 2.5, "opinions": 4.0, "read": 2.0, "danes": 5.0, "claims": 4.0, "newsmtsc": 0.4,
                   "vntc": 0.2, "headlines": 0.1}, rate=9e-5, floor=0.02),
    Phase("fine-press", {"own": 2.5, "opinions": 3.0, "read": 2.0, "danes": 4.0, "claims": 3.0, "newsmtsc": 0.6,
                         "vntc": 0.35, "headlines": 0.1}, rate=9e-5, floor=0.02),
)
