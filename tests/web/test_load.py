"""Two hundred slow clients and four heavy reports at once, for some seconds: small questions and small reports hardly wait."""

from __future__ import annotations

import os

import pytest

pytest.importorskip("fastapi", reason="needs the extra servanda[web]")

import load


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="looks into /proc, and needs all of 127.0.0.0/8")
def test_small_questions_and_small_reports_hardly_wait_while_others_do_their_worst() -> None:
    found = load.of("", 12)
    heavy = max(found.heavy.seconds)  # how long one of them keeps a worker busy: held against that, not against a clock
    assert found.questions.p99 < heavy / 10, (found.questions, found.heavy)
    assert found.reports.p99 < heavy / 2, (found.reports, found.heavy)
    assert set(found.questions.ends) == set(found.reports.ends) == {200}  # nothing is lost
    assert set(found.heavy.ends) <= {200, 413, 422, 503}
    assert found.memory < 500_000_000
