"""The HTML page: self-contained, safe with hostile text, and to be read without colour, mouse or script."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hand_made import make_claim, make_refused, make_report

from servanda.publish.as_html import TEMPLATES, report_html
from servanda.publish.undecided import KINDS
from servanda.reports import Finding, Report
from servanda.standing.model import Basis

OPEN = ("not-on-record", "past-the-list", "day-not-known", "not-understood")
VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """The elements of a page, its text, and whether all that was opened was closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.said: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of this name."""
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture
def report() -> Report:
    return make_report()


@pytest.fixture
def page(report: Report) -> Page:
    return Page(report_html(report))


def test_elements_are_closed_and_ids_are_unique(page: Page) -> None:
    assert page.open == []
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_every_link_inside_the_page_leads_somewhere_and_back(page: Page) -> None:
    ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    inner = [str(a["href"]) for a in page.all("a") if str(a["href"]).startswith("#")]
    assert {link[1:] for link in inner} <= ids
    for number in ("c1", "c2", "c3", "c4"):
        assert f"#claim-{number}" in inner
        assert f"#finding-{number}" in inner


def test_nothing_is_loaded_and_no_script_is_there(report: Report) -> None:
    made = report_html(report)
    assert not re.search(r"<(script|link|img|iframe|object|base)\b|\bon\w+\s*=|@import|url\(|\bsrc=", made, re.IGNORECASE)


def test_text_from_outside_is_escaped_wherever_it_stands() -> None:
    evil = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>"
    text = f"Finland {evil} left."
    claim = make_claim(text, text, 1, speaker=evil, speaker_for=(evil,), treaty=evil, act=evil, norm=evil, targets=(evil,))
    base = make_report()
    basis = (Basis("provision", evil, 'https://x/"><script>', evil), Basis("action", evil, "javascript:alert(1)"))
    report = base._replace(
        read=base.read._replace(text=text, title=evil, language='en" onload="x', claims=(claim,)),
        findings=(Finding(claim, evil, evil, basis, evil),),
        receipt={"servanda": evil, "law": evil, "record": evil, "record_complete_to": {evil: evil}},
    )
    made = report_html(report)
    page = Page(made)
    assert evil not in made
    assert not page.all("script")
    assert not page.all("img")
    assert all(str(a["href"]).startswith(("#", "https://", "http://")) for a in page.all("a"))
    assert not [key for _, attributes in page.elements for key in attributes if key.startswith("on")]
    assert evil in "".join(page.said)


def test_verdicts_are_told_in_words_at_mark_and_finding(page: Page) -> None:
    labels = [str(a.get("aria-label")) for a in page.all("a")]
    for verdict in ("supported", "contradicted", "contested", "outside the record"):
        assert any(f", {verdict}: go to the finding" in label for label in labels)
    assert "By what could be known on 2 July 2025: outside the record." in "".join(page.said)


def test_landmarks_language_and_skip_link_are_there(page: Page) -> None:
    assert [page.all(tag) != [] for tag in ("header", "main", "footer", "h1")] == [True] * 4
    assert page.all("html")[0]["lang"] == "en"
    assert page.all("a")[0] == {"class": "skip", "href": "#report"}
    assert all(article.get("aria-labelledby") for article in page.all("article"))


def test_the_whole_text_of_the_report_is_there(report: Report, page: Page) -> None:
    shown = re.sub(r"c\d", "", " ".join("".join(page.said).split()))
    for sentence in report.read.text.split("\n"):
        assert " ".join(sentence.split()) in shown


def test_control_characters_do_not_shift_the_marks() -> None:
    text = "One\r\n\x1b[31m Finland left.\r\n"
    base, claim = make_report(), make_claim("One\r\n\x1b[31m Finland left.\r\n", "Finland left", 1)
    report = base._replace(read=base.read._replace(text=text, claims=(claim,)), findings=(Finding(claim, "supported", ""),))
    made = report_html(report)
    assert re.search(r"<mark[^>]*>Finland left</mark>", made)
    assert "\x1b" not in made


def test_what_was_understood_the_kind_of_refusal_and_each_part_are_shown_in_their_own_words_and_colour() -> None:
    page = Page(report_html(make_refused()))
    said = " ".join("".join(page.said).split())
    for words in KINDS.values():
        assert words in said
    assert "Understood as: Russia, party to the Ottawa Convention: no" in said
    assert "supported: Russia, party to the Ottawa Convention: no. Russia is not on the list." in said
    classes = {name for a in page.all("article") for name in str(a["class"]).split()}
    assert {"r-cannot", *(f"r-{kind}" for kind in OPEN)} <= classes
    assert [len(ol) for ol in (page.all("ol"),)] == [1]  # parts only where there is more than one


def channels(colour: str) -> list[float]:
    """Red, green and blue in linear light."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    high, low = sorted((sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), channels(x), strict=True)) for x in (one, other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_have_the_contrast_of_level_aa(scheme: int) -> None:
    with open(f"{TEMPLATES}/report.css", encoding="utf-8") as file:
        roots = re.findall(r":root \{(.*?)\}", file.read(), re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", roots[scheme]))
    for ground in ("page", "card"):
        for ink in ("ink", "faint", "link", "supported", "contradicted", "contested", "outside", *OPEN):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    for kind in OPEN:  # marks in the text: the kind's colour on the wash of what is outside the record
        assert contrast(colours[kind], colours["outside-wash"]) >= 3
    for verdict in ("supported", "contradicted", "contested", "outside"):
        assert contrast(colours["ink"], colours[f"{verdict}-wash"]) >= 4.5
        assert contrast(colours[verdict], colours[f"{verdict}-wash"]) >= 3
