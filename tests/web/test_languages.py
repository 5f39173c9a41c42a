"""Pages in the language that a browser asks for, or that their address names."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from clients import opened
from starlette.testclient import TestClient


@pytest.fixture(scope="module")
def browser() -> Iterator[TestClient]:
    with opened() as asked:
        yield asked


def page(browser: TestClient, address: str, accept: str = "") -> str:
    answer = browser.get(address, headers={"Accept": "text/html", "Accept-Language": accept})
    assert answer.status_code == 200
    assert answer.headers["Vary"] == "Accept-Language"
    return answer.text


def test_a_page_is_told_in_the_language_of_the_browser(browser: TestClient) -> None:
    told = page(browser, "/check", "fr-CA,fr;q=0.8,en;q=0.5")
    assert '<html lang="fr" dir="ltr">' in told
    assert "<h1>Vérifier un article</h1>" in told
    home = re.search(r'<a class="brand" href="([^"]*)"', told)
    assert home is not None and "lang=" not in home[1]


def test_a_language_that_is_chosen_counts_before_that_of_the_browser_and_is_kept(browser: TestClient) -> None:
    told = page(browser, "/states/UKR?lang=en&as_of=2025-07-02", "fr")
    assert '<html lang="en" dir="ltr">' in told
    assert 'href="/?as_of=2025-07-02&amp;lang=en"' in told
    french = page(browser, "/states/UKR?lang=fr&as_of=2025-07-02")
    assert "Les traités au fil du temps" in french
    assert re.search(r"Au 2 juillet 2025, <strong>\d+ traités</strong> du registre lient", french)


def test_arabic_is_written_from_right_to_left_and_says_who_translated_it(browser: TestClient) -> None:
    told = page(browser, "/treaties/apmbc?lang=ar")
    assert '<html lang="ar" dir="rtl">' in told
    assert "ترجمتها آلة" in told


def test_a_checked_report_is_told_in_the_language_with_its_own_words_as_they_are(browser: TestClient) -> None:
    form = {"text": "Ukraine is a party to the Ottawa Convention.", "published": "2025-07-02"}
    answer = browser.post("/check?lang=ar", data=form, headers={"Accept": "text/html"})
    assert '<p class="said" lang="en" dir="auto">' in answer.text
    assert "مؤيَّد" in answer.text
    assert "Ukraine is a party to the Ottawa Convention" in answer.text


def test_a_page_that_is_not_translated_says_that_it_is_english(browser: TestClient) -> None:
    assert '<html lang="en" dir="ltr">' in page(browser, "/desk", "fr")
    assert '<html lang="en" dir="rtl">' in page(browser, "/compare?lang=ar")


def test_a_language_that_is_not_there_is_refused_in_that_of_the_browser(browser: TestClient) -> None:
    answer = browser.get("/?lang=tlh", headers={"Accept": "text/html", "Accept-Language": "fr"})
    assert answer.status_code in (400, 422)
    assert "Cela n’a pas fonctionné" in answer.text
