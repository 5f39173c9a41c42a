"""Pages in the language that a browser asks for, or that their address names."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from clients import opened
from kept import accusation, membership, report
from starlette.testclient import TestClient

from servanda.assertions.validate import assertion
from servanda.desk import Ledger
from servanda.publish.retold import reasons
from servanda.standing import Record
from servanda.translation.choosing import language
from servanda.translation.extraction import template
from servanda.translation.language import CODES


@pytest.fixture(scope="module")
def browser() -> Iterator[TestClient]:
    with opened(reads=0, writes=0) as asked:
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
    assert '<html lang="en" dir="ltr">' in page(browser, "/docs", "fr")


# What a visitor meets that did not work, by what was asked
ERRORS = [
    "/states/Ruritania", "/states/Swedn", "/states/UKR?as_of=2025-13-01", "/states/UKR?as_of=2025-1-2", "/states/UKR?foo=1",
    "/states/UKR?as_off=1", f"/states/{'x' * 120}", "/treaties/xx", "/treaties/apmbc/articles/99", "/treaties/apmbc/tree/leaving",
    "/nowhere", "/desk?report=abc", "/desk?report=0", "/desk?words=-a", "/desk?ids=x", "/desk/claims/999", "/reports/999",
    "/whatif?state=UKR&treaty=xx&withdraw=2026-01-01", "/whatif?state=UKR&extend=clearance",
    "/whatif?state=FRA&conflict_ends=2027-01-01", "/whatif?state=SUN&withdraw=2027-01-01", "/states/UKR?lang=tlh",
]  # fmt: skip
OTHERS = [code for code in CODES if code != "en"]


@pytest.mark.parametrize("code", OTHERS)
def test_an_error_is_told_in_the_language_of_the_page_and_in_english_to_programs(browser: TestClient, code: str) -> None:
    left = []
    for address in ERRORS:
        english = browser.get(address, headers={"Accept-Language": code})
        shown = browser.get(address, headers={"Accept": "text/html", "Accept-Language": code})
        assert shown.status_code == english.status_code >= 400
        assert f'<html lang="{code}"' in shown.text
        lead = html.unescape(re.findall('<p class="lead">(.*?)</p>', shown.text, re.DOTALL)[0])
        if lead == english.json()["detail"] or any(text in lead for text in SENTENCES):
            left.append(address)
    assert left == []


# What is wrong with what was sent stands above its form, which stays filled
WRONG = {
    "/verify?predicate=count&treaty=apmbc&of=parties&value=x": "un décompte demande un nombre entier",
    "/verify?predicate=status&states=RUS&treaty=apmbc&value=party&when=foo": "'foo' n’est pas un jour qui existe",
    "/verify?predicate=status&states=RUS&treaty=apmbc&value=member": "utilisez l’une de ces valeurs",
    "/verify?predicate=status&states=Ruritania&treaty=apmbc&value=party": "Vouliez-vous dire la Mauritanie ou l’Ukraine\u00a0?",
    "/check?text=https://example.org/a": "C’est une adresse, et non un article",
}  # fmt: skip


@pytest.mark.parametrize("address", WRONG)
def test_what_is_wrong_in_a_form_is_told_in_its_language(browser: TestClient, address: str) -> None:
    assert WRONG[address] in wrong_in(browser.get(address, headers={"Accept": "text/html", "Accept-Language": "fr"}).text)


FILES = {
    b"%PDF-1.4 x": "Le fichier\u00a0: PDF illisible", b"a \xff\x00\x01\x02": "Le fichier\u00a0: fichier binaire", b" ": "rien à vérifier",
    b"<html><body></body></html>": "page web sans article", b"caf\xe9 \xff\xfe\x81 x": "ce n’est pas de l’UTF-8 valide",
}  # fmt: skip


@pytest.mark.parametrize("data", FILES, ids=lambda data: repr(data[:9]))
def test_a_file_that_cannot_be_read_is_refused_in_the_language_of_the_page(browser: TestClient, data: bytes) -> None:
    answer = browser.post("/check", files={"file": ("a.txt", data)}, headers={"Accept": "text/html", "Accept-Language": "fr"})
    assert answer.status_code == 422
    assert FILES[data] in wrong_in(answer.text)


def test_what_is_too_long_or_needs_a_key_is_told_in_the_language_of_the_page(browser: TestClient) -> None:
    wanted = {"Accept": "text/html", "Accept-Language": "fr"}
    for address, sent, status, told in (
        ("/check", {"text": "x" * 2_000_000}, 413, "donnez un texte long sous forme de fichier"),
        ("/check", {"text": "x" * 9_000_000}, 413, "La demande dépasse"),
        ("/check", {"text": "x", "keep": "yes"}, 401, "L’écriture demande une clé"),
        ("/desk/key", {"secret": "x"}, 401, "Aucune clé de ce grand livre ne correspond"),
    ):
        answer = browser.post(address, data=sent, headers=wanted)
        assert answer.status_code == status
        assert "<h1>Cela n’a pas fonctionné</h1>" in answer.text
        assert told in html.unescape(answer.text)


def wrong_in(told: str) -> str:
    """What a page says is wrong, above its form."""
    return html.unescape("".join(re.findall(r'<p class="wrong[^>]*>(.*?)</p>', told, re.DOTALL)))


def test_what_script_says_stands_in_the_page_in_its_language(browser: TestClient) -> None:
    assert 'data-began="Lecture de l’article …"' in page(browser, "/check", "fr")
    assert 'data-slider="Au, mois par mois" data-today="aujourd’hui"' in page(browser, "/states/UKR", "fr")
    script = re.sub(r"^\s*//.*|  // .*", "", browser.get("/static/pages.js").text, flags=re.MULTILINE)
    texts = [text for pair in re.findall(r'"([^"\n]*)"|`([^`\n]*)`', script) for text in pair]
    words = [text for text in texts if re.search(r"[A-Za-z]{2,} [a-z]{2,}", text) and not re.search(r"[\[#.,]", text)]
    assert words == ["use strict"]


@pytest.mark.parametrize("code", OTHERS)
def test_a_calendar_is_told_in_the_language_that_its_address_names(browser: TestClient, code: str) -> None:
    asked = "/v1/deadlines.ics?state=UKR&as_of=2025-07-02"
    english, other = (browser.get(asked + named).text.replace("\r\n ", "") for named in ("", f"&lang={code}"))
    summaries = [re.findall("SUMMARY:(.*)\r\n", told) for told in (english, other)]
    assert len(summaries[0]) == len(summaries[1]) > 1
    assert not set(summaries[0]) & set(summaries[1])
    assert re.findall("UID:.*", english) == re.findall("UID:.*", other)
    assert f"{asked.partition('&')[0]}&amp;lang={code}" in page(browser, "/states/UKR", code)


def test_a_calendar_in_a_language_that_is_not_there_is_refused(browser: TestClient) -> None:
    assert browser.get("/v1/deadlines.ics?state=UKR&lang=tlh").status_code == 400


# Each page with its heading in French, what else it must tell, and English that must be gone
WHATIF = "/whatif?state=UKR&treaty=apmbc&as_of=2026-06-01&withdraw=2027-01-10&extend=clearance&extend_until=2048-12-01"
VERIFY = "/verify?predicate=status&states=RUS&treaty=apmbc&value=party&holds=no&said=2025-07-02"
ASSERTION = "/desk/claims/1/assertions/1?predicate=status&states=RUS&treaty=apmbc&value=party"
FRENCH = {
    "/verify": ("Vérifier une assertion", ("Est-il partie au traité\u00a0?", "Ce qu’elle dit d’autre"), ("Choose", "not said")),
    VERIFY: ("Vérifier une assertion", (
        "La Russie, partie à la Convention d’Ottawa\u00a0: non", "La Russie n’est pas partie", "Poser la même question ailleurs",
    ), ("Understood as", "Ask the same", "judged by", ">supported<")),
    "/compare": ("Deux États côte à côte", ("L’autre",), ("One State", "side by side")),
    "/compare?a=UKR&b=FRA": ("Ukraine et France", ("liste complète jusqu’au", "depuis le"), ("since ", "list complete", "between them")),
    "/whatif": ("Et si\u00a0?", ("Sa notification de retrait est reçue le", "aucune obligation"), ("Suppose that", "instrument on")),
    WHATIF: ("Et si\u00a0?", (
        "Le jour où le retrait prend effet n’est pas déterminé\u00a0: en vertu de APMBC Art. 20(3), pas avant le 10 juillet 2027",
        "Le Gouvernement de l’Ukraine notifie, conformément à l’article 20(3), son retrait du traité intitulé",
        "Projet\u00a0: demande de prolongation", "Secrétaire général de l’Organisation des Nations Unies",
        "n’autorise qu’une durée de 10 ans",
    ), ("Supposed", "gives notice", "The Government", "Duties that", "Draft", "With what is")),
    "/desk": ("Le bureau", ("1 article, 2 affirmations, dont 2 sans révision", "indécidable"), ("without review", "Speaker", ">any<")),
    "/desk/today?since=2020-01-01": ("Aujourd’hui", ("nouvelle", "Compris comme"), ("told since", "Understood as", "outlet", "The desk")),
    "/desk/claims/1": ("", ("Ce qui a été compris", "La lecture est à considérer comme", "Un verdict de votre part"), (
        "What was understood", "Where it is told", "Keep the decision", "unreviewed<", "no speaker", "Your reasons",
    )),
    ASSERTION: ("", ("La Russie, partie à la Convention d’Ottawa\u00a0: oui", "Rien n’est encore conservé", "Le conserver ainsi"), (
        "Show the verdict", "Until now", "Something more", "It does not say", "Kinds of",
    )),
    "/desk/trail": ("Le journal", ("un article a été ajouté", "UTC"), ("Every step", "Head:", "· report")),
    "/desk/key": ("Votre clé", ("Session ouverte sous le nom", "Fermer la session"), ("Signed in", "Use it here", "Who starts")),
    "/reports": ("Articles conservés", ("2 affirmations",), ("Add a report", "The desk", "2 claims")),
    "/reports/1": ("", ("Pour citer", "sans révision"), ("to cite", ">unreviewed", "one page")),
    "/treaties/apmbc/tree/withdrawal?state=FIN&as_of=2025-12-10": ("", (
        "Le délai court à compter de\u00a0: réception de la notification par le dépositaire.", "non, selon le registre",
        "Il prend effet au terme d’un délai de 6 mois.", "Il prend effet le 10 janvier 2026.", "La même chose pour\u00a0: adhésion",
    ), ("as on record", "The questions that", "It takes effect", "engaged in", "Show its way", "withdrawal", "months")),
    "/treaties/apmbc/tree/joining": ("", ("le premier jour du sixième mois", "40 instruments"), ("of consent", "sixth", "joining")),
    "/allegations": ("Allégations", ("Mis en cause", "Démentis"), ("Who accuses", "Denials", "outside the record")),
}  # fmt: skip
ADDRESSES = list(FRENCH)
# The messages that are a sentence or a heading of some length, in English
SENTENCES = [
    text for message in template() if isinstance(text := message.id, str) and len(text) > 12 and text[0].isupper() and "{" not in text
    and language("fr").say(text) != text
]  # fmt: skip


@pytest.fixture(scope="module")
def reviewer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A browser in whose session a person looks at a desk with one report; nothing is changed there."""
    with reviewing(tmp_path_factory.mktemp("desk")) as asked:
        yield asked


