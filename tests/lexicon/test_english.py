"""How English texts speak of treaties: one file a treaty, checked key by key."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from servanda import law
from servanda.errors import DataError, UsageError
from servanda.lexicon import english

IDS = law.treaty_ids()


def test_every_file_belongs_to_a_treaty_and_every_treaty_has_one() -> None:
    assert {name.removesuffix(".toml") for name in os.listdir(os.path.join(english.HERE, "treaties")) if name.endswith(".toml")} == set(IDS)


@pytest.mark.parametrize("name", IDS)
def test_a_treaty_has_names_of_its_own_and_its_namesakes_are_none_of_them(name: str) -> None:
    found = english.terms(name)
    assert english.names(name) and not set(english.names(name)) & set(found.namesakes)
    assert {thing.name for thing in found.outside} == {thing.name for thing in law.treaty(name).outside}
    assert {norm.id for norm in found.norm} <= {norm.id for norm in law.treaty(name).norm}


def test_no_name_stands_for_two_treaties() -> None:
    """A name that two treaties claim would be read as whichever came first. Names that need their subject nearby are `weak`."""
    owners: dict[str, str] = {}
    for name in IDS:
        for alias in {alias.casefold() for alias in english.names(name)}:
            assert alias not in owners, f"{alias!r}: {owners[alias]} and {name}"
            owners[alias] = name


@pytest.mark.parametrize(("text", "says"), [
    ('alias = ["X"]', "alias is not a key that is known here"), ('aliases = "X"', "aliases must be a list"),
    ('[[weapon]]\nname = "x"', r"weapon\[0\].terms is missing"), ("aliases = [", "is not valid TOML"),
])  # fmt: skip
def test_a_file_that_is_wrong_says_where_and_what_to_do(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "made-up.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=f"^made-up.toml.*{says}"):
        english.load(str(path))


@pytest.mark.parametrize(("word", "treaty"), [("apmbc", "apmbc"), ("Ottawa", "apmbc"), ("the landmine ban", "apmbc"), ("NPT", "npt")])
def test_a_treaty_is_found_by_id_name_or_phrase(word: str, treaty: str) -> None:
    assert english.find_treaty(word) == treaty


def test_a_word_that_is_no_treaty_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(UsageError, match="Did you mean apmbc"):
        english.find_treaty("Ottowa")
