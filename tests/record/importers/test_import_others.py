"""The answers of UNODA's treaties database and the parties table of the Dutch Treaty Database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from servanda.errors import InputError
from servanda.record import importers
from servanda.record.importers import diff, dutch, fetch, origin
from servanda.record.importers.brought import Brought
from servanda.record.importers.model import Page
from servanda.record.model import Action
from servanda.record.states import states

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"


def page(name: str) -> Page:
    return importers.read(fetch.bring(str(PAGES / name)))


def rows(found: Page) -> list[tuple[str, ...]]:
    return [(f.state, f.action, f.date, f.effective, f.loose) for f in found.found]


def test_an_answer_of_the_unoda_database() -> None:
    found = page("unoda-bwc.json")
    covers = "ratification, acceptance or approval"
    assert rows(found) == [
        ("GBR", "ratification", "1975-03-26", "", covers),
        ("AFG", "signature", "1972-04-10", "", ""),
        ("AFG", "ratification", "1975-03-26", "", covers),
        ("AFG", "ratification", "1975-04-02", "", covers),  # with another depositary
        ("AUT", "objection", "1975-05-01", "", ""),
        ("CAF", "accession", "2019-06-26", "", ""),
        ("SVK", "succession", "1993-05-17", "", ""),
    ]
    assert [d.why for d in found.doubts] == [
        "an objection without a State or a day that can be read", "it is no day that can be read", "the kind of action is not known",
        "no State is called so",
    ]  # fmt: skip
    assert (found.format, found.number, found.entry_into_force, origin.treaty_of(found)) == ("unoda", "bwc", "1975-03-26", "bwc")
    assert found.found[0].note == "deposited with London"


def answer(**treaty: Any) -> bytes:
    return json.dumps({"data": {"treaty_": {"data": treaty}}}).encode()


ONE = {"date": "2001-02-03 00:00:00", "type": "ACC", "state": {"name": "Kenya"}}


@pytest.mark.parametrize("data", [json.dumps([ONE]).encode(), answer(actions_=[ONE]), b"\xef\xbb\xbf" + answer(actions_=[ONE])])
def test_bare_lists_and_whole_answers_are_read(data: bytes) -> None:
    assert rows(importers.read(Brought(data, "a.json"))) == [("KEN", "accession", "2001-02-03", "", "")]


@pytest.mark.parametrize(("data", "expected"), [
    (b'{"data": {"treaty_": ', "broken or cut off"),
    (b"[" * 100_000, "broken or cut off"),
    (b'{"x": "\xff"}', "not valid UTF-8"),
    (b'{"errors": [{"message": "no such treaty"}], "data": null}', "error of the database instead of an answer: no such treaty"),
    (b'{"errors": "x\\u001b[31m"}', "error of the database"),
    (b'{"data": {"treaty_": null}}', "without a list 'actions_'"),
    (b'{"actions_": "none"}', "without a list"),
    (b'{"actions_": []}', "no action that can be read"),
    (b'{"actions_": [1, {"date": 5, "state": "KEN"}]}', "no action that can be read"),
    (json.dumps({"actions_": [ONE] * 5_001}).encode(), "5,001 actions"),
])  # fmt: skip
def test_a_broken_answer_is_one_sentence(data: bytes, expected: str) -> None:
    with pytest.raises(InputError, match=expected) as why:
        importers.read(Brought(data, "a.json"))
    assert str(why.value).startswith("a.json") and str(why.value).endswith(".") and "\n" not in str(why.value)


def test_the_dutch_table_in_both_languages_and_its_former_shape() -> None:
    nl, en, old = page("verdragenbank-nl.html"), page("verdragenbank-en.html"), page("verdragenbank-old.html")
    covers, anything = "ratification, acceptance or approval", "any consent to be bound"
    assert rows(nl) == [
        ("AFG", "accession", "2002-09-11", "", ""),
        ("BEL", "signature", "1997-12-03", "", ""),
        ("BEL", "ratification", "1998-09-04", "", covers),
        ("EST", "accession", "2004-05-12", "", ""),
        ("EST", "withdrawal", "2025-06-27", "2025-12-27", ""),
        ("MNE", "succession", "2006-10-23", "", ""),
        ("NLD", "signature", "1997-12-03", "", ""),
        ("NLD", "ratification", "1999-04-12", "", covers),
        ("GBR", "signature", "1997-12-03", "", ""),
        ("GBR", "ratification", "1998-07-31", "", covers),
        ("MHL", "signature", "1997-12-04", "", ""),
    ]
    assert [d.name for d in nl.doubts] == ["EU (Europese Unie)"] and nl.number == "007910"
    assert ("ATG", "provisional-application", "2013-08-12", "", "") in rows(en) and ("AFG", "accession", "2020-07-29", "", "") in rows(en)
    assert ("NLD", "ratification", "2014-12-18", "", covers) in rows(en) and not en.doubts
    assert ("LUX", "withdrawal", "2002-09-23", "2003-03-24", "") in rows(old)
    assert ("NOR", "consent-to-be-bound", "1971-04-29", "", "") in rows(old)  # a definitive signature
    assert ("SWE", "consent-to-be-bound", "1997-12-22", "", anything) in rows(old)  # the table does not say which
    assert [d.name for d in old.doubts] == ["Zwitserland", "Turkije", "Turkije"]
    assert nl.found[0].note == "in force 2003-03-01 according to the table"


def test_dutch_names_point_to_states_that_exist() -> None:
    codes = {line[:3] for line in dutch._NAMES.splitlines()}
    assert codes <= states().keys() and len(codes) > 120
    assert dutch.resolve("Bahama’s") == "BHS" and dutch.resolve("Kenya") == "KEN" and dutch.resolve("Ruritanië") == ""


class Held:
    """A record of a few actions, as `compare` asks it."""

    def __init__(self, *actions: Action) -> None:
        self.held = actions

    def actions(self, _: str) -> dict[str, tuple[Action, ...]]:
        return {state: tuple(a for a in self.held if a.state == state) for state in {a.state for a in self.held}}


def held(action: str, when: str, effective: str = "", notification: str = "") -> Action:
    from servanda.dates import parse_day

    day = parse_day(effective) if effective else None
    return Action("apmbc", "KEN", action, when, day, parse_day("2001-01-01"), "", None, notification, "", "s", "")


def beside(one: tuple[str, ...], *actions: Action) -> tuple[int, list[tuple[str, ...]], int]:
    """One action of a page beside a record: how many are new, in which fields it differs, how many are the same."""
    from servanda.record.importers.model import Found

    found = Page("untc", "", "", None, "", (Found("KEN", *one),), ())
    made = diff.compare(found, "apmbc", Held(*actions))  # type: ignore[arg-type]
    return len(made.new), [change.fields for change in made.changed], made.same


@pytest.mark.parametrize(("one", "actions", "expected"), [
    (("ratification", "2001-01-01"), [held("ratification", "2001-01-01")], (0, [], 1)),
    (("ratification", "2001-01-01"), [], (1, [], 0)),
    (("ratification", "2001-01-01"), [held("signature", "2001-01-01")], (1, [], 0)),
    (("ratification", "2001-01-01"), [held("accession", "2001-01-01")], (0, [("action",)], 0)),
    (("ratification", "2001-01-01"), [held("ratification", "2001-01-02")], (0, [("date",)], 0)),
    (("ratification", "2001-01-01"), [held("ratification", "2001-01-01", notification="C.N.1")], (0, [], 1)),  # the page need not say all
    (("ratification", "2001-01-01", "", "", "", "", "ratification, acceptance or approval"), [held("approval", "2001-01-01")], (0, [], 1)),
    (("consent-to-be-bound", "2001-01-01", "", "", "", "", "any consent to be bound"), [held("accession", "2001-01-01")], (0, [], 1)),
    (("withdrawal", "2020-03-05", "2020-09-05", "C.N.1"), [held("withdrawal", "2020-03-05")], (0, [("effective", "notification")], 0)),
    (("withdrawal", "2020-03-05", "", "C.N.1.XXVI.5"), [held("withdrawal", "2020-03-05", notification="C.N.1.XXVI-5")], (0, [], 1)),
    (("withdrawal", "2020-09-05"), [held("withdrawal", "2020-03-05", "2020-09-05")], (0, [], 1)),  # the day of effect instead
    (("withdrawal", "2020-03-05", "2020-09-05"), [held("withdrawal", "", "2020-09-05")], (0, [("date",)], 0)),
    (("objection", "2025-09-01"), [held("objection", "2025")], (0, [("date",)], 0)),
    (("communication", "2025-09-01"), [held("communication", "2025-09-02")], (1, [], 0)),  # there may be many
    (("ratification", "2001-01-01"), [held("ratification", "2001-01-01"), held("ratification", "2002-01-01")], (0, [], 1)),
])  # fmt: skip
def test_a_page_beside_the_record(one: tuple[str, ...], actions: list[Action], expected: tuple[Any, ...]) -> None:
    assert beside(one, *actions) == expected


def test_what_the_page_lacks_is_told_as_far_as_the_page_goes() -> None:
    found = Page("untc", "", "", held("signature", "2001-01-01").known, "", (), ())
    kept = [held("signature", "2000-01-01"), held("accession", "2002-01-01"), held("withdrawal", "2000-02-02"), held("report", "2000")]
    made = diff.compare(found, "apmbc", Held(*kept))  # type: ignore[arg-type]
    assert [action.action for action in made.missing] == ["signature"]
