"""What a sentence only adds about a State or treaty is a claim of its own, where each of its words is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import servanda
from servanda.assertions.model import as_json
from servanda.reading.rules.reader import RulesReader

from .plainly import TODAY, plain


def added(text: str) -> list[tuple[str, dict[str, Any]]]:
    """The claims with what they plainly assert, as their words and the assertion without the treaty."""
    claims = RulesReader().read(text, TODAY, date(2026, 1, 1)).claims
    return [(c.quote, {k: v for k, v in as_json(a).items() if k != "treaty"}) for c in claims for a in c.guess]


@pytest.mark.parametrize(("text", "quote", "told"), [
    ("Ukraine, a party to the Ottawa Convention since 2006, asked for more time.", "Ukraine, a party to the Ottawa Convention since 2006",
     {"predicate": "status", "value": "party", "states": ["UKR"], "when": "2006/.."}),
    ("Norway, a signatory to the NPT, regrets the test of nuclear weapons.", "Norway, a signatory to the NPT",
     {"predicate": "status", "value": "signatory", "states": ["NOR"]}),
    ("Ukraine and Poland, parties to the Ottawa Convention, met on Monday.", "parties to the Ottawa Convention",
     {"predicate": "status", "value": "party", "states": ["UKR", "POL"]}),
    ("As a party to the Ottawa Convention, Ukraine must clear its mines.", "a party to the Ottawa Convention",
     {"predicate": "status", "value": "party", "states": ["UKR"]}),
    ("The Convention on Cluster Munitions, adopted in Dublin in 2008, has many friends.", "adopted in Dublin in 2008",
     {"predicate": "in-force", "value": "adopted", "when": "2008"}),
    ("The minister praised the Ottawa Convention which bans the use of anti-personnel mines.", "which bans the use of anti-personnel mines",
     {"predicate": "rule", "value": "forbids", "about": "the use of anti-personnel mines"}),
])  # fmt: skip
def test_what_is_added_is_a_claim(text: str, quote: str, told: dict[str, Any]) -> None:
    found = added(text)
    assert told in [assertion for _, assertion in found]
    assert any(words.endswith(quote) and assertion == told for words, assertion in found)


def test_what_is_said_besides_is_not_judged_with_it() -> None:
    text = "The Ottawa Convention came first. Norway, a party to the Ottawa Convention, has not joined the other one."
    found = servanda.check(text, TODAY).findings
    decided = [(finding.claim.quote, finding.verdict) for finding in found if finding.verdict != "outside the record"]
    assert decided == [("Norway, a party to the Ottawa Convention", "supported")]


@pytest.mark.parametrize("text", [
    "Ukraine, once a party to the Ottawa Convention, refused.",
    "Russia, a former party to the Open Skies Treaty, refused.",
    "India, a party to the dispute over the Nuclear Non-Proliferation Treaty, refused.",
    "Kenya, a member of the NPT review panel, refused.",
    "Kenya, a party to the Ottawa Convention in name only, refused.",
    "Kenya, supposedly a party to the Ottawa Convention, refused.",
    "Ukraine was rejected as a party to the Ottawa Convention.",
    "The Ottawa Convention, once ratified by the United States, would be stronger.",
    "The Ottawa Convention, if ratified by India, would be stronger.",
    "Norway wants a treaty that bans nuclear weapons, and the Ottawa Convention is its model.",
])  # fmt: skip
def test_what_is_added_with_a_word_besides_asserts_nothing(text: str) -> None:
    assert added(text) == []


def test_a_participle_that_opens_a_sentence_is_told_apart() -> None:
    told = plain("Adopted in Oslo on 18 September 1997, the Ottawa Convention entered into force on 1 March 1999.")
    assert [(one["value"], one["when"]) for one in told] == [("adopted", "1997-09-18"), ("entry", "1999-03-01")]
