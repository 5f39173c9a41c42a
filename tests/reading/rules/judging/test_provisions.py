"""What treaties ban, allow and leave out, when they entered into force and end."""

from __future__ import annotations

import pytest
from factories import claim, found, period

from servanda.assertions.terms import CONTRADICTED, OUTSIDE, SUPPORTED
from servanda.standing import Record

YES, NO, OPEN = SUPPORTED, CONTRADICTED, OUTSIDE


@pytest.mark.parametrize(
    ("text", "treaty", "verdict"),
    [
        ("the international treaty prohibiting the use, stockpiling, production, and transfer of APL", "apmbc", YES),
        ("the treaty that bans nuclear tests", "ctbt", YES),
        ("The convention bans cluster munitions", "ccm", YES),
        ("The convention bans the possession of chemical weapons", "cwc", YES),
        ("The treaty does not ban anti-personnel mines", "apmbc", NO),
        ("The treaty allows the stockpiling of anti-personnel mines", "apmbc", NO),
        ("The treaty bans anti-vehicle mines", "apmbc", NO),
        ("The treaty does not cover anti-vehicle mines", "apmbc", YES),
        ("Unlike anti-personnel mines, anti-vehicle mines are not banned", "apmbc", YES),
        ("The treaty bans all landmines", "apmbc", OPEN),  # not those set off by vehicles
        ("The NPT bans the possession of nuclear weapons", "npt", OPEN),  # five parties may have them
        ("Amended Protocol II bans anti-personnel mines", "ccw-ap2", OPEN),  # it restricts them
        ("The convention, which bans cluster munitions, has failed", "ccm", OPEN),
        ("The treaty bans the use but not the production of anti-personnel mines", "apmbc", OPEN),
        ("The treaty bans the export of landmines to Russia", "apmbc", OPEN),
        ("The convention prohibits the use of landmines by armed groups", "apmbc", OPEN),
        ("The President will prohibit the production of anti-personnel landmines", "apmbc", OPEN),
        ("The treaty should ban the use of landmines", "apmbc", OPEN),
        ("The convention admits of no reservations", "ccm", YES),
        ("The convention allows no reservations", "ccm", YES),
        ("The convention allows reservations", "ccm", NO),
        ("Article 3 allows a State to keep a small number of mines for training", "apmbc", YES),
    ],
)
def test_what_is_banned_and_allowed(record: Record, text: str, treaty: str, verdict: str) -> None:
    assert found(record, "2025-07-02", claim(text, norm="other", treaty=treaty)).verdict == verdict


def test_nothing_is_banned_before_there_is_a_treaty(record: Record) -> None:
    assert found(record, "2006-07-02", claim("The convention bans cluster munitions", norm="other", treaty="ccm")).verdict == OUTSIDE


@pytest.mark.parametrize(
    ("day", "text", "treaty", "dates", "verdict"),
    [
        ("1998-10-30", "by the time it enters into force on 1 March 1999", "apmbc", "1999-03-01 1999-03-01", YES),
        ("2025-07-02", "The treaty entered into force in 1997", "apmbc", "1997-01-01 1997-12-31", NO),
        ("1998-10-30", "An important step was made in December 1997 when the Ottawa Convention was opened for signature", "apmbc",
         "1997-12-01 1997-12-31", YES),
        ("2023-11-03", "has not entered into force", "ctbt", "", YES),
        ("2023-11-03", "The treaty is in force", "ctbt", "", NO),
        ("1998-11-03", "The treaty is in force", "apmbc", "", NO),
        ("2025-07-02", "The 1997 Ottawa Convention is in force", "apmbc", "1997-01-01 1997-12-31", YES),
        ("2026-02-06", "New START expired on Thursday", "new-start", "2026-02-05 2026-02-05", YES),
        ("2024-02-06", "New START expires in 2025", "new-start", "2025-01-01 2025-12-31", NO),
        ("2021-02-06", "New START was extended until February 2026", "new-start", "2026-02-01 2026-02-28", YES),
        ("2026-03-10", "New START was renewed in February", "new-start", "2026-02-01 2026-02-28", NO),
    ],
)  # fmt: skip
def test_the_life_of_a_treaty(record: Record, day: str, text: str, treaty: str, dates: str, verdict: str) -> None:
    spans = (period(*dates.split()),) if dates else ()
    assert found(record, day, claim(text, norm="other", treaty=treaty, dates=spans)).verdict == verdict


def test_how_many_ratifications_it_takes(record: Record) -> None:
    for text, verdict in [
        ("The treaty needs forty ratifications to enter into force", YES),
        ("The treaty needs fifty ratifications to enter into force", NO),
    ]:
        assert found(record, "1998-07-02", claim(text, norm="other")).verdict == verdict, text
