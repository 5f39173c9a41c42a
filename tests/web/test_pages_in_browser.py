"""The pages as a browser shows them, on both databases: whole on a phone and in the dark, without barriers, by keyboard alone."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import pytest

from servanda.desk import Ledger
from servanda.web.app import create_app
from servanda.web.server import config
from servanda.web.settings import Settings

uvicorn = pytest.importorskip("uvicorn", reason="the extra `web` is not installed")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
ROOT = Path(__file__).parents[2]
REPORT = (ROOT / "examples/report.txt").read_text(encoding="utf-8") + (
    "\nUkraine’s obligations under the Ottawa Convention are suspended, an official said."
)
SHOTS = ROOT / "out/pages"
VERDICTS = ("supported", "contradicted", "contested", "outside the record")
PAGES = {
    "home": "/", "check": "/check", "undated": "/check?text=Ukraine+left+the+Ottawa+Convention.",
    "answer": "/check?text=Ukraine+left+the+Ottawa+Convention.+Norway+is+a+party+to+it.&published=2025-07-02",
    "state": "/states/UKR?as_of=2025-09-01", "treaty": "/treaties/apmbc?as_of=2025-09-01",
    "article": "/treaties/apmbc/articles/20", "compare": "/compare?a=UKR&b=NOR", "search": "/search?q=mine",
    "search-article": "/search?q=article+20", "search-meant": "/search?q=Finlnad", "docs": "/docs",
    "tree": "/treaties/apmbc/tree/withdrawal?state=FIN&as_of=2025-12-10",
    "whatif": "/whatif?state=UKR&treaty=apmbc&withdraw=2027-01-01&extend=clearance&extend_until=2038-12-01", "desk": "/desk?words=mines",
    "today": "/desk/today",
    "claim": "/desk/claims/1", "verify": "/verify?predicate=status&states=RUS&states=UKR&treaty=apmbc&value=party&said=2025-07-02",
    "assertion": "/desk/claims/1/assertions/1?predicate=status&states=RUS&treaty=apmbc&value=party",
    "verify-rule": "/verify?predicate=rule&treaty=apmbc&value=forbids&statement=ban&number=3&unit=mines&said=2025-07-02",
    "reports": "/reports", "kept": "/reports/1", "kept-latest": "/reports/1?findings=latest", "key": "/desk/key", "trail": "/desk/trail",
    "allegations": "/allegations", "arabic": "/treaties/apmbc?as_of=2025-09-01&lang=ar",
    "arabic-state": "/states/UKR?as_of=2025-09-01&lang=ar", "arabic-claim": "/desk/claims/1?lang=ar", "arabic-desk": "/desk?lang=ar",
    "french-verify": "/verify?predicate=act&states=UKR&treaty=apmbc&value=ratify&lang=fr", "russian-desk": "/desk?lang=ru",
    "french-whatif": "/whatif?state=UKR&treaty=apmbc&withdraw=2027-01-01&extend=clearance&extend_until=2038-12-01&lang=fr",
    "chinese": "/?lang=zh",
}  # fmt: skip

# What axe looks for: on a phone what hangs on the width of the screen, in the dark the colours; all else is as it is on a wide one by day.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
SAME_COLOURS = ("docs", "kept-latest", "treaty", "search-article", "verify-rule")  # as long as they are, of what other pages are made of
WIDTH = {"runOnly": {"type": "rule", "values": ["target-size", "meta-viewport", "scrollable-region-focusable", "aria-hidden-focus"]}}
VIEWS: tuple[tuple[str, int, str, dict[str, Any]], ...] = (
    ("wide", 1280, "light", {}), ("phone", 360, "light", WIDTH), ("dark", 1280, "dark", COLOURS),
)  # fmt: skip


class Site(NamedTuple):
    """A server under way, and a key of its ledger."""

    address: str
    secret: str


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with driver.sync_playwright() as play:
        shown = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield shown
        shown.close()


@pytest.fixture
def site(database_url: str) -> Iterator[Site]:
    """The whole application on a database of each kind, with one report in its ledger."""
    with serving(database_url) as found:
        yield found


@pytest.fixture(scope="module")
def one_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The same on SQLite alone, for what the database has no part in."""
    with serving(f"sqlite:///{tmp_path_factory.mktemp('desk') / 'desk.db'}") as found:
        yield found


