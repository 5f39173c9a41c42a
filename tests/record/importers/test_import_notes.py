"""End notes in the wordings that depositaries use: who did what, when, with effect from when, under which notification."""

# ruff: noqa: E501  # sentences and tags of a page stand on one line each

from __future__ import annotations

import pytest
from made_pages import day, notes_of, untc

from servanda.record import importers
from servanda.record.importers.brought import Brought
from servanda.record.importers.model import Page

HEADS = ["Participant", "Signature", "Ratification, Accession(a)"]
Told = list[tuple[str, str, str, str, str]]


def told(note: str, row: str = "", bracketed: bool = False) -> Page:
    """A page with one note, to which the row of one State refers."""
    rows = [["Kenya", day("2001-01-01"), ""]]
    if row:
        rows.append([row + notes_of("1"), "", day("2002-02-02", "a", bracketed)])
    return importers.read(Brought(untc("XXVI-5", "A treaty", HEADS, rows, [note]).encode(), "page.html"))


def acts(page: Page) -> Told:
    return [(f.state, f.action, f.date, f.effective, f.notification) for f in page.found if f.note.startswith("end note")]


GONE = [("MLT", "withdrawal", "2020-03-05", "2020-09-05", "C.N.12.2020.TREATIES-XXVI-5")]


@pytest.mark.parametrize("note", [
    "On 5 March 2020, the Government of Malta notified the Secretary-General of its decision to withdraw from the Convention with effect from "
    "5 September 2020. See C.N.12.2020.TREATIES-XXVI-5 of 6 March 2020 (Malta: Withdrawal).",
    "In a communication received on 5 March 2020, the Government of the Republic of Malta notified the Secretary-General of its withdrawal "
    "(see C.N.12.2020.TREATIES-XXVI-5 of 6 March 2020). In accordance with article 20 (3), the withdrawal shall take effect for Malta on 5 September 2020.",
    "The Government of Malta deposited its instrument of withdrawal on 5 March 2020 (C.N.12.2020. TREATIES-XXVI-5 of 6 March 2020), which took "
    "effect six months after, i.e. on 5 September 2020.",
    "Malta acceded to the Convention on 2 February 2002. On 5 March 2020, it denounced the Convention, effective 5 September 2020: "
    "<a href='x'>C.N.12.2020</a>.TREATIES-XXVI-5 of 6 March 2020.",
    "On 5 March 2020, the Secretary-General received from the Government of Malta the following notification:<br><br>“… Malta, on 1 March 2020, "
    "decided to withdraw from the Convention …”<br><br>The withdrawal will take effect on 5 September 2020. See C.N.12.2020.TREATIES–XXVI-5 of 6 March 2020.",
    "See C.N.12.2020.TREATIES-XXVI-5 of 6 March 2020 (withdrawal received on 5 March 2020, effective on 5 September 2020).",
    "See C.N.12.2020.TREATIES-XXVI-5 of 6 March 2020 (Withdrawal: Malta). The notification of withdrawal was received on 5 March 2020 and takes "
    "effect on 5 September 2020.",
    "Withdrawal by Malta on 5 March 2020. Effective date: 5 September 2020. C.N.12.2020.TREATIES-XXVI-5 of 6 March 2020.",
])  # fmt: skip
def test_a_withdrawal_in_many_wordings(note: str) -> None:
    page = told(note, "Malta", bracketed=True)
    assert acts(page) == GONE and not page.doubts and not page.unread_notes


