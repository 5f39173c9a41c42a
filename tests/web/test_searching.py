"""The search: articles as they are cited, names with a slip of the pen, and what the desk keeps for those who may read it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the extra servanda[web] is not installed")
pytest.importorskip("sqlalchemy", reason="needs the extra servanda[desk]")
from clients import opened
from hypothesis import given
from hypothesis import strategies as st
from kept import accusation, report

from servanda import law
from servanda.desk import Ledger
from servanda.errors import LedgerError
from servanda.record.states import states
from servanda.web.pages.searching import search

PLACES = [(name, p.ref) for name in law.treaty_ids() for p in law.treaty(name).provision if p.ref[:1].isdigit() and " " not in p.ref]


@pytest.mark.parametrize(("asked", "treaty", "ref"), [
    ("article 20 ottawa", "apmbc", "20(1)"), ("Art. 20(3) APMBC", "apmbc", "20(3)"), ("ottawa convention, article 20(3)", "apmbc", "20(3)"),
    ("Article VI of the NPT", "npt", "VI"), ("article 6 npt", "npt", "VI"),
    ("articles 1(1)(a) of the ottawa convention", "apmbc", "1(1)(a)"),
    ("art. 1 otawa", "apmbc", "1(1)(a)"), ("artículo 20 apmbc", "apmbc", "20(1)"),
])  # fmt: skip
def test_an_article_of_one_treaty_is_found_as_it_is_cited(asked: str, treaty: str, ref: str) -> None:
    assert [(place.treaty, place.ref) for place in search(asked).articles] == [(treaty, ref)]


def test_an_article_without_a_treaty_is_that_of_every_treaty_that_has_it() -> None:
    found = search("article 20").articles
    held = {name: {p.ref.partition("(")[0] for p in law.treaty(name).provision} for name in law.treaty_ids()}
    assert {place.treaty for place in found} == {name for name, articles in held.items() if articles & {"20", "XX"}}
    assert {place.treaty for place in search("article 20(3)").articles} < {place.treaty for place in found}


@given(st.sampled_from(PLACES))
def test_every_numbered_provision_is_found_by_its_citation(place: tuple[str, str]) -> None:
    treaty, ref = place
    found = search(f"article {ref} {treaty}").articles
    assert [(one.treaty, one.article) for one in found] == [(treaty, ref.partition("(")[0])]
    assert found[0].ref.startswith(ref)


@pytest.mark.parametrize("asked", ["article 20(9) apmbc", "article 999", "artful dodger", "smart 20", "article"])
def test_what_cites_no_article_that_there_is_finds_none(asked: str) -> None:
    assert search(asked).articles == []


@pytest.mark.parametrize(("asked", "meant"), [
    ("Finlnad", "FIN"), ("Frnace", "FRA"), ("otawa", "apmbc"), ("clutser munitions", "ccm"), ("Украйна", "UKR"),
])  # fmt: skip
def test_a_slip_of_the_pen_is_asked_about_and_never_taken_for_the_name(asked: str, meant: str) -> None:
    found = search(asked)
    assert found.meant and meant in found.states + found.treaties
    assert found.only("") == ""


@given(st.text(max_size=100))
def test_whatever_is_asked_what_is_found_exists(asked: str) -> None:
    found = search(asked)
    assert set(found.states) <= set(states()) and set(found.treaties) <= set(law.treaty_ids())
    assert all(law.treaty(place.treaty).find(place.ref) for place in found.articles)


def kept(tmp_path: Path) -> tuple[str, str]:
    """A ledger with the example, and a key that may read it."""
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    with Ledger.open(url) as ledger:
        ledger.add(report(accusation()), by="ann")
        return url, ledger.keys.create("a reader", ("read",), "ann")[1]


def asked(client: Any, words: str) -> str:
    return str(client.get("/search", params={"q": words}, headers={"Accept": "text/html"}).text)


def test_kept_claims_are_found_by_their_words(tmp_path: Path) -> None:
    with opened(database=kept(tmp_path)[0]) as client:
        found = asked(client, "used mines")
        assert "/desk/claims/1" in found and "Nothing has" not in found
        assert "/desk/claims/" not in asked(client, "zeppelin")
        assert "/desk/claims/" not in asked(client, '"')
        assert client.get("/search", params={"q": "-"}).status_code == 200


def test_kept_claims_are_shown_to_nobody_without_the_key_that_the_server_asks_for(tmp_path: Path) -> None:
    url, key = kept(tmp_path)
    with opened(database=url, read="keys") as client:
        found = asked(client, "used mines")
        assert "Ukraine used" not in found and "/desk/claims/" not in found and "with a key of this server" in found
        client.post("/desk/key", data={"secret": key})
        assert "/desk/claims/1" in asked(client, "used mines")


def test_a_ledger_that_cannot_be_reached_takes_no_name_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> None:
        raise LedgerError("The ledger cannot be reached.")

    monkeypatch.setattr(Ledger, "claims", gone)
    with opened(database=f"sqlite:///{tmp_path / 'desk.db'}") as client:
        found = asked(client, "article 20")
        assert "/treaties/apmbc/articles/20#p-20-1" in found and "cannot be searched now" in found


def test_one_article_is_gone_to_at_once_with_the_days_that_were_asked_about(tmp_path: Path) -> None:
    with opened(database=f"sqlite:///{tmp_path / 'desk.db'}", raise_server_exceptions=False) as client:
        client.follow_redirects = False
        answer = client.get("/search", params={"q": "art. 20(3) ottawa", "as_of": "2025-07-02"})
        assert answer.headers["location"] == "/treaties/apmbc/articles/20?as_of=2025-07-02#p-20-3"