@contextmanager
def serving(database_url: str) -> Iterator[Site]:
    """A server under way, until the block ends."""
    import servanda

    with Ledger.open(database_url) as ledger:
        secret = ledger.keys.create("A reviewer", ("read", "write", "review"), "the tests")[1]
        ledger.add(servanda.check(REPORT, published="2025-12-10"), outlet="The example", by="the tests")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = Settings(database=database_url, log=False, reads=0, writes=0)
    server = uvicorn.Server(config(create_app(settings), settings, "127.0.0.1", port))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        until = time.monotonic() + 20
        while not server.started and time.monotonic() < until:
            time.sleep(0.02)
        yield Site(f"http://127.0.0.1:{port}", secret)
    finally:
        server.should_exit = True
        thread.join(20)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_whole_and_free_of_barriers(browser: Any, one_site: Site, name: str) -> None:
    """No page is wider than the screen, and axe finds nothing serious; outside CI screenshots are kept to be looked at."""
    import axe_playwright_python

    axe = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    SHOTS.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(bypass_csp=True)  # for axe alone
    page = context.new_page()
    assert page.goto(one_site.address + PAGES[name]).status == 200
    page.evaluate(axe)
    for view, width, scheme, rules in VIEWS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} is wider than a {view} screen"
        if rules is COLOURS and ("lang=" in PAGES[name] or name in SAME_COLOURS):
            continue
        found = page.evaluate("rules => axe.run({...rules, resultTypes: ['violations']})", rules)["violations"]
        serious = [(wrong["id"], wrong["nodes"][0]["html"]) for wrong in found if wrong["impact"] in ("serious", "critical")]
        assert not serious, f"{name}, {view}"
        if not os.environ.get("CI"):
            page.screenshot(path=SHOTS / f"{name}-{view}.png", full_page=True)
    context.close()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_checker_shows_each_verdict(browser: Any, one_site: Site, script: bool) -> None:
    from playwright.sync_api import expect

    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" and "404" not in said.text else None)
    page.goto(f"{one_site.address}/check")
    page.get_by_label("The report", exact=True).fill(REPORT)
    page.get_by_label("Published on").fill("2025-12-10")
    page.get_by_role("button", name="Check").click()
    for verdict in VERDICTS:
        expect(page.locator("article.finding .verdict", has_text=verdict).first).to_be_visible()
    assert not wrong  # nothing was stopped by the policy
    context.close()


