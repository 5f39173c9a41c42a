"""What somebody denies is asserted not to be so, and held against law and record in that way; a denial of a finding is no finding."""

from __future__ import annotations

from datetime import date

import pytest

import servanda
from servanda.assertions.terms import CONTRADICTED, OUTSIDE, SUPPORTED

DAY = date(2021, 4, 13)
HAD = "Finland had ratified the"


@pytest.mark.parametrize(("text", "verdict"), [
    (f"The ministry denied that {HAD} Ottawa Convention.", CONTRADICTED),
    (f"The ministry denied that {HAD} Convention on Cluster Munitions.", SUPPORTED),
    ("The envoy disputed that Poland is a party to the Ottawa Convention.", CONTRADICTED),
    ("The ministry denied that the INF Treaty is in force.", OUTSIDE),
    ("Critics dispute that the Ottawa Convention bans anti-personnel mines.", OUTSIDE),
    ("Russia denies that the OPCW has found that Syria used chlorine in Saraqib in February 2018.", OUTSIDE),
])  # fmt: skip
def test_what_is_denied_is_judged_as_denied(text: str, verdict: str) -> None:
    assert [found.verdict for found in servanda.check(text, DAY).findings] == [verdict]


@pytest.mark.parametrize("text", [
    f"Nobody denies that {HAD} Convention on Cluster Munitions.",
    f"The ministry did not deny that {HAD} Convention on Cluster Munitions.",
    f"The ministry could not deny that {HAD} Convention on Cluster Munitions.",
])  # fmt: skip
def test_a_denial_that_is_none_bears_nothing_out(text: str) -> None:
    assert all(found.verdict != SUPPORTED for found in servanda.check(text, DAY).findings)
