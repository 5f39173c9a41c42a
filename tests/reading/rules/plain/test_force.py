"""When a treaty takes effect, is extended or still waits; how many stand outside it; what a parliament did at home."""

from __future__ import annotations

import pytest

import servanda

from .plainly import plain


@pytest.mark.parametrize("text", [
    "The Comprehensive Nuclear-Test-Ban Treaty is not yet in force.",
    "The Comprehensive Nuclear-Test-Ban Treaty has yet to enter into force.",
    "The Comprehensive Nuclear-Test-Ban Treaty has still not come into force.",
    "The Non-Proliferation Treaty became effective in March 1970.",
    "The Non-Proliferation Treaty was extended indefinitely in 1995.",
    "The Convention on Cluster Munitions opened for signature in Oslo on 3 December 2008.",
    "A total of 187 States have signed the Comprehensive Nuclear-Test-Ban Treaty.",
    "Only four countries have not joined the Chemical Weapons Convention.",
    "The US Senate approved the Chemical Weapons Convention in 1997.",
    "The US Senate ratified New START in December 2010.",
])  # fmt: skip
def test_plain_facts_are_borne_out(text: str) -> None:
    assert [finding.verdict for finding in servanda.check(text, "2026-03-05").findings] == ["supported"]


@pytest.mark.parametrize("text", [
    "The Non-Proliferation Treaty has yet to enter into force.",
    "The Comprehensive Nuclear-Test-Ban Treaty became effective in 1996.",
    "The New START treaty was extended indefinitely in 2021.",
    "The Non-Proliferation Treaty was extended indefinitely in 2000.",
    "The Ottawa Convention was extended indefinitely in 1995.",
    "The Ottawa Convention was signed by 40 countries in December 1997.",
    "The INF Treaty was signed in Washington in December 1987 and extended indefinitely.",
    "The US Supreme Court ratified the Non-Proliferation Treaty in 1970.",
    "The US Senate ratified New START in 2011.",  # the President did
    "The US Senate ratified the Non-Proliferation Treaty in 1970.",  # it consented in 1969
    "The State Duma ratified the Non-Proliferation Treaty in 1970.",
    "The Ottawa Convention was signed by 122 countries in December 1998.",
    "A total of 187 African States have signed the Comprehensive Nuclear-Test-Ban Treaty.",
    "Only four European countries have not joined the Chemical Weapons Convention.",
    "Only two countries have not joined the Chemical Weapons Convention.",
    "Only four countries have not joined the Non-Proliferation Treaty.",
    "The US Senate ratified the Chemical Weapons Convention in 1996.",
    "The Philippine Senate ratified the Chemical Weapons Convention in 1997.",
    "The Senate committee ratified the Non-Proliferation Treaty in 1969.",
])  # fmt: skip
def test_what_is_not_so_is_not_borne_out(text: str) -> None:
    assert all(finding.verdict != "supported" for finding in servanda.check(text, "2026-03-05").findings)


@pytest.mark.parametrize("text", [
    "The Adapted CFE Treaty was signed in 1999; however, it has not entered into force.",  # "it" may be a later treaty
    "The treaty is not in force for India.",
    "Four countries have not joined the Chemical Weapons Convention.",  # perhaps four of them
    "Russia and the United States extended New START indefinitely.",
])  # fmt: skip
def test_what_may_mean_less_or_another_is_not_read(text: str) -> None:
    assert not any(a["predicate"] == "count" or a.get("holds") is False or a.get("value") == "extend" for a in plain(text))


def test_a_parliament_takes_a_step_at_home() -> None:
    (told,) = plain("The State Duma ratified the Comprehensive Nuclear-Test-Ban Treaty in 2000.")
    assert told == {"predicate": "act", "value": "approve-at-home", "states": ["RUS"], "of": "ratify", "when": "2000", "by": "parliament"}


@pytest.mark.parametrize(("day", "text", "borne_out"), [
    ("1998-06-01", "In December 1997, 122 countries signed the Ottawa Convention.", True),
    ("1998-06-01", "In December 1997, 180 countries signed the Ottawa Convention.", False),
    ("1998-06-01", "The Ottawa Convention was signed by 122 countries in Ottawa in December 1997.", True),
    ("1998-06-01", "The Ottawa Convention was signed by 122 countries in Oslo in December 1997.", False),
    ("1999-03-01", "To date 133 countries have signed the Ottawa Convention and 65 have ratified it.", True),
    ("1999-03-01", "To date 133 countries have signed the Ottawa Convention and 95 have ratified it.", False),
    ("1997-11-20", "The Ottawa Convention will be opened for signature in Ottawa on 3 December.", True),
    ("1997-11-20", "The Ottawa Convention will be opened for signature in Ottawa on 5 December.", False),
    ("1972-04-11", "The Biological Weapons Convention was opened for signature in London, Moscow and Washington yesterday.", True),
    ("1972-04-11", "The Biological Weapons Convention was opened for signature in London, Moscow and Vienna yesterday.", False),
    ("1998-06-01", "The Ottawa Convention will enter into force six months after the fortieth ratification.", True),
    ("1998-06-01", "The Ottawa Convention will enter into force six months after the thirtieth ratification.", False),
    ("2018-06-01", "The Nuclear Weapons Ban Treaty will enter into force 90 days after the fiftieth ratification.", True),
    ("2018-06-01", "The Nuclear Weapons Ban Treaty will enter into force 30 days after the fiftieth ratification.", False),
    ("2009-09-25", "Nine of the 44 Annex 2 States have still to ratify the Comprehensive Nuclear-Test-Ban Treaty.", True),
    ("2009-09-25", "Five of the 44 Annex 2 States have still to ratify the Comprehensive Nuclear-Test-Ban Treaty.", False),
    ("1995-05-12", "The parties to the NPT decided to extend it indefinitely.", True),
    ("1995-05-12", "The parties to the NPT decided not to extend it indefinitely.", False),
    ("2026-03-05", "India has yet to sign the Non-Proliferation Treaty.", True),
    ("2026-03-05", "Kenya has yet to sign the Non-Proliferation Treaty.", False),
    ("2026-03-05", "The Biological Weapons Convention was concluded in 1972.", True),
    ("2026-03-05", "The Biological Weapons Convention was concluded in 1971.", True),
    ("2026-03-05", "The Biological Weapons Convention was concluded in 1975.", False),
])  # fmt: skip
def test_what_papers_tell_of_the_life_of_a_treaty(day: str, text: str, borne_out: bool) -> None:
    """Where the numbers, the days or the places are others, none of it is borne out."""
    found = [finding.verdict == "supported" for finding in servanda.check(text, day).findings]
    assert all(found) is borne_out


def test_either_day_may_be_called_the_making_of_a_treaty() -> None:
    """Adopted on 16 December 1971, opened on 10 April 1972: who says that it was adopted in 1972 is not contradicted."""
    findings = servanda.check("The Biological Weapons Convention was adopted in 1972.", "2026-03-05").findings
    assert [finding.verdict for finding in findings] == ["outside the record"]
