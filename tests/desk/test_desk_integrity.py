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


FOREIGN = {
    "a trigger": {
        "sqlite": ["CREATE TRIGGER eve AFTER INSERT ON reports BEGIN UPDATE claims SET verdict = 'supported'; END"],
        "postgresql": ["CREATE FUNCTION eve() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
                       "CREATE TRIGGER eve BEFORE INSERT ON reports FOR EACH ROW EXECUTE FUNCTION eve()"],
    },
    "a rule or view": {
        "sqlite": ["CREATE VIEW eve AS SELECT * FROM claims"],
        "postgresql": ["CREATE RULE eve AS ON INSERT TO mentions DO INSTEAD NOTHING"],
    },
    "a policy": {"postgresql": ["CREATE POLICY eve ON claims USING (id > 1)"]},
    "an index of some rows": {
        "sqlite": ["DROP INDEX ix_claims_verdict", "CREATE INDEX ix_claims_verdict ON claims (verdict) WHERE id < 0"],
        "postgresql": ["DROP INDEX ix_claims_verdict", "CREATE INDEX ix_claims_verdict ON claims (verdict) WHERE id < 0"],
    },
    "an index gone": {"sqlite": ["DROP INDEX ix_claims_verdict"], "postgresql": ["DROP INDEX ix_claims_verdict"]},
    "an index that is not valid": {
        "postgresql": ["UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix_claims_verdict'::regclass"],
    },
    "an index emptied": {
        "sqlite": ["CREATE TABLE empty (verdict)", "CREATE INDEX other ON empty (verdict)", "PRAGMA writable_schema = ON",
                   "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'other')"
                   " WHERE name = 'ix_claims_verdict'", "PRAGMA writable_schema = OFF"],
    },
}  # fmt: skip


@pytest.mark.parametrize("what", FOREIGN)
def test_what_is_not_of_the_ledger_or_not_whole_in_the_database_is_found(ledger: Ledger, what: str) -> None:
    steps = FOREIGN[what].get(ledger.engine.dialect.name)
    if steps is None:
        pytest.skip("the other database has no such thing")
    url = ledger.engine.url.render_as_string(hide_password=False)
    with ledger.engine.connect() as connection:
        for step in steps:
            connection.exec_driver_sql(step)
        connection.commit()
    with Ledger.open(url) as again, pytest.raises(IntegrityError):
        again.verify()


def test_an_index_emptied_under_postgresql_is_found_where_it_can_look_into_one(ledger: Ledger) -> None:
    if ledger.engine.dialect.name == "sqlite":
        pytest.skip("SQLite is looked at above")
    with ledger.engine.begin() as connection:
        try:
            connection.exec_driver_sql("CREATE EXTENSION amcheck")
        except sa.exc.DBAPIError:
            pytest.skip("this server does not bring amcheck")
    assert ledger.verify().entries == 4
    with ledger.engine.begin() as connection:  # while the index is told to be none, rows are added that it does not learn of
        connection.exec_driver_sql("UPDATE pg_index SET indisready = false WHERE indexrelid = 'ix_claims_verdict'::regclass")
    ledger.add(report(membership(), text="Another text."), outlet="C", by="ann")
    ledger.review(2, "reject", reason="not said", by="bob")
    ledger.add(report(accusation("Finland used anti-personnel mines", of="FIN"), text="Yet another text."), outlet="D", by="ann")
    with ledger.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE pg_index SET indisready = true WHERE indexrelid = 'ix_claims_verdict'::regclass")
    with pytest.raises(IntegrityError, match="index ix_claims_verdict is not whole"):
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
