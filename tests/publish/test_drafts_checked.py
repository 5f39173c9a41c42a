"""What an assistant gets back for a draft: what it may say, what not, and what nobody can know, each with its ground."""

from __future__ import annotations

from datetime import date

import servanda
from servanda.assertions import terms
from servanda.publish.draft import ABOUT_REFUSALS, draft_json
from servanda.record.integrity import check_proof
from servanda.standing import Record

DRAFT = (
    "Finland ratified the Ottawa Convention in 2012. Poland is a party to the Ottawa Convention."
    " Russia will never join the Ottawa Convention."
)


def made(record: Record, text: str = DRAFT) -> dict[str, object]:
    return draft_json(servanda.check(text, date(2024, 1, 15), record=record), record.facts)


def test_each_claim_comes_back_with_verdict_and_sources(record: Record) -> None:
    found = made(record)
    claims = found["claims"]
    assert isinstance(claims, list)
    assert all(DRAFT[claim["start"] : claim["end"]] == claim["quote"] for claim in claims)
    supported = [claim for claim in claims if claim["verdict"] == "supported"]
    assert supported and all(claim["sources"] and claim["refusal"] is None for claim in supported)


def test_what_is_not_decided_says_of_which_kind_it_is(record: Record) -> None:
    assert {*terms.REFUSALS, "contested"} == set(ABOUT_REFUSALS)
    found = made(record, "Russia should join the Ottawa Convention, Finland said.")
    claims, refusals = found["claims"], found["refusals"]
    assert isinstance(claims, list) and isinstance(refusals, dict)
    assert claims and all(claim["verdict"] == "outside the record" and claim["refusal"] in refusals for claim in claims)


def test_the_sources_are_proven_to_be_in_the_record(record: Record) -> None:
    proofs = made(record)["proofs"]
    assert isinstance(proofs, list) and proofs
    for proof in proofs:
        check_proof(proof)


def test_a_draft_is_safe_only_where_all_of_it_is_supported(record: Record) -> None:
    assert made(record, "Finland ratified the Ottawa Convention in 2012.")["safe"] is True
    assert made(record, "Finland never ratified the Ottawa Convention.")["safe"] is False
    assert made(record, "The weather is fine.") == made(record, "The weather is fine.") | {"safe": True, "claims": [], "proofs": []}
