"""Leaving: announcement, vote, notice, effect and suspension are different events, and hindsight judges promises."""

from __future__ import annotations

from datetime import date

import pytest
from factories import claim, found, period

from servanda.assertions.terms import CONTESTED, CONTRADICTED, OUTSIDE, SUPPORTED
from servanda.standing import Record

YES, NO, OPEN = SUPPORTED, CONTRADICTED, OUTSIDE


def say(record: Record, day: str, text: str, states: str, first: str = "", last: str = "") -> str:
    dates = (period(first, last),) if first else ()
    return found(record, day, claim(text, *states.split(), norm="withdrawal", dates=dates)).verdict


@pytest.mark.parametrize(
    ("day", "text", "states", "dates", "verdict"),
    [
        ("2026-01-16", "Poland's withdrawal from the Ottawa Convention takes effect on 20 February", "POL", "2026-02-20", YES),
        ("2026-01-16", "Poland's withdrawal from the Ottawa Convention takes effect on 20 March", "POL", "2026-03-20", NO),
        ("2025-12-01", "Lithuania will leave the convention on 27 December", "LTU", "2025-12-27", YES),
        ("2025-12-01", "Lithuania will leave the convention on 20 December", "LTU", "2025-12-20", OPEN),  # it may mean another act
        ("2025-12-01", "Only Lithuania has notified the United Nations of its withdrawal", "LTU", "", OPEN),  # and no other
        ("2025-12-28", "Latvia, Estonia and Lithuania ceased on Saturday to be parties", "LVA EST LTU", "2025-12-27", YES),
        ("2025-12-28", "Half a year after they gave notice, Latvia, Estonia and Lithuania ceased on Saturday to be parties", "LVA EST LTU",
         "2025-12-27", YES),
        ("2025-12-28", "A month after they gave notice, Latvia, Estonia and Lithuania ceased on Saturday to be parties", "LVA EST LTU",
         "2025-12-27", OPEN),
        ("2026-01-16", "Lithuania ended its membership on 8 May last year, when its parliament voted to leave", "LTU", "2025-05-08", NO),
        ("2025-07-02", "Lithuania's parliament voted in May to withdraw from the convention", "LTU", "2025-05-01 2025-05-31", YES),
        ("2025-07-02", "Lithuania's parliament voted in June to withdraw from the convention", "LTU", "2025-06-01 2025-06-30", OPEN),
        ("2025-08-20", "Finland notified the United Nations of its withdrawal on 10 July", "FIN", "2025-07-10", YES),
        ("2025-08-20", "Finland notified the United Nations of its withdrawal on 1 May", "FIN", "2025-05-01", NO),
        ("2025-08-20", "Finland notified the United Nations of its withdrawal on 11 July", "FIN", "2025-07-11", OPEN),  # told on that day
        ("2025-08-20", "Finland has not notified the United Nations of its withdrawal", "FIN", "", NO),
        ("2025-07-02", "Finland has yet to notify the depositary", "FIN", "", YES),
        ("2026-01-20", "Lithuania has left the convention", "LTU", "", YES),
        ("2025-07-20", "Lithuania has left the convention", "LTU", "", OPEN),  # notice given, not yet in effect
        ("2025-07-20", "Norway has left the convention", "NOR", "", NO),
        ("2025-07-20", "Lithuania withdrew from the convention in June", "LTU", "2025-06-01 2025-06-30", OPEN),  # the notice, perhaps
        ("2025-07-20", "Lithuania withdrew from the convention in March", "LTU", "2025-03-01 2025-03-31", NO),
        ("2025-07-02", "Ukraine has withdrawn from the Ottawa Convention", "UKR", "", NO),
        ("2025-12-08", "Ukraine has not withdrawn", "UKR", "", YES),
        ("2025-03-20", "Finland will not withdraw from the treaty", "FIN", "", NO),
        ("2025-03-20", "Norway will not withdraw from the treaty", "NOR", "", OPEN),
        ("2025-03-20", "Finland has no plans to withdraw from the treaty", "FIN", "", OPEN),
        ("2025-03-20", "Poland would not leave the treaty without its allies", "POL", "", OPEN),
        ("2025-07-02", "Norway has announced plans to withdraw from the treaty", "NOR", "", OPEN),
        ("2025-07-02", "Latvia decided not to withdraw from the convention", "LVA", "", OPEN),
        ("2025-08-20", "Finland's decision to leave the treaty was wrong", "FIN", "", OPEN),
        ("2025-08-20", "Finland might withdraw from the treaty", "FIN", "", OPEN),
        ("2025-08-20", "If Finland withdraws from the treaty, so will others", "FIN", "", OPEN),
        ("2025-06-28", "The notices were deposited on Friday and will take effect on December 27", "LTU LVA EST",
         "2025-06-27 2025-06-27 2025-12-27 2025-12-27", YES),
    ],
)  # fmt: skip
def test_steps_on_the_way_out(record: Record, day: str, text: str, states: str, dates: str, verdict: str) -> None:
    ends = dates.split() if " " in dates else [dates, dates] if dates else []
    spans = tuple(period(first, last) for first, last in zip(ends[::2], ends[1::2], strict=True))
    assert found(record, day, claim(text, *states.split(), norm="withdrawal", dates=spans)).verdict == verdict


