"""What the record holds: every fact has a source that exists, every code a State, every reference an end."""

from __future__ import annotations

import os
from collections import Counter
from datetime import date

import pytest

from servanda import law
from servanda.assertions.terms import CONDUCT
from servanda.dates import parse_partial
from servanda.errors import UsageError
from servanda.record import loader
from servanda.record.model import ACTIONS, BODIES, CONSENT, SORTS
from servanda.record.states import find, names, spans, states
from servanda.standing import Record

TREATIES = sorted(name.removesuffix(".csv") for name in os.listdir(os.path.join(loader.DATA, "actions")) if name.endswith(".csv"))


@pytest.mark.parametrize("treaty", TREATIES)
def test_every_file_of_actions_loads_and_belongs_to_a_list(treaty: str) -> None:
    assert loader.actions(treaty)
    assert loader.lists()[treaty].coverage in ("full", "partial")


@pytest.mark.parametrize("treaty", TREATIES)
def test_every_action_has_a_source_that_exists(treaty: str) -> None:
    missing = {action.source for action in loader.actions(treaty)} - loader.sources().keys()
    assert not missing


@pytest.mark.parametrize("treaty", TREATIES)
def test_every_state_of_an_action_exists(treaty: str) -> None:
    assert {action.state for action in loader.actions(treaty)} - {"*"} <= states().keys()


@pytest.mark.parametrize("treaty", TREATIES)
def test_no_action_lies_after_the_day_to_which_its_list_is_complete_unless_it_was_added_with_a_source_of_its_own(treaty: str) -> None:
    listed = loader.lists()[treaty]
    for action in loader.actions(treaty):
        if listed.complete_to and action.action in CONSENT and action.source == listed.source:
            assert action.day <= listed.complete_to, action


@pytest.mark.parametrize("treaty", TREATIES)
def test_identities_of_actions_differ_and_depend_on_content(treaty: str) -> None:
    ids = Counter(action.id for action in loader.actions(treaty))
    assert max(ids.values()) == 1 and all(len(name) == 16 for name in ids)


# Two lists took the days of two depositaries.
SIGNED_LATER = {("npt", "IRL"): "ratified with one depositary on 1 July 1968, signed with another on 4 July"}


@pytest.mark.parametrize("treaty", [t for t in TREATIES if loader.lists()[t].coverage == "full"])
def test_signature_comes_before_consent(treaty: str) -> None:
    """A signature after the ratification of the same State is a mistake in one of the dates."""
    signed: dict[str, date] = {}
    for action in loader.actions(treaty):
        if action.action == "signature":
            signed[action.state] = action.day
    for action in loader.actions(treaty):
        if action.action in CONSENT and action.state in signed and (treaty, action.state) not in SIGNED_LATER:
            assert signed[action.state] <= action.last_day, action


def test_every_treaty_with_rules_and_a_list_answers_for_every_state_in_it(record: Record) -> None:
    for treaty in record.listed_treaties():
        for state in record.facts.actions(treaty):
            if state != "*" and record.facts.list_of(treaty).coverage == "full":
                assert record.timeline(state, treaty)


def test_every_list_names_a_source_that_exists_and_full_ones_a_day() -> None:
    for listed in loader.lists().values():
        assert listed.coverage in ("full", "partial"), listed
        if listed.coverage == "full":
            assert listed.complete_to and listed.source in loader.sources(), listed


def test_what_a_list_shows_beside_the_parties_stands_in_it() -> None:
    for listed in loader.lists().values():
        assert set(listed.uncounted) <= {action.state for action in loader.actions(listed.treaty)}, listed


def test_states_that_ended_name_who_comes_after_them_with_a_source_for_it() -> None:
    spans_of = {code: [span for span in spans() if span.iso3 == code] for code in states()}
    for end in loader.ended():
        assert end.source in loader.sources() and end.by and set(end.by) <= states().keys(), end
        assert any(span.valid_until and abs((span.valid_until - end.since).days) < 8 for span in spans_of[end.state]), end
        assert end.how != "continued" or states()[end.by[-1]].valid_until is None, "who continues it goes on"
    gone = {code for code, found in spans_of.items() if all(span.valid_until for span in found)}
    assert gone == {end.state for end in loader.ended()}, "every State that ended has its end told"


def test_sources_can_be_followed_or_say_what_they_are() -> None:
    for source in loader.sources().values():
        assert source.title and source.address
        assert all(part.startswith(("https://", "http://")) for part in source.url.split()), source
        if source.as_at:
            parse_partial(source.as_at)


def test_extensions_lie_after_the_decision_and_name_a_norm_of_their_treaty() -> None:
    for treaty in TREATIES:
        for action in loader.actions(treaty):
            if action.action == "extension" and action.until:
                assert action.until > action.day, action
            if action.norm and treaty in law.treaty_ids():
                assert law.treaty(treaty).find_norm(action.norm), action


