"""Bad record files: each says file, line and cure, and nothing of it is taken."""

from __future__ import annotations

import os

import pytest

from servanda.errors import DataError
from servanda.record.loader import load_actions

BAD = os.path.join(os.path.dirname(__file__), "..", "bad", "record")


@pytest.mark.parametrize("name", sorted(name for name in os.listdir(BAD) if name.endswith(".csv")))
def test_a_bad_record_file_says_what_is_wrong_where_and_what_to_do(name: str) -> None:
    with open(os.path.join(BAD, name.replace(".csv", ".txt")), encoding="utf-8") as file:
        expected = file.read().strip()
    with pytest.raises(DataError) as why:
        load_actions(os.path.join(BAD, name))
    message = str(why.value)
    assert expected in message
    assert message.startswith(name) and message.endswith(".") and "\n" not in message


def test_every_bad_file_has_its_error_and_every_error_its_file() -> None:
    names = os.listdir(BAD)
    assert {n[:-4] for n in names if n.endswith(".csv")} == {n[:-4] for n in names if n.endswith(".txt")}


def test_a_file_that_is_not_there_is_a_data_error() -> None:
    with pytest.raises(DataError, match=r"nowhere\.csv cannot be read"):
        load_actions(os.path.join(BAD, "nowhere.csv"))