def test_the_bookmark_brings_the_page_that_is_read_with_its_day(browser: Any, one_site: Site) -> None:
    """The article of a page elsewhere comes into the form, with its day and outlet; nothing is sent before a person presses Check."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{one_site.address}/check")
    link = page.locator("#bookmark a").get_attribute("href")
    assert link.startswith("javascript:")
    elsewhere = context.new_page()
    elsewhere.set_content(
        '<meta property="article:published_time" content="2025-07-02T08:00:00Z"><title>News</title><nav>Home</nav>'
        "<article><p>Ukraine never ratified the Ottawa Convention. Say A &amp; B.</p></article>"
    )
    with context.expect_page() as opened:
        elsewhere.evaluate(unquote(link.removeprefix("javascript:")))
    brought = opened.value
    brought.wait_for_load_state()
    assert brought.get_by_label("The report", exact=True).input_value() == "Ukraine never ratified the Ottawa Convention. Say A & B."
    assert brought.get_by_label("Published on").input_value() == "2025-07-02"
    assert "#" not in brought.url
    brought.get_by_role("button", name="Check").click()
    brought.locator("article.finding .verdict", has_text="contradicted").wait_for()
    context.close()


def test_a_kept_report_leads_to_its_claims_and_they_lead_back(browser: Any, site: Site) -> None:
    """Without script. The text stands there whole, each claim marked, with its verdict and its place on the desk."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/reports")
    page.locator("ol.rows a").first.click()
    said = "".join(page.locator("p.said").all_inner_texts())
    assert "Ukraine, which never ratified the convention" in said
    cards = page.locator("article.finding")
    to_the_desk = "p.onward a[href^='/desk/claims/']:not([href*='#'])"
    assert cards.count() == cards.locator(to_the_desk).count() == page.locator(".said .number").count() > 5
    onward = cards.nth(2).locator(to_the_desk)
    number = onward.inner_text().split()[1]
    onward.click()
    assert page.url.endswith(f"/desk/claims/{number}")
    page.get_by_role("link", name="marked in report 1").click()
    assert "/reports/1#claim-c" in page.url
    assert page.locator(":target + mark, :target + .place + mark").count() == 1
    context.close()


@pytest.mark.parametrize("path", ["/reports/1", "/states/UKR?as_of=2025-09-01", "/treaties/apmbc?as_of=2025-09-01"])
def test_a_page_prints_without_its_navigation_and_with_its_sources(browser: Any, one_site: Site, path: str) -> None:
    """From a dark screen, too, it is black on white. The address of the page is at its end, those of the sources beside them."""
    import io

    from pypdf import PdfReader

    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(one_site.address + path)
    title = page.locator("h1").inner_text()
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    told = " ".join(sheet.extract_text() for sheet in printed.pages)
    context.close()
    assert 0 < len(printed.pages) < 20
    assert title in told and "https://treaties.un.org/Pages/ViewDetails.aspx" in told
    assert one_site.address.removeprefix("http://") in told
    for left_out in ("Allegations", "As known at", "Language", "on the desk"):
        assert left_out not in told


def test_a_claim_is_reviewed_by_keyboard_alone(browser: Any, site: Site) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site.address}/desk/key?then=/desk")
    page.get_by_label("Key", exact=True).focus()
    page.keyboard.type(site.secret)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.address}/desk")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/claims/*")
    page.keyboard.press("a")
    page.keyboard.type("Read as it stands.")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#trail")
    assert "Read as it stands." in page.locator("ol.trail").inner_text()
    assert "A reviewer" in page.locator("ol.trail").inner_text()
    context.close()


