"""A migration that is killed again and again loses nothing and is done in the end; on both databases."""

from __future__ import annotations

from migrating import kill_migrations


def test_killed_migrations_lose_nothing_and_the_last_one_ends(database_url: str) -> None:
    kill_migrations(database_url, 20)
