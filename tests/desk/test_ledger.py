"""The ledger keeps reports, knows one claim told twice, and overwrites nothing; on both databases."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import claim
from kept import TODAY, accusation, membership, report

import servanda
from servanda.desk import Ledger
from servanda.errors import InputError, UsageError
from servanda.pipeline import findings
from servanda.publish.as_json import report_json


@pytest.fixture
def ledger(database_url: str) -> Iterator[Ledger]:
    with Ledger.open(database_url) as opened:
        yield opened


def test_the_same_report_twice_is_one(ledger: Ledger) -> None:
    first = ledger.add(report(membership()), outlet="A", url="https://a.example/1", by="ann")
    again = ledger.add(report(membership()), outlet="A", url="https://a.example/1", by="bob")
    assert (first.new, again.new, again.report, again.claims) == (True, False, first.report, first.claims)
    assert ledger.statistics() == {"reports": 1, "claims": 1, "unreviewed": 1, "entries": 1}


def test_the_same_claim_in_two_outlets_is_one_claim_with_two_appearances(ledger: Ledger) -> None:
    ledger.add(report(accusation(), membership()), outlet="A", by="ann")
    second = ledger.add(report(accusation("Ukraine used the anti-personnel mines"), day="2025-07-03"), outlet="B", by="ann")
    found = ledger.claim(1)
    assert second.claims == (1,)
    assert [(told.outlet, told.quote) for told in found.appearances] == [
        ("A", "Ukraine used anti-personnel mines"), ("B", "Ukraine used the anti-personnel mines"),
    ]  # fmt: skip
    assert (found.told, found.first_published, len(found.findings), len(found.trail)) == (2, "2025-07-02", 2, 2)


def test_a_report_without_claims_is_kept(ledger: Ledger) -> None:
    made = ledger.add(report(text="Nothing of note."), by="ann")
    assert ledger.report(made.report).text == "Nothing of note."
    assert ledger.reports().items[0].claims == ()


def test_a_whole_report_keeps_its_text_and_spans(ledger: Ledger) -> None:
    text = "Ukraine is a party to the Ottawa Convention. \N{GRINNING FACE} Latvia withdrew from the Ottawa Convention.\r\n"
    made = ledger.add(servanda.check(text, "2026-02-01", record=TODAY), by="ann")
    kept = ledger.report(made.report)
    assert kept.text == text
    assert kept.claims
    for number in kept.claims:
        for told in ledger.claim(number).appearances:
            assert text[told.start : told.end] == told.quote


def test_lists_go_page_by_page_without_gap_or_repetition(ledger: Ledger) -> None:
    for day in range(1, 8):
        ledger.add(report(accusation(f"Ukraine used {day} mines")), outlet=str(day), by="ann")
    seen, after = [], None
    while True:
        page = ledger.claims(after=after, limit=3)
        seen += [kept.id for kept in page.items]
        after = page.next
        if after is None:
            break
    assert seen == [7, 6, 5, 4, 3, 2, 1]
    assert [entry.seq for entry in ledger.trail(after=5).items] == [6, 7]
    with pytest.raises(UsageError, match="1 to 1000"):
        ledger.reports(limit=0)


def test_conditions_select_claims(ledger: Ledger) -> None:
    ledger.add(report(accusation(), accusation("Russia used mines", "UKR", "RUS"), membership()), by="ann")
    ledger.review(2, "reject", reason="misread", by="ann")
    def ids(**wanted: str) -> list[int]:
        return [kept.id for kept in ledger.claims(**wanted).items]  # type: ignore[arg-type]

    assert ids(accused="UKR") == [1]
    assert ids(accusing="UKR") == [2]
    assert ids(state="UKR") == [3, 2, 1]
    assert ids(verdict="supported") == [3]
    assert ids(status="rejected") == [2]
    assert ids(norm="use", treaty="apmbc") == [2, 1]
    assert ids(treaty="ccm") == []


def test_a_review_is_added_and_what_was_read_stays(ledger: Ledger) -> None:
    ledger.add(report(accusation()), by="ann")
    fields = {"targets": ["Russia"], "norm": "transfer"}
    ledger.review(1, "correct", reason="the other side is meant", by="bob", fields=fields, record=TODAY)
    ledger.review(1, "accept", reason="seen again", by="eve")
    found = ledger.claim(1)
    assert (found.status, found.targets, found.norm) == ("accepted", ("RUS",), "transfer")
    assert found.appearances[0].claim["targets"] == ["UKR"]
    assert [(entry.by, entry.kind) for entry in found.trail] == [("ann", "report"), ("bob", "review"), ("eve", "review")]
    assert found.trail[1].content["reason"] == "the other side is meant"
    assert [finding.current for finding in found.findings] == [False, True]


def test_a_correction_is_checked_again(ledger: Ledger) -> None:
    ledger.add(report(membership("Russia is a party to the Ottawa Convention")), by="ann")  # read as about Ukraine
    assert ledger.claim(1).verdict == "supported"
    ledger.review(1, "correct", reason="Russia is named", by="bob", fields={"targets": ["RUS"]}, record=TODAY)
    assert ledger.claim(1).verdict == "contradicted"
    assert ledger.claims(state="UKR").items == ()


@pytest.mark.parametrize(
    ("decision", "reason", "fields", "told"),
    [
        ("approve", "x", {}, "accept, correct, reject"),
        ("accept", " ", {}, "Give a reason"),
        ("accept", "x", {"norm": "use"}, "only a correction"),
        ("correct", "x", {}, "nothing was changed"),
        ("correct", "x", {"quote": "other words"}, "no field that is corrected"),
        ("correct", "x", {"norm": "fun"}, "'fun' is nothing"),
        ("correct", "x", {"targets": ["Atlantis"]}, "Atlantis"),
        ("correct", "x", {"when": {"from": "2025-02-30", "to": "2025-03-01"}}, "no|not a day"),
        ("correct", "x", {"when": {"from": "2025-03-02", "to": "2025-03-01"}}, "cannot end"),
    ],
)
def test_a_review_that_cannot_be_kept_is_refused(tmp_path: Path, decision: str, reason: str, fields: dict[str, object], told: str) -> None:
    with Ledger.open(f"sqlite:///{tmp_path}/desk.db") as ledger:
        ledger.add(report(accusation()), by="ann")
        with pytest.raises(UsageError, match=told):
            ledger.review(1, decision, reason=reason, by="bob", fields=fields)
        assert ledger.statistics()["entries"] == 1


def test_a_step_without_a_name_or_a_claim_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="who does this"):
        ledger.add(report(), by=" ")
    with pytest.raises(UsageError, match="no claim 9"):
        ledger.review(9, "accept", reason="x", by="bob")
    with pytest.raises(UsageError, match="no claim 9"):
        ledger.claim(9)


def test_json_of_the_contract_is_taken_and_bad_json_refused(ledger: Ledger) -> None:
    document = json.loads(json.dumps(report_json(report(accusation()))))
    assert ledger.add_document(document, by="ann").claims == (1,)
    assert ledger.report(1).text is None
    with pytest.raises(InputError, match="no checked report"):
        ledger.add_document({"report": {}}, by="ann")
    with pytest.raises(InputError, match="hash"):
        ledger.add_document(document, text="another text", by="ann", outlet="B")
    with pytest.raises(InputError, match="Unicode"):
        ledger.add(report(claim("a lone \ud800 surrogate", "UKR")), by="ann", outlet="C")
    assert ledger.statistics()["entries"] == 1


def test_what_differs_after_the_record_changed_is_kept_beside_and_listed(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.add(report(membership(), accusation()), by="ann")
    assert ledger.recheck(TODAY).reports == 0
    changed = {"servanda": "9", "law": "1", "record": "2", "record_complete_to": {}}
    monkeypatch.setattr("servanda.desk.again.receipt", lambda *_: changed)
    monkeypatch.setattr("servanda.desk.again.findings", lambda claims, dating, record: tuple(
        found._replace(verdict="contradicted", why="The rule changed.") if found.claim.norm == "membership" else found
        for found in findings(claims, dating, record)
    ))  # fmt: skip
    done = ledger.recheck(TODAY)
    assert done.reports == 1
    assert [(d.claim, d.was["verdict"], d.now["verdict"]) for d in done.differences] == [(1, "supported", "contradicted")]
    assert [(f.verdict, f.current) for f in ledger.claim(1).findings] == [("supported", False), ("contradicted", True)]
    assert len(ledger.claim(2).findings) == 1
    assert ledger.recheck(TODAY).reports == 0
    ledger.verify()


def test_allegations_lead_to_their_claims(ledger: Ledger) -> None:
    denial = claim("Ukraine denied that it used mines", "UKR", norm="use", act="deny", speaker_for=("UKR",))
    ledger.add(report(accusation(), accusation("Ukraine laid 300 mines"), denial), by="ann")
    ledger.add(report(accusation("Russia used mines", "UKR", "RUS"), day="2025-08-01"), by="ann")
    ledger.review(2, "reject", reason="no accusation", by="bob")
    rows = ledger.allegations()
    assert [(row.accused, row.accusing, row.treaty, row.norm, row.month, row.claims, row.denials) for row in rows] == [
        ("RUS", "UKR", "apmbc", "use", "2025-08", (4,), ()), ("UKR", "RUS", "apmbc", "use", "2025-07", (1,), (3,)),
    ]  # fmt: skip
    assert rows[1].findings == {"outside the record": (1,)}
    assert [(row.accused, row.month) for row in ledger.allegations(by=("month",), accused="UKR")] == [(None, "2025-07")]
    with pytest.raises(UsageError, match="not by 'colour'"):
        ledger.allegations(by=("colour",))


def test_keys_are_kept_as_hashes_and_end_when_revoked(ledger: Ledger) -> None:
    key, secret = ledger.keys.create("the newsroom", ["write", "read"], by="ann")
    assert key.scopes == ("read", "write")
    assert ledger.keys.find(secret) == key
    assert all(ledger.keys.find(other) is None for other in (secret[:-1], secret + "x", "", "servanda_1_", secret.replace("_1_", "_2_")))
    assert secret.rpartition("_")[2] not in json.dumps(ledger.trail().items)
    ledger.keys.revoke(key.id, by="ann")
    assert ledger.keys.find(secret) is None
    assert ledger.keys.list()[0].revoked_at
    with pytest.raises(UsageError, match="revoked already"):
        ledger.keys.revoke(key.id, by="ann")
    with pytest.raises(UsageError, match="not 'all'"):
        ledger.keys.create("x", ["all"], by="ann")


def test_a_claim_told_often_holds_the_ledger_no_longer_when_it_is_corrected(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    from servanda.desk import again

    ledger.add(report(accusation()), outlet="A", by="ann")
    checked, others = again.checked, []

    def meanwhile(*given: object) -> object:
        if not others:  # somebody else writes while the claim is checked again, and to the same claim
            others.append(ledger.add(report(accusation()), outlet="B", by="bob").report)
        return checked(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(again, "checked", meanwhile)
    entry = ledger.review(1, "correct", "it was production", "ann", {"norm": "production"})
    assert others == [2]
    assert {found["appearance"] for found in entry.content["findings"]} == {1, 2}  # what was added meanwhile was checked too
    assert ledger.claim(1).norm == "production"
    ledger.verify()


def test_the_latest_of_a_claim_are_told_where_not_all_are_asked_for(ledger: Ledger) -> None:
    for outlet in "ABCDE":
        ledger.add(report(accusation()), outlet=outlet, by="ann")
    whole, some = ledger.claim(1), ledger.claim(1, 2)
    assert some.told == 5
    for name in ("appearances", "findings", "trail"):
        assert getattr(some, name) == getattr(whole, name)[-2:]


def test_the_file_of_a_ledger_is_its_owners_alone(tmp_path: Path) -> None:
    path, before = tmp_path / "desk.db", os.umask(0)
    try:
        with Ledger.open(f"sqlite:///{path}") as ledger:
            ledger.add(report(accusation()), by="ann")
            assert {file.name: file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {
                "desk.db": 0o600, "desk.db-wal": 0o600, "desk.db-shm": 0o600,
            }  # fmt: skip
        path.chmod(0o664)
        Ledger.open(f"sqlite:///{path}").close()
        assert path.stat().st_mode & 0o777 == 0o660
    finally:
        os.umask(before)
