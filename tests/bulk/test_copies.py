"""What counts as a copy: a text that is much alike and tells the very same. Whatever is told otherwise is checked by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("datatrove", reason="the extra servanda[bulk] is not installed")
from bulk.crawls import jsonl, rows, run

from servanda.bulk.copies import ALIKE, Signatures

STORY = (
    "{state} {verb} the Mine Ban Treaty in {year}, a spokesman told the press before the session of the committee on the budget began.\n\n"
    "The debate about the new harbour went on until the evening, and the chair put off the vote on the roads of the north to the next "
    "sitting of the house, where the matter of the schools will be heard as well."
)
TOLD = {"state": "Peru", "verb": "ratified", "year": "1998"}
BYLINE, FOOT = "By our correspondent in the capital\n\n", "\n\nSubscribe to the letter of the week and read more of this kind every Monday."


def alike(one: str, other: str, folder: Path) -> bool:
    """Whether the pieces of two texts are equal for the most part, as MinHash sees them."""
    signs = Signatures(str(folder), ALIKE)
    pieces, others = ({int(piece) for piece in signs.get_shingles(text).flat} for text in (one, other))
    return len(pieces & others) > 0.7 * len(pieces | others)


@pytest.mark.parametrize("changed", [{"state": "Chad"}, {"verb": "signed"}, {"verb": "never ratified"}, {"year": "1999"}])
def test_texts_that_differ_in_what_they_tell_are_no_copies(changed: dict[str, str], tmp_path: Path) -> None:
    assert not alike(STORY.format(**TOLD), STORY.format(**TOLD | changed), tmp_path)


@pytest.mark.parametrize("other", [BYLINE + STORY, STORY + FOOT, STORY.replace("harbour", "airport"), STORY.replace("\n\n", "\n\n\n  ")])
def test_another_byline_foot_or_setting_leaves_a_copy_one(other: str, tmp_path: Path) -> None:
    assert alike(STORY.format(**TOLD), other.format(**TOLD), tmp_path)


def test_a_paragraph_that_refers_to_what_was_named_is_told_as_well(tmp_path: Path) -> None:
    one, other = (STORY.format(**TOLD).replace("\n\n", f"\n\nIt has until {year} to end its work.\n\n") for year in (2030, 2033))
    assert alike(one, one, tmp_path) and not alike(one, other, tmp_path)


def test_in_another_language_every_word_counts(tmp_path: Path) -> None:
    one = "Le Pérou a ratifié le traité et la convention. " + "Le débat sur le port a duré toute la nuit, et le vote est remis. " * 3
    assert alike(one, one, tmp_path) and not alike(one, one.replace("nuit", "soirée"), tmp_path)


def test_a_run_checks_what_differs_in_one_name_and_lists_the_copies(tmp_path: Path) -> None:
    texts = {"a": STORY.format(**TOLD), "b": STORY.format(**TOLD | {"state": "Chad"}), "c": BYLINE + STORY.format(**TOLD) + FOOT}
    jsonl(tmp_path / "x.jsonl", texts)
    done = run(tmp_path / "x.jsonl", tmp_path / "out", "--workers", "1")
    assert done.returncode == 0, done.stderr
    checked = {row["document"]: row["cluster"] for row in rows(tmp_path / "out")["documents"]}
    copies = [json.loads(line) for line in (tmp_path / "out" / "copies.jsonl").read_text().splitlines()]
    assert "b" in checked and len(checked) == 2 and {*checked, copies[0]["id"]} == set(texts)
    assert [copy["cluster"] for copy in copies] == [cluster for cluster in checked.values() if cluster >= 0]
