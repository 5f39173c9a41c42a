"""The prompts of a folder of reports as files, so that any large model can answer them.

    python -m evaluation.prompts FOLDER OUT       FOLDER/NNN.txt, FOLDER/index.csv -> OUT/NNN-1.json, one file a piece

A file holds the two messages as an endpoint would get them. An answer is a text file of the same name with the end .txt in a folder
of answers: `python -m evaluation.recordings` makes recordings of them.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from servanda.reading.llm.pieces import Piece
from servanda.reading.llm.prompt import Prompt
from servanda.reading.llm.reader import asked
from servanda.reading.llm.settings import Settings


def prompts(folder: Path) -> Iterator[tuple[str, str, date, list[tuple[Piece, Prompt]]]]:
    """Each report of a folder with its name, its text, its day, and the prompts of its pieces."""
    with (folder / "index.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text, day = (folder / f"{row['id']}.txt").read_bytes().decode("utf-8"), date.fromisoformat(row["date"])
            yield row["id"], text, day, asked(text, day, "", Settings())


def main() -> None:
    """Writes the prompts of a folder."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.prompts", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for name, _, _, made in prompts(args.folder):
        for number, (_, prompt) in enumerate(made, 1):
            (args.out / f"{name}-{number}.json").write_text(json.dumps(prompt._asdict(), ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
