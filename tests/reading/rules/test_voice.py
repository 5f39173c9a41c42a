"""Whose words a claim is: nobody's where nobody said it, no State's where only its name looks like "us"."""

from __future__ import annotations

import pytest

import servanda
from servanda.reports import Finding

DAY = "2025-03-05"


def found(text: str) -> list[tuple[str | None, tuple[str, ...], str]]:
    """Who says each claim of a text, for whom, and what became of it."""
    return [(f.claim.speaker, f.claim.speaker_for, f.verdict) for f in _findings(text)]


def _findings(text: str) -> tuple[Finding, ...]:
    return servanda.check(text, DAY).findings


def test_the_us_is_read_like_the_u_s() -> None:
    text = "The {} has not joined the Ottawa Convention. The {} pays for clearance in many places. Austria is a party to the treaty."
    assert found(text.format("US", "US")) == found(text.format("U.S.", "U.S."))
    assert all(speaker is None for speaker, _, _ in found(text.format("US", "US")))


def test_us_officials_speak_for_the_united_states() -> None:
    assert found("US officials said Austria is a party to the Ottawa Convention.") == [("US officials", ("USA",), "supported")]


def test_a_roman_numeral_is_nobody_who_speaks() -> None:
    text = "Annex I lists them. Protocol I is older. World War I was long over when Austria ratified the Mine Ban Treaty in 1998."
    assert {speaker for speaker, _, _ in found(text)} <= {None}


@pytest.mark.parametrize("notice", ["Correction", "CORRECTION", "Update", "Editor's note", "TL;DR", "Fact check", "NOTE"])
def test_what_an_editor_puts_before_a_text_is_nobody_who_speaks(notice: str) -> None:
    assert found(f"{notice}: Austria has never ratified the Mine Ban Treaty.") == [(None, (), "contradicted")]
    (told,) = found(f"{notice}: An earlier version of this story said that Austria never ratified the Mine Ban Treaty.")
    assert told == ("An earlier version of this story", (), "contradicted")


@pytest.mark.parametrize("text", [
    "Nobody said that Austria is a party to the Mine Ban Treaty.",
    "No one in the room claimed that Austria never joined the Ottawa Convention.",
    "None of the envoys said that Austria had left the Mine Ban Treaty.",
    "The minister did not say that Austria is a party to the Mine Ban Treaty.",
    "The envoy never claimed that Austria had left the Mine Ban Treaty.",
])  # fmt: skip
def test_what_nobody_said_gets_no_verdict(text: str) -> None:
    assert all(verdict == "outside the record" and speaker != "Nobody" for speaker, _, verdict in found(text))


def test_a_message_that_was_shared_is_what_speaks() -> None:
    (told,) = found("A post shared thousands of times on the network says Austria has never ratified the Mine Ban Treaty.")
    assert told == ("A post", (), "contradicted")


def test_we_of_a_private_author_speaks_for_no_state_that_is_written_of() -> None:
    text = (
        "We keep a blog on treaties. We think that Austria never ratified the Mine Ban Treaty. Our view is that Austria is free to leave."
        " We also told our readers that Austria had signed the Mine Ban Treaty in 1997."
    )
    assert all(speaks_for == () for _, speaks_for, _ in found(text))


@pytest.mark.parametrize(("behalf", "speaks_for"), [("the Council", ()), ("the group", ()), ("his government", ("SWE",))])
def test_who_speaks_on_behalf_of_others_does_not_speak_for_his_state(behalf: str, speaks_for: tuple[str, ...]) -> None:
    (told,) = found(f"On behalf of {behalf}, the ambassador of Sweden said that Austria is a party to the Mine Ban Treaty.")
    assert told == ("the ambassador of Sweden", speaks_for, "supported")


@pytest.mark.parametrize("text", [
    "He then left.", "The members left.", "Several members asked for more time to read what was sent to them.",
])  # fmt: skip
def test_people_who_leave_a_room_or_ask_for_time_claim_nothing_of_a_treaty(text: str) -> None:
    findings = _findings(f"Austria is a party to the Mine Ban Treaty. {text}")
    assert [f.claim.quote for f in findings if not f.claim.doubt] == ["Austria is a party to the Mine Ban Treaty"]


def test_headlines_that_call_treaties_by_their_english_names_are_english() -> None:
    english = "PERU, CHILE PRAISE OTTAWA CONVENTION\n\nAustria never ratified Mine Ban Treaty, envoy says; Peru, Chile silent"
    other = "Minister powiedział wczoraj, że Austria nigdy nie ratyfikowała tego traktatu, lecz Peru milczy od lat."
    assert [servanda.check(text, DAY).read.language == "en" for text in (english, other)] == [True, False]


@pytest.mark.parametrize("lead", ["(Agency) - ", "GENEVA, 4 March (Agency) - ", "BERN — "])
def test_what_an_agency_puts_before_a_report_is_no_part_of_a_claim(lead: str) -> None:
    (told,) = _findings(f"{lead}Austria has never ratified the Mine Ban Treaty, a lawyer said.")
    assert told.claim.quote.startswith("Austria") and told.claim.speaker == "a lawyer"


