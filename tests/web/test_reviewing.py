"""A review in the browser: every field by choosing, a verdict of one's own beside the machine's, and what is wrong told in its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from clients import opened
from kept import accusation, membership, report

from servanda.desk import Ledger

OTHER = {"predicate": "status", "states": ["RUS"], "treaty": "apmbc", "value": "party"}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Any, Ledger]]:
    """A client in whose session a reviewer asks, and the ledger."""
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    with Ledger.open(url) as ledger, opened(DATABASE_URL=url, reads=0, writes=0) as client:
        ledger.add(report(accusation(), membership()), outlet="The Gazette", by="ann")
        client.headers["Accept"] = "text/html"
        client.post("/desk/key", data={"secret": ledger.keys.create("bob", ["review"], "ann")[1], "then": "/desk"})
        yield client, ledger


def sent(client: Any, claim: int, **fields: str) -> Any:
    return client.post(f"/desk/claims/{claim}", data={"decision": "correct", "reason": "as it was said", **fields}, follow_redirects=False)


@pytest.mark.parametrize(("fields", "held"), [
    ({"speaker": "The envoy"}, {"speaker": "The envoy"}),
    ({"speaker": ""}, {"speaker": None}),
    ({"speaker_for": "France, NATO"}, {"speaker_for": ("FRA", "NATO")}),
    ({"targets": "Finland, Sweden"}, {"targets": ("FIN", "SWE")}),
    ({"attributed": "no"}, {"attributed": False}),
    ({"direct": "yes"}, {"direct": True}),
    ({"act": "deny", "norm": "production"}, {"act": "deny", "norm": "production"}),
    ({"treaty": ""}, {"treaty": None}),
    ({"when_from": "2025-06-01", "when_to": "2025-06-30"}, {"when": {"from": "2025-06-01", "to": "2025-06-30"}}),
    ({"when_from": "2025-06-01"}, {"when": {"from": "2025-06-01", "to": "2025-06-01"}}),
])  # fmt: skip
def test_every_field_of_the_reading_is_changed_by_choosing(site: tuple[Any, Ledger], fields: dict[str, str], held: dict[str, Any]) -> None:
    client, ledger = site
    assert sent(client, 1, **fields).status_code == 303
    claim = ledger.claim(1)
    assert {name: getattr(claim, name) for name in held} == held
    assert claim.trail[-1].content["fields"].keys() == held.keys()
    ledger.verify()


@pytest.mark.parametrize(("fields", "told"), [
    ({}, "nothing was changed"), ({"targets": "Ruritania"}, "Ruritania"), ({"when_from": "2025-02-30"}, "2025-02-30"),
    ({"when_from": "2025-06-30", "when_to": "2025-06-01"}, "cannot end"), ({"speaker": "x", "reason": " "}, "Give a reason"),
    ({"decision": "accept", "speaker": "The envoy"}, "only a correction"), ({"decision": "accept", "verdict": "supported"}, "your reasons"),
    ({"decision": "accept", "verdict": "true", "why": "so it is"}, "no verdict"), ({"decision": ""}, "A reading is reviewed"),
])  # fmt: skip
def test_what_cannot_be_kept_is_told_in_the_form_which_stays_filled(site: tuple[Any, Ledger], fields: dict[str, str], told: str) -> None:
    client, ledger = site
    shown = sent(client, 1, **fields)
    assert shown.status_code == 400
    assert told in shown.text and 'id="review-form"' in shown.text
    assert all(value in shown.text for value in fields.values() if value.strip())
    assert ledger.claim(1).status == "unreviewed"


def test_a_verdict_of_ones_own_stands_beside_the_one_that_was_found(site: tuple[Any, Ledger]) -> None:
    client, ledger = site
    given = {"decision": "accept", "verdict": "contradicted", "why": "The <ministry> said otherwise on 3 May."}
    assert sent(client, 2, **given).status_code == 303
    claim = ledger.claim(2)
    assert (claim.verdict, claim.judged) == ("supported", {"verdict": "contradicted", "why": given["why"]})
    page = client.get("/desk/claims/2").text
    assert "own verdict" in page and "&lt;ministry&gt;" in page and "<ministry>" not in page
    assert "the desk: <strong>contradicted</strong>" in client.get("/desk/today").text
    assert sent(client, 2, decision="accept", verdict="").status_code == 303
    assert ledger.claim(2).judged is None  # the latest decision counts
    ledger.verify()


def test_the_morning_list_and_its_feed_lead_to_the_claims(site: tuple[Any, Ledger]) -> None:
    import feedparser

    client, ledger = site
    ledger.review(2, "correct", "of Russia", "bob", {"targets": ["RUS"], "assertions": [OTHER]})
    shown = client.get("/desk/today").text
    assert shown.index("/desk/claims/2") < shown.index("/desk/claims/1") and "The Gazette" in shown
    assert "Nothing was kept since" in client.get("/desk/today?since=2999-01-01").text
    assert client.get("/desk/today?since=never").status_code == 400
    read = feedparser.parse(client.get("/desk/today.atom").content)
    assert not read.bozo and [entry.link for entry in read.entries] == [f"http://localhost/desk/claims/{number}" for number in (2, 1)]
    assert client.get("/v1/news").json()["news"][0]["claim"]["id"] == 2


def test_the_desk_is_searched_in_words(site: tuple[Any, Ledger]) -> None:
    client, _ = site
    shown = client.get("/desk", params={"words": "mine", "speaker": "rus"}).text
    assert "/desk/claims/1" in shown and "/desk/claims/2" not in shown
    assert "No claim that is kept is so" in client.get("/desk", params={"words": "absent"}).text
    meant = client.get("/desk", params={"words": "Ukrane"}).text
    assert "No claim that is kept is so" in meant and '<a href="/desk?state=UKR">Those that are about Ukraine?</a>' in meant
    assert client.get("/desk", params={"words": "-"}).status_code == 400
    assert [claim["id"] for claim in client.get("/v1/claims", params={"words": "party"}).json()["claims"]] == [2]