@contextmanager
def reviewing(folder: Path) -> Iterator[TestClient]:
    """A browser in whose session a person reviews, with a report on the desk."""
    url = f"sqlite:///{folder / 'desk.db'}"
    with Ledger.open(url) as ledger, opened(DATABASE_URL=url, reads=0, writes=0) as asked:
        ledger.add(report(membership(), accusation()), outlet="The Gazette", by="ann")
        secret = ledger.keys.create("bob", ["read", "write", "review"], "ann")[1]
        went = asked.post("/desk/key?lang=fr", data={"secret": secret, "then": "/desk"}, follow_redirects=False)
        assert went.headers["Location"] == "/desk?lang=fr"
        yield asked


def words_of(told: str) -> str:
    """What stands in the page itself: without its head, what is kept in English, the names that a field suggests, and the switch."""
    main = told[told.index("<header>" if "<header>" in told else "<main") :]
    main = re.sub(r'<datalist.*?</datalist>|<details class="basis">.*?</details>', "", main, flags=re.S)
    main = re.sub(r'<(\w+)[^>]* lang="en"[^>]*>.*?</\1>', "", main, flags=re.S)
    main = main.partition('<nav class="switch"')[0]
    labels = " ".join(re.findall(r'aria-label="([^"]*)"', main))
    return html.unescape(re.sub(r"</?(?:bdi|strong|a|span)\b[^>]*>", "", main) + labels)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_asked_in_french_has_its_headings_and_sentences_in_french(reviewer: TestClient, address: str) -> None:
    heading, there, gone = FRENCH[address]
    told = page(reviewer, address, "fr")
    assert '<html lang="fr" dir="ltr">' in told
    words = words_of(told)
    assert f"<h1>{heading}</h1>" in words or not heading
    assert [text for text in there if text not in words] == []
    assert [text for text in (*gone, *SENTENCES) if text in words] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_same_page_in_arabic_runs_from_right_to_left_and_keeps_its_language(reviewer: TestClient, address: str) -> None:
    told = page(reviewer, address + ("&" if "?" in address else "?") + "lang=ar")
    assert '<html lang="ar" dir="rtl">' in told
    assert "آلة" in told  # that a machine translated it
    leads = re.findall(r'(?:href|action)="(/(?:desk|verify|compare|whatif|allegations|reports|check|states|treaties)[^"]*)"', told)
    files = re.compile(r"/(?:note|citation)\.|\.atom|/check/note")
    own = html.unescape(address).partition("?")[0]
    assert [where for where in leads if "lang=ar" not in where and not files.search(where) and where.partition("?")[0] != own] == []


