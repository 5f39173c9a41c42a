"""What other extractors of quotations find, run by the Python of an environment of its own.

Reads texts from standard input; writes, for each extractor, the spans of every quotation (what is said, and that with its speaker
and cue) and the seconds of processor time, parsing with the same model included. An extractor that is not installed is left out.
"""

from __future__ import annotations

import json
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

warnings.simplefilter("ignore")
MODEL = sys.argv[1]
asked = json.load(sys.stdin)
Extractor = Callable[[Any], Iterable[Any]]


def extractors() -> dict[str, Extractor]:
    """The extractors that are installed here, by name."""
    found: dict[str, Extractor] = {}
    try:
        from textacy.extract import direct_quotations  # type: ignore[import-not-found]

        found["textacy"] = direct_quotations
    except ImportError as why:
        print(f"textacy: {why}", file=sys.stderr)
    try:
        from sayswho.quote_finder import quote_finder  # type: ignore[import-not-found]

        found["SaysWho"] = quote_finder
    except ImportError as why:
        print(f"SaysWho: {why}", file=sys.stderr)
    return found


def spans(quotation: Any, offset: int) -> list[tuple[int, int]]:
    """What is said, and that with its speaker and cue, as characters of the text."""
    content = quotation.content
    tokens = [*quotation.speaker, *quotation.cue]
    starts = [content.start_char, *(token.idx for token in tokens)]
    ends = [content.end_char, *(token.idx + len(token) for token in tokens)]
    return [(offset + content.start_char, offset + content.end_char), (offset + min(starts), offset + max(ends))]


def paragraphs(texts: Sequence[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each paragraph with the number of its text and its place there. The others fail on blank lines, so they get none."""
    for number, text in enumerate(texts):
        for found in re.finditer(r"\S.*?(?=\n\s*\n|\s*\Z)", text, re.S):
            yield re.sub(r"\s", " ", found.group()), (number, found.start())


def run(nlp: Any, extract: Extractor, texts: Sequence[str]) -> list[list[list[tuple[int, int]]]]:
    """The spans that an extractor finds in each text. Where it fails on a paragraph, what it found there before."""
    found: list[list[list[tuple[int, int]]]] = [[] for _ in texts]
    for doc, (number, offset) in nlp.pipe(paragraphs(texts), as_tuples=True, batch_size=64):
        try:
            for quotation in extract(doc):
                found[number].append(spans(quotation, offset))
        except (ValueError, IndexError, TypeError):
            failed.add((number, offset))
    return found


failed: set[tuple[int, int]] = set()
answer = {}
if __name__ == "__main__":
    import spacy

    nlp = spacy.load(MODEL, exclude=["ner", "senter"])
    for name, extract in extractors().items():
        run(nlp, extract, asked["timed"][:3])
        failed.clear()
        times = []
        for _ in range(3):
            start = time.process_time()
            run(nlp, extract, asked["timed"])
            times.append(time.process_time() - start)
        failed.clear()
        found = run(nlp, extract, asked["scored"])
        answer[name] = {"seconds": min(times), "found": found, "failed": len(failed)}
    print(json.dumps(answer))