def test_a_claim_is_corrected_and_checked_again(browser: Any, one_site: Site) -> None:
    """Without script: what was read wrongly is put right, and the finding is that on the corrected claim."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    open_claim(page, one_site)
    assert "contradicted" in page.locator("p.lead").inner_text()
    page.get_by_label("corrected").check()
    page.get_by_label("Reason", exact=True).fill("It speaks of a State that did not join.")
    page.get_by_text("What a correction changes").click()
    page.get_by_label("On States").fill("United States")
    page.get_by_role("button", name="Keep the decision").click()
    assert page.locator("p.lead").inner_text().split() == ["supported", "corrected"]
    assert "on United States" in page.locator("dl.facts").inner_text()
    assert "It speaks of a State that did not join." in page.locator("ol.trail").inner_text()
    context.close()


def test_a_tile_of_the_map_leads_to_its_state_on_the_same_day(browser: Any, one_site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{one_site.address}/treaties/apmbc?as_of=2025-09-01")
    page.locator("svg.tiles a", has_text="FIN").click()
    assert page.url == f"{one_site.address}/states/FIN?as_of=2025-09-01"
    context.close()


def test_a_figure_of_the_table_leads_to_its_claims(browser: Any, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/allegations?accused=UKR")
    link = page.locator("tbody td a").first
    number = int(link.inner_text())
    link.click()
    assert page.locator("ol.claims li").count() == number
    context.close()


def test_nothing_is_written_without_a_key(browser: Any, one_site: Site) -> None:
    context = browser.new_context()
    form = {"decision": "accept", "reason": "None."}
    assert context.request.post(f"{one_site.address}/desk/claims/1", form=form).status == 403  # it does not say from which page
    sent = context.request.post(f"{one_site.address}/desk/claims/1", form=form, headers={"Origin": one_site.address})
    assert sent.status == 401
    context.close()


def test_an_assertion_is_composed_without_script_and_answered(browser: Any, one_site: Site) -> None:
    from playwright.sync_api import expect

    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{one_site.address}/verify")
    page.get_by_label("Kinds of question").get_by_role("link", name="A duty with a last day").click()
    page.get_by_label("State", exact=True).fill("Ukraine")
    page.get_by_label("Treaty", exact=True).select_option("Ottawa Convention")
    page.get_by_label("Norm").select_option("stockpile destruction")
    page.get_by_label("It is").first.select_option("missed")
    page.get_by_label("Said on").fill("2025-07-02")
    page.get_by_role("button", name="Verify").click()
    expect(page.locator("#answer .verdict")).to_have_text("supported")
    expect(page.locator("#answer code").first).to_have_text(
        "servanda verify duty UKR apmbc stockpile-destruction missed --said=2025-07-02"
    )
    context.close()


def test_with_script_each_choice_is_answered_at_once_and_the_address_goes_along(browser: Any, one_site: Site) -> None:
    from playwright.sync_api import expect

    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.goto(f"{one_site.address}/verify?predicate=status&states=RUS&treaty=apmbc&value=party&said=2025-07-02")
    expect(page.locator("#answer .verdict")).to_have_text("contradicted")
    page.get_by_label("The claim says that it is").select_option("not so")
    expect(page.locator("#answer .verdict")).to_have_text("supported")
    assert "holds=no" in page.url and "group=" not in page.url
    assert not wrong
    context.close()


def open_claim(page: Any, site: Site) -> None:
    """Signs in and goes to a claim that is contradicted."""
    page.goto(f"{site.address}/desk/key?then=/desk?state=UKR")
    page.get_by_label("Key", exact=True).fill(site.secret)
    page.get_by_role("button", name="Use it here").click()
    page.get_by_role("link", name="never ratified").click()


def test_what_was_understood_is_changed_by_choosing(browser: Any, site: Site) -> None:
    """Without script: a reviewer sees the new verdict, keeps it with a reason, and the trail has the old and the new."""
    from playwright.sync_api import expect

    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    open_claim(page, site)
    page.get_by_role("link", name="It says something more").or_(page.get_by_role("link", name="Say what it says")).click()
    page.get_by_label("Treaty", exact=True).select_option("Ottawa Convention")
    page.get_by_label("State", exact=True).fill("Russia")
    page.get_by_label("It is", exact=True).select_option("outside")
    page.get_by_role("button", name="Show the verdict").click()
    expect(page.locator("#answer")).to_contain_text("Russia, outside the Ottawa Convention: yes")
    expect(page.locator("#answer .verdict").first).to_have_text("supported")
    page.get_by_label("Reason").first.fill("It says this too.")
    page.get_by_role("button", name="Keep it so").click()
    expect(page.locator("ol.parts")).to_contain_text("Russia, outside the Ottawa Convention: yes")
    expect(page.locator("ol.trail")).to_contain_text("and now as:")
    expect(page.locator("ol.trail")).to_contain_text("It says this too.")
    context.close()


def test_the_slider_asks_for_another_day(browser: Any, one_site: Site) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{one_site.address}/states/LTU?as_of=2025-12-01")
    page.locator("form.days input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**as_of=2026-01-01*")
    assert "known_at" not in page.url
    context.close()