@pytest.mark.parametrize(("note", "row", "expected"), [
    ("On 5 March 2020, the Government of Malta made a communication. The text can be found here: C.N.12.2020.TREATIES-XXVI-5 of 6 March 2020.",
     "Malta", [("MLT", "communication", "2020-03-05", "", "C.N.12.2020.TREATIES-XXVI-5")]),
    # of another State than the one whose row refers to the note
    ("On 5 March 2020, the Government of Kenya made a communication on the territorial application to Gozo (C.N.12.2020.TREATIES-XXVI.5).",
     "Malta", [("KEN", "communication", "2020-03-05", "", "C.N.12.2020.TREATIES-XXVI.5")]),
    ("The Government of Malta made communications on 5 March 2020 and 6 April 2021 (C.N.12.2020.TREATIES-XXVI-5 of 6 March 2020 and "
     "C.N.13.2021.TREATIES-XXVI-5 of 7 April 2021).", "Malta",
     [("MLT", "communication", "2020-03-05", "", "C.N.12.2020.TREATIES-XXVI-5"), ("MLT", "communication", "2021-04-06", "", "C.N.13.2021.TREATIES-XXVI-5")]),
    ("Objections were received from Kenya, 5 March 2020 (C.N.12.2020.TREATIES-XXVI-5 of 6 March 2020), Malta, 6 March 2020 "
     "(C.N.13.2020.TREATIES-XXVI-5) and St. Lucia, 7 March 2020 (C.N.14.2020.TREATIES-XXVI-5).", "",
     [("KEN", "objection", "2020-03-05", "", "C.N.12.2020.TREATIES-XXVI-5"), ("MLT", "objection", "2020-03-06", "", "C.N.13.2020.TREATIES-XXVI-5"),
      ("LCA", "objection", "2020-03-07", "", "C.N.14.2020.TREATIES-XXVI-5")]),
    ("On 5 March 2020, the Government of St. Lucia communicated its objection (C.N.12.2020.TREATIES-XXVI-5).", "",
     [("LCA", "objection", "2020-03-05", "", "C.N.12.2020.TREATIES-XXVI-5")]),
    ("On 5 March 2020, the Government of Malta notified the suspension of the operation of the Convention (C.N.12.2020.TREATIES-XXVI-5).", "",
     [("MLT", "suspension", "2020-03-05", "", "C.N.12.2020.TREATIES-XXVI-5")]),
    ("In a communication received on 5 March 2020, the Government of Malta informed the Secretary-General of the following:<br>"
     '"… does not intend to become a party … signature on 1 January 2001 …"', "Malta", [("MLT", "withdrawal-of-signature", "2020-03-05", "", "")]),
    ("On 5 March 2020, the Government of Malta notified the withdrawal of its instrument of accession.", "Malta",
     [("MLT", "withdrawal-of-ratification", "2020-03-05", "", "")]),
    ("On 5 March 2020, the Government of Malta rescinded its notification of withdrawal.", "Malta", [("MLT", "withdrawal-of-notice", "2020-03-05", "", "")]),
    # one revokes its withdrawal, and the note tells the notice afterwards
    ("On 5 March 2020, the Government of Malta notified its decision to revoke, with immediate effect, its withdrawal from the Convention "
     "(C.N.12.2020.TREATIES-XXVI-5). The notification of withdrawal had been received on 6 February 2019 (C.N.9.2019.TREATIES-XXVI-5).", "Malta",
     [("MLT", "withdrawal-of-notice", "2020-03-05", "", "C.N.12.2020.TREATIES-XXVI-5"),
      ("MLT", "withdrawal", "2019-02-06", "", "C.N.9.2019.TREATIES-XXVI-5")]),
    # of several Governments, each with its notification, in the same sentence or the next
    ("On 5 March 2020, the Secretary-General received communications from the Governments of Kenya, Malta and the United States of America. See "
     "C.N.12.2020.TREATIES-XXVI-5 of 6 March 2020, C.N.13.2020.TREATIES-XXVI-5 and C.N.14.2020.TREATIES-XXVI-5.", "State of Palestine",
     [("KEN", "communication", "2020-03-05", "", "C.N.12.2020.TREATIES-XXVI-5"), ("MLT", "communication", "2020-03-05", "", "C.N.13.2020.TREATIES-XXVI-5"),
      ("USA", "communication", "2020-03-05", "", "C.N.14.2020.TREATIES-XXVI-5")]),
    ("In a communication received on 5 March 2020, the Government of Kenya (C.N.12.2020.TREATIES-XXVI-5), on 6 March 2020 the Government of Malta "
     "(C.N.13.2020.TREATIES-XXVI-5).", "State of Palestine",
     [("KEN", "communication", "2020-03-05", "", "C.N.12.2020.TREATIES-XXVI-5"), ("MLT", "communication", "2020-03-06", "", "C.N.13.2020.TREATIES-XXVI-5")]),
    ("For the European part of the Netherlands and, as from 5 March 2020: the Caribbean part of the Netherlands.", "Netherlands",
     [("NLD", "territorial-extension", "2020-03-05", "", "")]),
    ("For the Kingdom in Europe. On 5 March 2020: for the Caribbean part of the Netherlands (Bonaire).", "Netherlands",
     [("NLD", "territorial-extension", "2020-03-05", "", "")]),
    ("On 5 March 2020, the Government of the United Kingdom extended the Convention to the Isle of Man with effect from 1 April 2020.", "",
     [("GBR", "territorial-extension", "2020-03-05", "2020-04-01", "")]),
])  # fmt: skip
def test_other_acts(note: str, row: str, expected: Told) -> None:
    page = told(note, row)
    assert acts(page) == expected and not page.doubts


@pytest.mark.parametrize("note", [
    "The former Yugoslavia had signed and ratified the Convention on 5 May 1981 and 24 May 1983, respectively.",
    "See also note 1 under “Malta” in the “Historical Information” section in the front matter of this volume.",
    "On 5 March 2020, the Government of Malta notified the Secretary-General of its decision to withdraw the reservation made upon accession.",
    "On 5 March 2020, the Government of Malta informed the Secretary-General that it withdraws the territorial exclusion in respect of Greenland.",
    "Upon accession, the Government of Malta declared that the Convention shall not apply to the Faroe Islands.",
    "On 5 March 2020, the Government of Malta notified its succession to the Convention with effect from 1 January 2020, the date of independence.",
    "As from 2 June 2022: “Malta” (formerly: “Melita”).",
])  # fmt: skip
def test_what_is_no_act_gives_none_and_is_told(note: str) -> None:
    page = told(note, "Malta")
    assert not acts(page) and page.unread_notes == (("1", "MLT"),)


@pytest.mark.parametrize(("note", "expected"), [
    ("On 5 March 2020, the Government of Malta made a communication on an invented matter.", "no number of a notification"),
    ("The Government of Ruritania made a communication on 5 March 2020 (C.N.12.2020.TREATIES-XXVI-5).", "does not say which State"),
    ("See C.N.12.2020.TREATIES-XXVI-5 (withdrawal of Malta).", "no day"),
    ("The Government of Malta notified its withdrawal on 5 March 2020, effective 5 March 2019.", "takes effect before"),
])  # fmt: skip
def test_half_an_act_is_a_doubt(note: str, expected: str) -> None:
    page = told(note, "Malta")
    doubts = [doubt for doubt in page.doubts if doubt.where == "end note 1"]
    assert not acts(page) and expected in doubts[0].why


def test_a_hostile_note_takes_no_time() -> None:
    note = "withdraw extend for “ ( " * 40_000 + "On 5 March 2020"
    assert not acts(told(note, "Malta"))
