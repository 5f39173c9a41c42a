"""More time that was granted: by whom it is told, until when, by how many years; a word besides, and nothing is asserted."""

from __future__ import annotations

import pytest

from .plainly import plain


def told(text: str) -> list[tuple[str, str, object]]:
    return [(one["value"], ",".join(one["states"]), one.get("when") or one.get("number")) for one in plain(text)]


@pytest.mark.parametrize(("text", "wanted"), [
    ("Iraq's deadline for clearing mined areas under Article 5 of the Ottawa Convention was extended by ten years, to 1 February 2028.",
     [("extended", "IRQ", "2028-02-01"), ("get-extension", "IRQ", 10)]),
    ("Cambodia has been granted a further extension of its Article 5 deadline under the Ottawa Convention, until 31 December 2030.",
     [("extended", "KHM", "2030-12-31")]),
    ("Ukraine was given ten more years, until 1 December 2033, to clear its mined areas under the Ottawa Convention.",
     [("extended", "UKR", "2033-12-01"), ("get-extension", "UKR", 10)]),
    ("The States Parties granted Chad an extension of its mine clearance deadline under the Ottawa Convention until 2025.",
     [("extended", "TCD", "2025")]),
])  # fmt: skip
def test_more_time_is_told_by_its_end_and_its_length(text: str, wanted: list[tuple[str, str, object]]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize("text", [
    "Chad was not granted an extension of its mine clearance deadline under the Ottawa Convention until 2025.",
    "Chad was granted an extension of its loan under the Ottawa Convention until 2025.",
    "Chad's bank granted it an extension of its mine clearance deadline under the Ottawa Convention until 2025.",
    "Chad's lawyers obtained an extension of the hearing on the Ottawa Convention until 2025.",
    "Chad's deadline for its report on the Ottawa Convention was extended to 2025.",
    "Chad was granted half of the extension of its mine clearance deadline under the Ottawa Convention.",
])  # fmt: skip
def test_another_extension_is_none(text: str) -> None:
    assert told(text) == []
