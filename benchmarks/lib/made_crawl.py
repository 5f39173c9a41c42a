"""A made crawl in the shape of CC-NEWS: WARC files of news pages of some 35 kB; the same numbers give the same bytes.

One page in two hundred holds paragraphs of the project's own reports on treaties, one in a hundred a report of the corpus that plays
with the same words and claims nothing, and all others sentences built from the lists of made_crawl.toml, in which the words of
treaties stand too: a test, a start, a ban, a nuclear plant, a gold mine, a convention of dentists.
"""

from __future__ import annotations

import gzip
import random
import tomllib
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from .reports import PEOPLE, PLACES, corpus
from .training_reports import marked

_LISTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
NOUNS, DID, SORTS, DAYS = (_LISTS[name].split() for name in ("nouns", "did", "sorts", "days"))
FORMS = _LISTS["forms"]
MENU = "".join(f'<li class="nav__item nav__item--{n}"><a class="nav__link" href="/section/{n}" data-track="menu|{n}">{n.title()}</a></li>'
               for n in NOUNS[::8])  # fmt: skip
STYLE = "".join(f".{n}__{m}{{margin:0 auto;padding:{len(n)}px {len(m)}px;color:#{len(n)}{len(m)}3}}"
                for n in NOUNS[:12] for m in NOUNS[20:28])  # fmt: skip
SCRIPT = "".join(f"e.{n}=function(t,r){{for(var i=0;i<t.length;i++)r.push({{id:t[i].{n},new:!0,test:'{n}'}});return r}};"
                 for n in NOUNS[:60])  # fmt: skip
DATA = "".join(f'"{n}":{{"start":{len(n)},"zone":"{m}","treaty":null}},' for n, m in zip(NOUNS[:90], NOUNS[90:], strict=False))


class Maker:
    """Makes what stands on a page, by the chance of its number."""

    def __init__(self, number: int) -> None:
        self.draw = random.Random(number)
        # A page is about something: it has but some of the words.
        self.nouns, self.did, self.sorts = (self.draw.sample(whole, some) for whole, some in ((NOUNS, 60), (DID, 40), (SORTS, 25)))

    def sentence(self) -> str:
        """A sentence on other things."""
        pick = self.draw.choice
        n, m, o, q, r = (pick(self.nouns) for _ in range(5))
        a, b, v, w = pick(self.sorts), pick(self.sorts), pick(self.did), pick(self.did)
        s, p, d, k, j = pick(PEOPLE), pick(PLACES), pick(DAYS), self.draw.randint(20, 9000), self.draw.randint(2, 99)
        return pick(FORMS).format(a=a, b=b, n=n, m=m, o=o, q=q, r=r, v=v, w=w, s=s, p=p, d=d, k=k, j=j)

    def paragraphs(self) -> list[str]:
        """An article on other things."""
        return [" ".join(self.sentence() for _ in range(self.draw.randint(1, 4))) for _ in range(self.draw.randint(6, 16))]

    def article(self, number: int) -> list[str]:
        """The paragraphs of a page: on a treaty, on what only sounds like one, or on other things."""
        near, on = _texts()
        if number % 100 == 50:
            return near[number // 100 % len(near)]
        made = self.paragraphs()
        if number % 200 == 100:  # some paragraphs of a report among others, so that no two pages are copies
            for part in self.draw.sample(told := on[number // 200 % len(on)], len(told) * 2 // 3):
                made.insert(self.draw.randint(0, len(made)), part)
        return made


@cache
def _texts() -> tuple[list[list[str]], list[list[str]]]:
    """The reports that claim nothing, and those on treaties, of corpus and training: paragraph by paragraph."""
    told = [(report.text, report.topic == "none") for report in corpus()]
    told += [(report.text, not report.claims) for report in marked()]
    near, on = ([text.strip().split("\n\n") for text, none in told if none is kind] for kind in (True, False))
    return near, on


def page(number: int) -> str:
    """One page: head with scripts and styles, menu, article, links to others, foot."""
    made = Maker(number)
    title = made.sentence().rstrip(".").title()
    body = "".join(f'<p class="story__text">{part}</p>' for part in made.article(number))
    more = "".join(f'<div class="card"><a class="card__link" href="/n/{made.draw.randrange(10**7)}"><h3 class="card__title">'
                   f'{made.sentence()}</h3><img src="/i/{number}.jpg" alt="" loading="lazy"></a></div>' for _ in range(14))  # fmt: skip
    day = f"2025-{made.draw.randint(1, 12):02d}-{made.draw.randint(1, 28):02d}"
    return (f'<!DOCTYPE html><html lang="en"><head><title>{title}</title><meta property="article:published_time" content="{day}">'
            f'<style>{STYLE}</style><script>!function(e){{{SCRIPT}}}(window);</script></head>'
            f'<body><header><ul class="nav">{MENU}</ul></header><main><article id="n{number}"><h1>{title}</h1>'
            f'<div class="byline">By {made.draw.choice(PEOPLE)}</div>{body}</article><aside>{more}</aside></main>'
            f'<footer><ul class="nav">{MENU}</ul></footer><script>window.__STATE__={{{DATA}}}</script></body></html>')  # fmt: skip


def write(folder: Path, pages: int, files: int) -> list[Path]:
    """Writes the crawl into so many files of equal number of pages, and gives their paths; those that are there stay."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = [(folder / f"crawl-{index:05d}.warc.gz", index * pages // files, (index + 1) * pages // files) for index in range(files)]
    with get_context("spawn").Pool() as pool:
        pool.starmap(_write, [part for part in parts if not part[0].exists()])
    return [path for path, _, _ in parts]


def _write(path: Path, first: int, end: int) -> None:
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        for number in range(first, end):
            body = page(number).encode()
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
            head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:made:{number}>\r\nWARC-Date: 2025-12-11T00:00:00Z\r\n"
                    f"WARC-Target-URI: https://n{number % 50}.example.org/n/{number}\r\nContent-Length: {len(http)}\r\n\r\n")  # fmt: skip
            file.write(gzip.compress(head.encode() + http + b"\r\n\r\n", 1, mtime=0))
    part.rename(path)
