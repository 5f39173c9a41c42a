"""Kinds of claims that were taken for another one, each found among texts that no rule was made for."""

from __future__ import annotations

import pytest

import servanda
from servanda.reading import reader_named


def verdicts(text: str, day: str = "2025-10-01") -> set[str]:
    """The verdicts that word rules give in a report."""
    return {finding.verdict for finding in servanda.check(text, day, reader=reader_named("rules")).findings}


@pytest.mark.parametrize(("text", "day"), [
    ("Burundi has been a former party to the Rome Statute since 27 October 2017.", "2018-07-10"),
    ("Finland and Norway objected to Protocol III on incendiary weapons. Norway's, which called it contrary to its purpose, was withdrawn.",
     "2012-03-15"),
    ("Australia hosts the Arms Trade Treaty meeting. 3 of 14 island States have joined.", "2019-08-26"),
    ("Canada is a party to the Ottawa Convention. I would see us accede to it by 2030.", "2014-10-29"),
    ("North Korea is the first country to have left the NPT.", "2006-10-19"),
    ("Russia left the Ottawa Convention conference in 2015.", "2025-10-01"),
    ("Austria has not only signed but also left the Convention on Cluster Munitions.", "2025-10-01"),
    ("112 African States have ratified the Convention on Cluster Munitions.", "2025-10-01"),
    ("Those exports are not banned by the Chemical Weapons Convention.", "2006-11-16"),
    ("The cluster munitions convention is older than the Arms Trade Treaty. New Zealand and Canada have not become party.", "2023-07-25"),
    ("The INF treaty ended on Friday, six months after Washington gave notice.", "2019-08-02"),
    ("Poland has not ratified the Ottawa Convention but will within weeks.", "2012-11-30"),
    ("The Czech Republic, a member, has signed the Rome Statute but not ratified it.", "2006-04-01"),
    ("Denmark had until 1 March 2009 to clear mines under the Ottawa Convention, and was given until 1 January 2011, and will ask again.",
     "2010-11-12"),
    ("Lithuania notified Russia of its withdrawal from the Convention on Cluster Munitions on 6 September 2024.", "2025-10-01"),
    ("Russia has not ratified the Ottawa Convention, nor has Ukraine.", "2025-12-10"),
    ("The United States was a party to the INF Treaty.", "2025-12-10"),
    ("At the time, Lithuania was a party to the Convention on Cluster Munitions.", "2025-12-10"),
    ("In 2018 the United States, a party to the INF Treaty, accused Moscow of cheating.", "2025-12-10"),
    ("In 1995, Ukraine, a party to the Ottawa Convention, still made mines.", "2025-12-10"),
    ("Not Israel, a party to the NPT, but Iran was inspected.", "2025-12-10"),
    ("The Ottawa Convention bans anti-personnel mines for ten years.", "2025-12-10"),
    ("Under the Ottawa Convention, anti-personnel mines are banned until 2030.", "2025-12-10"),
    ("The NPT, in force since 1985, forbids the transfer of nuclear weapons.", "2025-12-10"),
    ("The Outer Space Treaty, in force since 1967, bans weapons in space.", "2025-12-10"),
    ("The Mine Ban Treaty allows members to keep 10,000 mines for training.", "2025-12-10"),
    ("The NPT forbids nuclear-weapon States from testing nuclear weapons.", "2025-12-10"),
    ("The Ottawa Convention does not allow withdrawal with three months' notice.", "2025-12-10"),
])  # fmt: skip
def test_it_is_open(text: str, day: str) -> None:
    """Neither borne out nor denied."""
    assert not verdicts(text, day) & {"contradicted"}
    assert "supported" not in verdicts(text, day) or "Canada is a party" in text


def test_what_a_state_declares_is_not_denied_by_a_day_on_record_soon_after() -> None:
    """Croatia said on 27 February 2026 that it was done; the record has 1 March."""
    text = "Croatia has officially declared itself free of landmines under the Ottawa Convention."
    assert "contradicted" not in verdicts(text, "2026-02-28")
    assert verdicts(text, "2025-03-01") == {"contradicted"}  # a year before, it was not


def test_what_was_right_when_it_was_said_is_not_denied_by_what_came_later() -> None:
    """New START would have lapsed in 2021; in that year it was extended."""
    assert verdicts("New START, which lapses in 2021, is in danger.", "2018-11-05") == {"outside the record"}
    assert verdicts("New START lapsed in February 2021.", "2024-11-05") == {"contradicted"}


def test_the_length_of_the_notice_is_a_part_of_what_is_told_of_the_right_to_leave() -> None:
    assert verdicts("The Ottawa Convention allows withdrawal with six months' notice.", "2025-12-10") == {"supported"}
    assert verdicts("The Ottawa Convention allows withdrawal with three months' notice.", "2025-12-10") == {"contradicted"}
    assert verdicts("The Nuclear Non-Proliferation Treaty gives members the right to withdraw.", "2025-12-10") == {"supported"}


@pytest.mark.parametrize(("text", "day", "verdict"), [
    ("The Treaty on the Prohibition of Nuclear Weapons allows reservations.", "2023-04-12", "contradicted"),
    ("The Mine Ban Treaty does not allow reservations.", "2023-04-12", "supported"),
    ("The Mine Ban Treaty bans reservations.", "2023-04-12", "supported"),
    ("Finland's parliament voted on Thursday against leaving the Ottawa Convention.", "2025-06-20", "outside the record"),
    ("The Gambia took back its notice of withdrawal from the Rome Statute on 10 February 2017.", "2017-02-14", "supported"),
    ("The U S has signed the Chemical Weapons Convention.", "2005-05-16", "supported"),
    ("The U. S. has never ratified the Chemical Weapons Convention.", "2005-05-16", "contradicted"),
    ("Tanzania ratified the Biological Weapons Convention on 14 August 2009.", "2019-08-16", "contradicted"),
    ("Honduras became the 40th State to ratify the Treaty on the Prohibition of Nuclear Weapons.", "2020-10-25", "contradicted"),
    ("It ratified the Convention on Cluster Munitions on 28 February 2022.", "2023-03-06", "outside the record"),
    ("Denmark is leaving the Ottawa Convention.", "2026-03-05", "outside the record"),
    ("Poland would have become the first State to leave the Ottawa Convention had it acted sooner.", "2026-03-05", "outside the record"),
])  # fmt: skip
def test_what_a_name_or_a_small_word_turned(text: str, day: str, verdict: str) -> None:
    assert [finding.verdict for finding in servanda.check(text, day).findings] == [verdict]
