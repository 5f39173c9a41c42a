"""Feeds the readers with what no editor would send: made and damaged reports, web pages and PDF files, for a given time.

    python benchmarks/fuzz_reading.py                       ten minutes, on one core
    python benchmarks/fuzz_reading.py --minutes 1 --seed 7  another stretch of cases

Three things must hold for every input: it is answered or refused with a ServandaError, every span is the text at its place, and
no input of 20,000 characters takes more than 20 times what ordinary reports of that length take in the middle. Each fault is
told once, with the smallest input found that shows it. Before that, a few long texts that are known to be hard are timed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import statistics
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from lib.measure import peak_gib
from lib.odd_inputs import HARD, LONG, REPORTS, files, long_text, page, pdf, published, texts

import servanda
from servanda.errors import ServandaError
from servanda.publish.as_json import report_json
from servanda.reading.inputs import decode, read_report

TIMES, CUT_OFF = 20, 60  # how many times the median; seconds of processor time before an input is given up
ROUND = 25  # inputs of a kind before the clock is looked at again


class TooSlow(Exception):
    """An input was given up."""


class Fuzz:
    """One run: what was fed, what broke, how long the slowest took."""

    def __init__(self, folder: str) -> None:
        self.path = os.path.join(folder, "report")
        self.record = servanda.record("2026-11-24")
        self.fed: Counter[str] = Counter()
        self.faults: dict[str, object] = {}
        self.refused: Counter[str] = Counter()
        self.slowest: dict[str, tuple[float, int, str]] = {}
        self.claims = 0
        shuffled = random.Random(0)
        ordinary = ["\n\n".join(shuffled.sample(REPORTS, len(REPORTS)))[:LONG] for _ in range(9)]
        for text in ordinary[:2]:
            self.read(text, "2025-07-02")
        self.median = statistics.median(self._timed(lambda text=text: self.read(text, "2025-07-02")) for text in ordinary)  # type: ignore[misc]
        self.claims = 0

    def text(self, text: str, day: str | None) -> None:
        """A text given to the library."""
        self._fed("text", text, lambda: self.read(text, day))

    def long(self, text: str) -> None:
        """A text of the length that is timed."""
        took = self._fed("long text", text, lambda: self.read(text, "2025-07-02"))
        if took > TIMES * self.median:
            self._fault(f"slow: {took / self.median:.0f} times the median", text)

    def file(self, data: bytes) -> None:
        """Bytes as a file of text."""
        self._fed("file", data, lambda: self.read(decode(data, "the file"), None))

    def html(self, data: bytes) -> None:
        """Bytes as a web page."""
        self._fed("html", data, lambda: self._read_file(data))

    def pdf(self, data: bytes) -> None:
        """Bytes as a PDF."""
        self._fed("pdf", data, lambda: self._read_file(data))

    def _read_file(self, data: bytes) -> None:
        with open(self.path, "wb") as file:
            file.write(data)
        document = read_report(self.path)
        report = servanda.check(document.text, None, document.title, self.record, document.published)
        self._exact(document.text, report)

    def read(self, text: str, day: str | None) -> None:
        """Checks a text and looks at every span; its attributions too."""
        self._exact(text, servanda.check(text, day, record=self.record))
        for found in servanda.attributions(text) if len(text) < LONG else ():
            for span in (found.source, found.cue, *found.content):
                assert span is None or _same(text, span.start, span.end, span.text), f"attribution {span}"

    def _exact(self, text: str, report: servanda.Report) -> None:
        answer: dict[str, Any] = json.loads(json.dumps(report_json(report, explain=True)))
        self.claims += len(answer["claims"])
        assert len(answer["claims"]) == len(answer["findings"])
        for claim in answer["claims"]:
            assert claim["quote"], "an empty claim"
            assert _same(text, claim["start"], claim["end"], claim["quote"]), f"claim {claim['start']}-{claim['end']}"

    def _fed(self, kind: str, given: str | bytes, work: Callable[[], None]) -> float:
        self.fed[kind] += 1
        try:
            took = self._timed(work)
        except TooSlow:
            self._fault(f"given up after {CUT_OFF} s: {kind}", given)
            raise
        if took > self.slowest.get(kind, (0.0, 0, ""))[0]:
            self.slowest[kind] = took, len(given), repr(given[:300])
        return took

    def _timed(self, work: Callable[[], None]) -> float:
        start = time.process_time()
        try:
            with cut_off(), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                work()
        except ServandaError as why:
            self.refused[" ".join(w for w in str(why).split() if "/" not in w)[:70]] += 1
        return time.process_time() - start

    def _fault(self, name: str, shown: object) -> None:
        if name not in self.faults:
            self.faults[name] = shown
            print(f"FAULT {name}", flush=True)

    def run(self, name: str, body: Callable[..., None], number: int, **strategies: st.SearchStrategy[Any]) -> None:
        """Some cases of one kind. What breaks is made small by Hypothesis, kept, and passed over from then on."""
        failing: dict[str, object] = {}

        def case(**made: Any) -> None:
            try:
                body(**made)
            except Exception as why:
                key = f"{name}: {where(why)}"
                if key not in self.faults:
                    failing[key] = made  # the last one that Hypothesis tries is the smallest
                    raise

        phases = (Phase.generate,) if name == "long text" else (Phase.generate, Phase.shrink)
        quiet = list(HealthCheck)
        setup = settings(max_examples=ROUND, deadline=None, database=None, phases=phases, suppress_health_check=quiet, print_blob=False)
        try:
            seed(number)(setup(given(**strategies)(case)))()
        except BaseException as why:
            if isinstance(why, KeyboardInterrupt):
                raise
            for key, made in failing.items():
                self._fault(key, made)


def where(why: BaseException) -> str:
    """An error by its kind and the place in servanda that it went through last; a wrong answer by what is wrong with it."""
    frames = [frame for frame in traceback.extract_tb(why.__traceback__) if f"{os.sep}servanda{os.sep}" in frame.filename]
    if not frames:
        return f"{type(why).__name__}: wrong {' '.join(str(why).split()[:1])}"
    return f"{type(why).__name__} at {frames[-1].filename.split(f'{os.sep}servanda{os.sep}')[-1]}:{frames[-1].lineno}"


def _same(text: str, start: int, end: int, quote: str) -> bool:
    given_text = " " + text[1:] if text.startswith("\ufeff") else text
    return 0 <= start < end <= len(text) and given_text[start:end] == quote


@contextmanager
def cut_off() -> Iterator[None]:
    """Stops work that takes too long, where the system has a clock for that."""

    def stop(signum: int, frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, CUT_OFF)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def main() -> int:
    """Feeds until the time is over and tells what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10, help="how long to go on (default: 10)")
    parser.add_argument("--seed", type=int, default=0, help="where the stretch of cases starts (default: 0)")
    parser.add_argument("--fail", action="store_true", help="exit with 1 where something broke")
    args = parser.parse_args()
    end, number = time.monotonic() + 60 * args.minutes, args.seed * 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        fuzz = Fuzz(folder)
        for unit in HARD:
            fuzz.long(("Ukraine accused Russia of using anti-personnel mines. " + unit * LONG)[:LONG])
        while time.monotonic() < end:
            number += 1
            fuzz.run("text", fuzz.text, number, text=texts, day=published)
            fuzz.run("html", fuzz.html, number, data=page())
            fuzz.run("pdf", fuzz.pdf, number, data=pdf())
            fuzz.run("long text", fuzz.long, number, text=long_text())
            fuzz.run("file", fuzz.file, number, data=files)
    fed = ", ".join(f"{count:,} {kind}" for kind, count in fuzz.fed.items())
    print(f"{args.minutes:g} minutes, seed {args.seed}: {fed}; {sum(fuzz.refused.values()):,} refused; {fuzz.claims:,} claims looked at")
    for kind, (took, size, shown) in fuzz.slowest.items():
        print(f"slowest {kind}: {took:.2f} s for {size:,}: {shown}")
    print(f"ordinary reports of {LONG:,} characters: {fuzz.median:.2f} s in the middle, so at most {TIMES * fuzz.median:.0f} s")
    print(f"memory: {peak_gib():.2f} GiB")
    for reason, count in fuzz.refused.most_common(12):
        print(f"  refused {count:,}: {reason}")
    for name, fault in fuzz.faults.items():
        print(f"FAULT {name}\n    {repr(fault)[:1500]}")
    print(f"{len(fuzz.faults)} faults")
    return 1 if fuzz.faults and args.fail else 0


if __name__ == "__main__":
    sys.exit(main())
