"""Web pages that a browser saved as an archive (MHTML), and mails: the page or the text in them, unpacked."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from ..errors import InputError
from ..told import Template, Text, fact, say
from .documents import Document, from_html
from .encodings import codec, text_of, utf8
from .stated import stated

_HEAD = re.compile(rb"(?:[A-Za-z][A-Za-z-]{1,40}:[^\n]{0,2000}\r?\n(?:[ \t][^\n]{0,2000}\r?\n){0,50}){2,200}\r?\n")
_MIME = re.compile(rb"(?im)^(?:mime-version|content-type|content-transfer-encoding):")
_MAIL = re.compile(rb"(?im)^(?:from|date|subject|message-id):")
PARTS = 500  # of an archive; a page has some tens of pictures and styles


def is_archive(data: bytes) -> bool:
    """Whether the bytes begin with the head of a mail or of a web archive."""
    head = _HEAD.match(data[:65_536].lstrip(b"\r\n"))
    return head is not None and _MIME.search(head[0]) is not None and _MAIL.search(head[0]) is not None


def from_archive(data: bytes, name: str) -> Document:
    """The text of the page or mail in an archive. Raises InputError where it holds none."""
    try:
        whole = message_from_bytes(data.lstrip(b"\r\n"), policy=default)
        if not isinstance(whole, EmailMessage):
            raise ValueError
        parts = [part for part, _ in zip(whole.walk(), range(PARTS), strict=False) if not part.is_multipart()]
        page = next((part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
        plain = next((part for part in parts if part.get_content_type() == "text/plain" and not part.is_attachment()), None)
        archive = "multipart/related" in whole.get_content_type() or whole.get("Snapshot-Content-Location") is not None
        title, day = str(whole.get("Subject") or ""), stated(str(whole.get("Date") or ""))
        outlet = "" if archive else parseaddr(str(whole.get("From") or ""))[0]
        if plain is not None and (page is None or not archive):
            text, note = text_of(_bytes(plain), name)
            return Document(text, "mail", _line(title), _line(outlet), day, (note,) if note else ())
        if page is None:
            told: Template = "{name} is a web archive or mail without a text in it: save the text of the report and give that."
            raise InputError(say(told, name=fact(name)))
        found = from_html(_bytes(page), name)
    except (MessageError, ValueError, LookupError, AttributeError, IndexError, TypeError) as why:
        broken: Template = "{name} is a web archive or mail that cannot be read ({fault}): save its text and give that."
        raise InputError(say(broken, name=fact(name), fault=Text(type(why).__name__))) from None
    # the day of an archive is that on which it was saved; a mail is of the day on which it was sent
    return found if archive else found._replace(title=found.title or _line(title), outlet=_line(outlet), published=found.published or day)


def _bytes(part: EmailMessage) -> bytes:
    """What a part holds, unpacked, in UTF-8 where its head names a code page."""
    packed = part.get_payload(decode=True)
    data = packed if isinstance(packed, bytes) else b""
    named = codec(part.get_content_charset() or "")
    return utf8(data, named) if named else data


def _line(text: str) -> str:
    return " ".join(text.split())[:300]
