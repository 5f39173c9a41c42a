"""A claim is judged only where it is sure which treaty and which State it is of, and that it is told as a fact."""

from __future__ import annotations

from datetime import date

import pytest

import servanda
from servanda.reading import reader_named
from servanda.reading.rules.doubts import NO_FACT, UNTOLD_DUTY, UNTOLD_STATE, UNTOLD_TREATY, UNTOLD_YEAR

DAY = date(2024, 10, 1)


def verdicts(text: str, day: date = DAY) -> list[tuple[str, str]]:
    """What the rules claim of a text, each with its verdict."""
    report = servanda.check(text, day, reader=reader_named("rules"))
    return [(found.claim.quote, found.verdict) for found in report.findings]


def last(text: str, day: date = DAY) -> tuple[str, str]:
    """Verdict and reason of the last claim of a text."""
    found = servanda.check(text, day, reader=reader_named("rules")).findings[-1]
    return found.verdict, str(found.why)


MINES = "Finland is a party to the Ottawa Convention."


@pytest.mark.parametrize("text", [
    f"{MINES} It has no quarrel with NATO, which Finland joined in 2023.",
    f"{MINES} Niger, a party to the Ottawa Convention, left the regional bloc in January 2024.",
    f"{MINES} Poland signed a pact on missile defence in August. Latvia ratified it in 2009.",
    f"{MINES} The Budapest memorandum, which Russia signed in 1994, is another matter.",
    "Brazil is a party to the Non-Proliferation Treaty. The protocol, which China has ratified, is older.",
    "Iran is a party to the Non-Proliferation Treaty. The United States withdrew from the JCPOA in May 2018.",
    "Germany is a party to the CFE Treaty. Georgia has not ratified the adapted CFE Treaty.",
    "Britain, a party to the Non-Proliferation Treaty since 1968, has not signed the accord.",
    "Ireland is a party to the Ottawa Convention and, since 2008, to the Convention on Cluster Munitions.",
    "Brazil belongs to the Non-Proliferation Treaty. Brazil has ratified the treaties.",
    "Brazil belongs to the Non-Proliferation Treaty. India has signed neither treaty.",
])  # fmt: skip
def test_another_thing_that_can_be_joined_is_not_the_treaty(text: str) -> None:
    """Alliances, pacts, protocols and changed treaties, named or pointed to."""
    assert last(text) == ("outside the record", UNTOLD_TREATY)


@pytest.mark.parametrize(("text", "verdict"), [
    ("Kenya belongs to the Commonwealth. Kenya ratified the Ottawa Convention in 2004.", "contradicted"),
    ("Kenya signed the Ottawa Convention in 1997. It ratified the treaty in 2001.", "supported"),
    ("The Ottawa Convention came first.\n\nSerbia signed the Arms Trade Treaty in 2013. It ratified the treaty in 2014.", "supported"),
    ("The Ottawa Convention came first. Burundi left the Rome Statute in October 2017, the first country to do so.", "supported"),
    ("The Ottawa Convention is in force. The United States, Russia, China and India have not joined.", "supported"),
    ("Kenya is a party to the Ottawa Convention, which it ratified in 2001.", "supported"),
    ("The Convention on Cluster Munitions was adopted in Dublin. Latvia never joined it.", "supported"),
    ("Austria, which lies in the Alps, ratified the Ottawa Convention in 1998.", "supported"),
    ("The Ottawa Convention has 164 parties. Iran, which borders Iraq, has not joined the convention.", "supported"),
])  # fmt: skip
def test_what_is_named_or_was_named_last_is_meant(text: str, verdict: str) -> None:
    """A name in the clause, "it", "the treaty", "which": judged as ever."""
    assert last(text)[0] == verdict


@pytest.mark.parametrize("text", [
    "Kenya is a party to the Non-Proliferation Treaty. France said that the regime had never signed it.",
    "Israel never signed the Non-Proliferation Treaty. The Tehran authorities signed it.",
])  # fmt: skip
def test_a_doer_that_no_state_is_told_for_has_no_verdict(text: str) -> None:
    """ "The regime" is not the State that was named before."""
    assert last(text)[0] == "outside the record"


def test_it_is_the_state_that_did_something_last() -> None:
    """And where that is not the one that the claim was read to be about, nothing is judged."""
    text = "Kenya signed the Ottawa Convention. And Israel? It has not signed the treaty."
    assert verdicts(text)[-1][1] in ("supported", "outside the record")
    assert UNTOLD_STATE != UNTOLD_TREATY


@pytest.mark.parametrize("text", [
    "We have yet to see the United States ratify the Comprehensive Nuclear-Test-Ban Treaty.",
    "By the time India has joined the Non-Proliferation Treaty, the treaty will be a memory.",
    "Sudan has signed or ratified the Treaty on the Prohibition of Nuclear Weapons.",
    "Either India or Pakistan has signed the Non-Proliferation Treaty.",
])  # fmt: skip
def test_what_is_told_as_no_fact_is_not_judged(text: str) -> None:
    """What is waited for, what comes later, one of two things."""
    assert last(text) == ("outside the record", NO_FACT)


