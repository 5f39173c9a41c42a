"""Recordings made of the answers that a large model gave to the prompts of a folder, and reports read from them.

    python -m evaluation.recordings FOLDER ANSWERS OUT --model NAME        ANSWERS/NNN-1.txt ... -> OUT/<hash>.json

ANSWERS holds, for each prompt of `python -m evaluation.prompts`, the text that the model gave, under the prompt's name with the end .txt.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from servanda.reading.llm.answers import Reply
from servanda.reading.llm.prompt import VERSION, prompt_hash
from servanda.reading.llm.recorded import Recording, keep, text_hash

from .prompts import prompts


def main() -> None:
    """Writes the recordings of a folder of reports. A report whose prompts were not all answered is told and left out."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.recordings", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("folder", type=Path)
    parser.add_argument("answers", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--model", required=True)
    args = parser.parse_args()
    for name, text, _, made in prompts(args.folder):
        files = [args.answers / f"{name}-{number}.txt" for number in range(1, len(made) + 1)]
        if missing := [file.name for file in files if not file.exists()]:
            print(f"{name} is left out: {', '.join(missing)} {'is' if len(missing) == 1 else 'are'} not there.")
            continue
        replies = tuple(
            Reply(piece.start, piece.end, file.read_text("utf-8")) for file, (piece, _) in zip(files, made, strict=True)
        )
        keep(str(args.out), Recording(text_hash(text), args.model, VERSION, prompt_hash(), replies, 0, 0))


if __name__ == "__main__":
    main()
