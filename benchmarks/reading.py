"""How fast reports are read, on one core: reports on the subject, a crawl of which one page in two hundred is, the reading beside
the bare parser on the same sentences, and whether time and memory stay in bounds up to the longest report.

Reading is text to claims; checking adds what law and record say of each. Seconds are of processor time, with one thread. The
texts are the project's own corpus, cut into reports of 500 words; the pages of the crawl are text, as a crawl's extracts are.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date

from lib.measure import peak_gib, told
from lib.reports import WORDS, core_seconds, of_length, off_topic, on_topic

import servanda
from servanda.errors import InputError
from servanda.reading import reader_named
from servanda.reading.inputs import LIMIT

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"  # nothing that counts is loaded before

DAY = date(2025, 7, 2)
PAGES, ONE_IN = 2000, 200
QUARTER = LIMIT // 4


def main() -> None:
    """Prints rates and ratios beside their targets."""
    record, texts = servanda.record("2026-11-24"), on_topic()
    for text in texts:  # reads lists and derives timelines, once for all
        servanda.check(text, DAY, record=record)
    read = reader_named().read
    reading = core_seconds(lambda: [read(text, DAY, DAY) for text in texts])
    checking = core_seconds(lambda: [servanda.check(text, DAY, record=record) for text in texts])
    parsing = bare_parser(texts)
    print(f"{len(texts)} reports of {WORDS} words on treaties; {sum(len(read(text, DAY, DAY).claims) for text in texts)} claims in them")
    print(f"the bare parser alone: {len(texts) / parsing:,.1f} a second; reading and checking: {len(texts) / checking:,.1f} a second")
    told("reports on the subject", len(texts) / reading, "a second", 50, least=True)
    told("reading / the bare parser on the same sentences", reading / parsing, "times", 1.2)
    pages = off_topic(PAGES)
    pages[ONE_IN - 1 :: ONE_IN] = [texts[n % len(texts)] for n in range(PAGES // ONE_IN)]
    crawling = core_seconds(lambda: [servanda.check(page, DAY, record=record) for page in pages], 2)
    idle = [page for n, page in enumerate(pages) if (n + 1) % ONE_IN]
    passing = core_seconds(lambda: [servanda.check(page, DAY, record=record) for page in idle], 1)
    print(f"a page off the subject takes {passing / len(idle) * 1e3:.2f} ms, one on it {checking / len(texts) * 1e3:.0f} ms")
    told(f"crawl of which one page in {ONE_IN} is on the subject", len(pages) / crawling, "pages a second", 1000, least=True)
    found = {size: fresh(size) for size in (QUARTER, LIMIT)}
    for size, figures in found.items():
        print("{size:,} characters: {seconds:.1f} s, {claims:,} claims, {gib:.2f} GiB".format(size=size, **figures))
    told("time per character at 1 MB / at 0.25 MB", found[LIMIT]["seconds"] / found[QUARTER]["seconds"] / 4, "times", 1.25)
    told("memory of a report of 1 MB", found[LIMIT]["gib"], "GiB", 1)
    try:
        servanda.check(of_length(LIMIT + 1), DAY, record=record)
        print("A longer report was NOT refused.")
    except InputError as why:
        print(f"A longer one is refused: {why}")


def bare_parser(texts: list[str]) -> float:
    """The seconds of the stock pipeline as its users run it (tagger, parser, attribute ruler, lemmatizer), on the paragraphs
    that the reading gives to its parser, all in one stream."""
    import spacy

    from servanda.reading.rules.language import PACKAGES
    from servanda.reading.rules.text import blocks

    seen = [block.clean for text in texts for block in blocks(text)]
    package = next(name for name in PACKAGES if spacy.util.is_package(name))
    nlp = spacy.load(package, exclude=["ner", "senter"])
    return core_seconds(lambda: sum(1 for _ in nlp.pipe(seen, batch_size=64)))


def fresh(size: int) -> dict[str, float]:
    """What a process of its own needs for one report of so many characters."""
    done = subprocess.run([sys.executable, __file__, str(size)], capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def long_report(size: int) -> dict[str, float]:
    """Reads and checks one report, after a short one that loads everything."""
    record, text = servanda.record("2026-11-24"), of_length(size)
    servanda.check(text[:5000], DAY, record=record)
    claims = []
    seconds = core_seconds(lambda: claims.append(len(servanda.check(text, DAY, record=record).claims)), 1)
    return {"seconds": seconds, "claims": claims[0], "gib": peak_gib()}


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(long_report(int(sys.argv[1]))))
    else:
        main()
