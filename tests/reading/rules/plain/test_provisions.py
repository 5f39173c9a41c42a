"""What a treaty says, told by many verbs, is borne out by its statements; what it does not say is never borne out."""

from __future__ import annotations

import pytest

import servanda

from .plainly import plain


@pytest.mark.parametrize(("text", "value", "about", "holds"), [
    ("The Non-Proliferation Treaty guarantees the right to peaceful nuclear energy.", "provides",
     "the right to peaceful nuclear energy", True),
    ("The Third Geneva Convention protects prisoners of war.", "provides", "protection of prisoners of war", True),
    ("The Arms Trade Treaty regulates the international trade in conventional arms.", "provides",
     "regulation of the international trade in conventional arms", True),
    ("The Biological Weapons Convention lacks a verification mechanism.", "provides", "a verification mechanism", False),
    ("The Biological Weapons Convention has no verification mechanism.", "provides", "verification mechanism", False),
    ("The Biological Weapons Convention contains no provisions for verification.", "provides", "provisions for verification", False),
    ("Prisoners of war are protected by the Third Geneva Convention.", "provides", "protection of Prisoners of war", True),
    ("Common Article 3 of the Geneva Conventions prohibits torture.", "forbids", "torture", True),
    ("Under the Biological Weapons Convention all parties renounce biological weapons.", "forbids", "biological weapons", True),
    ("The Chemical Weapons Convention provides for inspections by the OPCW.", "provides", "for inspections by the OPCW", True),
    ("The Biological Weapons Convention allows complaints to the UN Security Council.", "allows",
     "complaints to the UN Security Council", True),
    ("The Ottawa Convention expressly bans the use of anti-personnel mines.", "forbids", "the use of anti-personnel mines", True),
])  # fmt: skip
def test_what_a_treaty_says_is_read_by_many_verbs(text: str, value: str, about: str, holds: bool) -> None:
    assert [(a["predicate"], a["value"], a["about"], a.get("holds", True)) for a in plain(text)] == [("rule", value, about, holds)]
    (finding,) = servanda.check(text, "2025-10-01").findings
    assert finding.verdict == "supported"


def test_what_is_imposed_on_some_is_required_of_them() -> None:
    (told,) = plain("The Third Geneva Convention imposes an obligation on the detaining power to protect prisoners of war.")
    assert (told["value"], told["about"]) == ("requires", "the detaining power to protect prisoners of war")


@pytest.mark.parametrize("text", [
    "The Ottawa Convention has 165 parties.",  # what it has is no provision
    "The Non-Proliferation Treaty guarantees Iran the right to enrich uranium.",  # of a State no provision speaks
    "The Biological Weapons Convention does not lack a verification mechanism.",
    "The Ottawa Convention imposes a burden on the parties to it.",
    "Two parties to the Biological Weapons Convention renounce biological weapons.",
    "Under the Biological Weapons Convention parties did not renounce biological weapons.",
    "The Third Geneva Convention may protect prisoners of war.",
    "Inspections are omitted by the Chemical Weapons Convention.",
])  # fmt: skip
def test_what_is_no_provision_is_read_as_none(text: str) -> None:
    assert [a for a in plain(text) if a["predicate"] == "rule"] == []


@pytest.mark.parametrize("text", [
    "The Ottawa Convention covers all landmines.",
    "The Convention on Cluster Munitions bans every bomblet.",
    "The Chemical Weapons Convention includes tear gas.",
    "The Seabed Treaty includes the territorial sea of the coastal State.",
    "The Ottawa Convention guarantees the right to use mines in self-defence.",
    "The Ottawa Convention has no deadline for clearance.",
    "The Ottawa Convention contains no provision for victim assistance.",
    "The Chemical Weapons Convention has no verification mechanism.",
    "The Chemical Weapons Convention lacks inspections.",
    "Under the Non-Proliferation Treaty all parties renounce nuclear energy.",
    "The Non-Proliferation Treaty recognizes the right of all parties to build nuclear weapons.",
    "The Non-Proliferation Treaty contains no obligation to disarm.",
    "The Arms Trade Treaty regulates domestic gun ownership.",
    "The Third Geneva Convention protects civilians under occupation.",
    "The Fourth Geneva Convention grants the occupying power the right to deport civilians.",
    "Common Article 3 of the Geneva Conventions prohibits the death penalty.",
    "The Rome Statute gives the Court jurisdiction over terrorism.",
    "The Comprehensive Nuclear-Test-Ban Treaty lacks on-site inspections.",
    "The Convention on Cluster Munitions calls for stockpiles to be destroyed within four years.",
    "The Ottawa Convention requires parties to report to the IAEA every year.",
    "The Chemical Weapons Convention provides for inspections by the IAEA.",
    "The Biological Weapons Convention allows complaints to the OPCW.",
    "The Chemical Weapons Convention established the IAEA.",
])  # fmt: skip
def test_what_a_treaty_does_not_say_is_not_borne_out(text: str) -> None:
    assert all(finding.verdict != "supported" for finding in servanda.check(text, "2025-10-01").findings)
