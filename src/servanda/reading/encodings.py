"""Bytes as text: in UTF-8, in UTF-16 as Windows editors write it, in the code page that a page or a mail names."""

from __future__ import annotations

import codecs
import re

from ..errors import InputError
from ..told import Template, Text, fact, say

_MARKS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_DECLARED = re.compile(
    rb"<meta[^<>]{0,300}charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{2,40})|^\s{0,9}<\?xml[^<>]{0,100}encoding=[\"']([\w.:-]{2,40})", re.IGNORECASE
)
_XML = re.compile(r"^\s{0,9}<\?xml[^<>]{0,200}\?>")
_HEAD = 4096  # bytes of a page in which its encoding is declared
# What browsers read where a page says Latin-1 or ASCII: there the quotation marks of Windows stand at places that these leave free.
_WINDOWS = frozenset({"iso8859-1", "ascii", "latin-1", "cp1252"})
# The marks of typesetters, euro and letters with accents, by which a text in windows-1252 is told from one in another code page.
_WESTERN = re.compile("[\t\n\f\r -~“”‘’–—…•€£°§«»àáâäãåæçèéêëìíîïñòóôöõøùúûüýÿßÀÁÂÄÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØÙÚÛÜÝœŒšŠžŽ\u00a0\u00ad]*")
_NO_PAGE = frozenset(["idna", "punycode", "unicode_escape", "raw_unicode_escape", "unicode-escape", "raw-unicode-escape", "utf-7"])
NONE_AS_BEGUN: Template = "{name} begins as {encoding} and is none (byte {place}): save it as UTF-8."
NO_UTF8: Template = "{name} is not valid UTF-8 (byte {place}). Save it as UTF-8 and try again."
LIKELY: Template = "{name} is not valid UTF-8 (byte {place}): it may be in {encoding}. Save it as UTF-8 and try again."
FEW = 0.05  # the part of letters with accents that an English text in a code page has at most


def wide(data: bytes) -> str | None:
    """The encoding of wide characters that the first bytes tell, by a mark or by the zeros between Latin letters; None for any other."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    head = data[:200]
    if len(head) >= 8 and len(head) % 2 == 0 and b"\0" in head:
        even, odd = head[::2], head[1::2]
        if not odd.strip(b"\0") and b"\0" not in even:
            return "utf-16-le"
        if not even.strip(b"\0") and b"\0" not in odd:
            return "utf-16-be"
    return None


def text_of(data: bytes, name: str) -> tuple[str, str]:
    """The text, and a note where it was not in Unicode. Raises InputError where it cannot be told in what it was written."""
    if found := wide(data):
        try:
            return data.decode(found), ""
        except UnicodeDecodeError as why:
            raise InputError(say(NONE_AS_BEGUN, name=fact(name), encoding=Text(found.upper()), place=Text(str(why.start + 1)))) from None
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as why:
        broken = why
    text = _western(data)
    if text is not None:
        return text, "the text was in the code page windows-1252, and was read so"
    guess = _guess(data)
    if not guess:
        raise InputError(say(NO_UTF8, name=fact(name), place=Text(str(broken.start + 1)))) from None
    raise InputError(say(LIKELY, name=fact(name), place=Text(str(broken.start + 1)), encoding=Text(guess))) from None


def page_text(data: bytes) -> str:
    """A web page as text, by its mark, by the encoding that it declares, else as UTF-8, else as browsers do."""
    if found := wide(data) or ("utf-8" if data.startswith(codecs.BOM_UTF8) else ""):
        return _XML.sub("", data.decode(found, "replace").removeprefix("\ufeff"))
    declared = _DECLARED.search(data[:_HEAD])
    named = codec((declared[1] or declared[2]).decode("ascii")) if declared else ""
    for encoding in ("utf-8", named) if named in ("", "utf-8") else (named, "utf-8"):
        if encoding:
            try:
                return _XML.sub("", data.decode(encoding).removeprefix("\ufeff"))
            except UnicodeDecodeError:
                continue
    guess = named if named and named != "utf-8" else "cp1252" if _western(data) is not None else _guess(data) or "utf-8"
    return _XML.sub("", data.decode(guess, "replace"))


def utf8(data: bytes, named: str) -> bytes:
    """Bytes in an encoding that is named beside them, as UTF-8 that says so by its mark; as they are where that name is wrong."""
    if named == "utf-8" or wide(data):
        return data
    try:
        return codecs.BOM_UTF8 + data.decode(named).encode("utf-8")
    except UnicodeDecodeError:
        return data


def codec(name: str) -> str:
    """Python's name of an encoding, as browsers take it; nothing where it knows none."""
    try:
        found = codecs.lookup(name.strip()).name
        b"a".decode(found)  # some are no alphabet, and unpack
    except (LookupError, ValueError):
        return ""
    if found in _NO_PAGE:
        return ""
    return "cp1252" if found in _WINDOWS else found


def _western(data: bytes) -> str | None:
    """The text in windows-1252, where all of it is what English texts in that code page hold."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    foreign = sum(char >= "À" and char not in "“”‘’–—…•€" for char in text)
    return text if foreign <= max(3, FEW * len(data)) and _WESTERN.fullmatch(text) and b"\0" not in data and _in_words(text) else None


def _in_words(text: str) -> bool:
    """Whether no letter with an accent stands alone: so stand those of another code page, and bytes that are broken."""
    return not re.search(r"(?<![^\W\d_])[À-ÿ](?![^\W\d_'’])", text.replace("à", "a"))


def _guess(data: bytes) -> str:
    """What the bytes may be written in; nothing where that cannot be told."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:50_000]).best()
    return best.encoding if best is not None and not best.encoding.startswith("mac_") else ""
