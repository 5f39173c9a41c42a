"""A text sent by mail, through a server that its sender names."""

from __future__ import annotations

import smtplib
from collections.abc import Sequence
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from ..errors import ServandaError, UsageError

SECONDS = 30.0
PORTS = {"smtp": 587, "smtps": 465}


def send(server: str, sender: str, to: Sequence[str], subject: str, text: str) -> None:
    """Sends a text. `server` is smtp://USER:PASSWORD@HOST:PORT (with STARTTLS where it is offered) or smtps://.

    Raises UsageError where server, sender or an address is none, ServandaError where the server takes nothing.
    """
    parts = urlsplit(server)
    if parts.scheme not in PORTS or not parts.hostname:
        raise UsageError("SERVANDA_SMTP is no mail server: write smtp://user:password@host:587, or smtps://.")
    if not sender:
        raise UsageError("SERVANDA_MAIL_FROM is missing: it is the address that mails come from.")
    message = EmailMessage()
    try:
        message["From"], message["To"], message["Subject"] = sender, ", ".join(to), subject
    except ValueError:
        raise UsageError("An address of a mail is one line, such as editor@example.org.") from None
    message.set_content(text)
    kind = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
    try:
        with kind(parts.hostname, parts.port or PORTS[parts.scheme], timeout=SECONDS) as connection:
            if parts.scheme == "smtp" and connection.has_extn("starttls" if connection.ehlo() else ""):
                connection.starttls()
            if parts.username:
                connection.login(unquote(parts.username), unquote(parts.password or ""))
            connection.send_message(message)
    except (smtplib.SMTPException, OSError) as why:
        raise ServandaError(f"The mail server took nothing ({type(why).__name__}).") from None
