"""An assertion is made where every name, day and number of a claim has its place in it, and no word narrows it; else none is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.assertions.model import as_json
from servanda.reading.rules.text import blocks
from servanda.reading.taught.claims import Said
from servanda.reading.taught.page import page
from servanda.reading.taught.said import assertion
from servanda.reading.taught.terms import LABELS

DAY = date(2025, 7, 2)


def told(text: str, label: str, *states: str, treaty: str = "apmbc", norm: str = "other", **meant: Any) -> dict[str, Any] | None:
    """What a text asserts that is a claim as a whole, when the network is sure of its label."""
    said = Said(label, 1.0, 0.0, 1.0, "fact", 1.0, "at", 1.0)._replace(**meant)
    made = page(blocks(text), DAY)
    found = assertion(made, 0, len(made.text), said, states, treaty, norm)
    return None if found is None else {name: value for name, value in as_json(found).items() if name != "treaty"}


def test_an_act_of_a_state_on_a_day() -> None:
    assert told("Norway signed the Ottawa Convention on 3 December 1997", "act sign", "NOR") == {
        "predicate": "act", "value": "sign", "states": ["NOR"], "when": "1997-12-03", "exactly": True,
    }  # fmt: skip


@pytest.mark.parametrize(("text", "when", "time"), [
    ("Norway has been a party since 1999", "1999/..", "from"), ("Norway was a party until March 2004", "../2004-03", "until"),
    ("Norway was a party in 2001", "2001", "at"),
])  # fmt: skip
def test_a_time_is_told_as_it_is_meant(text: str, when: str, time: str) -> None:
    made = told(text, "status party", "NOR", time=time)
    assert made is not None and made["when"] == when


@pytest.mark.parametrize("text", [
    "Norway signed on 3 December 1997 and on 4 March 1999",  # two days
    "Norway signed with Finland",  # another State
    "Norway signed 20 treaties",  # a number that has no place
    "Norway partly signed the Ottawa Convention",  # a word that narrows
    "Norway signed the Ottawa Convention and the Convention on Cluster Munitions",  # another treaty
    "Norway signed Article 5 of the Ottawa Convention",  # a part of a treaty
    "Norway signed the Ottawa Convention in Montreux",  # a place
    "Norway ratified the Ottawa Convention the following year",  # a time that is no day
    "Norway the Ottawa Convention",  # nothing that tells what was done
])  # fmt: skip
def test_what_has_no_place_stands_in_the_way(text: str) -> None:
    assert told("Norway signed the Ottawa Convention", "act sign", "NOR")
    assert told(text, "act sign", "NOR") is None


def test_it_is_not_made_where_the_states_the_mode_or_the_time_are_not_sure() -> None:
    assert told("The country signed the Ottawa Convention", "act sign") is None
    assert told("Norway may sign the Ottawa Convention", "act sign", "NOR", mode="possible") is None
    assert told("Norway signed it in 1997", "act sign", "NOR", time_sure=0.5) is None


def test_all_of_several_states_may_be_told_by_their_number() -> None:
    made = told("All three had never joined the Ottawa Convention", "act join", "FIN", "POL", "ROU", holds=0.0)
    assert made is not None and made["states"] == ["FIN", "POL", "ROU"] and made["holds"] is False
    assert told("All four joined the Ottawa Convention", "act join", "FIN", "POL", "ROU") is None


@pytest.mark.parametrize(("text", "order"), [
    ("Norway was among the first States to sign", "among-first"), ("Norway became the first country to sign", "first"),
    ("Norway is the only State to have signed", "only"), ("Norway was the last State to sign", "last"),
])  # fmt: skip
def test_an_order_has_its_place(text: str, order: str) -> None:
    made = told(text, "act sign", "NOR")
    assert made is not None and made["order"] == order


def test_a_notice_goes_to_the_united_nations() -> None:
    assert told("Norway has told the United Nations that it leaves the Ottawa Convention", "act notify-withdrawal", "NOR")
    assert told("Norway signed beside the United Nations", "act sign", "NOR") is None


@pytest.mark.parametrize(("text", "compare"), [
    ("164 States are parties", "="), ("More than 160 States are parties", ">"), ("at least 160 States are parties", ">="),
    ("some 160 States are parties", "~"), ("fewer than 170 States are parties", "<"),
])  # fmt: skip
def test_a_count_is_compared_as_the_words_before_it_say(text: str, compare: str) -> None:
    made = told(text, "count parties")
    assert made is not None and made.get("compare", "=") == compare and isinstance(made["value"], int)


def test_entry_into_force_is_of_the_treaty_or_of_states() -> None:
    assert told("The Ottawa Convention entered into force on 1 March 1999", "in-force entry") == {
        "predicate": "in-force", "value": "entry", "when": "1999-03-01", "exactly": True,
    }  # fmt: skip
    made = told("The Ottawa Convention entered into force for Norway on 1 March 1999", "in-force entry", "NOR")
    assert made is not None and made["states"] == ["NOR"]
    assert told("The Ottawa Convention was adopted", "in-force adopted") is None  # it says nothing


def test_a_duty_needs_one_that_has_a_last_day() -> None:
    made = told("Norway must destroy its stockpiles by 2003", "duty due", "NOR", norm="stockpile-destruction")
    assert made is not None and (made["norm"], made["when"]) == ("stockpile-destruction", "2003")
    assert told("Norway must destroy its stockpiles", "duty due", "NOR", norm="stockpile-destruction") is None
    assert told("Norway must behave by 2003", "duty due", "NOR") is None


@pytest.mark.parametrize(("text", "label", "about"), [
    ("the Ottawa Convention bans the use of mines", "rule forbids", "the use of mines"),
    ("the use of mines is strictly prohibited by the Ottawa Convention", "rule forbids", "the use of mines"),
    ("the Ottawa Convention is about mines", "rule provides", "the Ottawa Convention is about mines"),
])  # fmt: skip
def test_what_a_treaty_says_is_what_stands_behind_the_verb(text: str, label: str, about: str) -> None:
    made = told(text, label)
    assert made is not None and made["about"] == about


def test_a_number_in_a_rule_has_a_unit() -> None:
    made = told("the Ottawa Convention gives States ten years for clearance", "rule requires", norm="clearance")
    assert made is not None and (made["number"], made["unit"]) == (10, "years")
    assert told("the Ottawa Convention has 22 articles", "rule provides") is None


@given(st.text(alphabet="Norway signed 1997, the first of 20 Ottawa\n", max_size=120), st.sampled_from(LABELS))
def test_any_text_and_label_give_an_assertion_or_none(text: str, label: str) -> None:
    made = told(text, label, "NOR", norm="clearance")
    assert made is None or made["predicate"] == label.split()[0]
