"""Hypothesis strategies and small makers that tests of several rooms share."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from servanda.dates import parse_partial
from servanda.record.model import CONSENT, Action

# States of which the record holds no action under the Ottawa Convention. China is in no armed conflict that the record
# lists; India is in one that goes on, and Viet Nam stands for "any other State with the same record".
AT_PEACE, AT_WAR, ANOTHER = "CHN", "IND", "VNM"
WARS = ("ind-pak-1947", "ind-niac")  # those of AT_WAR that go on

MOVES = sorted(CONSENT | {
    "signature", "provisional-application", "withdrawal", "withdrawal-of-notice",
    "withdrawal-of-ratification", "withdrawal-of-signature", "communication", "suspension",
})  # fmt: skip


def made(state: str, kind: str, day: str, treaty: str = "apmbc", **more: Any) -> Action:
    """An action as a record would hold it, known on its day unless `known` says otherwise."""
    fields: dict[str, Any] = {
        "effective": None, "known": parse_partial(day)[1] if day else more.get("effective"), "norm": "", "until": None,
        "notification": "", "corrects": "", "source": "made-up", "note": "",
    }  # fmt: skip
    return Action(treaty, state, kind, day, **{**fields, **more})


def days(first: date = date(1995, 1, 1), last: date = date(2035, 12, 31)) -> st.SearchStrategy[date]:
    """Days around the life of the treaties that the tests use."""
    return st.dates(first, last)


@st.composite
def actions(draw: st.DrawFn, state: str = AT_PEACE, treaty: str = "apmbc", kinds: list[str] = MOVES) -> Action:
    """One action of a State, known on its day or up to some years later."""
    day = draw(days())
    known = draw(st.one_of(st.just(day), st.dates(day, date(2040, 1, 1))))
    return made(state, draw(st.sampled_from(kinds)), day.isoformat(), treaty, known=known, source=draw(st.sampled_from(("a", "b"))))


def histories(state: str = AT_PEACE, treaty: str = "apmbc", kinds: list[str] = MOVES) -> st.SearchStrategy[list[Action]]:
    """What a State may have done under a treaty, in any order, sensible or not; equal days are likely."""
    return st.lists(actions(state, treaty, kinds), max_size=7)
