"""Fixtures that tests of several rooms share."""

from __future__ import annotations

import pytest
from hypothesis import settings

from servanda.standing import Record

# How long one example takes says nothing here, and differs between machines.
settings.register_profile("servanda", deadline=None)
settings.load_profile("servanda")


@pytest.fixture(scope="session")
def record() -> Record:
    """The record that comes with the package. Its today is the day on which its last lists end."""
    return Record("2026-08-22")
