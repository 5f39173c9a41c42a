"""Status, signatures and instruments, counts and ranks: what the list bears out, what it contradicts, what it leaves open."""

from __future__ import annotations

from typing import Any

import pytest
from factories import claim, found, period

from servanda.assertions.terms import CONTESTED, CONTRADICTED, OUTSIDE, SUPPORTED
from servanda.standing import Record

YES, NO, OPEN = SUPPORTED, CONTRADICTED, OUTSIDE


@pytest.mark.parametrize(
    ("day", "text", "targets", "verdict"),
    [
        ("2025-07-02", "Russia is not a party to the treaty", "RUS", YES),
        ("2025-07-02", "Russia is a party to the treaty", "RUS", NO),
        ("2025-07-02", "Russia, which has never joined", "RUS", YES),
        ("2025-07-02", "Ukraine has never joined the treaty", "UKR", NO),
        ("2025-07-02", "Signed, not ratified", "RUS", OPEN),  # nothing says who
        ("2025-07-02", "Tuvalu deposited its instrument of accession to the Mine Ban Treaty in 2011", "TUV", YES),
        # the list ends in February 2026: of what is told to have been long before, it is known that it was not
        ("2026-03-05", "Russia ratified the Ottawa Convention in 1999", "RUS", NO),
        ("2026-03-05", "Russia signed the Ottawa Convention in 1997", "RUS", NO),
        ("2026-03-05", "Russia ratified the Ottawa Convention in 2025", "RUS", OPEN),
        ("2026-03-05", "Russia has ratified the Ottawa Convention", "RUS", OPEN),
        ("2025-12-28", "Lithuania became a party in 2003", "LTU", YES),  # deposit and entry into force
        ("2025-12-28", "Latvia became a party in 2006", "LVA", YES),  # entry into force only
        ("2025-12-28", "Latvia joined the treaty in 2005", "LVA", YES),  # deposit only
        ("2025-12-28", "Latvia joined the treaty in 2010", "LVA", NO),
        ("2026-01-16", "Poland signed the convention in 1997 but ratified it only in 2012", "POL", YES),
        ("2026-01-16", "Poland signed the convention in 1997 but ratified it only in 2002", "POL", NO),
        ("2013-12-02", "Yemen has been bound by the convention since 1 March 1999", "YEM", YES),
        ("2013-12-02", "Yemen has been bound by the convention since 1 September 1998", "YEM", NO),  # the day of its instrument
        ("2012-03-14", "Syria is not a party to the Mine Ban Treaty and therefore cannot breach it", "SYR", YES),
        ("2012-03-14", "Lebanon has signed and ratified the treaty", "LBN", NO),
        ("2001-05-20", "Sudan signed in December 1997 but has not ratified", "SDN", YES),
        ("2004-05-20", "Sudan signed in December 1997 but has not ratified", "SDN", NO),
        ("2001-05-20", "Sudan is therefore not yet a party, although a signatory must not defeat the object of a treaty", "SDN", YES),
        ("2010-05-20", "Britain was not bound by the ban until 1999", "GBR", YES),
        ("2025-07-02", "Neither Russia nor China is a party", "RUS CHN", YES),
        ("2025-07-02", "Russia and Ukraine are parties", "RUS UKR", NO),
        ("2026-01-20", "Lithuania is no longer a party to the convention", "LTU", YES),
        ("2025-07-02", "Lithuania is no longer a party to the convention", "LTU", NO),
        ("2025-12-28", "Lithuania became a party in 2003, Estonia in 2004 and Latvia in 2006", "LTU EST LVA", YES),
        ("2025-12-28", "Lithuania became a party in 2003, Estonia in 2009 and Latvia in 2006", "LTU EST LVA", NO),
        # What no rule understands is left alone.
        ("2025-07-02", "Russia is hardly a party to the treaty", "RUS", OPEN),
        ("2025-07-02", "Russia is a party to the treaty in all but name", "RUS", OPEN),
        ("2025-07-02", "Ukraine is a party to the conflict, not to the treaty", "UKR", OPEN),
        ("2025-07-02", "Finland joined NATO in 2023", "FIN", OPEN),
        ("2025-07-02", "Finland was the last EU member to join the Ottawa Convention in 2012", "FIN", OPEN),
        ("2025-07-02", "Ukraine signed the treaty in 1999 under pressure from the West", "UKR", OPEN),
        ("2025-07-02", "India and Pakistan are not parties to the treaty, China is", "IND PAK CHN", OPEN),
        ("2025-07-02", "Not only Russia but also Ukraine is a party", "RUS UKR", OPEN),
        ("2025-07-02", "Had Russia signed the treaty, it would be bound", "RUS", OPEN),
        ("2025-07-02", "Has Russia signed the treaty?", "RUS", OPEN),
        ("2025-07-02", "Russia may be a party to the treaty", "RUS", OPEN),
        ("2025-07-02", "Russia refuses to join the treaty", "RUS", OPEN),  # what it wills is not on the list
        ("2012-03-10", "Iraq refuses to join the treaty", "IRQ", NO),  # it had joined
        ("2025-07-02", "Ukraine signed the treaty last year", "UKR", OPEN),  # the year is not resolved
        ("2025-07-02", "before Ukraine ratified the treaty", "UKR", OPEN),
    ],
)  # fmt: skip
def test_what_is_said_of_status_and_instruments(record: Record, day: str, text: str, targets: str, verdict: str) -> None:
    assert found(record, day, claim(text, *targets.split())).verdict == verdict


