"""`verify` finds every change, deletion and cut, in the trail and in all that follows from it; on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from kept import accusation, membership, report

from servanda.desk import Ledger
from servanda.errors import IntegrityError, UsageError


@pytest.fixture
def ledger(database_url: str) -> Iterator[Ledger]:
    """A ledger with two reports, a review and a key; nobody has touched it."""
    with Ledger.open(database_url) as opened:
        opened.add(report(accusation(), membership()), outlet="A", by="ann")
        opened.add(report(accusation(), text="Ukraine used anti-personnel mines, it was said."), outlet="B", by="ann")
        opened.review(1, "reject", reason="not said", by="bob")
        opened.keys.create("newsroom", ["read"], by="ann")
        yield opened


def test_an_untouched_ledger_is_intact(ledger: Ledger) -> None:
    found = ledger.verify()
    assert found.entries == 4
    assert found.head == ledger.head() == ledger.verify(found.head).head


TOUCHED = {
    "content": "UPDATE trail SET content = replace(content, 'not said', 'misread') WHERE seq = 3",
    "author": "UPDATE trail SET \"by\" = 'eve' WHERE seq = 2",
    "moment": "UPDATE trail SET at = '2020-01-01T00:00:00.000000Z' WHERE seq = 4",
    "not JSON": "UPDATE trail SET content = '{' WHERE seq = 1",
    "text": "UPDATE texts SET text = 'Another text.'",
    "verdict": "UPDATE claims SET verdict = 'supported' WHERE id = 1",
    "status": "UPDATE claims SET status = 'accepted' WHERE id = 1",
    "finding": "UPDATE findings SET finding = replace(finding, 'verdict', 'Verdict') WHERE id = 1",
    "outlet": "UPDATE reports SET outlet = 'C' WHERE id = 2",
    "party": "UPDATE parties SET party = 'USA' WHERE claim = 1 AND role = 'speaker'",
    "scopes": "UPDATE keys SET scopes = 'admin'",
    "key put in": "INSERT INTO keys SELECT 9, name, scopes, hash, created_at, created_by, NULL FROM keys",
    "text put in": "INSERT INTO texts VALUES ('0', 'x')",
    "mention deleted": "DELETE FROM mentions WHERE entry = 3",
    "finding deleted": "DELETE FROM findings WHERE id = 3",
    "text deleted": "DELETE FROM texts WHERE text LIKE '%it was said%'",
    "head deleted": "DELETE FROM head",
    "head changed": "UPDATE head SET seq = 3",
}


@pytest.mark.parametrize("what", TOUCHED)
def test_what_somebody_changed_is_found(ledger: Ledger, what: str) -> None:
    with ledger.engine.begin() as connection:
        assert connection.execute(sa.text(TOUCHED[what])).rowcount
    with pytest.raises(IntegrityError):
        ledger.verify()


def test_an_entry_taken_out_is_found(ledger: Ledger) -> None:
    with ledger.engine.begin() as connection:
        for table in ("mentions", "findings"):
            connection.execute(sa.text(f"DELETE FROM {table} WHERE entry = 3"))
        connection.execute(sa.text("DELETE FROM trail WHERE seq = 3"))
    with pytest.raises(IntegrityError, match="Entry 3 of the trail is missing"):
        ledger.verify()


def test_a_cut_is_found_even_where_all_else_was_cut_to_fit(ledger: Ledger) -> None:
    kept = ledger.head()
    with ledger.engine.begin() as connection:
        connection.execute(sa.text("DELETE FROM trail WHERE seq = 4"))
        connection.execute(sa.text("DELETE FROM keys"))
        last = connection.execute(sa.text("SELECT hash FROM trail WHERE seq = 3")).scalar()
    with pytest.raises(IntegrityError, match="ends at entry 3"):
        ledger.verify()
    with ledger.engine.begin() as connection:
        connection.execute(sa.text("UPDATE head SET seq = 3, hash = :last"), {"last": last})
    ledger.verify()  # within the database nothing is left that could tell
    with pytest.raises(IntegrityError, match="before the head that was kept"):
        ledger.verify(kept)


def test_a_trail_written_anew_is_found_by_the_head(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> None:
    kept = ledger.head()
    with Ledger.open(f"sqlite:///{tmp_path_factory.mktemp('other')}/desk.db") as other:
        for outlet in "ABCDE":
            other.add(report(membership()), outlet=outlet, by="eve")
        other.verify()
        with pytest.raises(IntegrityError, match="written anew"):
            other.verify(kept)
    with pytest.raises(UsageError, match="no head"):
        ledger.verify("4:abc")
