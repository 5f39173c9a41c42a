"""The mark-up of training reports, and that every report keeps to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.teaching import markup
from servanda import law
from servanda.record.states import states

REPORTS = sorted(path for name in ("reports", "passages") for path in (Path(markup.__file__).parent / name).glob("*.txt"))
ACTS = {"accuse", "deny", "acknowledge", "announce", "argue", "state", "demand"}
NORMS = {
    "use", "production", "stockpiling", "transfer", "stockpile-destruction", "clearance", "transparency-report", "withdrawal",
    "membership", "joining", "other",
}  # fmt: skip


def written(folder: Path, body: str) -> Path:
    path = folder / "1.txt"
    path.write_text(f"date: 2025-12-10 | kind: agency | topic: apmbc\n---\n{body}", encoding="utf-8")
    return path


def test_claims_stand_where_they_were_marked_and_may_lie_in_one_another(tmp_path: Path) -> None:
    inside = '<c f=- a=deny o=- t=- n=other v=o s="she">C</c>'
    path = written(tmp_path, f"A <c f=TCD a=state o=TCD t=apmbc n=membership v=s u>B {inside} D</c> E")
    report = markup.report(path)
    assert report.text == "A B C D E"
    outer, inner = report.claims
    assert report.text[outer.start : outer.end] == "B C D"
    assert report.text[inner.start : inner.end] == "C"
    assert (outer.speaker_for, outer.attributed, outer.treaty) == (("TCD",), False, "apmbc")
    assert (inner.speaker, inner.speaker_for, inner.treaty) == ("she", (), None)


@pytest.mark.parametrize(
    ("body", "why"),
    [("A</c>", "did not start"), ("<c f=- a=deny o=- t=- n=other v=o>A", "does not end"), ("<c f=-  a=deny>A</c>", "lacks"),
     ("<c f=- a=deny o=- t=- n=other v=o></c>A", "empty")],
)  # fmt: skip
def test_mark_up_that_is_not_whole_is_refused_with_its_place(tmp_path: Path, body: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        markup.report(written(tmp_path, body))


def test_assertions_stand_below_with_the_number_of_their_claim(tmp_path: Path) -> None:
    claims = '<c f=- a=state o=RUS t=apmbc n=membership u>A</c> <c f=- a=state o=EST t=apmbc n=withdrawal u>B</c>'
    path = written(tmp_path, f"{claims}\n===\n1 status party not states=RUS\n2 act notify-withdrawal states=EST when=2025-06-27 exactly\n")
    first, second = markup.report(path).claims
    assert first.assertions == ({"predicate": "status", "value": "party", "holds": False, "states": ["RUS"]},)
    assert second.assertions[0]["exactly"] is True


@pytest.mark.parametrize(("line", "why"), [
    ("3 status party", "number of no claim"), ("1 status friendly", "value"), ("1 status party states", "neither key=value"),
])  # fmt: skip
def test_an_assertion_that_is_none_is_refused(tmp_path: Path, line: str, why: str) -> None:
    body = f"<c f=- a=state o=RUS t=apmbc n=membership u>A</c>\n===\n{line}\n"
    with pytest.raises(ValueError, match=why):
        markup.report(written(tmp_path, body))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_training_report_keeps_to_the_words_of_the_contract(path: Path) -> None:
    for claim in markup.report(path).claims:
        assert claim.act in ACTS
        assert claim.norm in NORMS
        assert claim.verdict in ("", *"scxo")
        assert claim.assertions or path.parent.name == "reports"
        assert claim.treaty is None or claim.treaty in law.treaty_ids()
        assert all(code in states() for code in claim.targets if len(code) == 3 and code.isupper() and claim.norm != "other")
