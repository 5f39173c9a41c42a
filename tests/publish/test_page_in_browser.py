"""The page as a browser shows it: nothing fetched, nothing cut off on a small screen, and all of it within reach of the keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hand_made import make_refused, make_report

from servanda.publish.as_html import report_html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium, without a window."""
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with driver.sync_playwright() as play:
        shown = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield shown
        shown.close()


@pytest.fixture(params=[(1280, "light"), (320, "dark")], ids=["wide", "narrow"])
def page(browser: Any, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """The page of the report made by hand, with scripts off."""
    width, scheme = request.param
    file = tmp_path / "report.html"
    file.write_text(report_html(make_report()), encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=False)
    opened = context.new_page()
    opened.asked = []
    opened.on("request", lambda asked: opened.asked.append(asked.url))
    opened.goto(file.as_uri())
    yield opened
    context.close()


def test_nothing_is_fetched_but_the_page_itself(page: Any) -> None:
    assert len(page.asked) == 1


def test_every_finding_is_visible_and_within_the_width(page: Any) -> None:
    width = page.viewport_size["width"]
    cards = page.locator("article.finding")
    assert cards.count() == 4
    for i in range(4):
        box = cards.nth(i).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_a_finding_stands_beside_its_paragraph_or_below_it(page: Any) -> None:
    said, card = page.locator(".said").first.bounding_box(), page.locator("article.finding").first.bounding_box()
    if page.viewport_size["width"] > 1000:
        assert card["x"] >= said["x"] + said["width"]
    else:
        assert card["y"] >= said["y"] + said["height"]


def test_the_keyboard_goes_from_mark_to_finding_and_back(page: Any) -> None:
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the report"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href") == "#finding-c1"
    page.keyboard.press("Enter")
    assert page.url.endswith("#finding-c1")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href") == "#claim-c1"
    page.keyboard.press("Enter")
    assert page.url.endswith("#claim-c1")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_every_kind_of_refusal_can_be_read_by_everybody(browser: Any, tmp_path: Path, scheme: str, width: int) -> None:
    """axe finds no barrier, contrast among them, where each kind has its own colour and parts stand beneath a finding."""
    axe = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    file = tmp_path / "report.html"
    file.write_text(report_html(make_refused()), encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    opened = context.new_page()
    opened.goto(file.as_uri())
    opened.evaluate((Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = opened.evaluate("axe.run()")["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    assert len(set(opened.locator("article.finding .open").evaluate_all("all => all.map(one => getComputedStyle(one).color)"))) == 5
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    opened.screenshot(path=str(tmp_path / "refused.png"), full_page=True)
    context.close()
