"""Texts and pages in other encodings than UTF-8 are read where it is sure which, and else refused by name."""

from __future__ import annotations

import pytest

from servanda.errors import InputError
from servanda.reading.encodings import page_text, text_of

TEXT = "Peru’s envoy said – “it holds” – in São Paulo."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_in_each_of_its_forms(encoding: str) -> None:
    text = "Peru holds to it, and so does Chile." if encoding.endswith("e") else TEXT
    assert text_of(text.encode(encoding), "x.txt") == (text, "")


def test_a_text_of_windows_is_read_and_told() -> None:
    text, note = text_of(TEXT.encode("cp1252"), "x.txt")
    assert text == TEXT and "windows-1252" in note


@pytest.mark.parametrize("data", [
    "Перу не ратифікувала договір про заборону мін".encode("cp1251"), "秘鲁没有批准禁雷条约".encode("gb18030"),
    b"Peru \xff holds", b"\xed\xa0\x80 x", b"cut off \xe2\x80",
])  # fmt: skip
def test_another_code_page_and_broken_bytes_are_refused_with_the_cure(data: bytes) -> None:
    with pytest.raises(InputError, match=r"x\.txt is not valid UTF-8 .*Save it as UTF-8"):
        text_of(data, "x.txt")


@pytest.mark.parametrize(("declared", "encoding"), [
    ("<meta charset='windows-1251'>", "cp1251"), ("<meta http-equiv=content-type content='text/html; charset=koi8-r'>", "koi8-r"),
    ("<meta charset=utf-8>", "utf-8"), ("", "utf-8"), ("", "utf-8-sig"), ("", "utf-16"), ("<meta charset=nonsense>", "utf-8"),
    ("<meta charset=iso-8859-1>", "utf-8"),
])  # fmt: skip
def test_a_page_is_read_by_its_mark_or_by_what_it_declares(declared: str, encoding: str) -> None:
    text = f"<html><head>{declared}</head><body>Перу</body></html>"
    data = text.encode(encoding)
    assert ("Перу" in page_text(data)) == (declared != "<meta charset=iso-8859-1>")


def test_latin_1_is_what_browsers_take_for_it() -> None:
    assert "“it holds”" in page_text(f"<html><meta charset=iso-8859-1><p>{TEXT}</html>".encode("cp1252"))


def test_a_codec_that_is_no_alphabet_is_not_run() -> None:
    for name in (b"zlib", b"rot13", b"hex", b"unicode_escape"):
        assert "Peru" in page_text(b"<html><meta charset=%s><p>Peru</html>" % name)
