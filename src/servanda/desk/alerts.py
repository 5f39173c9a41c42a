"""Word of what is wrong in the news, sent where a person wants it: by mail through a server of theirs, or to a webhook."""

from __future__ import annotations

import json
import smtplib
from collections.abc import Sequence
from datetime import date
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from ..errors import ServandaError, UsageError
from ..publish.news import as_text
from ..version import __version__
from .model import News, plain

SECONDS = 30.0
PORTS = {"smtp": 587, "smtps": 465}


def webhook(url: str, found: Sequence[News]) -> None:
    """Sends claims as JSON to an address that the operator names; it may be on this machine. Raises ServandaError where it is not taken."""
    import httpcore

    body = json.dumps({"servanda": __version__, "news": [plain(one) for one in found]}, ensure_ascii=False).encode("utf-8", "replace")
    headers: list[tuple[bytes | str, bytes | str]] = [
        ("Content-Type", "application/json"), ("User-Agent", f"servanda/{__version__}"),
    ]  # fmt: skip
    times = dict.fromkeys(("connect", "read", "write", "pool"), SECONDS)
    try:
        answer = httpcore.request("POST", url, headers=headers, content=body, extensions={"timeout": times})
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, httpcore.UnsupportedProtocol, OSError) as why:
        raise ServandaError(f"The webhook took nothing ({type(why).__name__}): it is tried again.") from None
    if not 200 <= answer.status < 300:
        raise ServandaError(f"The webhook answers with status {answer.status}: it is tried again.")


def mail(server: str, sender: str, to: Sequence[str], found: Sequence[News], since: date) -> None:
    """Sends claims by mail. `server` is smtp://USER:PASSWORD@HOST:PORT (with STARTTLS) or smtps://. Raises UsageError, ServandaError."""
    parts = urlsplit(server)
    if parts.scheme not in PORTS or not parts.hostname:
        raise UsageError("SERVANDA_SMTP is no mail server: write smtp://user:password@host:587, or smtps://.")
    if not sender:
        raise UsageError("SERVANDA_MAIL_FROM is missing: it is the address that mails come from.")
    message = EmailMessage()
    message["From"], message["To"] = sender, ", ".join(to)
    wrong = sum(one.claim.verdict == "contradicted" for one in found)
    message["Subject"] = f"servanda: {len(found)} new, {wrong} contradicted"
    message.set_content(as_text(found, since))
    kind = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
    try:
        with kind(parts.hostname, parts.port or PORTS[parts.scheme], timeout=SECONDS) as connection:
            if parts.scheme == "smtp" and connection.has_extn("starttls" if connection.ehlo() else ""):
                connection.starttls()
            if parts.username:
                connection.login(unquote(parts.username), unquote(parts.password or ""))
            connection.send_message(message)
    except (smtplib.SMTPException, OSError) as why:
        raise ServandaError(f"The mail server took nothing ({type(why).__name__}): it is tried again.") from None
