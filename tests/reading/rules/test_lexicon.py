"""What the words of the lexicon stand for."""

from __future__ import annotations

import pytest

from servanda import law
from servanda.lexicon import english
from servanda.reading.rules.lexicon import scan


def test_a_name_that_ends_in_a_numeral_has_no_plural() -> None:
    assert [found.ids for found in scan("Under Geneva I the wounded are cared for.")] == [("gc1",)]
    assert not [found for found in scan("The city of Geneva is on a lake.") if found.kind == "treaty"]


@pytest.mark.parametrize("treaty", law.treaty_ids())
def test_every_name_of_a_treaty_is_that_treaty_and_no_other(treaty: str) -> None:
    """'Protocol IV to the Convention on ...' is not that Convention; small words within a name are written small."""
    for name in english.names(treaty):
        found = [m for m in scan(f"Much was said of the {name} on that day.") if m.kind in ("treaty", "weak-treaty")]
        assert any(treaty in m.ids for m in found), name
        assert not [m for m in found if treaty not in m.ids and m.kind == "treaty"], name