def test_an_elliptical_claim_takes_its_predicate_from_reading(record: Record) -> None:
    fields: dict[str, Any] = {"relation": "joined", "dates": (period("2004-01-01", "2004-12-31"),)}
    assert found(record, "2025-12-28", claim("Estonia in 2004", "EST", **fields)).verdict == SUPPORTED
    assert found(record, "2025-12-28", claim("Neither is Russia", "RUS", relation="party", negated=True)).verdict == SUPPORTED


def test_a_polarity_that_the_words_do_not_show_decides_nothing(record: Record) -> None:
    assert found(record, "2025-07-02", claim("Russia is a party to the treaty", "RUS", relation="party", negated=True)).verdict == OUTSIDE


def test_a_signature_alone_does_not_bind(record: Record) -> None:
    text = "By signing the Ottawa Treaty, Australia entered into a legally binding commitment"
    finding = found(record, "1998-10-30", claim(text, "AUS"))
    assert finding.verdict == CONTRADICTED
    assert "signature is subject to ratification" in finding.why.lower()
    assert found(record, "2005-10-30", claim(text, "AUS")).verdict == OUTSIDE  # bound by then, though not by its signature


def test_an_instrument_not_yet_in_force_does_not_bind(record: Record) -> None:
    text = "The Marshall Islands have been bound by the mine ban since 12 March 2025"
    assert found(record, "2026-01-10", claim(text, "MHL")).verdict == CONTRADICTED
    assert found(record, "2025-04-10", claim("The Marshall Islands are bound by the mine ban", "MHL")).verdict == CONTRADICTED


def test_a_ratification_taken_back_leaves_the_signature(record: Record) -> None:
    for text, verdict in [
        ("Russia remains a signatory", SUPPORTED),
        ("Russia ratified the treaty in 2000", SUPPORTED),
        ("Russia has ratified the treaty", OUTSIDE),
        ("Russia has left the treaty", CONTRADICTED),
        ("Russia took back its ratification in November 2023", SUPPORTED),
    ]:
        norm = "withdrawal" if "left" in text or "took" in text else "membership"
        assert found(record, "2023-12-03", claim(text, "RUS", treaty="ctbt", norm=norm)).verdict == verdict, text


def test_rival_readings_make_it_contested_whether_ukraine_is_bound(record: Record) -> None:
    assert found(record, "2025-12-08", claim("Ukraine is bound by the convention", "UKR")).verdict == CONTESTED
    assert found(record, "2025-12-08", claim("Ukraine is not bound by the convention", "UKR")).verdict == CONTESTED
    assert found(record, "2025-12-08", claim("Ukraine is a party to the convention", "UKR")).verdict == SUPPORTED
    assert found(record, "2025-07-02", claim("Ukraine is bound by the convention", "UKR")).verdict == SUPPORTED  # before the suspension