def test_of_several_last_days_and_of_a_month_without_a_year_nothing_is_denied() -> None:
    """ "Iraq has until 2018 to clear and until 2012 to destroy"; "ratified in June"."""
    duties = (
        "Kenya is a party to the Ottawa Convention. Iraq has until 1 February 2018 to clear and until 1 February 2012 to destroy "
        "its mines. Britain has until 1 March 2019 for the Falklands."
    )
    assert last(duties, date(2012, 11, 30)) == ("outside the record", UNTOLD_DUTY)
    assert last("France ratified the Convention on Cluster Munitions in June.") == ("outside the record", UNTOLD_YEAR)


def test_what_is_only_likely_is_borne_out_to_the_day_and_never_denied() -> None:
    """Another treaty was named last, but the day told is that of the one that the report is about."""
    about = (
        "Lithuania has left the Convention on Cluster Munitions. It sent the notice under the Convention on Cluster Munitions last autumn. "
        "The Convention on Cluster Munitions came first, the minister said.\n\nThe Ottawa Convention may follow.\n\n"
    )
    assert last(f"{about}Lithuania had ratified in 2011.", date(2025, 3, 7))[0] == "supported"
    assert last(f"{about}Lithuania had ratified in 2004.", date(2025, 3, 7))[0] == "outside the record"


@pytest.mark.parametrize("text", [
    "The Outer Space Treaty bans weapons of any kind from orbit.",
    "The Partial Test Ban Treaty bans all nuclear tests.",
    "The Outer Space Treaty bans the military use of space.",
    "The Non-Proliferation Treaty forbids all transfers of nuclear material.",
    "Protocol V to the Convention on Certain Conventional Weapons is of 2003. It also bans cluster bombs.",
])  # fmt: skip
def test_a_rule_told_too_broadly_is_not_borne_out(text: str) -> None:
    """What a treaty bans in part is not banned whole."""
    assert last(text)[0] == "outside the record"


@pytest.mark.parametrize("text", [
    "The Ottawa Convention bans all use of anti-personnel mines.",
    "The Comprehensive Nuclear-Test-Ban Treaty bans all nuclear test explosions.",
    "The Outer Space Treaty bans nuclear weapons in orbit.",
])  # fmt: skip
def test_a_rule_told_as_it_stands_is(text: str) -> None:
    """ "In any circumstances", "any other nuclear explosion"."""
    assert last(text)[0] == "supported"


@pytest.mark.parametrize("text", [
    "The two States are parties to the Non-Proliferation Treaty.",
    "All but five States are parties to the Non-Proliferation Treaty.",
    "These four States have ratified the Comprehensive Nuclear-Test-Ban Treaty.",
    "In Central Asia, only two are parties to the Ottawa Convention.",
])  # fmt: skip
def test_a_number_of_some_is_not_that_of_all(text: str) -> None:
    """Of those named before, of a region, of all but some."""
    assert last(text)[0] == "outside the record"


def test_no_deed_bears_out_what_was_told_before_it() -> None:
    """Guyana ratified on 20 September 2017."""
    text = "Guyana ratified the Treaty on the Prohibition of Nuclear Weapons this month."
    assert last(text, date(2017, 9, 3))[0] == "outside the record"
    assert last(text, date(2017, 9, 25))[0] == "supported"


@pytest.mark.parametrize("text", [
    "Fifty years ago today the Outer Space Treaty entered into force.",
    "All members of NATO but the United States are parties to the Ottawa Convention.",
    "Syria, which has not signed the Chemical Weapons Convention, acceded to the Geneva Protocol in 1968. Israel has ratified the "
    "convention.",
    "Russia has suspended an agreement with the United States on plutonium. Both are parties to the Non-Proliferation Treaty. Russia "
    "ratified the agreement in June 2011.",
    "The Treaty of Pelindaba has 43 parties. Its protocol was signed by the five, and Russia has ratified.",
    "The Comprehensive Nuclear-Test-Ban Treaty can enter into force only after India, Pakistan and North Korea have ratified it.",
    "Finland plans no withdrawal from the Ottawa Convention.",
    "The Convention on Cluster Munitions has 111 parties. The Organization of American States adopted a resolution on mines, and Cuba did "
    "not sign it.",
    "Sudan ratified the Ottawa Convention in 2003. In Iraq the Kurdish parties signed in 2002. Turkey's PKK signed in 2006, the country "
    "itself having acceded in 2003.",
    "Finland joined NATO in 2023. It has been a party to the Ottawa Convention since 2012. Turkey has not ratified.",
])  # fmt: skip
def test_what_a_reader_would_not_say_is_not_judged(text: str) -> None:
    """Anniversaries, exceptions, "the convention" that is none, agreements brought in before, protocols, conditions, intentions."""
    assert last(text, date(2024, 10, 10))[0] == "outside the record"