def test_kinds_of_consent_are_actions() -> None:
    assert CONSENT < ACTIONS and not {"announcement", "domestic-step", "suspension"} & CONSENT


def test_readings_name_treaty_state_provisions_and_proponents_that_exist() -> None:
    organisations = {"Twenty-Second Meeting of the States Parties", "OPCW"}
    assert loader.readings()
    for reading in loader.readings():
        treaty = law.treaty(reading.treaty)
        assert reading.state in states()
        assert len(reading.holding) >= 2, "one answer alone is no contested question"
        assert reading.provisions and all(treaty.find(ref) for ref in reading.provisions)
        for holding in reading.holding:
            assert holding.proponents
            for proponent in holding.proponents:
                assert proponent.source in loader.sources()
                assert parse_partial(proponent.since)[1] >= reading.since
                assert proponent.who in states() or proponent.who in organisations or " " in proponent.who


def test_conflicts_name_states_that_exist_and_end_after_they_began() -> None:
    for conflict in loader.conflicts():
        assert set(conflict.states) <= states().keys()
        assert conflict.end is None or conflict.start <= conflict.end
        assert conflict.classified_by and conflict.source


def test_decisions_name_treaty_state_and_norm_that_exist() -> None:
    for decision in loader.decisions():
        treaty = law.treaty(decision.treaty)
        assert set(decision.state.split("|")) - {""} <= states().keys(), decision
        assert decision.norm in ("", "membership", "withdrawal", "other") or treaty.find_norm(decision.norm), decision
        parse_partial(decision.date)
        assert decision.source and decision.says.endswith(".")


def test_decisions_say_in_fields_by_whom_what_was_found_where_and_when() -> None:
    for decision in loader.decisions():
        assert decision.by and set(decision.by) <= BODIES | states().keys(), decision
        assert decision.formal or set(decision.by) <= states().keys() | {"NATO", "EU"}, "a position is that of a State or a group of them"
        treaty = law.treaty(decision.treaty)
        found = decision.finds in ("", "violation", "testing", "programme", "missed", *CONDUCT) or treaty.find_norm(decision.finds)
        assert found or (decision.finds == "compliance" and decision.outcome == "position"), decision
        assert decision.finds or decision.outcome not in ("finding", "noted-missed", "condemnation"), decision
        assert not decision.own or (decision.occurred and decision.by) or not decision.finds, "a deed that is acknowledged has its time"
        assert decision.source in loader.sources(), decision
        assert decision.outcome == "finding" or not decision.place or decision.finds, "places are those of what was found"
        for day in decision.occurred:
            assert parse_partial(day)[0] <= parse_partial(decision.date)[1] or decision.outcome == "activation", decision
        kept = decision.own and decision.finds == "stockpiling" and decision.place  # of weapons at a place, the day they were gone
        assert decision.until is None or kept or decision.outcome in ("extension-granted", "deadline-set"), decision


def test_steps_at_home_and_announcements_say_what_they_are_about() -> None:
    for treaty in TREATIES:
        for action in loader.actions(treaty):
            if action.action in ("announcement", "domestic-step", "objection"):
                assert action.about, action
            assert action.action != "domestic-step" or action.by, action
            assert action.action != "objection" or action.to in states() or action.about == "reservation", action
            assert action.number is None or action.action in ("completion", "report"), action


def test_every_source_says_how_sure_it_is() -> None:
    assert not [source.id for source in loader.sources().values() if not source.sure]


def test_what_a_meeting_ended_with_is_told_of_review_conferences() -> None:
    ended = [meeting for meeting in loader.meetings() if meeting.outcome]
    assert {meeting.outcome for meeting in ended} == {"agreed", "not agreed"}
    assert {meeting.sort for meeting in ended} == {"review conference"}


def test_meetings_of_a_sort_are_counted_in_their_order() -> None:
    for treaty in {meeting.treaty for meeting in loader.meetings()}:
        for sort in set(SORTS) - {"preparatory session"}:  # before each review conference they are counted anew
            held = [m for m in loader.meetings() if m.treaty == treaty and m.sort == sort and m.number]
            by_day = sorted(held, key=lambda meeting: meeting.first)
            assert [m.number for m in by_day] == sorted({m.number for m in held if m.number}), (treaty, sort)


def test_meetings_name_a_treaty_a_sort_a_place_a_host_and_days_and_are_told_apart_by_name() -> None:
    names = Counter((meeting.treaty, meeting.name) for meeting in loader.meetings())
    assert max(names.values()) == 1
    for meeting in loader.meetings():
        assert law.treaty(meeting.treaty) and meeting.sort and meeting.place, meeting
        assert meeting.host in states() and meeting.source in loader.sources() and meeting.first <= meeting.last, meeting
        assert meeting.number or meeting.sort != "review conference", meeting


