"""What was understood is kept as data, judged again as data, and changed by a person with the old and the new in the trail."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from factories import claim
from kept import TODAY, membership, report
from migrating import set_back_to_keys

import servanda
from servanda.assertions import terms
from servanda.assertions.validate import assertion
from servanda.desk import Ledger, export
from servanda.errors import InputError, UsageError
from servanda.publish.as_json import report_json
from servanda.reading.model import Claim, Proposition
from servanda.standing import Record

PARTY: dict[str, Any] = {"predicate": "status", "value": "party", "states": ["UKR"], "treaty": "apmbc"}
OUTSIDE = PARTY | {"states": ["RUS"], "holds": False}
OPINION: dict[str, Any] = {"predicate": "unmodelled", "value": "opinion", "about": "it is outdated"}


def says(*assertions: dict[str, Any], text: str = "Ukraine belongs to the convention") -> Claim:
    """A claim that a reader understood so, and of which no word rule knows anything."""
    made = tuple(assertion(one) for one in assertions)
    return claim(text, "UKR")._replace(assertions=made, proposition=Proposition(text))


def test_assertions_parts_and_the_kind_of_refusal_are_kept(database_url: str) -> None:
    with Ledger.open(database_url) as ledger:
        added = ledger.add(report(says(PARTY, OPINION), membership("Ukraine is a party to the Ottawa Convention")), by="ann")
        first, second = (ledger.claim(number) for number in added.claims)
        assert first.assertions == [PARTY, OPINION]
        assert first.understood == ["Ukraine, party to the Ottawa Convention: yes", "An opinion, which is not decided (“it is outdated”)"]
        assert (first.verdict, first.refusal, second.refusal) == (terms.OUTSIDE, terms.CANNOT, None)
        (found,) = first.findings
        assert [(part["verdict"], part["refusal"]) for part in found.parts] == [("supported", None), (terms.OUTSIDE, terms.CANNOT)]
        assert [one.id for one in ledger.claims(refusal=terms.CANNOT).items] == [first.id]
        shown = ledger.retold(added.report).report.findings[0]
        assert (shown.refusal, len(shown.parts), shown.claim.assertions[0]) == (terms.CANNOT, 2, assertion(PARTY))
        ledger.verify()


def test_a_claim_is_checked_again_by_what_was_understood(database_url: str) -> None:
    later = PARTY | {"states": ["LTU"], "when": "2025-12-28"}
    with Ledger.open(database_url) as ledger:
        given = report(says(later), day="2025-12-28", record=Record("2025-12-28"))
        old = given._replace(receipt=given.receipt | {"record": "another"})
        number = ledger.add(old, by="ann").claims[0]
        with ledger.engine.begin() as connection:
            kept = json.loads(connection.execute(sa.text("SELECT reading FROM appearances")).scalar_one())
        assert kept["assertions"] == [later]
        done = ledger.recheck(TODAY)
        assert (done.reports, done.unable) == (1, ())
        assert ledger.claim(number).findings[-1].verdict == servanda.verify(later, "2025-12-28", record=TODAY).verdict
        ledger.verify()


def test_a_correction_changes_the_verdict_and_the_trail_keeps_both(database_url: str) -> None:
    with Ledger.open(database_url) as ledger:
        number = ledger.add(report(says(PARTY)), by="ann").claims[0]
        head = ledger.head()
        denied = {"assertions": [PARTY | {"holds": False}]}
        assert [found["verdict"] for found in ledger.proposed(number, denied, TODAY)] == ["contradicted"]
        assert ledger.head() == head  # asked, and not kept
        entry = ledger.review(number, "correct", "It denies it.", "bob", denied, TODAY)
        assert (entry.content["was"]["assertions"], entry.content["fields"]["assertions"]) == ([PARTY], [PARTY | {"holds": False}])
        assert entry.content["was"]["understood"] == ["Ukraine, party to the Ottawa Convention: yes"]
        now = ledger.claim(number)
        assert (now.status, now.verdict, now.understood) == ("corrected", "contradicted", ["Ukraine, party to the Ottawa Convention: no"])
        assert now.appearances[0].claim["assertions"] == [PARTY]  # as it was read, for ever
        assert [found.verdict for found in now.findings] == ["supported", "contradicted"]
        assert next(export.claims(ledger))["assertions"] == [PARTY | {"holds": False}]
        assert [row["parts"][0]["verdict"] for row in export.findings(ledger)] == ["supported", "contradicted"]
        assert [row["content"].get("was") for row in export.trail(ledger)][-1]["assertions"] == [PARTY]
        ledger.verify()


def test_what_the_reader_was_not_sure_of_is_sure_once_a_person_has_said_it(tmp_path: Path) -> None:
    """ "Which State is meant is not sure" holds a denial back; a person who says which State it is lifts that."""
    with Ledger.open(f"sqlite:///{tmp_path}/desk.db") as ledger:
        unsure = says(PARTY | {"holds": False})._replace(unsure="It is not sure which State is meant.")
        number = ledger.add(report(unsure), by="ann").claims[0]
        assert ledger.claim(number).verdict == terms.OUTSIDE
        ledger.review(number, "correct", "Ukraine is meant.", "bob", {"assertions": [PARTY | {"holds": False, "exactly": True}]}, TODAY)
        (told,) = ledger.proposed(number, {"assertions": [PARTY | {"holds": False}]}, TODAY)
        assert (ledger.claim(number).verdict, told["verdict"], len(told["parts"])) == ("contradicted", "contradicted", 1)
        ledger.verify()


def test_a_claim_judged_by_words_is_judged_by_assertions_once_a_person_gives_them(tmp_path: Path) -> None:
    with Ledger.open(f"sqlite:///{tmp_path}/desk.db") as ledger:
        number = ledger.add(report(says(text="The convention, they say")), by="ann").claims[0]
        assert ledger.claim(number).assertions == []
        ledger.review(number, "correct", "It says so.", "bob", {"assertions": [PARTY]}, TODAY)
        assert ledger.claim(number).verdict == "supported"
        ledger.review(number, "correct", "It does not after all.", "bob", {"assertions": []}, TODAY)
        assert (ledger.claim(number).assertions, ledger.claim(number).verdict) == ([], terms.OUTSIDE)
        ledger.verify()


def test_another_treaty_or_state_goes_along_into_what_was_understood(tmp_path: Path) -> None:
    with Ledger.open(f"sqlite:///{tmp_path}/desk.db") as ledger:
        number = ledger.add(report(says(PARTY, PARTY | {"states": ["UKR", "POL"]})), by="ann").claims[0]
        ledger.review(number, "correct", "Finland is meant.", "bob", {"targets": ["FIN"], "treaty": "ccm"}, TODAY)
        assert [(one["states"], one["treaty"]) for one in ledger.claim(number).assertions] == [(["FIN"], "ccm"), (["UKR", "POL"], "ccm")]
        assert "Finland, party to the Convention on Cluster Munitions: yes" in ledger.claim(number).understood
        ledger.review(number, "correct", "The ministry speaks.", "bob", {"speaker": "the ministry"}, TODAY)
        assert len(ledger.claim(number).assertions) == 2
        ledger.verify()


def test_a_corrected_claim_that_is_told_again_keeps_the_verdict_on_what_was_understood(database_url: str) -> None:
    with Ledger.open(database_url) as ledger:
        number = ledger.add(report(says(PARTY), text="one"), by="ann").claims[0]
        ledger.review(number, "correct", "It denies it.", "bob", {"assertions": [PARTY | {"holds": False}]})
        again = ledger.add(report(says(PARTY), text="two"), by="ann")
        assert again.claims == (number,)
        assert ledger.claim(number).verdict == "contradicted"
        assert ledger.retold(again.report).report.findings[0].verdict == "contradicted"
        ledger.verify()


@pytest.mark.parametrize(("wrong", "told"), [
    ([PARTY | {"value": "member"}], "value is 'member': with predicate status use one of party"),
    ([PARTY, {"predicate": "wish"}], "Assertion 2: predicate is 'wish'"),
    (PARTY, "assertions is missing or no list"),
    ([PARTY] * 101, "give at most 100"),
    ("[]", "assertions is missing or no list"),
])  # fmt: skip
def test_what_is_no_assertion_is_refused_in_a_sentence(tmp_path: Path, wrong: Any, told: str) -> None:
    with Ledger.open(f"sqlite:///{tmp_path}/desk.db") as ledger:
        number = ledger.add(report(says(PARTY)), by="ann").claims[0]
        with pytest.raises(UsageError, match=told):
            ledger.review(number, "correct", "No.", "bob", {"assertions": wrong}, TODAY)
        brought = report_json(report(says(PARTY), text="two"))
        brought["claims"][0]["assertions"] = wrong
        with pytest.raises(InputError, match=f"Claim c1 of this report holds what is no assertion: .*{told}"):
            ledger.add_document(brought, by="ann")


@pytest.mark.parametrize("parts", [
    [{}], [{"verdict": "supported", "why": None, "basis": []}], [{"verdict": "x", "why": "y", "basis": []}] * 3,
])  # fmt: skip
def test_parts_that_are_none_are_refused(tmp_path: Path, parts: list[Any]) -> None:
    brought = report_json(report(says(PARTY)))
    brought["findings"][0]["parts"] = parts
    with Ledger.open(f"sqlite:///{tmp_path}/desk.db") as ledger, pytest.raises(InputError, match="no checked report"):
        ledger.add_document(brought, by="ann")


def test_sentences_that_others_bring_are_made_anew(tmp_path: Path) -> None:
    brought = report_json(report(says(PARTY)))
    brought["claims"][0]["understood"] = ["Russia, party to everything: yes"]
    with Ledger.open(f"sqlite:///{tmp_path}/desk.db") as ledger:
        number = ledger.add_document(brought, by="ann").claims[0]
        assert ledger.claim(number).understood == ["Ukraine, party to the Ottawa Convention: yes"]


def test_fractions_are_kept(database_url: str) -> None:
    told = {"predicate": "duty", "value": "met", "states": ["UKR"], "treaty": "apmbc", "number": 1.5, "unit": "percent",
            "norm": "stockpile-destruction"}  # fmt: skip
    with Ledger.open(database_url) as ledger:
        number = ledger.add(report(says(told, told | {"number": 3.0})), by="ann").claims[0]
        assert [one["number"] for one in ledger.claim(number).assertions] == [1.5, 3]
        ledger.verify()


def test_an_older_ledger_learns_the_kinds_of_refusal_from_its_trail(database_url: str) -> None:
    with Ledger.open(database_url) as ledger:
        ledger.add(report(says(PARTY, OPINION), says(PARTY, text="Ukraine is in it")), by="ann")
        ledger.review(2, "correct", "It is an opinion.", "bob", {"assertions": [OPINION]}, TODAY)
        with ledger.engine.begin() as connection:  # as version 0002 left it
            set_back_to_keys(connection)
    with Ledger.open(database_url) as ledger:
        assert [one.refusal for one in ledger.claims().items] == [terms.CANNOT, terms.CANNOT]
        ledger.verify()
