"""References to provisions, whichever way they are written."""

import pytest

from servanda.law.references import in_figures


@pytest.mark.parametrize(("written", "figures"), [
    ("VI", "6"), ("vi (1)", "6(1)"), ("IX(2)", "9(2)"), ("XIV", "14"), ("XC", "90"), ("20(3)", "20(3)"), ("6 bis", "6bis"),
    ("Preamble", "preamble"), ("III 13", "iii13"), ("", ""), ("(a)", "(a)"),
])  # fmt: skip
def test_articles_are_told_in_figures(written: str, figures: str) -> None:
    assert in_figures(written) == figures
