"""Behind a comma: a time that is compared with another one is asserted, too; what tells how it came to be is told apart."""

from __future__ import annotations

import pytest

from .plainly import plain


def told(text: str) -> list[tuple[str, str, str]]:
    return [(one["value"], ",".join(one.get("states", ())), one.get("when", "")) for one in plain(text)]


@pytest.mark.parametrize(("text", "wanted"), [
    ("Latvia joined the Ottawa Convention on 1 July 2005, a year after Estonia.",
     [("join", "LVA", "2005-07-01"), ("join", "EST", "2003-07-21/2004-12-30")]),
    ("Latvia joined the Ottawa Convention on 1 July 2005, a year after neighbouring Estonia.",
     [("join", "LVA", "2005-07-01"), ("join", "EST", "2003-07-21/2004-12-30")]),
    ("Colombia ratified the Arms Trade Treaty on 15 October 2024, eleven years after it signed.",
     [("ratify", "COL", "2024-10-15"), ("sign", "COL", "2012-11-06/2014-04-18")]),
    ("Russia ratified the Chemical Weapons Convention on 5 November 1997, six months before it entered into force.",
     [("ratify", "RUS", "1997-11-05"), ("entry", "", "1998-04-19/1998-06-01")]),
    ("The Convention on Cluster Munitions entered into force on 1 August 2010, two years after it was adopted in Dublin.",
     [("entry", "", "2010-08-01"), ("adopted", "", "2007-08-21/2009-01-30")]),
    ("Poland ratified the Ottawa Convention on 27 December 2012, the last member state of the European Union to do so.",
     [("ratify", "POL", "2012-12-27"), ("ratify", "POL", "")]),
    ("Chad acceded to the Ottawa Convention in 2013, under pressure from its neighbours.", [("accede", "TCD", "2013")]),
    ("Chad acceded to the Ottawa Convention in 2013, weeks after a coup.", [("accede", "TCD", "2013")]),
])  # fmt: skip
def test_what_is_compared_is_asserted(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize("text", [
    "Chad acceded to the Ottawa Convention in 2013, a year after its last deadline.",
    "Chad acceded to the Ottawa Convention in 2013, a year after the treaty on trade.",
    "Chad acceded to the Ottawa Convention in 2013, but not to its spirit.",
    "Chad acceded to the Ottawa Convention in 2013, as did Niger.",
    "Chad acceded to the Ottawa Convention in 2013, two months after Niger.",  # of a year it may have been before
    "Chad acceded to the Ottawa Convention in 2013, years after never signing it.",
])  # fmt: skip
def test_what_cannot_be_compared_leaves_it_unread(text: str) -> None:
    assert told(text) == []