def test_the_language_goes_along_when_a_form_is_sent_and_a_name_in_it_is_read(tmp_path: Path) -> None:
    with reviewing(tmp_path) as reviewer:
        names_and_language(reviewer)


def test_the_feed_of_the_desk_is_told_in_the_language_that_its_address_names(reviewer: TestClient) -> None:
    asked = "/desk/today.atom?since=2020-01-01"
    english, french = (browser_asks.text for browser_asks in (reviewer.get(asked), reviewer.get(f"{asked}&lang=fr")))
    assert 'xml:lang="fr"' in french and "xml:lang" not in english
    assert "<title>Affirmations sur les traités au bureau</title>" in french
    assert "Rapporté par The Gazette." in french and "Told by" not in french
    assert "?lang=fr" in french
    entries = [re.findall("<id>(.*?)</id>", told)[1:] for told in (english, french)]
    assert entries[0] == entries[1] != []
    assert 'href="/desk/today.atom?lang=fr"' in page(reviewer, "/desk/today?lang=fr")


def test_a_reason_is_told_in_the_language_where_law_and_record_give_the_same_again(tmp_path: Path) -> None:
    bound = assertion({"predicate": "status", "states": ["UKR"], "treaty": "apmbc", "value": "party"})
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    with Ledger.open(url) as ledger, opened(DATABASE_URL=url, reads=0, writes=0) as asked:
        ledger.add(report(membership()._replace(assertions=(bound,))), outlet="The Gazette", by="ann")
        kept = asked.get("/v1/claims/1").json()
        english = kept["findings"][0]["why"]
        reason = reasons([bound], [date(2025, 7, 2)], Record("2026-08-22"))[english]
        for address in ("/desk/claims/1", "/desk/today?since=2020-01-01", "/reports/1"):
            for code in OTHERS:
                told = words_of(page(asked, address, code))
                assert language(code).tell(reason) in told and english not in told
            assert english in page(asked, address)
        assert asked.get("/v1/claims/1").json() == kept  # what is kept is as it was


