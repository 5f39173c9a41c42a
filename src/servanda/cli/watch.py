"""The verb `watch`."""

from __future__ import annotations

import hashlib
import os
import signal
import sys
import time
from argparse import ArgumentParser, Namespace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from .. import record
from ..errors import ServandaError, UsageError
from . import readers
from .desk.common import by, database, name_of, opened
from .options import mail, mail_server
from .output import put

if TYPE_CHECKING:
    from ..desk import Ledger
    from ..desk.feeds import Item
    from ..desk.watching import Watch

LEAST = 5.0  # minutes between two looks at a server of somebody else
WRONG = ("contradicted", "contested")  # verdicts of which word is sent
STOPPED = 0.5  # seconds within which a stop is noticed

ABOUT = (
    "Looks at feeds and folders again and again, and keeps what is new on the desk. Ended and begun again, it loses no report and keeps"
    " none twice."
)
EXAMPLES = """\
examples:
  servanda watch https://example.org/feed.xml inbox/
  servanda watch inbox/ --once                           one look, for a timer of the system
  servanda watch feeds.txt --webhook https://chat.example/hook
  SERVANDA_SMTP=smtps://desk:secret@mail.example SERVANDA_MAIL_FROM=desk@example.org servanda watch inbox/ --mail editor@example.org

feeds.txt holds an address or a folder a line. Word is sent of new claims that are contradicted or contested; as a feed: /desk/today.atom.
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `watch`."""
    parser.add_argument("places", metavar="FEED|FOLDER|LIST", nargs="+", help="addresses of feeds, folders, or files that list them")
    parser.add_argument("--every", metavar="MINUTES", type=float, default=30.0, help="how often, 5 or more for feeds (default: 30)")
    parser.add_argument("--once", action="store_true", help="look once at every folder and at the feeds that are due, and end")
    parser.add_argument("--state", metavar="FILE", help="where it keeps what it saw (default: beside the ledgers of this user)")
    parser.add_argument("--outlet", metavar="NAME", default="", help="who published what is in the folders (default: as each tells)")
    parser.add_argument("--webhook", metavar="URL", default="", help="send word as JSON to this address")
    mail(parser, "send word")
    parser.add_argument("--allow-loopback", action="store_true", help="fetch feeds from this computer too, as often as told, for tests")
    readers.arguments(parser)
    by(parser)
    database(parser)


def run(args: Namespace) -> int:
    """Watches until it is told to stop."""
    from ..desk.watching import Watch

    places = _places(args.places)
    if args.every <= 0 or (args.every < LEAST and not args.allow_loopback and any(place.startswith("http") for place in places)):
        raise UsageError(f"Feeds are looked at every {LEAST:g} minutes at most: their servers are somebody else's.")
    server = mail_server(args)
    args.chosen = readers.for_desk(args)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with opened(args, new=True) as ledger:
        keeping = _Keeping(args, ledger)
        path = args.state or _state(places, ledger.engine.url.render_as_string())
        watch = Watch(path, places, args.every * 60, keeping.item, keeping.file, _tell, args.allow_loopback)
        watch.state["alerted"] = watch.state.get("alerted") or datetime.now(UTC).isoformat()
        try:
            while True:
                watch.look(time.time(), args.once)
                _alert(args, server, ledger, watch)
                if args.once:
                    break
                while time.time() < watch.due():
                    time.sleep(STOPPED)
        except KeyboardInterrupt:
            put("Stopped.")
    put(f"{keeping.kept} new report{'' if keeping.kept == 1 else 's'} kept")
    readers.tell(args.chosen)
    return 0


class _Keeping:
    """Keeps what is new. What the ledger holds already is not checked again."""

    def __init__(self, args: Namespace, ledger: Ledger) -> None:
        self._args, self._ledger, self._by, self.kept = args, ledger, name_of(args), 0

    def item(self, item: Item) -> None:
        from ..reading.documents import Document

        document = Document(item.text, "text", item.title, item.outlet, item.published)
        self._document(document, item.outlet, item.url)

    def file(self, path: str) -> None:
        from ..reading.inputs import read_report

        document = read_report(path)
        self._document(document, self._args.outlet or document.outlet, "")

    def _document(self, document: Any, outlet: str, url: str) -> None:
        from ..pipeline import check_document

        if self._ledger.holds(document.text, outlet, url):
            return
        checked = check_document(document, None, record(), "", self._args.chosen)
        self.kept += self._ledger.add(checked, outlet=outlet, url=url, by=self._by).new


def _alert(args: Namespace, server: tuple[str, str], ledger: Ledger, watch: Watch) -> None:
    """Sends word of what is new and wrong since the last word; what is not taken is sent again the next time."""
    from ..desk import alerts

    # a moment more than the last that was told: texts of moments are compared
    found = [one for one in ledger.news(watch.state["alerted"] + "~") if one.new and one.claim.verdict in WRONG]
    if not found or not (args.webhook or args.mail):
        return
    try:
        if args.webhook:
            alerts.webhook(args.webhook, found)
        if args.mail:
            alerts.mail(*server, args.mail, found, date.fromisoformat(watch.state["alerted"][:10]))
    except UsageError:
        raise
    except ServandaError as why:
        _tell(f"{why} It is tried again.")
        return
    watch.state["alerted"] = max(one.at for one in found)
    watch.save()


def _places(given: list[str]) -> list[str]:
    """The places, with files that list them replaced by what they list. Raises UsageError for what is neither."""
    from ..desk.watching import is_feed

    found: list[str] = []
    for place in given:
        if is_feed(place) or os.path.isdir(place):
            found.append(place)
        elif os.path.isfile(place):
            with open(place, encoding="utf-8", errors="replace") as file:
                lines = [line.strip() for line in file.read(1_000_000).splitlines()]
            found += [line for line in lines if line and not line.startswith("#")]
        else:
            raise UsageError(f"{place} is neither the address of a feed, nor a folder, nor a file that lists them.")
    wrong = next((place for place in found if not is_feed(place) and not os.path.isdir(place)), None)
    if not found or wrong:
        raise UsageError(f"{wrong} is neither the address of a feed nor a folder." if wrong else "No place to watch is named.")
    return found


def _state(places: list[str], ledger: str) -> str:
    from platformdirs import user_data_path

    name = hashlib.sha256("\n".join([ledger, *sorted(places)]).encode()).hexdigest()[:16]
    return str(user_data_path("servanda", ensure_exists=True) / f"watch-{name}.json")


def _tell(told: str) -> None:
    sys.stderr.write(f"servanda: {' '.join(told.split())}\n")