def test_a_denial_is_belied_by_the_notice_that_followed(record: Record) -> None:
    denied = claim("denied that the mine ban would be next", "LTU", norm="withdrawal", act="deny", modality="plan", speaker_for=("LTU",))
    finding = found(record, "2025-03-07", denied)
    assert finding.verdict == CONTRADICTED
    assert finding.verdict_as_known == OUTSIDE
    assert "27 June 2025" in finding.why
    twice = claim("Poland denied that it would not leave the treaty", "POL", norm="withdrawal", act="deny", modality="plan")
    assert found(record, "2025-03-07", twice).verdict == OUTSIDE


def test_a_vote_is_no_notice(record: Record) -> None:
    text = "Lithuania ended its membership on 8 May last year, when its parliament voted to leave"
    finding = found(record, "2026-01-16", claim(text, "LTU", norm="withdrawal", dates=(period("2025-05-08"),)))
    assert "no notice to the depositary" in finding.why
    assert "27 December 2025" in finding.why


def test_the_cluster_munitions_convention_follows_the_same_rule(record: Record) -> None:
    text = "Lithuania's withdrawal from the Convention on Cluster Munitions became effective on Thursday"
    effective = claim(text, "LTU", norm="withdrawal", act="announce", treaty="ccm", dates=(period("2025-03-06"),))
    assert found(record, "2025-03-07", effective).verdict == SUPPORTED
    filed = claim("The notice was filed on 6 September last year", "LTU", norm="withdrawal", treaty="ccm", dates=(period("2024-09-06"),))
    assert found(record, "2025-03-07", filed).verdict == SUPPORTED
    first = claim("Lithuania was the first country to leave the convention", "LTU", norm="withdrawal", treaty="ccm")
    assert found(record, "2025-03-07", first).verdict == SUPPORTED


@pytest.mark.parametrize(
    ("text", "treaty", "verdict"),
    [
        ("the convention sets a waiting period of six months", "ccm", YES),
        ("the convention sets a waiting period of twelve months", "ccm", NO),
        ("withdrawal takes effect three months after the depositary receives the notice", "apmbc", NO),
        ("withdrawal takes effect half a year after the notice", "apmbc", YES),
        ("a withdrawal takes effect three months after notice", "npt", YES),
        ("the six-month withdrawal period is too long", "apmbc", OPEN),
        ("under the treaty, withdrawal during an armed conflict does not take effect until the conflict has ended", "apmbc", YES),
        ("under the treaty, withdrawal during an armed conflict does not take effect until the conflict has ended", "npt", NO),
        ("withdrawal takes effect after six months even in wartime", "apmbc", NO),
        ("A State at war cannot leave until the war is over", "apmbc", YES),
        ("A State at war may withdraw at any time", "apmbc", OPEN),
        ("Withdrawal does not need to wait for the end of the war", "apmbc", OPEN),
        ("a vote in parliament is enough to leave", "apmbc", NO),
        ("a vote in parliament is not enough to leave", "apmbc", YES),
        ("the treaty gives each party the right to withdraw", "apmbc", YES),
        ("the treaty gives no party the right to withdraw", "apmbc", NO),
        ("The Convention contains no clause on suspension", "apmbc", YES),
        ("The Convention allows suspension", "apmbc", OPEN),
    ],
)
def test_what_the_treaty_says_of_leaving(record: Record, text: str, treaty: str, verdict: str) -> None:
    assert found(record, "2025-07-02", claim(text, norm="withdrawal", treaty=treaty)).verdict == verdict


def test_nobody_leaves_with_immediate_effect(record: Record) -> None:
    text = "Burkina Faso, Mali and Niger declared that they were quitting the court with immediate effect"
    quitting = claim(text, "BFA", "MLI", "NER", norm="withdrawal", act="announce", treaty="rome-statute")
    assert found(record, "2025-09-23", quitting).verdict == CONTRADICTED


