"""Feeds and folders looked at again and again: what is new goes into the ledger, once, however often the watch is ended and begun.

What the ledger holds is the truth; the state beside it only spares servers and work. So a report is kept first and the state after it:
a watch that is ended in between finds the report in the ledger when it comes by again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import datetime
from typing import Any

from ..errors import InputError, ServandaError
from ..publish.datapackage import whole_file
from ..reading.inputs import files_in
from ..record.importers.brought import Brought, Known, Later
from ..record.importers.web import get
from . import feeds
from .feeds import Item

STILL = 2.0  # seconds for which a file must have been as it is: it may still be written
MOST = 4_000_000  # bytes of a feed
SLOWEST = 24 * 3600.0  # seconds after which a place that fails is looked at again, at the latest
SAVED = 20  # files after which the state is written
Json = dict[str, Any]


def is_feed(place: str) -> bool:
    """Whether a place is an address, and so a feed; all others are folders."""
    return place.casefold().startswith(("http://", "https://"))


class Watch:
    """The places that are watched, and what is known of each. `kept` tells how many reports came into the ledger."""

    def __init__(
        self, path: str, places: list[str], every: float, keep_item: Callable[[Item], None], keep_file: Callable[[str], None],
        tell: Callable[[str], None], allow_loopback: bool = False,
    ) -> None:  # fmt: skip
        """`every` is in seconds. `keep_item` and `keep_file` keep a report, or raise ServandaError; `tell` says what could not be read.

        Raises InputError where the state is damaged.
        """
        self._path, self._places, self._every = path, list(dict.fromkeys(places)), every
        self._keep_item, self._keep_file, self._tell, self._loopback = keep_item, keep_file, tell, allow_loopback
        self.state: Json = _read(path)

    def due(self) -> float:
        """The moment (of the clock) at which the next place is to be looked at."""
        return min(float(self._of(place).get("next", 0)) for place in self._places)

    def look(self, now: float, once: bool = False) -> None:
        """Looks at all places that are due. What goes wrong with one is told, and held against no other.

        Once: at all folders, due or not, and what is passed over is told, since no other look may follow.
        """
        for place in self._places:
            known = self._of(place)
            due = float(known.get("next", 0))
            if due > now and (is_feed(place) or not once):
                if once:
                    self._tell(f"{place}: it was looked at a short while ago, and is asked again from {_clock(due)} on.")
                continue
            try:
                self._feed(place, known) if is_feed(place) else self._folder(place, known, now, once)
                known["failures"], wait = 0, self._every
            except ServandaError as why:
                known["failures"] = int(known.get("failures", 0)) + 1
                wait = max(self._every * 2 ** min(known["failures"], 10), why.seconds if isinstance(why, Later) else 0)
                self._tell(f"{place}: {why}")
            known["next"] = now + min(wait, max(SLOWEST, self._every))
            self.save()

    def save(self) -> None:
        """Writes the state, as a whole or not at all."""
        with whole_file(self._path) as file:
            file.write(json.dumps(self.state, ensure_ascii=False, indent=1).encode("utf-8", "replace"))

    def _of(self, place: str) -> Json:
        found: Json = self.state["places"].setdefault(place, {})
        return found

    def _feed(self, place: str, known: Json) -> None:
        brought: Brought = get(place, MOST, self._loopback, Known(str(known.get("tag", "")), str(known.get("modified", ""))))
        if brought.unchanged:
            return
        for item in feeds.items_of(brought):
            self._one(item.title or item.url, self._keep_item, item)
        known["tag"], known["modified"] = brought.known

    def _folder(self, place: str, known: Json, now: float, once: bool) -> None:
        if not os.path.isdir(place):
            raise InputError("there is no such folder.")
        try:
            found = files_in([place])
        except InputError:
            return  # nothing is in it yet
        seen: Json = known.setdefault("seen", {})
        for gone in set(seen) - set(found):
            del seen[gone]
        for number, path in enumerate(found, 1):
            try:
                stat = os.stat(path)
            except OSError:
                continue  # it went meanwhile
            mark = [stat.st_size, stat.st_mtime_ns]
            if seen.get(path) == mark:
                continue
            if now - stat.st_mtime < STILL:
                if once:
                    self._tell(f"{path}: it was written to just now, and is read at the next look.")
                continue
            self._one(path, self._keep_file, path)
            seen[path] = mark
            if number % SAVED == 0:
                self.save()

    def _one(self, name: str, keep: Callable[[Any], None], what: Any) -> None:
        try:
            keep(what)
        except InputError as why:
            self._tell(f"{name}: {why}")


def _clock(moment: float) -> str:
    return datetime.fromtimestamp(moment).strftime("%H:%M")


def _read(path: str) -> Json:
    try:
        with open(path, encoding="utf-8") as file:
            found = json.load(file)
        if not (isinstance(found, dict) and isinstance(found.get("places"), dict)):
            raise ValueError
        return found
    except FileNotFoundError:
        return {"places": {}, "alerted": ""}
    except (OSError, ValueError, RecursionError):
        raise InputError(f"{path} is no state of a watch: take it away, and the watch begins anew, with no report kept twice.") from None
