"""The morning list: what is contradicted first, then what most outlets tell; what was told before is not new, what was rejected is gone."""

from __future__ import annotations

from kept import TODAY, accusation, membership, report

from servanda.desk import Ledger

FALSE = "Russia is a party to the Ottawa Convention"


def filled(ledger: Ledger) -> str:
    """Fills a ledger with a report of before and three reports since; the moment between them."""
    ledger.add(report(membership(), text="Old."), outlet="The Gazette", by="ann")
    entry = ledger.trail().items[-1]
    ledger.keys.create("x", ["read"], "ann")
    moment = ledger.trail().items[-1].at
    assert moment > entry.at
    ledger.add(report(membership(), accusation(), text="One."), outlet="The Courier", by="ann")
    ledger.add(report(accusation(), text="Two."), outlet="The Herald", by="ann")
    assertion = {"predicate": "status", "states": ["RUS"], "treaty": "apmbc", "value": "party"}
    ledger.add(report(membership(FALSE), text="Three."), outlet="The Herald", by="ann")
    ledger.review(3, "correct", "of Russia", "ann", {"targets": ["RUS"], "assertions": [assertion]}, TODAY)
    return moment


def test_what_is_wrong_stands_first_and_each_tells_whether_it_is_new(database_url: str) -> None:
    with Ledger.open(database_url) as ledger:
        found = ledger.news(filled(ledger))
    assert [(one.claim.id, one.claim.verdict, one.new) for one in found] == [
        (3, "contradicted", True), (1, "supported", False), (2, "outside the record", True),
    ]  # fmt: skip
    assert [one.outlets for one in found] == [("The Herald",), ("The Courier", "The Gazette"), ("The Herald", "The Courier")]
    assert found[2].reports == (3, 2) and all(one.why for one in found)


def test_what_more_outlets_tell_stands_before_what_fewer_tell(tmp_path: object) -> None:
    with Ledger.open(f"sqlite:///{tmp_path}/desk.db") as ledger:
        ledger.add(report(accusation(), text="One."), outlet="A", by="ann")
        ledger.add(report(accusation("Ukraine laid anti-personnel mines"), accusation(), text="Two."), outlet="B", by="ann")
        assert [len(one.outlets) for one in ledger.news("2000")] == [2, 1]
        ledger.review(1, "reject", "no claim", "ann")
        assert [one.claim.id for one in ledger.news("2000")] == [2]
        assert ledger.news("2999") == ()
