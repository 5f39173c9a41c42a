"""What the words of the lexicon stand for."""

from __future__ import annotations

from servanda.reading.rules.lexicon import scan


def test_a_name_that_ends_in_a_numeral_has_no_plural() -> None:
    assert [found.ids for found in scan("Under Geneva I the wounded are cared for.")] == [("gc1",)]
    assert not [found for found in scan("The city of Geneva is on a lake.") if found.kind == "treaty"]
