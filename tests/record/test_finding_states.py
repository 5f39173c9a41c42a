"""States are found as tables, keyboards and other lists of codes write them; a hint is given only where one can be meant."""

from __future__ import annotations

import pytest

from servanda.errors import UsageError
from servanda.record.states import codes, find, states


@pytest.mark.parametrize(("text", "code"), [
    ("Côte d’Ivoire", "CIV"), ("Côte dʼIvoire", "CIV"), ("cote divoire", "CIV"), ("CÔTE D'IVOIRE", "CIV"), ("Korea (North)", "PRK"),
    ("Korea, Rep.", "KOR"), ("Congo, Dem. Rep.", "COD"), ("Congo, Rep.", "COG"), ("Moldova, Republic of", "MDA"), ("Gambia, The", "GMB"),
    ("Micronesia, Fed. Sts.", "FSM"), ("St. Lucia", "LCA"), ("Bosnia & Herzegovina", "BIH"), ("Sao Tomé & Principe", "STP"),
    ("Turkiye", "TUR"),
    ("RKS", "XKX"), ("XKX", "XKX"), ("ROM", "ROU"), ("rou", "ROU"), ("Korea, Dem. People's Rep.", "PRK"),
])  # fmt: skip
def test_a_state_is_found_however_a_table_writes_it(text: str, code: str) -> None:
    assert find(text).iso3 == code


@pytest.mark.parametrize("text", ["XYZ", "QQ", "RS1", "Hong Kong", "the", "Republica Nova"])
def test_what_no_state_is_called_gets_no_hint_by_likeness_of_few_letters(text: str) -> None:
    with pytest.raises(UsageError) as why:
        find(text)
    assert "Did you mean" not in str(why.value)


def test_two_koreas_are_asked_for_and_a_slip_is_hinted_at() -> None:
    with pytest.raises(UsageError, match=r"may be North Korea \(PRK\) or South Korea \(KOR\)"):
        find("Korea")
    with pytest.raises(UsageError, match="Did you mean Serbia"):
        find("Serbiaa")


def test_codes_of_others_stand_for_states_and_for_no_other_code() -> None:
    assert set(codes().values()) <= set(states()) and not set(codes()) & set(states())
