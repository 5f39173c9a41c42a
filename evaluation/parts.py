"""The real texts that others annotated, by what they are used for, where they lie beside the repository.

    python -m evaluation.parts            scores the rules alone, and rules and network joined, on the parts that taught neither

A part is whole sources, never single sentences: `chosen` is what thresholds were chosen with, `unseen` what nobody looks at.
"""

from __future__ import annotations

import hashlib

from servanda.reading import reader_named

from .answers import answers
from .scoring import Annotated, score
from .teaching.encoder.sources import REAL, real

PARTS = {"real-chosen": "chosen", "real-unseen": "unseen"}


def texts(name: str) -> list[Annotated]:
    """The texts of a part; none where they are not here."""
    found = (text for text in real() if text.part == PARTS[name])
    return [Annotated(text.id, text.text, text.day, "", "real", text.claims) for text in found]


def part_hash() -> str:
    """The SHA-256 over what is scored: index and annotations, which name each text and quote its claims."""
    return hashlib.sha256((REAL / "index.csv").read_bytes() + (REAL / "gold.jsonl").read_bytes()).hexdigest()


def main() -> None:
    """Prints the figures of each part and reader."""
    for name in PARTS:
        found = texts(name)
        for reader in ("rules", "joined"):
            counted = score(answers(found, reader=reader_named(reader)))
            told = "  ".join(f"{figure} {value:.3f}" for figure, value in counted.figures().items())
            print(f"{name}, {reader}: {len(found)} texts, {counted.counts['wanted']} claims\n  {told}")


if __name__ == "__main__":
    main()