@pytest.mark.parametrize(
    ("day", "text", "speaker", "verdict"),
    [
        ("2022-06-21", "which has more than 160 parties", "", YES),
        ("2022-06-21", "which has more than 180 parties", "", NO),
        ("2022-06-21", "which has 164 States Parties", "", YES),
        ("2022-06-21", "which has 165 States Parties", "", OPEN),  # lists differ by one or two
        ("2022-06-21", "which has 133 States Parties", "", NO),
        ("2022-06-21", "which has about 165 parties", "", YES),
        ("2022-06-21", "which has nearly 170 parties", "", YES),
        ("2022-06-21", "which has more than 160 parties, including all of our NATO Allies", "USA", YES),
        ("2022-06-21", "which has more than 160 parties, including all NATO members", "", NO),
        ("2022-06-21", "all EU members are parties to the treaty", "", YES),
        ("2022-06-21", "Only 164 of the world's 193 countries are parties to the treaty", "", OPEN),
        ("2022-06-21", "Half of the 164 parties have destroyed their stockpiles", "", OPEN),
        ("2022-06-21", "before forty states have ratified it", "", OPEN),
    ],
)
def test_how_many_are_parties(record: Record, day: str, text: str, speaker: str, verdict: str) -> None:
    assert found(record, day, claim(text, speaker_for=tuple(speaker.split()))).verdict == verdict


def test_signatories_and_ratifications_are_counted_apart(record: Record) -> None:
    assert found(record, "2023-11-03", claim("which more than 170 States have ratified", treaty="ctbt")).verdict == SUPPORTED
    assert found(record, "2025-07-02", claim("more than 130 countries have signed the treaty")).verdict == SUPPORTED
    assert found(record, "2025-07-02", claim("more than 160 countries have signed the treaty")).verdict == CONTRADICTED


def test_who_was_among_the_first(record: Record) -> None:
    assert found(record, "1999-03-01", claim("Canada was among the first three to ratify", "CAN", norm="joining")).verdict == SUPPORTED
    assert found(record, "2013-03-01", claim("Poland was among the first forty to ratify", "POL", norm="joining")).verdict == CONTRADICTED


def test_a_promise_to_join_is_judged_with_hindsight(record: Record) -> None:
    text = "ratification had reached an advanced stage and would come within the year"
    promise = claim(text, "SDN", norm="joining", act="announce", modality="plan", speaker_for=("SDN",))
    finding = found(record, "2001-05-20", promise)
    assert finding.verdict == CONTRADICTED
    assert finding.verdict_as_known == OUTSIDE  # nobody could know on the day
    assert found(record, "2003-05-20", promise).verdict == SUPPORTED
    hoped = claim("Sudan hopes that ratification would come within the year", "SDN", norm="joining", modality="plan")
    assert found(record, "2001-05-20", hoped).verdict == OUTSIDE


def test_past_the_end_of_the_list_only_what_still_follows_is_said(record: Record) -> None:
    late = found(record, "2026-07-30", claim("Mongolia has joined the Ottawa Convention", "MNG", norm="joining"))
    assert late.verdict == OUTSIDE  # an instrument of these months would not be on the list
    assert "complete to 3 February 2026" in late.why
    soon = found(record, "2026-04-03", claim("Mongolia is not a party to the Ottawa Convention", "MNG"))
    assert soon.verdict == SUPPORTED  # an instrument of February would bind it in August only
    assert "complete to 3 February 2026" in soon.why
    assert found(record, "2026-10-03", claim("Mongolia is not a party to the Ottawa Convention", "MNG")).verdict == OUTSIDE
    assert found(record, "2026-10-03", claim("Lithuania became a party in 2003", "LTU")).verdict == SUPPORTED  # what happened has happened


def test_an_undated_report_is_judged_by_the_whole_range_of_its_days(record: Record) -> None:
    from factories import published

    from servanda.pipeline import findings

    status = claim("Lithuania is a party to the Ottawa Convention", "LTU")
    span = published("2025-07-02")._replace(first=period("2025-06-24").start, last=period("2025-07-31").end, source="text")
    assert findings([status], span, record)[0].verdict == SUPPORTED
    across = span._replace(last=period("2026-01-31").end)  # it ceased to be one in between
    assert findings([status], across, record)[0].verdict == OUTSIDE


def test_a_treaty_of_two_binds_no_third(record: Record) -> None:
    assert found(record, "2019-02-03", claim("China was never bound by it", "CHN", treaty="inf")).verdict == SUPPORTED
    assert found(record, "2024-02-03", claim("China is a party to New START", "CHN", treaty="new-start")).verdict == CONTRADICTED


