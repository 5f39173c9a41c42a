"""What has ended: a State does nothing after its end, a treaty is in force no more, a signature was told off; reasons fit verdicts."""

from __future__ import annotations

import pytest

import servanda
from servanda.assertions.model import Assertion


@pytest.mark.parametrize(("text", "published", "verdict"), [
    ("The Soviet Union signed the Chemical Weapons Convention in 1993.", "2025-03-05", "outside the record"),
    ("Russia signed the Chemical Weapons Convention in 1993.", "2025-03-05", "supported"),
    ("The Soviet Union ratified the Biological Weapons Convention in 1975.", "2025-03-05", "supported"),
    ("New START is in force, the envoy said.", "2026-03-01", "contradicted"),
    ("New START is in force, the envoy said.", "2025-03-01", "supported"),
    ("New START is not in force, the envoy said.", "2026-03-01", "supported"),
    ("New START entered into force in 2011.", "2026-03-01", "supported"),
    ("The Chemical Weapons Convention is in force, the envoy said.", "2026-03-01", "supported"),
])  # fmt: skip
def test_what_has_ended_is_judged_by_its_end(text: str, published: str, verdict: str) -> None:
    assert [found.verdict for found in servanda.check(text, published).findings] == [verdict]


def test_an_act_after_the_end_of_a_state_is_told_of_the_one_that_continues_it() -> None:
    told = servanda.verify(Assertion("act", "sign", ("SUN",), treaty="cwc", when="1993"), said="2025-03-05")
    assert told.verdict == "outside the record" and "ended on 26 December 1991" in told.why and "Russia signed" in told.why


def test_a_signature_that_was_told_off_is_still_one_and_the_reason_says_so() -> None:
    found = servanda.check("The United States signed the Arms Trade Treaty in 2013.", "2025-03-05").findings[0]
    assert found.verdict == "supported" and "signed on 25 September 2013" in found.why and "does not intend" in found.why
