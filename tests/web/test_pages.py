"""The pages as a server gives them: every address answers, what comes from outside is text, and tiles hold every State once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from clients import OWN
from markupsafe import escape

import servanda
from servanda import law
from servanda.record.states import states
from servanda.translation.choosing import language
from servanda.web.app import create_app
from servanda.web.pages import languages, tiles
from servanda.web.settings import Settings

NO_STATES_TODAY = {"AIA", "ESH"}  # on the UN list of Non-Self-Governing Territories: states.csv says so of each


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    import asyncio

    import httpx

    transport = httpx.ASGITransport(app=create_app(Settings(reads=0, writes=0)), raise_app_exceptions=False)

    class Client:
        def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
            async def send() -> httpx.Response:
                async with httpx.AsyncClient(transport=transport, base_url=OWN["Origin"], headers=OWN | {"Accept": "text/html"}) as asked:
                    return await asked.request(method, path, **more)

            return asyncio.run(send())

    yield Client()


def test_every_state_of_today_has_one_tile_and_no_two_share_a_place() -> None:
    living = {code for code, state in states().items() if not state.valid_until}
    assert set(tiles.places()) == living - NO_STATES_TODAY
    assert len(set(tiles.places().values())) == len(tiles.places())


@pytest.mark.parametrize("path", [
    "/", "/check", "/states/UKR", "/states/Finland?as_of=2025-09-01&known_at=2025-07-01", "/treaties/apmbc",
    "/treaties/apmbc/articles/20", "/treaties/cfe",
    "/treaties/apmbc/tree/withdrawal?state=FIN", "/treaties/npt/tree/joining", "/treaties/gc1",
    "/compare", "/compare?a=UKR&b=FIN", "/whatif",
    "/whatif?state=UKR&treaty=apmbc&withdraw=2027-01-01", "/search?q=mine", "/search?q=article+20", "/search?q=Finlnad", "/docs",
])  # fmt: skip
def test_every_address_is_a_page_under_a_policy_without_inline_script_or_style(client: Any, path: str) -> None:
    shown = client.ask("GET", path)
    assert shown.status_code == 200
    assert "unsafe" not in shown.headers["content-security-policy"]
    assert "<style" not in shown.text
    assert " style=" not in shown.text


def test_the_day_asked_about_decides_what_is_shown(client: Any) -> None:
    then, later = (client.ask("GET", f"/states/LTU?as_of={day}").text for day in ("2025-12-26", "2025-12-27"))
    assert "withdrawing</span></div>" in then
    assert "withdrawing</span></div>" not in later


@pytest.mark.parametrize(("asked", "told"), [
    ("UKR&withdraw=2027-01-01&conflict_ends=2028-03-01", ["takes effect on 1 March 2028", "Draft: notice of withdrawal"]),
    ("LTU&take_back=2025-12-01&as_of=2026-01-15", ["“bound”", "Draft: taking back of the notice"]),
    ("USA&join=2027-01-10", ["enters into force for it on 1 July 2027", "Draft: instrument of accession"]),
    ("USA&join=2027-01-10&as_of=2027-08-01", ["Duties that would stand otherwise", "1 July 2031"]),
    ("USA&sign=2027-01-10&join=2027-02-10", ["a signature on 10 January 2027", "Draft: instrument of ratification"]),
    ("UKR&extend=clearance&extend_until=2038-12-01", ["The last day becomes 1 December 2038", "Draft: request for an extension"]),
    ("UKR&complete=clearance&complete_on=2027-05-01", ["Draft: declaration of completion"]),
])  # fmt: skip
def test_all_that_can_be_supposed_has_an_address(client: Any, asked: str, told: list[str]) -> None:
    shown = client.ask("GET", f"/whatif?treaty=apmbc&state={asked}")
    assert shown.status_code == 200
    for words in told:
        assert words in shown.text


@pytest.mark.parametrize("asked", ["extend=clearance", "extend_until=2030-01-01", "complete_on=2030-01-01", "withdraw=2030-02-30",
                                   "extend=other&extend_until=2030-01-01"])  # fmt: skip
def test_half_a_supposition_is_told_on_a_page(client: Any, asked: str) -> None:
    shown = client.ask("GET", f"/whatif?treaty=apmbc&state=UKR&{asked}")
    assert shown.status_code == 400
    assert "That did not work" in shown.text


@pytest.mark.parametrize(("path", "told"), [
    ("/treaties/apmbc?as_of=2026-02-04", "complete to 3 February 2026. (1 day earlier)"),
    ("/treaties/apmbc?as_of=2026-03-03", "complete to 3 February 2026. (28 days earlier)"),
    ("/?as_of=2026-03-03", "complete to 3 February 2026 (28 days earlier)"),
    ("/compare?a=FIN&b=UKR&as_of=2026-03-03", "complete to 3 February 2026 (28 days earlier)"),
    ("/states/FIN?as_of=2026-03-03", "complete to 3 February 2026, 28 days earlier"),
])  # fmt: skip
def test_every_page_with_standings_tells_how_old_its_lists_are(client: Any, path: str, told: str) -> None:
    assert told in client.ask("GET", path).text


def test_a_list_that_covers_the_day_is_not_told_to_be_old(client: Any) -> None:
    assert "earlier" not in client.ask("GET", "/treaties/apmbc?as_of=2026-02-03").text.partition("</h1>")[2].partition("Every State")[0]


@pytest.mark.parametrize(("form", "start"), [("md", b"# Finland and the Ottawa"), ("pdf", b"%PDF-"), ("docx", b"PK")])
def test_the_note_that_a_state_links_is_that_of_the_command_line(client: Any, form: str, start: bytes, tmp_path: Path) -> None:
    from servanda.cli import main

    pytest.importorskip("docx", reason="needs the extra servanda[brief]")
    days = "as_of=2025-12-10&known_at=2025-12-01"
    shown = client.ask("GET", f"/states/FIN?{days}").text.replace("&amp;", "&")
    address = f"/states/FIN/note.{form}?treaty=apmbc&{days}"
    assert f'href="{address}"' in shown
    made = client.ask("GET", address).content
    asked = ["brief", "FIN", "apmbc", "--as-of", "2025-12-10", "--known-at", "2025-12-01", "--format", form]
    assert main([*asked, "--out", str(tmp_path / "note")]) == 0
    assert made.startswith(start) and (form == "docx" or made == (tmp_path / "note").read_bytes())  # an archive tells the time it was made


@pytest.mark.parametrize("address", [
    "/states/FIN/note.md", "/states/FIN/note.md?treaty=none", "/states/nowhere/note.md?treaty=apmbc", "/states/FIN/note.exe?treaty=apmbc",
    "/states/FIN/note.md?treaty=apmbc&as_of=2025-02-30", "/states/FIN/note.md?treaty=vclt",
])  # fmt: skip
def test_a_note_that_cannot_be_made_is_told(client: Any, address: str) -> None:
    shown = client.ask("GET", address)
    assert shown.status_code in (400, 404, 422) and "That did not work" in shown.text


def test_a_state_shows_its_withdrawal_among_the_days_to_come_and_where_to_subscribe(client: Any) -> None:
    shown = client.ask("GET", "/states/FIN?as_of=2025-12-10").text
    row = shown[shown.index("Duties with a last day") :]
    assert "<td>withdrawal</td>" in row and "takes effect" in row and "<td>other</td>" not in shown
    assert client.ask("GET", "/v1/deadlines.ics?state=FIN").status_code == 200 and "/v1/deadlines.ics?state=FIN" in shown
    feed = re.search(r'href="(/v1/changes[^"]+)"', shown)
    assert feed and client.ask("GET", feed[1].replace("&amp;", "&")).headers["content-type"].startswith("application/atom+xml")


def test_a_treaty_shows_where_to_subscribe_to_its_days_and_changes(client: Any) -> None:
    shown = client.ask("GET", "/treaties/apmbc?as_of=2025-12-10").text.replace("&amp;", "&")
    changes = "/v1/changes?from=2024-01-01&treaty=apmbc&format=atom"
    for address, media in (("/v1/deadlines.ics?treaty=apmbc", "text/calendar"), (changes, "application/atom+xml")):
        assert f'href="{address}"' in shown and media in client.ask("GET", address).headers["content-type"]


def test_the_tree_of_a_clause_marks_the_way_of_a_state_and_links_each_answer(client: Any) -> None:
    shown = client.ask("GET", "/treaties/apmbc/tree/withdrawal?state=FIN&as_of=2025-12-10").text
    assert re.search(r"<strong><a href=\"/whatif[^\"]+\">It takes effect when the 6 months end\.</a></strong>", shown)
    shown += client.ask("GET", "/treaties/apmbc/tree/withdrawal?state=UKR&as_of=2025-12-10").text
    for address in re.findall(r'href="(/whatif[^"]+)"', shown):
        assert client.ask("GET", address.replace("&amp;", "&")).status_code == 200
    assert client.ask("GET", "/treaties/apmbc/tree/leaving").status_code in (404, 422)
    assert "/treaties/apmbc/tree/withdrawal" in client.ask("GET", "/treaties/apmbc").text


def test_two_states_side_by_side_show_what_the_one_objects_to_the_other(client: Any) -> None:
    assert "NOR objection" in client.ask("GET", "/compare?a=UKR&b=NOR&as_of=2026-01-15").text
    shown = client.ask("GET", "/compare?a=FRA&b=NOR&as_of=2026-01-15").text
    assert "against the suspension of Ukraine" not in shown


def test_a_state_under_all_treaties_is_the_same_from_the_api_and_the_command_line(client: Any, capsys: pytest.CaptureFixture[str]) -> None:
    from servanda.cli import main

    told = client.ask("GET", "/v1/states/FIN/standings?as_of=2025-12-10&known_at=2025-12-01").json()
    assert main(["status", "FIN", "--as-of", "2025-12-10", "--known-at", "2025-12-01", "--format", "json"]) == 0
    made = json.loads(capsys.readouterr().out)
    del made["receipt"]
    assert made == told


def test_withdrawals_show_the_day_they_take_effect_by_the_rule_and_by_each_reading(client: Any) -> None:
    under_way = client.ask("GET", "/treaties/apmbc?as_of=2025-09-01").text.partition('id="withdrawals"')[2]
    days = ("10 July 2025</td>", "Notice period ends\">10 January 2026</td>", "<strong>10 January 2026</strong>")
    for told in ("Finland", *days, "APMBC Art. 20(3)"):
        assert told in under_way
    contested = client.ask("GET", "/treaties/npt").text.partition('id="withdrawals"')[2]
    for told in ("<strong>11 January 2003</strong>", "<strong>10 April 2003</strong>", "Held by North Korea", "Held by United States"):
        assert told in contested
    assert 'id="withdrawals"' not in client.ask("GET", "/treaties/bwc").text


@pytest.mark.parametrize("name", ["乌克兰", "أوكرانيا", "Украина", "Ucrania"])
def test_a_state_is_found_in_the_languages_of_the_un(client: Any, name: str) -> None:
    assert client.ask("GET", "/search", params={"q": name}).headers["location"] == "/states/UKR"


def test_an_arabic_name_is_written_from_right_to_left(client: Any) -> None:
    name = {n.language.code: n.text for n in languages.names("UKR")}["ar"]
    assert f'<bdi lang="ar" dir="rtl">{name}</bdi>' in client.ask("GET", "/states/UKR").text


@pytest.mark.parametrize("way", [way for way in languages.UN if way is not languages.ENGLISH], ids=lambda way: way.code)
def test_no_name_falls_back_silently_where_one_is_held(client: Any, way: languages.Language) -> None:
    """Every treaty page in a language shows its title in it, or says that none is held; lists show it, or the name in the catalogue."""
    told = language(way.code)
    lacking = told.say("No official title in this language is held here: the English one is shown.")
    home = client.ask("GET", f"/?lang={way.code}").text
    assert f'<html lang="{told.code}" dir="{way.dir}">' in home
    for name in servanda.record().listed_treaties():
        title = law.treaty(name).titles.by_language().get(way.code)
        shown = client.ask("GET", f"/treaties/{name}?lang={way.code}&as_of=2025-09-01").text
        assert f'<html lang="{told.code}" dir="{way.dir}">' in shown
        called = languages.treaty_in(name, way)
        marked = f'<bdi lang="{way.code}" dir="{way.dir}">{escape(called.text)}</bdi>' if called.language is way else called.text
        assert (lacking in shown) == (title is None)
        assert (escape(title) if title else law.treaty(name).short) in shown
        assert f"<strong>{marked}</strong>" in home


def test_a_page_in_arabic_runs_from_right_to_left_and_has_the_arabic_title(client: Any) -> None:
    shown = client.ask("GET", "/treaties/apmbc?lang=ar&as_of=2025-09-01").text
    assert '<html lang="ar" dir="rtl">' in shown
    title = "اتفاقية حظر استعمال وتخزين وإنتاج ونقل الألغام المضادة للأفراد وتدمير تلك الألغام"
    assert f'<h1 class="long"><bdi lang="ar" dir="rtl">{title}</bdi></h1>' in shown
    assert 'href="/states/UKR?as_of=2025-09-01&amp;lang=ar"><bdi lang="ar" dir="rtl">أوكرانيا</bdi>' in shown  # the language goes along


def test_an_official_translation_is_told_from_an_authentic_text(client: Any) -> None:
    assert "official translation" in client.ask("GET", "/treaties/npt").text
    assert "official translation" not in client.ask("GET", "/treaties/apmbc").text


@pytest.mark.parametrize("word", ["集束弹药公约", "معاهدة تجارة الأسلحة", "кассетным боеприпасам", "armes à sous-munitions"])
def test_a_treaty_is_found_by_its_title_in_the_languages_of_the_un(client: Any, word: str) -> None:
    assert client.ask("GET", "/search", params={"q": word}).headers["location"].startswith("/treaties/")


@pytest.mark.parametrize("path", [
    "/states/nowhere", "/treaties/none", "/states/UKR?as_of=2025-02-30", "/treaties/apmbc/articles/99", "/?lang=tlh",
])  # fmt: skip
def test_a_wrong_address_says_what_is_wrong_on_a_page(client: Any, path: str) -> None:
    shown = client.ask("GET", path)
    assert shown.status_code in (400, 404)
    assert "That did not work" in shown.text


@pytest.mark.parametrize("then", [
    "//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/x\r\nSet-Cookie: a=b",
])  # fmt: skip
def test_giving_a_key_leads_to_no_other_site(client: Any, then: str) -> None:
    shown = client.ask("GET", "/desk/key", params={"then": then})
    assert 'name="then" value="/check"' in shown.text
    assert 'value="/desk/claims/3#review"' in client.ask("GET", "/desk/key", params={"then": "/desk/claims/3#review"}).text


def test_hostile_text_stays_text(client: Any) -> None:
    script = "<script>alert(1)</script>"
    told = client.ask("POST", "/check", data={"text": f"Ukraine has ratified the Ottawa Convention. {script}", "title": script})
    found = client.ask("GET", "/search", params={"q": script})
    for shown in (told, found):
        assert shown.status_code == 200
        assert script not in shown.text
        assert "&lt;script&gt;" in shown.text
