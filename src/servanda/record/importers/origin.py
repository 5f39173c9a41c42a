"""Where a page comes from: the source under which its facts are kept, and the treaty that it is about."""

from __future__ import annotations

import re
from datetime import date

from ... import law
from ..model import Source
from .model import Page

# Titles are compared where they are English, by words that most treaties have not in common.
ENGLISH, FEW, ALIKE = ("untc", "unoda"), 2, 0.5
COMMON = frozenset({"convention", "treaty", "protocol", "united", "nations", "international", "status", "certain", "their", "with",
                    "against", "other", "which"})  # fmt: skip
_PLACES = {"I": 1, "V": 5, "X": 10, "L": 50}


def source(page: Page, treaty: str, today: date, sha256: str) -> Source:
    """The source that the facts of a page name. A page that does not say of which day it speaks is taken to speak of today."""
    day = (page.as_at or today).isoformat()
    told = f"(page SHA-256 {sha256[:12]})"
    if page.format == "untc":
        where = page.number or treaty
        url = f"https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no={page.number}&chapter={_chapter(page.number)}"
        title = f"UN Treaty Collection, chapter {where}, status as at {day} {told}"
        return Source(f"untc-{where.lower()}-{day}", title, url if page.number else "", day, "depositary's page")
    if page.format == "unoda":
        where = page.number or treaty
        title = f"UNODA treaties database, {where}, as at {day} {told}"
        return Source(f"unoda-{_word(where)}-{day}", title, f"https://treaties.unoda.org/t/{where}", day, "UN body")
    where = page.number or treaty
    url = f"https://treatydatabase.overheid.nl/en/Treaty/Details/{page.number}" if page.number else ""
    return Source(f"verdragenbank-{where}-{day}", f"Dutch Treaty Database, treaty {where}, as at {day} {told}", url, day, "aggregator")


def treaty_of(page: Page) -> str:
    """The treaty that a page is about, by the number that its publisher gives it; empty where the law files do not tell."""
    return _owners().get((page.format, page.number.casefold()), "") if page.number else ""


def misfit(page: Page, treaty: str) -> str:
    """Why a page is not one of this treaty, by its number or by its title; empty where neither says so."""
    rules, theirs = law.treaty(treaty), treaty_of(page)
    ours = [match[1].casefold() for match in re.finditer(r"(?:mtdsg_no=|treaties\.unoda\.org/t/)([\w-]+)", rules.status_page)]
    if page.number and page.number.casefold() not in ours and theirs != treaty and (theirs or (ours and page.format == "untc")):
        return f"This is the page of {page.number}{f' ({theirs})' if theirs else ''}, not of {treaty}"
    title, known = _content(page.title), _content(" ".join((rules.name, rules.short, *rules.also)))
    if page.format in ENGLISH and len(title) >= FEW and len(title & known) < len(title) * ALIKE:
        return f"This page is titled {page.title[:120]!r}, which is not the {rules.short} ({treaty})"
    return ""


def _content(text: str) -> set[str]:
    """The words of a title that tell one treaty from another."""
    return {word for word in re.findall(r"[a-z]{4,}", text.casefold()) if word not in COMMON}


def _owners() -> dict[tuple[str, str], str]:
    """Numbers of publishers with the treaties they mean; the shortest id where one page serves several (the CCW and its protocols)."""
    found: dict[tuple[str, str], str] = {}
    for name in sorted(law.treaty_ids(), key=lambda name: (-len(name), name)):
        page = law.treaty(name).status_page
        for kind, pattern in (("untc", r"treaties\.un\.org.*mtdsg_no=([\w-]+)"), ("unoda", r"treaties\.unoda\.org/t/(\w+)")):
            match = re.search(pattern, page)
            if match:
                found[kind, match.group(1).casefold()] = name
        found.setdefault(("unoda", name), name)
    return found


def _chapter(number: str) -> int:
    values = [_PLACES.get(c, 0) for c in number.partition("-")[0]]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _word(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