def test_votes_name_treaty_body_text_and_states_that_exist() -> None:
    assert loader.votes()
    for vote in loader.votes():
        sides = [set(vote.states_for), set(vote.states_against), set(vote.states_abstained)]
        assert law.treaty(vote.treaty) and vote.body and vote.what and vote.source in loader.sources(), vote
        assert parse_partial(vote.date)
        assert set.union(*sides) <= states().keys() and sum(map(len, sides)) == len(set.union(*sides)), vote
        assert (vote.result == "adopted without a vote") == (vote.in_favour is None), vote
        assert vote.result != "adopted" or (vote.in_favour or 0) > (vote.against or 0), vote
    told = [(vote.treaty, vote.date, vote.body, vote.what) for vote in loader.votes()]
    assert len(set(told)) == len(told)


def test_a_vote_that_names_fewer_states_than_voted_so_is_refused() -> None:
    row = {"treaty": "npt", "date": "2006-02-04", "body": "x", "what": "y", "result": "adopted", "source": "z", "sure": "",
           "in_favour": "27", "against": "3", "abstained": "5",
           "states_for": "", "states_against": "CUB|SYR", "states_abstained": ""}  # fmt: skip
    with pytest.raises(ValueError, match="2 States are named where 3 voted so"):
        loader.vote(row)
    assert loader.vote({**row, "states_against": "CUB|SYR|VEN"}).states_against == ("CUB", "SYR", "VEN")


@pytest.mark.parametrize(
    ("column", "value", "why"),
    [("about", "leaving", "about is 'leaving'"), ("by", "me", "by is 'me'"), ("sure", "very", "sure is 'very'"),
     ("number", "1,683,860", "no whole number"), ("number", "5", "number and unit go together")],
)  # fmt: skip
def test_fields_take_only_the_words_that_are_theirs(column: str, value: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        loader.action_of({"treaty": "apmbc", "state": "KEN", "action": "announcement", "date": "2025-01-01", column: value,
                          **({"unit": "mines"} if "," in value else {})})  # fmt: skip


def test_members_of_groups_are_states_and_leave_after_they_join() -> None:
    for member in loader.memberships():
        assert member.state in states() and (member.left is None or member.left > member.joined) and member.source


@pytest.mark.parametrize(
    ("group", "day", "count", "state", "inside"),
    [("NATO", "2023-04-04", 31, "FIN", True), ("NATO", "2023-04-03", 30, "FIN", False), ("NATO", "2024-03-07", 32, "SWE", True),
     ("EU", "2020-01-31", 28, "GBR", True), ("EU", "2020-02-01", 27, "GBR", False), ("G7", "2014-03-01", None, "RUS", False)],
)  # fmt: skip
def test_groups_by_day(record: Record, group: str, day: str, count: int | None, state: str, inside: bool) -> None:
    members = record.facts.members(group, date.fromisoformat(day))
    assert (state in members) == inside
    assert count is None or len(members) == count


def test_every_name_leads_to_a_state_that_exists() -> None:
    assert {name.iso3 for name in names()} <= states().keys()


def test_codes_of_states_are_well_formed_and_belong_to_one_state_at_a_time() -> None:
    for code, state in states().items():
        assert len(code) == 3 and code.isupper() and state.name
        assert not state.iso2 or (len(state.iso2) == 2 and state.iso2.isupper())
        assert not state.m49 or (len(state.m49) == 3 and state.m49.isdigit())
    living = [state for state in states().values() if state.valid_until is None]
    for column in ("iso2", "m49", "name"):
        values = [getattr(state, column) for state in living if getattr(state, column)]
        assert len(values) == len(set(values)), column


@pytest.mark.parametrize(
    ("text", "code"),
    [("UKR", "UKR"), ("ukr", "UKR"), ("Ukraine", "UKR"), ("ukraine ", "UKR"), ("UA", "UKR"), ("Russian Federation", "RUS"),
     ("Russia", "RUS"),
     ("Burma", "MMR"), ("Swaziland", "SWZ"), ("Turkey", "TUR"), ("Türkiye", "TUR"), ("Czech Republic", "CZE"), ("North Korea", "PRK"),
     ("Palestine", "PSE"), ("Holy See", "VAT"), ("Ivory Coast", "CIV"), ("Côte d'Ivoire", "CIV"), ("USA", "USA"), ("United States", "USA"),
     ("Georgia", "GEO"), ("Niger", "NER"), ("Nigeria", "NGA"), ("Guinea", "GIN"), ("South Sudan", "SSD"), ("Ukrainian", "UKR")],
)  # fmt: skip
def test_states_are_found_by_code_and_by_the_names_that_people_use(text: str, code: str) -> None:
    assert find(text).iso3 == code


@pytest.mark.parametrize(("text", "codes"), [("Congo", ("COD", "COG")), ("Korea", ("KOR", "PRK"))])
def test_a_name_that_several_states_bear_is_asked_about(text: str, codes: tuple[str, str]) -> None:
    """The United Nations calls the Republic of the Congo "Congo", and the news mostly its neighbour."""
    with pytest.raises(UsageError, match=r"say which") as told:
        find(text)
    assert all(code in str(told.value) for code in codes)