def test_nor_denies_a_clause() -> None:
    """ "Nor did it sign": Israel signed in 1996."""
    text = "Israel is outside the Non-Proliferation Treaty. Nor did it sign the Comprehensive Nuclear-Test-Ban Treaty."
    assert last(text)[0] != "supported"


@pytest.mark.parametrize(("text", "why"), [
    ("The Arms Trade Treaty will be law in 2015, after ratification by the United States.", NO_FACT),
    ("Here in Europe we have all ratified the Test Ban Treaty, so we can remind our American partners of their duty.", UNTOLD_STATE),
])  # fmt: skip
def test_nothing_is_said_against_what_may_be_no_deed_of_the_state(text: str, why: str) -> None:
    """What something else waits for, what "we" did beside a State that is named."""
    assert last(text) == ("outside the record", why)


def test_a_deed_that_is_told_as_done_is_denied() -> None:
    """In the perfect tense; in the present tense, as plots, proposals and headlines are, it may be none."""
    assert last("Israel has joined the NPT.")[0] == "contradicted"
    (found,) = servanda.check("Israel joins the NPT.", DAY).findings
    assert (found.verdict, found.why) == ("outside the record", NO_FACT)


@pytest.mark.parametrize(("text", "verdict"), [
    ("Estonia, a party to the Ottawa Convention since 2004, has left the treaty.", "supported"),  # one leaves what one is a party to
    ("Iran, a party to the NPT, has not ratified the agreement.", "outside the record"),  # another one than it is a party to
])  # fmt: skip
def test_what_a_party_leaves_is_what_it_is_a_party_to(text: str, verdict: str) -> None:
    findings = servanda.check(text, "2026-03-05").findings
    assert findings[-1].verdict == verdict


@pytest.mark.parametrize("text", [
    "Iran, a party to the NPT, has quit the 2015 agreement.", "Japan, a party to the NPT, quit the 1951 treaty.",
    "Iran, a party to the NPT, has suspended the agreement.",
])  # fmt: skip
def test_another_agreement_is_not_what_one_is_a_party_to(text: str) -> None:
    findings = servanda.check(text, "2026-03-05").findings
    assert all(found.verdict == "outside the record" for found in findings if found.claim.norm != "membership")


@pytest.mark.parametrize("text", [
    "The Comprehensive Nuclear-Test-Ban Treaty will enter into force once all 44 States listed in Annex 2 have ratified it.",
    "Once all 44 States have ratified it, the Comprehensive Nuclear-Test-Ban Treaty will enter into force.",
    "The Comprehensive Nuclear-Test-Ban Treaty will enter into force if nine more States ratify it.",
    "The Comprehensive Nuclear-Test-Ban Treaty will not enter into force until nine more States ratify it.",
    "The CTBT will enter into force once 44 named States have ratified it.",  # which the parser takes for the main clause
    "The CTBT will enter into force as soon as nine more States ratify it.",
    "The treaty will enter into force, the CTBT, once nine more States join it.",
])  # fmt: skip
def test_what_will_be_once_something_else_is_done_is_not_denied(text: str) -> None:
    assert {finding.verdict for finding in servanda.check(text, "2026-03-05").findings} <= {"outside the record", "supported"}


@pytest.mark.parametrize("text", [
    "The Adapted CFE Treaty has not entered into force.", "The revised CFE Treaty has not entered into force.",
    "The amended Ottawa Convention has not entered into force.", "A new NPT has not entered into force.",
    "The Ottawa Convention's new protocol has not entered into force.", "The amendment to the NPT has not entered into force.",
    "The protocol to the NPT has entered into force.", "The Safeguards Agreement under the NPT entered into force in 1970.",
    "Germany is a party to the amended Biological Weapons Convention.", "The CTBT Preparatory Commission was adopted in 1996.",
])  # fmt: skip
def test_what_a_treaty_has_or_is_made_into_is_another_one(text: str) -> None:
    assert {finding.verdict for finding in servanda.check(text, "2026-03-05").findings} <= {"outside the record"}


@pytest.mark.parametrize("text", [
    "The Amended Mines Protocol entered into force on 3 December 1998.", "The Second Geneva Convention entered into force in 1950.",
    "The new Arms Trade Treaty entered into force on 24 December 2014.", "Protocol V to the CCW entered into force in 2006.",
])  # fmt: skip
def test_a_treaty_may_be_called_amended_or_new(text: str) -> None:
    assert {finding.verdict for finding in servanda.check(text, "2026-03-05").findings} == {"supported"}


def test_the_subject_of_a_clause_names_the_treaty_of_a_claim_within_it() -> None:
    """ "Signed in 1993" is of the treaty before it, though the report is of another one."""
    assert last(f"{MINES} START II, signed in 1993, never entered into force.", date(2026, 3, 5))[0] == "supported"
