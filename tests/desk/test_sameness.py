"""When two assertions are one claim: near-equal wording of the same thing, and nothing that could change its meaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.desk.sameness import alike, key, near, words

CLAIM = {"treaty": "apmbc", "norm": "use", "act": "accuse", "targets": ["UKR"], "speaker_for": ["RUS"], "when": None}
LONG = "near the town by the river with rockets from a hill"  # so that one word more is not too many


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ukraine has joined the Ottawa Convention", "Ukraine has joined Ottawa Convention,"),
        ("“Ukraine’s forces used mines near Izium”", "Ukraine's forces used mines near Izium, he said on Tuesday"),
        ("forces used mines in the region around the town, Izium", "forces used mines in the wider region around the town, Izium"),
    ],
)  # fmt: skip
def test_one_claim(one: str, other: str) -> None:
    assert alike(words(one), words(other))
    assert alike(words(other), words(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ukraine signed the Ottawa Convention", "Ukraine ratified the Ottawa Convention"),
        ("Ukraine is a party", "Ukraine is not a party"),
        (f"Ukraine is used to laying mines {LONG}", f"Ukraine isn't used to laying mines {LONG}"),
        (f"Ukraine laid 300 mines {LONG}", f"Ukraine laid mines {LONG}"),
        (f"Latvia will leave the convention {LONG}", f"Latvia leave the convention {LONG}"),
        ("Russia sent mines to Ukraine", "Ukraine sent mines to Russia"),
    ],
)  # fmt: skip
def test_two_claims(one: str, other: str) -> None:
    assert not alike(words(one), words(other))


@pytest.mark.parametrize("field", ["treaty", "norm", "act", "targets", "speaker_for", "when"])
def test_every_field_of_the_key_counts(field: str) -> None:
    other = {"targets": ["RUS"], "speaker_for": [], "when": {"from": "2025-06-01", "to": "2025-06-30"}}.get(field, "other")
    assert key(CLAIM) != key(CLAIM | {field: other})


def test_the_order_of_states_does_not_count() -> None:
    assert key(CLAIM | {"targets": ["UKR", "RUS"]}) == key(CLAIM | {"targets": ["RUS", "UKR"]})


def test_without_days_of_their_own_claims_are_one_only_near_to_each_other() -> None:
    assert near("2025-06-01", "2025-06-15", None)
    assert not near("2025-06-01", "2025-06-16", None)
    assert near("2025-06-01", "2025-12-01", {"from": "2025-05-01", "to": "2025-05-31"})


@given(st.text())
def test_any_wording_is_like_itself(text: str) -> None:
    assert alike(words(text), words(text))
