"""What somebody welcomes or regrets is told as done; what is only called for is not."""

from __future__ import annotations

from typing import Any

import pytest

import servanda
from servanda.assertions.model import as_json

from .plainly import plain


@pytest.mark.parametrize(("text", "wanted"), [
    ("The group welcomed Kenya's ratification of the Ottawa Convention.", {"predicate": "act", "value": "ratify", "states": ["KEN"]}),
    ("The group welcomed the ratification of the Arms Trade Treaty by Kenya.", {"predicate": "act", "value": "ratify", "states": ["KEN"]}),
    ("The club marked Lithuania's withdrawal from the Convention on Cluster Munitions.",
     {"predicate": "act", "value": "leave", "states": ["LTU"]}),
    ("The group welcomed Kenya's ratification of the Ottawa Convention in 1985.",
     {"predicate": "act", "value": "ratify", "states": ["KEN"], "when": "1985"}),
    ("The mayor hailed the signing of the Arms Trade Treaty by 67 States on 3 June 2013.",
     {"predicate": "count", "value": 67, "of": "signatories", "when": "2013-06-03"}),
    ("The club marks the entry into force of the Ottawa Convention on 1 March 1999.",
     {"predicate": "in-force", "value": "entry", "when": "1999-03-01", "exactly": True}),
    ("The club marks the adoption of the Arms Trade Treaty on 2 April 2013.",
     {"predicate": "in-force", "value": "adopted", "when": "2013-04-02", "exactly": True}),
])  # fmt: skip
def test_what_is_welcomed_was_done(text: str, wanted: dict[str, Any]) -> None:
    assert plain(text) == [wanted]


@pytest.mark.parametrize("text", [
    "The group urged the ratification of the Ottawa Convention by Kenya.",
    "The group would welcome Kenya's ratification of the Ottawa Convention.",
    "The group did not welcome Kenya's ratification of the Ottawa Convention.",
    "The group welcomed Kenya's planned ratification of the Ottawa Convention.",
    "The group welcomed the debate on the ratification of the Ottawa Convention by Kenya.",
    "The group welcomed Kenya's ratification of an agreement on the Ottawa Convention.",
])  # fmt: skip
def test_what_is_wished_planned_or_about_something_else_was_not(text: str) -> None:
    assert plain(text) == []


@pytest.mark.parametrize(("text", "words", "wanted"), [
    ("Syria's accession to the Chemical Weapons Convention in 2013 came after the attack on Ghouta.",
     "Syria's accession to the Chemical Weapons Convention in 2013",
     {"predicate": "act", "value": "accede", "states": ["SYR"], "when": "2013"}),
    ("The US withdrawal from the INF Treaty in 2019 was a mistake.", "The US withdrawal from the INF Treaty in 2019",
     {"predicate": "act", "value": "leave", "states": ["USA"], "when": "2019"}),
    ("She spoke on the day of the adoption of the Arms Trade Treaty on 2 April 2013.",
     "the adoption of the Arms Trade Treaty on 2 April 2013",
     {"predicate": "in-force", "value": "adopted", "when": "2013-04-02", "exactly": True}),
    ("The expiration of New START in February 2026 leaves no limits.", "The expiration of New START in February 2026",
     {"predicate": "in-force", "value": "end", "when": "2026-02"}),
])  # fmt: skip
def test_what_a_noun_tells_with_its_time_is_a_claim_of_its_own(text: str, words: str, wanted: dict[str, Any]) -> None:
    """Whatever the sentence makes of it; the record bears it out, or nothing is said."""
    finding = next(found for found in servanda.check(text, "2026-03-05").findings if found.claim.quote == words)
    assert finding.verdict == "supported"
    assert as_json(finding.claim.assertions[0]).items() >= wanted.items()


@pytest.mark.parametrize("text", [
    "The General Assembly called for Syria's accession to the Chemical Weapons Convention in 2003.",
    "The withdrawal of Finland's troops from Kabul in 2026 is not about the Ottawa Convention.",
    "Finland's withdrawal in January 2026 from the race did not touch the Ottawa Convention.",
    "Norway's signature of a contract in Ottawa in December 1997 surprised friends of the Ottawa Convention.",
    "The possible withdrawal of Russia from New START in 2023 was a theme.",
    "There was no accession of Syria to the Chemical Weapons Convention in 2013.",
    "Kenya's signature of the Convention on Cluster Munitions in Dublin in 2008 was a promise.",
])  # fmt: skip
def test_a_noun_of_another_time_or_thing_gets_no_verdict(text: str) -> None:
    assert {found.verdict for found in servanda.check(text, "2026-03-05").findings} <= {"outside the record"}
