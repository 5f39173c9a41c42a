"""Everything that is kept is found by its words, on both databases alike, and the index over it is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kept import TODAY, accusation, membership, report

from servanda.desk import Ledger
from servanda.errors import IntegrityError, UsageError


@pytest.fixture
def ledger(database_url: str) -> Iterator[Ledger]:
    claims = (
        accusation("Russia's envoy said Ukraine used anti-personnel mines near Kherson"), membership(),
        membership("Kyiv joined the Ottawa Convention"),
    )  # fmt: skip
    with Ledger.open(database_url) as made:
        made.add(report(*claims), outlet="The Gazette", by="ann")
        yield made


@pytest.mark.parametrize(("words", "found"), [
    ("mines", [1]), ("mine", [1]), ("MINES Kherson", [1]), ("anti-personnel", [1]), ('"Ottawa Convention"', [3, 2]),
    ('"Convention Ottawa"', []), ("Ottawa -Kyiv", [2]), ("convention party", [2]), ("joining", [3]), ("absent", []), ("RUS", [1]),
])  # fmt: skip
def test_claims_are_found_by_words_of_any_ending(ledger: Ledger, words: str, found: list[int]) -> None:
    assert [claim.id for claim in ledger.claims(words=words).items] == found


def test_words_and_other_conditions_hold_together(ledger: Ledger) -> None:
    assert [claim.id for claim in ledger.claims(words="Ottawa", verdict="supported", treaty="apmbc").items] == [
        claim.id for claim in ledger.claims(words="Ottawa").items if claim.verdict == "supported"
    ]
    assert [claim.id for claim in ledger.claims(speaker="rus").items] == [1]
    assert not ledger.claims(speaker="%").items


def test_a_correction_is_found_by_what_it_says_now(ledger: Ledger) -> None:
    assertion = {"predicate": "status", "states": ["FIN"], "treaty": "ccm", "value": "party"}
    ledger.review(2, "correct", "as it was said", "bob", {"assertions": [assertion], "speaker": "Zoë Adair"}, TODAY)
    assert [claim.id for claim in ledger.claims(words="Finland cluster").items] == [2]
    assert [claim.id for claim in ledger.claims(speaker="zoë").items] == [2]
    ledger.verify()


@pytest.mark.parametrize("words", ["", "   ", "-mines", '""', "---", "a\nb", "x" * 201, "a\0b"])
def test_what_is_no_search_is_told(ledger: Ledger, words: str) -> None:
    with pytest.raises(UsageError, match="search"):
        ledger.claims(words=words)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(codec="utf-8"), max_size=40) | st.text("ab \"-*:()^+{}.", max_size=20))
def test_no_search_breaks_the_question(ledger: Ledger, words: str) -> None:
    with suppress(UsageError):
        ledger.claims(words=words)


def test_an_index_that_lost_a_claim_is_noticed(ledger: Ledger) -> None:
    with ledger.engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(sa.text("INSERT INTO said_words(said_words) VALUES ('delete-all')"))
        else:
            connection.execute(sa.text("DROP INDEX said_words"))
            made = "CREATE INDEX said_words ON said USING gin (to_tsvector('english'::regconfig, text)) WHERE claim > 1"
            connection.execute(sa.text(made))
    with pytest.raises(IntegrityError, match="index of words"):
        ledger.verify()


def test_a_row_that_says_something_else_is_noticed(ledger: Ledger) -> None:
    with ledger.engine.begin() as connection:
        connection.execute(sa.text("UPDATE said SET text = 'nothing' WHERE claim = 1"))
    with pytest.raises(IntegrityError, match="said"):
        ledger.verify()