def names_and_language(reviewer: TestClient) -> None:
    """A claim corrected, a comparison and a question, all in Russian."""
    for address, sent, to in (
        ("/desk/claims/2?lang=ru", {"decision": "correct", "reason": "x", "targets": "Финляндия"}, "/desk/claims/2?lang=ru#trail"),
        ("/desk/key/end?lang=ru", {}, "/desk/key?lang=ru"),
    ):
        assert reviewer.post(address, data=sent, follow_redirects=False).headers["Location"] == to
    assert "Финляндия" in page(reviewer, "/desk/claims/2?lang=ru")
    compared = page(reviewer, "/compare?a=Украина&b=Норвегия&lang=ru")
    assert 'value="Норвегия"' in compared and "/states/NOR" in compared
    asked = page(reviewer, "/verify?predicate=status&states=Норвегия&treaty=apmbc&value=party&said=2025-07-02&lang=ru")
    assert "NOR" in asked and 'value="Норвегия"' in asked


def test_the_switch_keeps_every_field_of_what_is_asked(browser: TestClient) -> None:
    told = page(browser, "/verify?predicate=status&states=RUS&states=UKR&treaty=apmbc&value=party")
    assert "/verify?predicate=status&amp;states=RUS&amp;states=UKR&amp;treaty=apmbc&amp;value=party&amp;lang=fr" in told


def test_a_language_that_is_not_there_is_refused_in_that_of_the_browser(browser: TestClient) -> None:
    answer = browser.get("/?lang=tlh", headers={"Accept": "text/html", "Accept-Language": "fr"})
    assert answer.status_code in (400, 422)
    assert "Cela n’a pas fonctionné" in answer.text
