"""Texts to read, made from the project's own corpus, and the clock that counts a core's own work only."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable

from evaluation import CORPUS
from evaluation.scoring import Annotated, reports

WORDS = 500
WORD = re.compile(r"\S+")
PEOPLE = ("Anna Keller", "Tom Okafor", "Maria Lindqvist", "Joseph Haddad", "Lucia Ferri", "Peter Novak", "Grace Mbeki", "Ivan Horvat")
PLACES = ("Ukraine", "Norway", "Cambodia", "Paris", "Russia", "Nairobi", "Texas", "Poland", "the United States", "Geneva", "Angola")
THINGS = ("harvest", "budget", "final", "tunnel", "festival", "price of copper", "new hospital", "court case", "coal mine", "tax treaty")
LINES = (
    "{who} said on {day} that the {thing} in {where} had gone better than anyone had expected.",
    "The {thing} cost {n} million euros, about {m} per cent more than a year ago, according to figures from {where}.",
    "“We did not think the {thing} would draw {n},000 people,” {who} told reporters in {where}.",
    "Shares fell {m}.{n} per cent in early trade, while the {thing} stayed in the news.",
    "In {where}, {who} scored twice before half time, and the match ended {m} to {n}.",
    "Officials in {where} warned of rain for the rest of the week and closed {m} roads.",
    "{who}, who had led the company for {n} years, will leave it in {day}.",
    "The council of {where} voted {n} to {m} to put off the {thing} until spring.",
    "Police in {where} are looking for {m} men after a theft near the {thing}.",
    "Nobody at the {thing} would say why the doors had opened {n} minutes late.",
    "A study of {n},000 families found that {m} in ten had heard of the {thing} before.",
    "The film, which opens in {where} on {day}, is the {m}th by {who}.",
)
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "March", "June", "October"]


def corpus() -> list[Annotated]:
    """All reports of the project's corpus."""
    return [report for folder in sorted(CORPUS.glob("[a-z]")) if folder.is_dir() for report in reports(folder)]


def on_topic(words: int = WORDS) -> list[str]:
    """The corpus's reports on treaties, one after the other, cut into texts of so many words."""
    whole = "\n\n".join(report.text.strip() for report in corpus() if report.topic != "none")
    places = [found.span() for found in WORD.finditer(whole)]
    return [whole[places[first][0] : places[first + words - 1][1]] for first in range(0, len(places) - words + 1, words)]


def of_length(characters: int) -> str:
    """The corpus's reports on treaties, again and again, up to so many characters."""
    whole = "\n\n".join(report.text.strip() for report in corpus() if report.topic != "none") + "\n\n"
    return (whole * (characters // len(whole) + 1))[:characters]


def off_topic(count: int) -> list[str]:
    """Pages of 500 words that say nothing of any treaty: made sentences that name States, and of every hundred pages one from the
    corpus's own reports without a claim, which play with the same words (coal mines, a tax treaty, air services)."""
    near = [report.text.strip() for report in corpus() if report.topic == "none"]
    return [_cut(_near(near, n) if n % 100 == 50 else _made(random.Random(n)), WORDS) for n in range(count)]


def _near(texts: list[str], n: int) -> str:
    text = texts[n // 100 % len(texts)] + "\n\n"
    return text * (WORDS // len(text.split()) + 1)


def _made(draw: random.Random) -> str:
    parts, count = [], 0
    while count < WORDS:
        line = draw.choice(LINES).format(
            who=draw.choice(PEOPLE), where=draw.choice(PLACES), thing=draw.choice(THINGS), day=draw.choice(DAYS),
            n=draw.randint(11, 99), m=draw.randint(2, 9),
        )  # fmt: skip
        parts.append(line + ("\n\n" if draw.random() < 0.4 else " "))
        count += len(line.split())
    return "".join(parts)


def _cut(text: str, words: int) -> str:
    places = [found.end() for found in WORD.finditer(text)]
    return text[: places[min(words, len(places)) - 1]]


def core_seconds(work: Callable[[], object], runs: int = 3) -> float:
    """The seconds of processor time that the quickest of some runs takes."""
    return min(_once(work) for _ in range(runs))


def _once(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
