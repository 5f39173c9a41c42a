"""`import servanda` is cheap, and its names stay what they are whatever is imported in which order."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

import servanda
from servanda.errors import InputError, UsageError


def run(code: str) -> str:
    """What a fresh interpreter prints for this code."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_importing_the_package_imports_nothing_heavy() -> None:
    heavy = ("typing", "re", "dataclasses", "pathlib", "datetime", "csv", "json", "tomli", "spacy", "rich", "jinja2")
    # -S -E: site and its .pth files import things of their own
    before = run("import sys; print(' '.join(sorted(sys.modules)))").split()
    after = run("import sys, servanda; print(' '.join(sorted(sys.modules)))").split()
    assert "servanda" in after
    assert not set(heavy) & (set(after) - set(before))


def test_every_public_name_is_there() -> None:
    for name in servanda.__all__:
        assert getattr(servanda, name) is not None
        assert name in dir(servanda)
    with pytest.raises(AttributeError, match="nonsense"):
        _ = servanda.nonsense  # type: ignore[attr-defined]


@pytest.mark.parametrize("first", ["", "import servanda.record.states;", "from servanda.record import loader;", "servanda.record();"])
def test_record_can_be_called_and_imported_from_in_any_order(first: str) -> None:
    told = run(
        f"import servanda;{first}"
        "r = servanda.record('2026-01-02'); print(r.today); import servanda.record.states as s; print(s.state_name('UKR'));"
        "print(servanda.record(today='2026-01-03').today); from servanda.record import states; print(states is s)"
    )
    assert told.split() == ["2026-01-02", "Ukraine", "2026-01-03", "True"]


def test_today_is_read_where_it_is_not_given() -> None:
    assert servanda.record().today == date.today()
    assert servanda.record(date(2025, 7, 2)).today == date(2025, 7, 2)
    with pytest.raises(UsageError):
        servanda.record("2025-02-30")


def test_check_refuses_what_cannot_be_checked() -> None:
    pytest.importorskip("servanda.reading.rules.judging", exc_type=ImportError)
    with pytest.raises(InputError):
        servanda.check("")
    with pytest.raises(UsageError):
        servanda.check("Finland left the Ottawa Convention.", published="2025-13-01")


def test_check_answers_with_findings_on_exact_spans() -> None:
    text = "Russia, which is not a party to the Ottawa Convention, said nothing."
    report = servanda.check(text, published="2025-07-02")
    assert report.findings
    for finding in report.findings:
        claim = finding.claim
        assert text[claim.start : claim.end] == claim.quote
        assert finding.why


def test_attributions_are_spans_of_the_text() -> None:
    text = "“We will leave,” the minister said."
    found = servanda.attributions(text)
    assert found
    for one in found:
        for span in (one.source, one.cue, *one.content):
            assert span is None or text[span.start : span.end] == span.text


RUSSIA = {"predicate": "status", "states": ["RUS"], "treaty": "apmbc", "value": "party"}


def test_verify_judges_one_assertion_or_all_of_a_claim() -> None:
    found = servanda.verify(RUSSIA | {"holds": False}, said="2025-07-02")
    assert (found.verdict, len(found.parts), found.refusal) == ("supported", 1, "")
    several = servanda.verify([RUSSIA, {"predicate": "unmodelled", "value": "opinion"}], said=date(2025, 7, 2))
    assert [part.verdict for part in several.parts] == ["contradicted", "outside the record"]
    assert (several.verdict, several.refusal) == ("outside the record", "cannot")


def test_verify_takes_its_day_from_the_record_and_what_was_known_from_known_at() -> None:
    lithuania = {"predicate": "act", "states": ["LTU"], "value": "notify-withdrawal"}
    before, after = servanda.record("2025-06-01"), servanda.record("2025-12-01")
    assert servanda.verify(lithuania, treaty="apmbc", record=before).verdict == "contradicted"
    assert servanda.verify(lithuania, treaty="apmbc", record=after).verdict == "supported"
    known = servanda.verify(lithuania, said="2025-12-01", known_at="2025-06-01", treaty="apmbc")
    assert known.verdict != "supported"


def test_verify_takes_its_own_type_and_tells_field_and_cure_of_what_it_cannot_take() -> None:
    from servanda.assertions.validate import assertion

    made = assertion(RUSSIA)
    assert servanda.verify(made, said="2025-07-02") == servanda.verify([made], said="2025-07-02") == servanda.verify(RUSSIA, "2025-07-02")
    with pytest.raises(UsageError, match="value is 'member': with predicate status use one of party, signatory"):
        servanda.verify(RUSSIA | {"value": "member"})
    with pytest.raises(UsageError, match="Assertion 2: predicate is missing: use one of status"):
        servanda.verify([RUSSIA, {}])
    with pytest.raises(UsageError, match="An assertion is an object"):
        servanda.verify("Russia is a party")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="no assertion"):
        servanda.verify([])
    with pytest.raises(UsageError, match="2025-02-30"):
        servanda.verify(RUSSIA, said="2025-02-30")


def test_importing_rooms_leaves_verify_a_function() -> None:
    assert run("import servanda, servanda.verification, servanda.cli.verify; print(callable(servanda.verify))") == "True"
