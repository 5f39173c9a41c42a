"""Changes in words, as an Atom feed and as a JSON Feed."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest
from strategies import AT_PEACE, made

from servanda.publish.as_atom import ATOM, changes_atom, changes_json_feed
from servanda.publish.change_words import HEADINGS, VERBS, Told, change_json, told
from servanda.record.model import ACTIONS
from servanda.standing import Record
from servanda.standing.changes import changes

FIRST, LAST = date(2025, 6, 1), date(2026, 6, 1)


@pytest.fixture(scope="module")
def lines(record: Record) -> list[Told]:
    return told(changes(record, FIRST, LAST, "apmbc"))


def test_every_action_has_its_words(record: Record) -> None:
    assert set(VERBS) == ACTIONS
    done = [
        made(AT_PEACE, kind, "2030-01-02", norm="clearance", until=date(2035, 1, 1), known=date(2030, 2, 3)) for kind in sorted(ACTIONS)
    ]
    said = [line.says for line in told(changes(record.with_actions(done), date(2030, 1, 1), date(2030, 3, 1), "apmbc", AT_PEACE))]
    for kind in ACTIONS - {"withdrawal-of-notice"}:
        words = VERBS[kind].format(treaty="Ottawa Convention", norm="clearance")
        assert any(f"China {words} on 2 January 2030 (until 1 January 2035), known since 3 February 2030." in line for line in said), kind


def test_what_a_reader_is_told_of_the_year_of_the_withdrawals(lines: list[Told]) -> None:
    said = [(line.day.isoformat(), line.says) for line in lines]
    for expected in (
        ("2025-07-10", "Finland gave notice of withdrawal from the Ottawa Convention on 10 July 2025 (effective 10 January 2026, "
                       "C.N.372.2025.TREATIES-XXVI-5)."),
        ("2026-01-10", "Finland is now “withdrawn” under the Ottawa Convention since 10 January 2026; it was “bound”."),
        ("2025-12-05", "The last day for clearance of Cambodia under the Ottawa Convention is now 31 December 2030 (running); it was "
                       "31 December 2025."),
    ):  # fmt: skip
        assert expected in said
    (yearly,) = [text for day, text in said if text.startswith("30 April 2026 passed")]
    assert yearly.endswith("States; the next is 30 April 2027.")
    (contested,) = [line for line in lines if line.kind == "reading"]
    assert contested.says.startswith("The standing of Ukraine under the Ottawa Convention is contested: Did the suspension")


def test_one_line_tells_all_states_whose_yearly_day_went_by(lines: list[Told]) -> None:
    (yearly,) = [line for line in lines if line.says.startswith("30 April 2026 passed")]
    assert len(yearly.changes) > 150
    assert yearly.day == date(2026, 5, 1)


def test_corrections_standings_and_duties_in_words(record: Record) -> None:
    first = made(AT_PEACE, "accession", "2010-03-15")
    second = first._replace(date="2010-04", known=date(2015, 1, 1), corrects=first.id)
    gone = first._replace(action="communication", date="2010-04-16", known=date(2016, 1, 1), corrects=second.id)
    asked = record.with_actions([first, second, gone])
    corrected = [line.says for line in told(changes(asked, date(2014, 1, 1), date(2015, 1, 1), "apmbc", AT_PEACE))]
    gone_by = "No longer on record as it was, since a correction took its place"
    assert f"{gone_by}: China acceded to the Ottawa Convention on 15 March 2010." in corrected
    assert "China acceded to the Ottawa Convention in April 2010, known since 1 January 2015." in corrected
    assert "China is “bound” under the Ottawa Convention since 1 October 2010, not since 1 September 2010." in corrected
    ended = [line.says for line in told(changes(asked, date(2015, 1, 1), date(2016, 1, 1), "apmbc", AT_PEACE))]
    assert "The duty of clearance no longer runs for China under the Ottawa Convention." in ended


def test_the_feed_is_valid_atom_with_the_newest_first(lines: list[Told]) -> None:
    text = changes_atom(lines, FIRST, LAST, "apmbc")
    feed = ElementTree.fromstring(text)
    names = {"a": ATOM}
    assert feed.tag == f"{{{ATOM}}}feed"
    for needed in ("id", "title", "updated", "author/a:name"):
        assert feed.find(f"a:{needed}", names) is not None
    entries = feed.findall("a:entry", names)
    assert len(entries) == len(lines)
    days = [entry.findtext("a:updated", "", names) for entry in entries]
    assert days == sorted(days, reverse=True)
    assert all(day.endswith("T00:00:00Z") for day in days)
    ids = [entry.findtext("a:id", "", names) for entry in entries]
    assert len(set(ids)) == len(ids)
    assert all(name.startswith("urn:uuid:") for name in ids)
    assert [entry.findtext("a:summary", "", names) for entry in entries] == [line.says for line in reversed(lines)]
    assert {category.get("term") for category in feed.iter(f"{{{ATOM}}}category")} <= set(HEADINGS)


def test_the_same_question_makes_the_same_bytes_and_an_entry_keeps_its_name(record: Record, lines: list[Told]) -> None:
    assert changes_atom(lines, FIRST, LAST, "apmbc") == changes_atom(told(changes(record, FIRST, LAST, "apmbc")), FIRST, LAST, "apmbc")
    shorter = told(changes(record, FIRST, date(2025, 7, 20), "apmbc"))
    notices = {line.id for line in shorter if line.kind == "action"}
    assert notices <= {line.id for line in lines}


def test_what_xml_cannot_hold_is_left_out_and_the_rest_is_escaped(lines: list[Told]) -> None:
    line = lines[0]._replace(says="A <b> & \x00\x08\ufffe “c”")
    feed = ElementTree.fromstring(changes_atom([line], FIRST, LAST))
    assert feed.findtext("a:entry/a:summary", "", {"a": ATOM}) == "A <b> &  “c”"


def test_an_empty_feed_is_a_feed() -> None:
    feed = ElementTree.fromstring(changes_atom([], FIRST, FIRST, None, "UKR"))
    assert feed.findtext("a:title", "", {"a": ATOM}) == "Arms-control treaties: what changed (Ukraine)"
    assert not feed.findall("a:entry", {"a": ATOM})


def test_the_json_feed_tells_the_same(lines: list[Told]) -> None:
    feed = changes_json_feed(lines, FIRST, LAST, "apmbc")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["content_text"].partition("\n")[0] for item in feed["items"]] == [line.says for line in reversed(lines)]
    assert all(item["external_url"].startswith("http") for item in feed["items"] if "external_url" in item)


def test_a_change_as_json_has_both_sides(record: Record) -> None:
    made_of = [change_json(change) for change in changes(record, date(2025, 7, 1), date(2025, 7, 31), "apmbc", "FIN")]
    (standing,) = [change for change in made_of if change["kind"] == "standing"]
    assert (standing["before"]["status"], standing["after"]["status"], standing["day"]) == ("bound", "withdrawing", "2025-07-10")
    (notice,) = [change for change in made_of if change["kind"] == "action" and change["after"]["action"] == "withdrawal"]
    assert notice["before"] is None
    assert notice["after"]["id"] == notice["name"]
    assert notice["basis"][0]["kind"] == "action"
