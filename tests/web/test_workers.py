"""One heavy report holds up no other: it is ended alone, the others stay in line, short ones have a lane, and nobody gets a bare 500."""

from __future__ import annotations

import asyncio
import os
import time
from datetime import date
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="needs the extra servanda[web]")

from servanda.apart import Apart, Ended, TooLong
from servanda.errors import InputError
from servanda.web import workers as module
from servanda.web.problems import Problem
from servanda.web.settings import Settings
from servanda.web.workers import Brought, Workers, short

TODAY = date(2026, 11, 28)
SHORT = Brought(b"Ukraine ratified the Ottawa Convention in 2005.")
LONG = Brought(b"Nothing of note was said. " * 2_000)


def slow(brought: Brought, today: date, most: int) -> Any:
    """Stands in for checking: a long report takes for ever, where it does not say how long."""
    time.sleep(0.01 if short(brought.data) else float(brought.title or 60))
    return brought.name


def ready(today: date) -> None:
    """Stands in for loading: the process has read this module by then."""


@pytest.fixture
def checking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Checking and loading replaced by what takes a known time."""
    monkeypatch.setattr(module, "check", slow)
    monkeypatch.setattr(module, "warm", ready)


async def at_once(made: Workers, reports: list[Brought]) -> list[Any]:
    try:
        return await asyncio.gather(*(made.check(report, "today") for report in reports), return_exceptions=True)  # type: ignore[arg-type]
    finally:
        made.close()


@pytest.mark.usefixtures("checking")
def test_only_the_slow_report_is_ended_and_the_others_are_checked() -> None:
    made = Workers(Settings(workers=1, check_seconds=1.0))
    heavy, *others = asyncio.run(at_once(made, [LONG, *(LONG._replace(name=str(n), title="0.2") for n in range(4))]))
    assert isinstance(heavy, Problem) and (heavy.status, heavy.kind) == (503, "too-slow")
    assert others == ["0", "1", "2", "3"]


@pytest.mark.usefixtures("checking")
def test_short_reports_wait_for_no_long_one() -> None:
    async def timed() -> float:
        made = Workers(Settings(workers=2, check_seconds=5.0))
        long = [asyncio.ensure_future(made.check(LONG, "today")) for _ in range(4)]  # type: ignore[arg-type]
        await asyncio.sleep(0.2)
        begun = time.monotonic()
        await asyncio.gather(*(made.check(SHORT, "today") for _ in range(10)))  # type: ignore[arg-type]
        took = time.monotonic() - begun
        made.close()
        assert {why.status for why in await asyncio.gather(*long, return_exceptions=True)} == {503}
        return took

    assert asyncio.run(timed()) < 3


@pytest.mark.usefixtures("checking")
def test_who_waits_too_long_or_behind_too_many_is_told_when_to_come_back() -> None:
    made = Workers(Settings(workers=1, queue=2, check_seconds=2.0, wait_seconds=0.5))
    found = asyncio.run(at_once(made, [LONG] * 6))
    assert all(isinstance(why, Problem) and why.status == 503 for why in found)
    waited = [why for why in found if why.kind == "busy"]
    assert len(waited) >= 4
    assert all(int(why.headers["Retry-After"]) > 0 for why in waited)


@pytest.mark.usefixtures("checking")
def test_reports_in_line_are_told_to_come_back_when_the_server_stops() -> None:
    async def stopped() -> list[Any]:
        made = Workers(Settings(workers=1))
        asked = [asyncio.ensure_future(made.check(LONG, "today")) for _ in range(3)]  # type: ignore[arg-type]
        await asyncio.sleep(0.3)
        made.close()
        return await asyncio.gather(*asked, return_exceptions=True)

    assert [type(why).__name__ for why in asyncio.run(stopped())] == ["Problem"] * 3


def test_what_is_too_long_is_refused_before_it_waits() -> None:
    async def asked() -> None:
        await Workers(Settings(workers=1, report_characters=1_000)).check(LONG, TODAY)

    with pytest.raises(Problem, match="1,000 characters") as why:
        asyncio.run(asked())
    assert why.value.status == 413


def test_a_page_with_a_tag_without_end_is_refused_at_once() -> None:
    tag = b"<p " + b" ".join(b'a%d="x"' % n for n in range(40_000))
    page = b"<html><body>" + tag + b">Ukraine ratified the Ottawa Convention.</p></body></html>"
    begun = time.monotonic()
    with pytest.raises(InputError, match="attributes"):
        module.check(Brought(page), TODAY)
    assert time.monotonic() - begun < 2


def test_a_process_apart_has_a_limit_of_memory_and_of_time_and_survives_neither_for_the_next_call() -> None:
    apart = Apart(memory=1 << 30)
    try:
        with pytest.raises(Ended, match="more memory"):
            apart.call(20, bytes, 2 << 30)
        with pytest.raises(TooLong):
            apart.call(0.3, time.sleep, 30)
        with pytest.raises(Ended, match="ended its process"):
            apart.call(20, os._exit, 7)
        assert apart.call(20, len, "next") == 4
    finally:
        apart.close()
