"""HTML from outside as a tree, its text and its tables, within limits.

lxml reads it: libxml2 repairs the tag soup of the depositaries' pages, stops at a depth of 256, opens no file and no address
that a page names, and takes time in proportion to the size, but for a tag with tens of thousands of attributes, refused before.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any

from ...errors import InputError
from .brought import Brought

Element = Any  # an element of lxml
DEEPEST, MOST_ELEMENTS, MOST_ROWS, MOST_CELLS, MOST_ATTRIBUTES = 250, 200_000, 2_000, 40, 1_000
_TAG = re.compile(rb"<[a-zA-Z](?:\"[^\"]*+\"|'[^']*+'|[^>\"']++|[\"'])*")
_VALUE = re.compile(rb"=\s*+(?:\"[^\"]*+\"|'[^']*+')")
_ATTRIBUTE = re.compile(rb"[\s/\"'][^\s/>\"'=]")
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_SILENT = frozenset({"script", "style", "noscript", "template", "iframe", "svg", "head", "select", "textarea"})
BREAK = "\n"
NOTES = ("sup", "superscript")  # references to end notes


def parse(brought: Brought) -> Element:
    """The root element of a page. Raises InputError with one sentence where the page is broken, cut off or beyond the limits."""
    from lxml import etree

    text = decode(brought)
    name = brought.name
    if "</html>" not in text[-2_000:].lower():
        kind = "is cut off: it does not end with </html>" if "<html" in text[:5_000].casefold() else "is no whole page of HTML"
        raise InputError(f"{name} {kind}. Save the page again, and give it as it came.")
    data = text.encode()
    for tag in _TAG.finditer(data):
        if len(tag.group()) > 4_000 and len(_ATTRIBUTE.findall(_VALUE.sub(b"=", tag.group()))) > MOST_ATTRIBUTES:
            raise InputError(f"{name} holds a tag with more than {MOST_ATTRIBUTES} attributes: no page does, so nothing was read.")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, MemoryError):
        root = None
    if root is None:
        raise InputError(f"{name} cannot be read as HTML: save the page again, and give it as it came.")
    if any("depth" in str(error.message).casefold() for error in parser.error_log):
        raise InputError(f"{name} is nested deeper than {DEEPEST} levels: no status page is, so nothing was read.")
    if root.xpath("count(//*)") > MOST_ELEMENTS:
        raise InputError(f"{name} holds more than {MOST_ELEMENTS:,} elements: no status page does, so nothing was read.")
    return root


def decode(brought: Brought) -> str:
    """The page as text, by its byte order mark, by what the server says, by what the page says, else as UTF-8."""
    data, name = brought.data, brought.name
    if data.startswith(b"%PDF"):
        raise InputError(f"{name} is a PDF: open the status page itself in a browser, save it as HTML, and give that file.")
    if b"\0" in data:
        raise InputError(f"{name} is a binary file, or in UTF-16: give the page as HTML in UTF-8.")
    said = _META.search(data[:8_192])
    charset = brought.charset or (said.group(1).decode() if said else "utf-8")
    if data.startswith(codecs.BOM_UTF8):
        charset = "utf-8-sig"
    try:
        if codecs.lookup(charset).name not in ("utf-8", "utf-8-sig", "iso8859-1", "cp1252", "iso8859-15", "ascii"):
            raise LookupError
        return data.decode("cp1252" if codecs.lookup(charset).name == "iso8859-1" else charset)
    except LookupError:
        raise InputError(f"{name} says that it is written in {charset!r}, which no depositary uses: save it in UTF-8.") from None
    except UnicodeDecodeError as why:
        raise InputError(f"{name} is not in {charset}, as it says (byte {why.start + 1}): save the page again, as it came.") from None


def text_of(element: Element, skip: tuple[str, ...] = NOTES) -> str:
    """The words of an element as a reader sees them, line breaks kept, blanks run together; `skip` names tags left out."""
    made = "".join(_words(element, frozenset(skip) | _SILENT))
    lines = [" ".join(line.split()) for line in made.split(BREAK)]
    return BREAK.join(line for line in lines if line)


def line_of(element: Element, skip: tuple[str, ...] = NOTES) -> str:
    """The words of an element on one line."""
    return text_of(element, skip).replace(BREAK, " ")


def _words(element: Element, skip: frozenset[str]) -> Iterator[str]:
    """Depth is limited by the parser, so recursion is."""
    yield element.text or ""
    for child in element:
        if child.tag in ("br", "p", "div", "tr", "li"):
            yield BREAK
        if isinstance(child.tag, str) and child.tag not in skip:
            yield from _words(child, skip)
            if child.tag in ("p", "div", "tr", "li"):
                yield BREAK
        elif child.tag == "td":
            yield " "
        yield child.tail or ""


def rows_of(table: Element, name: str) -> list[list[Element]]:
    """The cells of each row of a table, those of tables inside it left out. Raises InputError beyond the limits."""
    rows = [row for part in (table, *table.xpath("./thead | ./tbody | ./tfoot")) for row in part.xpath("./tr")]
    if len(rows) > MOST_ROWS:
        raise InputError(f"{name} holds a table of {len(rows):,} rows, and there are not so many States: nothing was read.")
    made = [list(row.xpath("./td | ./th")) for row in rows]
    if any(len(cells) > MOST_CELLS for cells in made):
        raise InputError(f"{name} holds a row with more than {MOST_CELLS} cells: no table of participants does, so nothing was read.")
    return made


def span(cell: Element, attribute: str) -> int:
    """Over how many columns or rows a cell reaches."""
    said = str(cell.get(attribute, "1")).strip()
    return min(int(said), MOST_CELLS) if said.isascii() and said.isdigit() and said != "0" and len(said) < 4 else 1


def with_id(root: Element, ending: str) -> list[Element]:
    """All elements whose id ends so: the pages put the path of their template before it."""
    return [found for found in root.xpath("descendant-or-self::*[@id]") if str(found.get("id")).endswith(ending)]


def clean(text: str, most: int = 160) -> str:
    """A text from outside, fit to be shown: printable characters on one line, not too many."""
    made = "".join(c if c.isprintable() else " " for c in text)
    made = " ".join(made.split())
    return made if len(made) <= most else made[: most - 1] + "…"
