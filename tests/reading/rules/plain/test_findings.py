"""What a body of a treaty found is judged by what is on record as found, and nobody else's word is a finding."""

from __future__ import annotations

import pytest

import servanda

from .plainly import plain

BREACH = {"predicate": "found", "value": "violation", "states": ["IRN"], "by": "IAEA"}


@pytest.mark.parametrize("text", [
    "The IAEA found that Iran was in breach of the Non-Proliferation Treaty.",
    "The International Atomic Energy Agency (IAEA) formally declared that Iran was out of compliance with its safeguards obligations under "
    "the Non-Proliferation Treaty.",
    "The IAEA's Board of Governors determined that Iran was not in compliance with its obligations under the Non-Proliferation Treaty.",
])  # fmt: skip
def test_a_finding_is_read_with_its_body(text: str) -> None:
    assert plain(text) == [BREACH]


def test_the_whole_sentence_is_the_claim_with_who_found_it() -> None:
    text = "The OPCW found that Syria had used chemical weapons."
    (finding,) = servanda.check(text, "2025-10-01").findings
    assert (finding.verdict, finding.claim.quote, finding.claim.speaker) == ("supported", text.rstrip("."), "The OPCW")


@pytest.mark.parametrize("text", [
    "The OPCW found that Israel had used chemical weapons.",  # none on record
    "The OPCW found no evidence that Syria used chemical weapons.",
    "The OPCW did not find that Syria had used chemical weapons.",
    "The OPCW found that Syria may have used chemical weapons.",
    "A former OPCW inspector found that Syria had used chemical weapons.",
    "A newspaper found that Syria had used chemical weapons.",
    "The OPCW found that Syria had used chemical weapons in 1975.",
])  # fmt: skip
def test_what_no_body_found_so_is_not_borne_out(text: str) -> None:
    assert all(finding.verdict != "supported" for finding in servanda.check(text, "2025-10-01").findings)