def test_whom_a_speaker_writes_about_does_not_speak() -> None:
    """ "I hope that India will" is no word of India's, though no State is named beside it."""
    about = (
        "I hope that India will not turn its nuclear trade into bombs. India never signed the Non-Proliferation Treaty, and I said so to "
        "our members. India tests when it likes. We shall meet again on Friday, and I shall bring the minutes."
    )
    itself = (
        "We are grateful for the floor. Kenya remains committed to the Ottawa Convention. We ratified it in 2001. We urge Egypt to join "
        "the convention."
    )
    assert {who for _, who, _ in found(about)} == {()}
    assert {who for _, who, _ in found(itself)} == {("KEN",)}


@pytest.mark.parametrize(("who", "state"), [
    ("Secretary of State Rice", "USA"), ("The Secretary of Defense", "USA"),
    ("External Affairs Minister Sushma Swaraj", "IND"), ("The Taoiseach", "IRL"),
])  # fmt: skip
def test_an_office_that_one_state_has_is_not_that_of_the_state_spoken_of(who: str, state: str) -> None:
    assert {speaks for _, speaks, _ in found(f"{who} said that Austria had not signed the Ottawa Convention.")} == {(state,)}


def test_a_name_in_small_letters_is_no_organisation() -> None:
    assert {speaks for _, speaks, _ in found("Kim Jong Un said that Austria had left the Ottawa Convention.")} <= {("PRK",), ()}
    assert {speaks for _, speaks, _ in found("The UN said that Austria had left the Ottawa Convention.")} == {("UN",)}


@pytest.mark.parametrize(("text", "speaks_for"), [
    ("Canada is a party to the Chemical Weapons Convention. We call on Russia to comply with the Convention. Canada will continue to act.",
     ("CAN",)),
    ("Canada is a party to the Chemical Weapons Convention. We call on Russia to comply with the Convention. Canada will continue to act, "
     "and this bill and the amendment before us help.", ()),
])  # fmt: skip
def test_who_speaks_of_lawmaking_is_taken_for_a_lawmaker_who_speaks_for_no_state(text: str, speaks_for: tuple[str, ...]) -> None:
    (we,) = [claim for claim in servanda.check(text, DAY).claims if "We call on Russia" in claim.quote]
    assert we.speaker_for == speaks_for


@pytest.mark.parametrize(("text", "speaks_for"), [
    ("The foreign ministers of Finland and Estonia met on Monday. The ministers said that Russia had violated the Ottawa Convention.",
     ("FIN", "EST")),
    ("The presidents of Fiji and Palau met on Monday. The two leaders urged North Korea to return to the Non-Proliferation Treaty.",
     ("FJI", "PLW")),
    ("Chile and Peru met on Friday. They called on North Korea to return to the Non-Proliferation Treaty.", ("CHL", "PER")),
])  # fmt: skip
def test_those_who_met_speak_together(text: str, speaks_for: tuple[str, ...]) -> None:
    assert found(text)[-1][1] == speaks_for


def test_those_who_met_are_not_the_states_that_were_spoken_of_before() -> None:
    text = (
        "European ministers met on Monday. Finland, Estonia and Latvia have left the Ottawa Convention. The ministers said that Russia had "
        "never signed the Ottawa Convention. They called on Russia to comply with the Chemical Weapons Convention."
    )
    assert [speaks_for for speaker, speaks_for, _ in found(text) if speaker in ("The ministers", "They")] == [(), ()]


@pytest.mark.parametrize("text", [
    "North Korea tested a device. It was told to stop. They called on North Korea to return to the Non-Proliferation Treaty.",
    "Two envoys met. The ministers condemned Iran's violation of the Non-Proliferation Treaty.",
    "Russia tested a missile. It accused Russia of violating the INF Treaty.",
])  # fmt: skip
def test_nobody_blames_or_calls_on_himself(text: str) -> None:
    assert found(text)[-1][1] == ()


def test_the_bodies_of_the_european_union_speak_for_it_by_their_bare_names() -> None:
    told = found("The European Union has sent experts. The Commission said that Belarus is not a party to the Ottawa Convention.")
    assert told == [("The Commission", ("EU",), _verdict("Belarus is not a party to the Ottawa Convention."))]
    (other,) = found("The African Union and the EU met. The Union said that Austria is a party to the Ottawa Convention.")
    assert other[1] != ("EU",)
    (council,) = found("The UN and the EU sent envoys. The Council said that Austria is a party to the Ottawa Convention.")
    assert council[1] != ("EU",)


def test_a_claim_can_be_about_the_european_union() -> None:
    (claim,) = servanda.check("The European Union has violated the Chemical Weapons Convention, Syria said.", DAY).claims
    assert claim.targets == ("EU",)


def _verdict(text: str) -> str:
    (finding,) = _findings(text)
    return finding.verdict


@pytest.mark.parametrize("who", ["delegates", "another delegate", "one diplomat"])
def test_delegates_of_nobody_speak_for_no_state(who: str) -> None:
    text = f"Syria joined the Chemical Weapons Convention in 2013. The Non-Proliferation Treaty was extended in 1995, {who} recalled."
    spoken = [claim for claim in servanda.check(text, "2026-03-05").claims if claim.speaker == who]
    assert [claim.speaker_for for claim in spoken] == [()]
