"""A reviewer changes what was understood by choosing: the verdict is shown before anything is kept, and the trail has both."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

pytest.importorskip("fastapi", reason="needs the extra servanda[web]")
pytest.importorskip("httpx", reason="needs httpx, the client of these tests")

from clients import TestClient, opened
from factories import claim
from kept import report

from servanda.assertions import terms
from servanda.assertions.validate import assertion
from servanda.desk import Ledger
from servanda.publish.undecided import KINDS
from servanda.reading.model import Proposition

PARTY: dict[str, Any] = {"predicate": "status", "value": "party", "states": ["UKR"], "treaty": "apmbc"}
OPINION: dict[str, Any] = {"predicate": "unmodelled", "value": "opinion"}
TEXT = "Ukraine belongs to the outdated convention"
DENIED = "predicate=status&states=Ukraine&treaty=apmbc&value=party&holds=no"


class Desk(NamedTuple):
    """A client that is signed in, and a ledger with one claim that says two things."""

    client: TestClient
    ledger: Ledger
    secret: str

    def page(self, path: str) -> tuple[int, str]:
        """Status and text of a page."""
        shown = self.client.get(path, headers={"Accept": "text/html"})
        return shown.status_code, html.unescape(shown.text)

    def keep(self, shown: str, reason: str = "It denies it.", place: int = 0) -> int:
        """Sends the form of a page that keeps a change, the first or another one; the status."""
        told = {name: re.findall(rf'name="{name}" value="(.*?)">', shown)[place] for name in ("assertions", "seen")}
        return self.client.post("/desk/claims/1/assertions", data=told | {"reason": reason}, follow_redirects=False).status_code


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    with Ledger.open(database_url) as ledger, opened(False, database=database_url, reads=0, writes=0) as client:
        made = tuple(assertion(one) for one in (PARTY, OPINION))
        ledger.add(report(claim(TEXT, "UKR")._replace(assertions=made, proposition=Proposition(TEXT))), by="ann")
        secret = ledger.keys.create("A reviewer", ("review",), "the tests")[1]
        client.post("/desk/key", data={"secret": secret, "then": "/desk"}, follow_redirects=False)
        yield Desk(client, ledger, secret)
        ledger.verify()


def raw(desk: Desk, path: str) -> str:
    """The text of a page as it was sent."""
    return html.unescape(desk.client.get(path, headers={"Accept": "text/html"}).text)


def test_the_claim_shows_what_was_understood_with_the_verdict_on_each_part(desk: Desk) -> None:
    status, shown = desk.page("/desk/claims/1")
    assert status == 200
    for told in ("Ukraine, party to the Ottawa Convention: yes", "An opinion, which is not decided", KINDS[terms.CANNOT],
                 'class="v-outside-the-record r-cannot"', "/claims/1/assertions/2", "/verify?predicate=status&value=party"):  # fmt: skip
        assert told in shown
    assert f'<span class="open">{KINDS[terms.CANNOT]}</span>' in desk.page("/desk")[1]
    assert TEXT in desk.page("/desk?refusal=cannot")[1]
    assert TEXT not in desk.page("/desk?refusal=past+the+list")[1]


def test_a_choice_shows_its_verdict_and_is_kept_with_a_reason(desk: Desk) -> None:
    status, shown = desk.page(f"/desk/claims/1/assertions/1?{DENIED}")
    assert status == 200
    assert "Ukraine, party to the Ottawa Convention: no" in shown
    assert '<span class="verdict">contradicted</span>' in shown
    assert desk.ledger.claim(1).status == "unreviewed"  # nothing is kept by looking
    assert desk.keep(shown) == 303
    now = desk.ledger.claim(1)
    assert (now.status, now.assertions) == ("corrected", [PARTY | {"holds": False}, OPINION])
    assert now.trail[-1].content["was"]["assertions"] == [PARTY, OPINION]
    trail = desk.page("/desk/claims/1")[1].partition('id="trail"')[2]
    for told in ("It denies it.", "Understood before as:</span> Ukraine, party to the Ottawa Convention: yes;",
                 "and now as:</span> Ukraine, party to the Ottawa Convention: no;"):  # fmt: skip
        assert told in trail


def test_a_part_is_taken_out_and_another_put_in(desk: Desk) -> None:
    assert desk.keep(desk.page("/desk/claims/1/assertions/2")[1], "Mere colour.") == 303
    assert (desk.ledger.claim(1).assertions, desk.ledger.claim(1).verdict) == ([PARTY], "supported")
    more = "predicate=act&states=UKR&treaty=apmbc&value=ratify&when=2005"
    assert desk.keep(desk.page(f"/desk/claims/1/assertions/2?{more}")[1], "It says this too.") == 303
    assert [one["predicate"] for one in desk.ledger.claim(1).assertions] == ["status", "act"]
    assert desk.page("/desk/claims/1/assertions/4")[0] == 404


def test_who_saw_an_older_claim_is_told_so(desk: Desk) -> None:
    shown = desk.page(f"/desk/claims/1/assertions/1?{DENIED}")[1]
    assert desk.keep(shown) == 303
    assert desk.keep(shown) == 409
    assert len(desk.ledger.claim(1).trail) == 2


def test_a_choice_that_is_none_is_told_and_cannot_be_kept(desk: Desk) -> None:
    status, shown = desk.page("/desk/claims/1/assertions/1?predicate=status&states=Atlantis&value=party")
    assert status == 400
    assert "No State is called 'Atlantis'" in shown
    assert "Keep it so" not in shown
    for wrong, told in (("{", "no JSON"), ('[{"predicate": "wish"}]', "predicate is 'wish'"), ("3", "no list")):
        seen = re.findall(r'name="seen" value="(\w+)"', desk.page(f"/desk/claims/1/assertions/1?{DENIED}")[1])[0]
        sent = desk.client.post("/desk/claims/1/assertions", data={"assertions": wrong, "seen": seen, "reason": "x"})
        assert sent.status_code == 400
        assert told in sent.json()["detail"]


def test_nothing_is_kept_without_a_key_or_from_another_site(desk: Desk) -> None:
    shown = desk.page(f"/desk/claims/1/assertions/1?{DENIED}")[1]
    desk.client.cookies.clear()
    assert desk.keep(shown) == 401
    assert "Keep it so" not in desk.page(f"/desk/claims/1/assertions/1?{DENIED}")[1]
    sent = desk.client.post("/desk/claims/1/assertions", data={"assertions": "[]", "seen": "", "reason": "x"}, headers={"Origin": "http://evil"})
    assert sent.status_code == 403
    assert desk.page("/desk/claims/9/assertions/1")[0] == 404


def test_a_program_corrects_the_same_by_the_api(desk: Desk) -> None:
    key = {"Authorization": f"Bearer {desk.secret}"}
    fields = {"assertions": [PARTY]}
    sent = desk.client.post("/v1/claims/1/review", json={"decision": "correct", "reason": "No opinion.", "fields": fields}, headers=key)
    assert sent.status_code == 201
    assert sent.json()["content"]["was"]["assertions"] == [PARTY, OPINION]
    told = desk.client.get("/v1/claims/1").json()
    assert (told["assertions"], told["verdict"], told["refusal"]) == ([PARTY], "supported", None)
    assert told["findings"][-1]["parts"][0]["verdict"] == "supported"
    assert [one["id"] for one in desk.client.get("/v1/claims?refusal=cannot").json()["claims"]] == []
    wrong = desk.client.post("/v1/claims/1/review", headers=key, json={
        "decision": "correct", "reason": "x", "fields": {"assertions": [PARTY | {"value": "member"}]},
    })  # fmt: skip
    assert (wrong.status_code, "value is 'member'" in wrong.json()["detail"]) == (400, True)
    assert json.loads(json.dumps(desk.ledger.claim(1).trail[-1].content))["decision"] == "correct"


def test_a_kept_report_shows_the_kind_of_refusal_of_each_part(desk: Desk) -> None:
    shown = desk.page("/reports/1")[1]
    assert KINDS[terms.CANNOT] in shown
    assert "r-cannot" in shown
    assert "/verify?predicate=unmodelled&value=opinion&said=2025-07-02" in shown
