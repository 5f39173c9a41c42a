"""Scenarios that a lawyer can read and write: `tests/scenarios/`, one file a treaty, each citing its source.

A scenario asks for the standing of one State on a day (`as_of`), if need be as it was known on a day (`known_at`), if need be
with actions added (`[[scenario.added]]`) or a conflict ended (`conflict_ends`). What it expects it says under `[scenario.expect]`:
`status`, `since`, `until` ("" where none is known), `undetermined`, `entry_into_force`, `readings`, `parties`, what stands beside it
(`also`), and duties under `[[scenario.expect.deadline]]` with `norm`, `due`, `status` and words of its `caveat`; or `error`, where the
record cannot answer. What is not said is not tested.

Under `[[verify]]` an assertion (docs/assertions.md) stands beside what is to come of it: `says`, `source`, `said` (the day), `assertion`,
and `verdict` with, if need be, `refusal`, `statement` and words of the reason (`why`).
"""

from __future__ import annotations

import os
from datetime import date
from typing import Any

import pytest
import tomli
from strategies import made

from servanda import law
from servanda.errors import UsageError
from servanda.standing import Record
from servanda.verification import judge, taken

FOLDER = os.path.join(os.path.dirname(__file__), "..", "scenarios")
KEYS = {"says", "source", "state", "as_of", "known_at", "added", "conflict_ends", "expect"}
VERIFY = {"says", "source", "said", "known_at", "assertion", "verdict", "refusal", "statement", "why"}
EXPECT = {"status", "since", "until", "undetermined", "entry_into_force", "readings", "parties", "deadline", "basis", "also", "error"}


def load(kind: str) -> list[Any]:
    found = []
    for name in sorted(os.listdir(FOLDER)):
        with open(os.path.join(FOLDER, name), "rb") as file:
            table = tomli.load(file)
        for entry in table.get(kind, []):
            found.append(pytest.param(table["treaty"], entry, id=f"{table['treaty']}: {entry['says']}"))
    return found


SCENARIOS, VERIFIED = load("scenario"), load("verify")


def test_every_treaty_has_scenarios() -> None:
    assert set(law.treaty_ids()) == {name.removesuffix(".toml") for name in os.listdir(FOLDER)}


def test_every_scenario_file_is_named_for_its_treaty() -> None:
    for name in os.listdir(FOLDER):
        with open(os.path.join(FOLDER, name), "rb") as file:
            assert tomli.load(file)["treaty"] == name.removesuffix(".toml") in law.treaty_ids()


@pytest.mark.parametrize(("treaty", "scenario"), SCENARIOS)
def test_a_scenario_uses_known_words_and_cites_its_source(treaty: str, scenario: dict[str, Any]) -> None:
    assert scenario.keys() <= KEYS and scenario["expect"].keys() <= EXPECT and scenario["expect"]
    assert scenario["source"].strip() and scenario["says"].strip()


@pytest.mark.parametrize(("treaty", "scenario"), SCENARIOS)
def test_scenario(record: Record, treaty: str, scenario: dict[str, Any]) -> None:
    added = [
        made(a.get("state", scenario["state"]), a["action"], str(a["date"]), treaty, norm=a.get("norm", ""), until=a.get("until"))
        for a in scenario.get("added", [])
    ]
    asked = record.with_actions(added, scenario.get("conflict_ends", {}).items())
    state, known_at = scenario["state"], scenario.get("known_at")
    as_of: date = scenario["as_of"]
    expect = scenario["expect"]
    if "error" in expect:
        with pytest.raises(UsageError, match=expect["error"]):
            asked.standing(state, treaty, as_of, known_at)
        return
    standing = asked.standing(state, treaty, as_of, known_at)
    assert standing.status == expect.get("status", standing.status)
    assert (standing.since or "") == expect.get("since", standing.since or "")
    assert (standing.until or "") == expect.get("until", standing.until or "")
    assert bool(standing.undetermined) == expect.get("undetermined", bool(standing.undetermined))
    assert {view.reading: view.operates for view in standing.readings} == expect.get(
        "readings", {view.reading: view.operates for view in standing.readings}
    )
    for ref in expect.get("also", []):
        assert ref in {basis.ref for basis in standing.also}
    for ref in expect.get("basis", []):
        assert ref in {basis.ref for basis in standing.basis}
    if "entry_into_force" in expect:
        assert (asked.entry_into_force(state, treaty, known_at) or "") == expect["entry_into_force"]
    if "parties" in expect:
        assert len(asked.parties(treaty, as_of, known_at)) == expect["parties"]
    duties = {due.norm: due for due in asked.deadlines(state, treaty, as_of, known_at)}
    for wanted in expect.get("deadline", []):
        found = duties[wanted["norm"]]
        assert (found.due, found.status) == (wanted["due"], wanted["status"])
        assert wanted.get("caveat", "") in found.caveat


@pytest.mark.parametrize(("treaty", "entry"), VERIFIED)
def test_an_assertion_is_decided_as_told(record: Record, treaty: str, entry: dict[str, Any]) -> None:
    assert entry.keys() <= VERIFY and entry["source"].strip()
    judged = judge(taken(entry["assertion"], treaty), entry["said"], record, entry.get("known_at"))
    assert (judged.verdict, judged.refusal) == (entry["verdict"], entry.get("refusal", "")), judged.why
    assert judged.parts[0].statement == entry.get("statement", judged.parts[0].statement)
    assert entry.get("why", "") in judged.why
