"""How things stood when something else happened, and what some only think, is not judged by how they stand; nor is a part of a time."""

from __future__ import annotations

from datetime import date

import pytest

import servanda
from servanda.assertions.terms import CONTRADICTED, SUPPORTED

DAY = date(2025, 12, 30)
OTTAWA, CHEMICAL = "the Ottawa Convention", "the Chemical Weapons Convention"


def verdicts(text: str, of: str = "") -> list[str]:
    """The verdicts on a text; where a State is given, those on what is said of it."""
    return [found.verdict for found in servanda.check(text, DAY).findings if not of or of in found.claim.targets]


@pytest.mark.parametrize("text", [
    f"You might think Chile is a party to {OTTAWA}, but it is not.",
    f"Many believe that Israel is not a party to {CHEMICAL}, yet it joined in 1997.",
    f"Poland ratified {OTTAWA} in the first days of 2012.",
    f"Poland ratified {OTTAWA} in the spring of 2012.",
    f"Poland ratified {OTTAWA} at the beginning of December 2012.",
    "The Chemical Weapons Convention entered into force at the end of 1997.",
    f"Iraq has until the end of 2028 to clear its mined areas under {OTTAWA}.",  # until 1 February 2028
    f"Latvia acceded to {OTTAWA} on 1 July 2005, a decade after Estonia.",
    f"Finland acceded to {OTTAWA} in 2012, a year after Poland ratified.",
    f"Finland destroyed its stockpile in 2015, in breach of Article 4 of {OTTAWA}.",
    f"Belarus destroyed its stockpile of mines within four years as {OTTAWA} requires.",
    f"Chile is a party to {OTTAWA}? Not any more.",
    f"Chile is a party to {OTTAWA}. That is not true.",
    f"Fact check: Russia is not a party to {OTTAWA}. Rating: false.",
    "Peru: No State has left the Convention on Cluster Munitions.",
    "The NPT established the IAEA.",
    f"Russia: No State party has withdrawn from {OTTAWA}.",
    f"Ukraine's clearance deadline under {OTTAWA} expired on 1 December 2023.",  # it was put off before
])  # fmt: skip
def test_it_is_not_borne_out(text: str) -> None:
    assert SUPPORTED not in verdicts(text)


@pytest.mark.parametrize(("text", "of"), [
    (f"Myanmar was already a party to {CHEMICAL} when Syria joined it.", "MMR"),  # in 2013; it joined in 2015
    (f"Poland had already ratified {OTTAWA} when it entered into force.", "POL"),
    (f"Lithuania ratified {OTTAWA} in 2003. By then Latvia had joined it.", "LVA"),
])  # fmt: skip
def test_what_was_so_then_is_not_borne_out_by_today(text: str, of: str) -> None:
    assert SUPPORTED not in verdicts(text, of)


@pytest.mark.parametrize("text", [
    f"Myanmar was not yet a party to {CHEMICAL} when Syria joined it.",
    f"When Syria joined {CHEMICAL} in 2013, Angola had not joined it.",
    f"Before it ratified in 2015, Myanmar was not a party to {CHEMICAL}.",
    f"Iraq was not a party to {CHEMICAL} under Saddam Hussein.",
    "The Ottawa Convention was not yet in force when Canada ratified it.",
])  # fmt: skip
def test_it_is_not_denied(text: str) -> None:
    assert CONTRADICTED not in verdicts(text)


def test_a_last_day_at_the_end_of_a_year_ends_no_reading() -> None:
    assert verdicts(f"Iraq's clearance deadline under {OTTAWA} is at the end of 2028.") != [SUPPORTED]
