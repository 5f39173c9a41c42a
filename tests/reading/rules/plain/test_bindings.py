"""What a treaty binds its parties to is read however it is told; a word besides, and nothing is."""

from __future__ import annotations

import pytest

import servanda

from .plainly import plain


@pytest.mark.parametrize(("text", "value", "about"), [
    ("Parties to the Chemical Weapons Convention may not use chemical weapons.", "forbids", "use chemical weapons"),
    ("Under the Chemical Weapons Convention, no State may use chemical weapons.", "forbids", "use chemical weapons"),
    ("Under the Chemical Weapons Convention, States must not use chemical weapons.", "forbids", "use chemical weapons"),
    ("Parties to the Chemical Weapons Convention undertake never to use chemical weapons.", "forbids", "use chemical weapons"),
    ("States Parties are forbidden to use chemical weapons under the Chemical Weapons Convention.", "forbids", "use chemical weapons"),
    ("States Parties are not allowed to use chemical weapons under the Chemical Weapons Convention.", "forbids", "use chemical weapons"),
    ("Parties to the Chemical Weapons Convention are prohibited from using chemical weapons.", "forbids", "using chemical weapons"),
    ("Under the Chemical Weapons Convention, each State Party must destroy its chemical weapons.", "requires",
     "destroy its chemical weapons"),
    ("Parties to the Chemical Weapons Convention are required to destroy chemical weapons.", "requires", "destroy chemical weapons"),
    ("The use of chemical weapons is illegal under the Chemical Weapons Convention.", "forbids", "The use of chemical weapons"),
    ("It is illegal under the Chemical Weapons Convention to use chemical weapons.", "forbids", "use chemical weapons"),
    ("The Chemical Weapons Convention makes it illegal to use chemical weapons.", "forbids", "use chemical weapons"),
    ("The Comprehensive Nuclear-Test-Ban Treaty is intended to ban all nuclear tests.", "forbids", "all nuclear tests"),
])  # fmt: skip
def test_what_binds_the_parties_is_a_rule(text: str, value: str, about: str) -> None:
    assert [(a["predicate"], a["value"], a["about"]) for a in plain(text)] == [("rule", value, about)]
    (finding,) = servanda.check(text, "2025-10-01").findings
    assert finding.verdict == "supported"


@pytest.mark.parametrize("text", [
    "Russia may not use chemical weapons.",  # a State is more than any party
    "States must not use chemical weapons.",  # by which treaty is not told
    "Two parties to the Chemical Weapons Convention may not use chemical weapons.",
    "African parties to the Chemical Weapons Convention may not use chemical weapons.",
    "Parties to the Chemical Weapons Convention should not use chemical weapons.",
    "Parties to the talks on the Chemical Weapons Convention may not use chemical weapons.",
    "The use of chemical weapons is illegal under the laws of Kenya and not the Chemical Weapons Convention.",
    "The Chemical Weapons Convention is not intended to ban tear gas.",
    "The Chemical Weapons Convention is intended by Russia to ban tear gas.",
    "Under the Chemical Weapons Convention, States may not use chemical weapons against Iran.",
])  # fmt: skip
def test_what_is_narrower_or_of_no_treaty_is_no_rule(text: str) -> None:
    assert plain(text) == []


@pytest.mark.parametrize("text", [
    "Parties to the Ottawa Convention may not use anti-vehicle mines.",
    "Parties to the Chemical Weapons Convention may use chemical weapons.",
    "Parties to the Chemical Weapons Convention must not ride bicycles.",
    "It is legal under the Chemical Weapons Convention to use chemical weapons.",
    "Parties to the Non-Proliferation Treaty undertake never to share nuclear reactors.",
])  # fmt: skip
def test_a_rule_that_the_treaty_does_not_have_is_not_borne_out(text: str) -> None:
    assert all(finding.verdict != "supported" for finding in servanda.check(text, "2025-10-01").findings)