@pytest.mark.parametrize(
    ("day", "text", "states", "treaty", "verdict"),
    [
        ("2021-02-03", "The United States will not sign it", "USA", "tpnw", SUPPORTED),
        ("2004-03-02", "We will not join the Ottawa Convention", "USA", "apmbc", SUPPORTED),
        ("2010-03-02", "Finland will not join the Ottawa Convention", "FIN", "apmbc", CONTRADICTED),
        ("2025-12-02", "India will not join the Ottawa Convention", "IND", "apmbc", OUTSIDE),  # the list ends too soon after
        ("2004-03-02", "The United States will not join the Ottawa Convention before 2010", "USA", "apmbc", OUTSIDE),
        ("2004-03-02", "The United States will not join the Ottawa Convention unless Korea agrees", "USA", "apmbc", OUTSIDE),
        ("2004-03-02", "The United States probably will not join the Ottawa Convention", "USA", "apmbc", OUTSIDE),
        ("2020-03-02", "Lithuania will not join the Ottawa Convention", "LTU", "apmbc", OUTSIDE),  # it had
        ("2023-09-12", "South Sudan is the latest State to join the convention", "SSD", "ccm", SUPPORTED),
        ("2023-09-12", "Nigeria is the latest State to join the convention", "NGA", "ccm", CONTRADICTED),
        ("2023-09-12", "South Sudan is the latest African State to leave the convention", "SSD", "ccm", OUTSIDE),
        ("2023-09-12", "South Sudan is perhaps the latest State to join the convention", "SSD", "ccm", OUTSIDE),
        ("2023-09-12", "Russia is the latest State to join the convention", "RUS", "ccm", OUTSIDE),
        ("2023-11-04", "The treaty creates no obligation for France", "FRA", "tpnw", SUPPORTED),
        ("2023-11-04", "Austria has no obligations under the treaty", "AUT", "tpnw", CONTRADICTED),
        ("2023-11-04", "Austria has no obligation to report to the meeting", "AUT", "tpnw", OUTSIDE),
        ("2023-11-04", "Austria has met its obligations under the treaty", "AUT", "tpnw", OUTSIDE),
        ("2013-11-04", "The Convention became binding on Finland on 1 July 2012", "FIN", "apmbc", SUPPORTED),
        ("2013-11-04", "The Convention became binding on Finland on 1 July 2010", "FIN", "apmbc", CONTRADICTED),
        ("2025-11-04", "the Convention took effect for the Marshall Islands on 1 September 2025", "MHL", "apmbc", SUPPORTED),
        ("2013-09-12", "Syria is acceding", "SYR", "cwc", OUTSIDE),  # two days before the deposit
        ("2026-02-06", "New START was signed in Prague in 2009", "USA RUS", "new-start", CONTRADICTED),
        ("2026-02-06", "The pact was signed in Prague in 2009", "USA RUS", "new-start", OUTSIDE),  # the treaty is not named
    ],
)  # fmt: skip
def test_refusals_ranks_and_what_binds(record: Record, day: str, text: str, states: str, treaty: str, verdict: str) -> None:
    made = claim(text, *states.split(), treaty=treaty, modality="plan" if "will" in text else "fact", speaker_for=("USA",))
    assert found(record, day, made).verdict == verdict


def test_what_a_state_says_in_its_own_words_may_deny(record: Record) -> None:
    text = "Neither the United States nor Ukraine is a party to the Convention on Cluster Munitions"
    own = claim(text, "USA", "UKR", treaty="ccm", act="deny", direct=True)
    assert found(record, "2023-07-11", own).verdict == SUPPORTED
    assert found(record, "2023-07-11", own._replace(direct=False)).verdict == OUTSIDE  # it may be what is denied