def test_a_suspension_is_an_event_and_its_effect_is_contested(record: Record) -> None:
    july = ("2025-07-01", "2025-07-31")
    assert say(record, "2025-12-08", "Ukraine announced in July that it was suspending the convention", "UKR", *july) == SUPPORTED
    assert say(record, "2025-12-08", "Ukraine suspended its obligations under the convention", "UKR") == CONTESTED
    assert say(record, "2025-12-08", "Ukraine unlawfully suspended the convention", "UKR") == CONTESTED
    assert say(record, "2025-12-08", "Ukraine may suspend the convention", "UKR") == OUTSIDE
    assert say(record, "2025-12-08", "Finland suspended the convention", "FIN") == OUTSIDE
    unlawful = claim("President Putin unlawfully suspended Russia’s implementation of the New START Treaty", "RUS", norm="withdrawal",
                     act="accuse", treaty="new-start")  # fmt: skip
    assert found(record, "2023-06-02", unlawful).verdict == CONTESTED


def test_an_objection_must_be_on_record(record: Record) -> None:
    text = "Switzerland has lodged an objection to Ukraine's suspension of the convention"
    for state, verdict in [("CHE", SUPPORTED), ("SWE", OUTSIDE)]:
        objection = claim(text, "UKR", norm="withdrawal", act="announce", speaker_for=(state,))
        assert found(record, "2025-12-08", objection).verdict == verdict


def test_rival_answers_to_a_withdrawal_are_told(record: Record) -> None:
    left = claim("North Korea left the NPT in 2003", "PRK", norm="withdrawal", treaty="npt", dates=(period("2003-01-01", "2003-12-31"),))
    finding = found(record, "2020-01-03", left)
    assert finding.verdict == CONTESTED
    assert "North Korea:" in finding.why


def test_what_a_state_may_do_once_it_has_left(record: Record) -> None:
    effect = claim("Poland's withdrawal from the Ottawa Convention takes effect on 20 February", "POL", norm="withdrawal",
                   dates=(period("2026-02-20"),))  # fmt: skip
    after = claim("From then on Poland will be able to acquire and make anti-personnel mines", "POL", norm="production", modality="plan")
    assert found(record, "2026-01-16", effect, after).verdict == SUPPORTED
    assert found(record, "2026-01-16", after).verdict == OUTSIDE  # then: when?


@pytest.mark.parametrize(
    ("day", "text", "states", "treaty", "verdict"),
    [
        ("2023-11-08", "Russia had halted its participation altogether in March 2007", "RUS", "cfe", OUTSIDE),
        ("2008-11-08", "Russia stopped implementing the CFE Treaty in December 2007", "RUS", "cfe", SUPPORTED),
        ("2008-11-08", "Russia stopped inspectors in December 2007", "RUS", "cfe", OUTSIDE),
        ("2008-11-08", "Russia might have stopped implementing the CFE Treaty in December 2007", "RUS", "cfe", OUTSIDE),
        ("2023-11-08", "Turkey would suspend its own participation in due course", "TUR", "cfe", SUPPORTED),
        ("2023-11-08", "Norway would suspend its own participation in due course", "NOR", "cfe", OUTSIDE),
        ("2015-11-08", "Turkey would suspend its own participation in due course", "TUR", "cfe", OUTSIDE),  # years before
        ("2023-11-08", "Turkey would not suspend its participation", "TUR", "cfe", OUTSIDE),
        ("2021-02-03", "The United States and the Russian Federation have today extended the New START Treaty to February 5, 2026",
         "USA RUS", "new-start", SUPPORTED),
        ("2021-02-03", "The United States and the Russian Federation have today extended the New START Treaty to February 5, 2031",
         "USA RUS", "new-start", CONTRADICTED),
        ("2020-02-03", "The United States and the Russian Federation have today extended the New START Treaty to February 5, 2026",
         "USA RUS", "new-start", CONTRADICTED),
        ("2026-02-11", "New START ran out on 5 February 2026", "USA RUS", "new-start", SUPPORTED),
        ("2026-02-11", "New START ran out on 5 March 2026", "USA RUS", "new-start", CONTRADICTED),
        ("2026-02-11", "Patience with New START ran out on 5 February 2026", "USA RUS", "new-start", OUTSIDE),
        ("2025-10-22", "Article 20 gave them the right to do so", "EST LVA", "apmbc", SUPPORTED),
        ("2025-10-22", "Article 20 gave them the right to do so and more", "EST LVA", "apmbc", OUTSIDE),
    ],
)  # fmt: skip
def test_what_stops_runs_out_or_is_prolonged(record: Record, day: str, text: str, states: str, treaty: str, verdict: str) -> None:
    from servanda.reading.rules.times import periods

    made = claim(text, *states.split(), norm="withdrawal", treaty=treaty, dates=tuple(periods(text, date.fromisoformat(day))))
    assert found(record, day, made).verdict == verdict
