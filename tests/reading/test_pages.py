"""Pages in one text: what each repeats stands once, a sentence that runs over a page is whole, and nothing else is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from servanda.reading.pages import in_one


def test_heads_feet_and_numbers_of_pages_do_not_part_a_sentence() -> None:
    pages = [
        "Report of the committee\nThe envoy said that Peru would\nPage 1 of 3",
        "Report of the committee\nleave the treaty. Austria stays.\nPage 2 of 3",
        "Report of the committee\nAll agreed.\nPage 3 of 3",
    ]
    assert in_one(pages) == "Report of the committee\nThe envoy said that Peru would\nleave the treaty. Austria stays.\n\nAll agreed.\n"


def test_a_new_paragraph_on_a_new_page_stays_one() -> None:
    assert in_one(["Peru left.", "Austria stays."]) == "Peru left.\n\nAustria stays.\n"
    assert in_one(["Peru left the", "treaty."]) == "Peru left the\ntreaty.\n"
    assert in_one([]) == in_one(["", " "]) == ""


@given(st.lists(st.text(alphabet="ab1 .\n", max_size=20), max_size=5))
def test_no_line_but_a_repeated_one_is_lost(pages: list[str]) -> None:
    lines = {line.strip() for page in pages for line in page.splitlines()} - {""}
    figures = str.maketrans("0123456789", "1" * 10)
    kept = {line.strip().translate(figures) for line in in_one(pages).splitlines()}
    assert {line.translate(figures) for line in lines if any(c.isalpha() for c in line)} <= kept