@pytest.mark.parametrize(
    ("text", "state", "treaty", "verdict"),
    [
        ("Syria is a party to the Geneva Protocol", "SYR", "geneva-gas-protocol", OUTSIDE),  # the list has gaps, and is open to all
        ("Ghana acceded to the Geneva Protocol in 1967", "GHA", "geneva-gas-protocol", SUPPORTED),
        ("Ghana is a party to New START", "GHA", "new-start", CONTRADICTED),
        ("Peru has been a party since the Convention entered into force on 1 March 1999", "PER", "apmbc", SUPPORTED),
        ("Lithuania has been a party since the Convention entered into force", "LTU", "apmbc", CONTRADICTED),
        ("Turkey has been a party since the Convention entered into force", "TUR", "apmbc", CONTRADICTED),
        ("Peru has been a party since the Convention entered into force on 1 March 2001", "PER", "apmbc", OUTSIDE),
        ("Peru has not been a party since the Convention entered into force", "PER", "apmbc", OUTSIDE),
        ("while Israel has signed without ratifying", "ISR", "cwc", SUPPORTED),
        ("while it is a party", "PER", "apmbc", OUTSIDE),
    ],
)
def test_open_and_closed_treaties_and_parties_from_the_start(record: Record, text: str, state: str, treaty: str, verdict: str) -> None:
    assert found(record, "2026-01-20", claim(text, *state.split(), treaty=treaty)).verdict == verdict


@pytest.mark.parametrize(
    ("day", "text", "treaty", "verdict"),
    [
        ("2015-08-25", "Seventy-two States have ratified since 2013", "att", SUPPORTED),
        ("2015-08-25", "Ninety-two States have ratified since 2013", "att", CONTRADICTED),
        ("2015-08-25", "Seventy-two States have ratified since 2014", "att", OUTSIDE),  # fewer since then
        ("2019-12-12", "The Convention has after eleven years fewer than 100 parties", "ccm", CONTRADICTED),
        ("2019-12-12", "The Convention has after eleven years more than 100 parties", "ccm", SUPPORTED),
        ("2019-12-12", "The Convention will have after eleven years more than 100 parties", "ccm", OUTSIDE),
        ("2025-10-22", "We are equally proud that 74 States are now party to the treaty", "tpnw", SUPPORTED),
        ("2025-10-22", "We are told that perhaps 74 States are now party to the treaty", "tpnw", OUTSIDE),
    ],
)
def test_counts_beside_the_age_of_a_treaty(record: Record, day: str, text: str, treaty: str, verdict: str) -> None:
    made = claim(text, treaty=treaty, modality="plan" if " will " in text else "fact")
    assert found(record, day, made).verdict == verdict


@pytest.mark.parametrize(
    ("text", "state", "treaty", "verdict"),
    [
        ("Russia had never even ratified Open Skies", "RUS", "open-skies", CONTRADICTED),
        ("Russia had ratified Open Skies", "RUS", "open-skies", SUPPORTED),
        ("Russia had ratified Open Skies in 1999", "RUS", "open-skies", CONTRADICTED),  # it deposited in 2001
        ("Poland had never ratified Open Skies", "POL", "open-skies", CONTRADICTED),
        ("China never ratified the test ban", "CHN", "ctbt", SUPPORTED),  # not in force: named, and missing
        ("Russia might never have ratified Open Skies", "RUS", "open-skies", OUTSIDE),
    ],
)
def test_a_treaty_in_force_shows_the_ratifications_that_it_waited_for(
    record: Record, text: str, state: str, treaty: str, verdict: str
) -> None:  # fmt: skip
    assert found(record, "2023-11-08", claim(text, state, treaty=treaty)).verdict == verdict


def test_a_count_of_a_day_gone_by_is_not_held_against_the_list_of_today(record: Record) -> None:
    text = "New Zealand was among the 50 countries that signed on the first day, in September last year"
    said = claim(text, "NZL", treaty="tpnw", norm="membership", dates=(period("2017-09-01", "2017-09-30"),))
    assert found(record, "2018-07-31", said).verdict != CONTRADICTED


@pytest.mark.parametrize(("speaker", "verdict"), [("We", OPEN), ("MS. NORLANDER", OPEN), (None, OPEN), ("the Swiss ambassador", NO)])
def test_who_speaks_must_be_named_before_its_own_words_are_contradicted(record: Record, speaker: str | None, verdict: str) -> None:
    said = claim("Our country joined the treaty in 2010", "CHE", speaker_for=("CHE",), dates=(period("2010-01-01", "2010-12-31"),))
    assert found(record, "2025-07-02", said._replace(speaker=speaker)).verdict == verdict
