"""What a State took back is no notice and no ratification, but its end."""

from __future__ import annotations

from typing import Any

import pytest

from .plainly import plain


@pytest.mark.parametrize(("text", "state", "of"), [
    ("The Gambia took back its notice of withdrawal from the Rome Statute on 10 February 2017.", "GMB", "leave"),
    ("South Africa revoked its withdrawal from the Rome Statute in March 2017.", "ZAF", "leave"),
    ("Russia withdrew its ratification of the Comprehensive Nuclear-Test-Ban Treaty in November 2023.", "RUS", "ratify"),
])  # fmt: skip
def test_what_was_taken_back(text: str, state: str, of: str) -> None:
    (told,) = plain(text)
    wanted: dict[str, Any] = {"predicate": "act", "value": "take-back", "states": [state], "of": of}
    assert {name: told[name] for name in wanted} == wanted


@pytest.mark.parametrize("text", [
    "The Gambia took back its statement on its withdrawal from the Rome Statute.",
    "The Gambia will take back its notice of withdrawal from the Rome Statute.",
    "Russia withdrew its objection to the ratification of the Rome Statute.",
])  # fmt: skip
def test_what_was_not(text: str) -> None:
    assert [one for one in plain(text) if one["value"] == "take-back"] == []
