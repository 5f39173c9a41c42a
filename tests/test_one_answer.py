"""One question, one answer: standing, timeline, panel, counts, the tools for assistants and the checker agree, State-day by State-day."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

import servanda
from servanda.errors import UsageError
from servanda.record.states import states
from servanda.standing import Record
from servanda.standing.cells import cells_of, spans
from servanda.standing.model import BOUND

SEED = 20261128
DAYS, STATES = 100, 10  # so many days of a treaty, and so many States on each


def asked(record: Record) -> list[tuple[str, date, list[str]]]:
    """A thousand State-days: a treaty and a day by chance, with States by chance, those that ended or acted more often than others."""
    chance = random.Random(SEED)
    treaties, codes = record.listed_treaties(), sorted(states())
    gone = [code for code in codes if states()[code].valid_until]
    found = []
    for number in range(DAYS):
        treaty = treaties[number % len(treaties)]  # every treaty has its turns
        day = date(1960, 1, 1) + timedelta(days=chance.randrange(24_400))
        acted = sorted(code for code in record.facts.actions(treaty) if code in states())
        any_state, parties = chance.sample(codes, STATES // 2), [chance.choice(acted) for _ in range(STATES - STATES // 2 - 1)]
        found.append((treaty, day, [*any_state, *parties, chance.choice(gone)]))
    return found


def test_all_surfaces_agree_on_a_thousand_state_days(record: Record) -> None:
    tried = refused = 0
    for treaty, day, chosen in asked(record):
        listed = record.facts.list_of(treaty)
        try:
            parties: list[str] | None = record.parties(treaty, day)
        except UsageError:
            parties = None
        for code in chosen:
            tried += 1
            cells = [cell for span in spans() if span.iso3 == code for cell in cells_of(record, span, treaty, day)]
            try:
                standing = record.standing(code, treaty, day)
            except UsageError as why:
                refused += 1
                assert not cells, (code, treaty, day)
                assert any(word in str(why) for word in ("ended on", "was no State", "no complete list", "present States only")), why
                assert parties is None or code not in parties
                continue
            (at,) = (i for i in record.timeline(code, treaty) if (i.since is None or i.since <= day) and (i.until is None or day < i.until))
            assert at.status == standing.status, (code, treaty, day)
            told = {view.status for view in standing.readings} or {standing.status}
            assert {cell.status for cell in cells} <= told, (code, treaty, day)
            if parties is not None and code not in listed.uncounted and not _counted_elsewhere(code, day):
                assert (code in parties) == (standing.status in BOUND), (code, treaty, day)
            if not standing.readings:
                _checker_agrees(record, code, treaty, day, standing.status in BOUND)
    assert tried == DAYS * STATES and 0 < refused < tried / 2


def _counted_elsewhere(code: str, day: date) -> bool:
    """Whether another State continues this one and is counted in its place."""
    return code in ("SUN", "SCG") or (code == "YUG" and day >= date(1992, 4, 27))


def _checker_agrees(record: Record, code: str, treaty: str, day: date, bound: bool) -> None:
    """That the checker never says the opposite of the standing; what it cannot decide it may leave open."""
    claim = {"predicate": "status", "states": [code], "treaty": treaty, "value": "party"}
    verdict = servanda.verify(claim, said=day, record=record).verdict
    assert verdict != ("contradicted" if bound else "supported"), (code, treaty, day, verdict)


@pytest.mark.parametrize("value", ["party", "outside"])
def test_an_instrument_without_its_day_leaves_the_checker_without_a_verdict(record: Record, value: str) -> None:
    """Lebanon joined the Ottawa Convention in 2026, on a day that was not seen."""
    claim = {"predicate": "status", "states": ["LBN"], "treaty": "apmbc", "value": value}
    assert servanda.verify(claim, said="2026-07-30", record=record).verdict == "outside the record"


def test_a_duty_whose_areas_were_found_later_is_not_called_missed(record: Record) -> None:
    claim = {"predicate": "duty", "states": ["DEU"], "treaty": "apmbc", "norm": "clearance", "value": "missed"}
    assert servanda.verify(claim, said="2026-07-30", record=record).verdict == "outside the record"


@pytest.mark.parametrize(("state", "treaty", "day"), [
    ("DDR", "npt", "1980-01-01"), ("YUG", "ccw", "1985-01-01"), ("HUN", "rome-statute", "2026-11-01"), ("USA", "att", "2020-01-01"),
    ("TWN", "bwc", "2026-01-01"), ("CUB", "cwc", "1997-05-28"), ("CHE", "apmbc", "1998-07-01"), ("MNE", "cwc", "2006-07-01"),
])  # fmt: skip
def test_the_tools_for_assistants_give_the_same_answer(record: Record, state: str, treaty: str, day: str) -> None:
    tools = pytest.importorskip("servanda.cli.mcp_tools")
    told, standing = tools.standing(state, treaty, day), record.standing(state, treaty, day)
    assert (told["status"], told["since"]) == (standing.status, standing.since and standing.since.isoformat())
    assert [view["reading"] for view in told["readings"]] == [view.reading for view in standing.readings]
    assert [item["ref"] for item in told["also"]] == [item.ref for item in standing.also]
