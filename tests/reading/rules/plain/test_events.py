"""What somebody welcomes or regrets is told as done; what is only called for is not."""

from __future__ import annotations

from typing import Any

import pytest

from .plainly import plain


@pytest.mark.parametrize(("text", "wanted"), [
    ("The group welcomed Kenya's ratification of the Ottawa Convention.", {"predicate": "act", "value": "ratify", "states": ["KEN"]}),
    ("The group welcomed the ratification of the Arms Trade Treaty by Kenya.", {"predicate": "act", "value": "ratify", "states": ["KEN"]}),
    ("The club marked Lithuania's withdrawal from the Convention on Cluster Munitions.",
     {"predicate": "act", "value": "leave", "states": ["LTU"]}),
    ("The group welcomed Kenya's ratification of the Ottawa Convention in 1985.",
     {"predicate": "act", "value": "ratify", "states": ["KEN"], "when": "1985"}),
    ("The mayor hailed the signing of the Arms Trade Treaty by 67 States on 3 June 2013.",
     {"predicate": "count", "value": 67, "of": "signatories", "when": "2013-06-03"}),
    ("The club marks the entry into force of the Ottawa Convention on 1 March 1999.",
     {"predicate": "in-force", "value": "entry", "when": "1999-03-01", "exactly": True}),
    ("The club marks the adoption of the Arms Trade Treaty on 2 April 2013.",
     {"predicate": "in-force", "value": "adopted", "when": "2013-04-02", "exactly": True}),
])  # fmt: skip
def test_what_is_welcomed_was_done(text: str, wanted: dict[str, Any]) -> None:
    assert plain(text) == [wanted]


@pytest.mark.parametrize("text", [
    "The group urged the ratification of the Ottawa Convention by Kenya.",
    "The group would welcome Kenya's ratification of the Ottawa Convention.",
    "The group did not welcome Kenya's ratification of the Ottawa Convention.",
    "The group welcomed Kenya's planned ratification of the Ottawa Convention.",
    "The group welcomed the debate on the ratification of the Ottawa Convention by Kenya.",
    "The group welcomed Kenya's ratification of an agreement on the Ottawa Convention.",
])  # fmt: skip
def test_what_is_wished_planned_or_about_something_else_was_not(text: str) -> None:
    assert plain(text) == []
