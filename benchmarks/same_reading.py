"""Whether a change that is to make reading faster leaves what it finds as it was: every field of every claim and attribution.

    python benchmarks/same_reading.py write FOUND.json [FOLDER ...]      before the change
    python benchmarks/same_reading.py compare FOUND.json [FOLDER ...]    after it; exit code 1 where anything differs

Reads the project's own corpus, made pages, damaged reports, and all `*.txt` in the folders named.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import date
from pathlib import Path

from lib.reports import corpus, off_topic, on_topic

import servanda
from servanda.reading import reader_named

DAY = date(2025, 7, 2)
DAMAGED = 60


def main(action: str, file: str, folders: list[str]) -> int:
    """Writes what is found to a file, or prints what differs from it."""
    found = {name: look(text) for name, text in texts(folders).items()}
    if action == "write":
        Path(file).write_text(json.dumps(found, ensure_ascii=False, indent=0), encoding="utf-8")
        print(f"{len(found)} texts, {sum(len(claims) for claims, _ in found.values())} claims")
        return 0
    before = json.loads(Path(file).read_text(encoding="utf-8"))
    differing = 0
    for name, kinds in found.items():
        for kind, old, new in zip(("claim", "attribution"), before[name], kinds, strict=True):
            gone, come = [x for x in old if x not in new], [x for x in new if x not in old]
            differing += len(gone) + len(come)
            for mark, entries in (("-", gone), ("+", come)):
                for entry in entries:
                    print(f"{mark} {kind} in {name}: {entry}")
            if old != new and not gone and not come:
                differing += 1
                print(f"? {kind}s in {name} stand in another order")
    print(f"{len(found)} texts, {sum(len(claims) for claims, _ in found.values())} claims, {differing} differences")
    return 1 if differing else 0


def texts(folders: list[str]) -> dict[str, str]:
    """All texts that are looked at, by name."""
    found = {f"report {n}": report.text for n, report in enumerate(corpus())}
    found |= {f"part {n}": text for n, text in enumerate(on_topic())}
    found |= {f"page {n}": text for n, text in enumerate(off_topic(10))}
    found |= {f"damaged {n}": _damaged(random.Random(n), found[f"report {n % 50}"]) for n in range(DAMAGED)}
    for folder in folders:
        found |= {str(path): path.read_text(encoding="utf-8") for path in sorted(Path(folder).rglob("*.txt"))}
    return found


def look(text: str) -> tuple[list[str], list[str]]:
    """Claims and attributions, each with all its fields."""
    claims = [repr(claim) for claim in reader_named().read(text, DAY, DAY).claims]
    return claims, [repr(found) for found in servanda.attributions(text)]


def _damaged(draw: random.Random, text: str) -> str:
    """A text with characters lost, doubled and put in, as scans and bad extracts have them."""
    marks = "“”\"'’‘«»\u00ad\u200b\u00a0\t\n\n.…-–—()é\u0301ﬁ½İß"
    chars = list(text)
    for _ in range(len(chars) // 60):
        at = draw.randrange(len(chars))
        chars[at] = draw.choice(("", chars[at] * 2, draw.choice(marks), chars[at] + draw.choice(marks), chars[at].upper()))
    return "".join(chars)


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in ("write", "compare"):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
