"""Word of what is wrong in the news, sent where a person wants it: by mail through a server of theirs, or to a webhook."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from ..errors import ServandaError
from ..publish.mailing import send
from ..publish.news import as_text
from ..version import __version__
from .model import News, plain

SECONDS = 30.0


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
        raise ServandaError(f"The webhook took nothing ({type(why).__name__}).") from None
    if not 200 <= answer.status < 300:
        raise ServandaError(f"The webhook answers with status {answer.status}.")


def mail(server: str, sender: str, to: Sequence[str], found: Sequence[News], since: date) -> None:
    """Sends claims by mail. `server` is smtp://USER:PASSWORD@HOST:PORT (with STARTTLS) or smtps://. Raises UsageError, ServandaError."""
    wrong = sum(one.claim.verdict == "contradicted" for one in found)
    send(server, sender, to, f"servanda: {len(found)} new, {wrong} contradicted", as_text(found, since))
