"""How much one address may ask in a minute, by what it costs.

Not the library limits: measured beside it (1,000 askers, one core), a question takes 1.8 microseconds here and 5 to 43 there, and 100,000
askers hold 2.4 MB here and 32 to 46 MB there, where nothing bounds their number.
"""

from __future__ import annotations

from collections import OrderedDict

from starlette.types import Scope

ADDRESSES = 10_000  # whose rates are kept; the one not seen for longest is forgotten
BYTES = 100_000  # of an answer that cost as much as a simple question
BROUGHT = 20_000  # of a report that cost as much as a short one
# What questions cost that are not simple ones, in simple ones. All addresses below one of these cost the same.
COSTS = {"/v1/panel": 60, "/v1/changes": 40, "/v1/deadlines": 6, "/v1/whatif": 2, "/v1/allegations": 10, "/allegations": 10,
         "/treaties": 4, "/states": 4, "/compare": 6, "/whatif": 4, "/verify": 3, "/desk": 2, "/reports": 4, "/check": 10}  # fmt: skip


def cost(path: str) -> int:
    """What a question at this address costs."""
    first = path.split("/", 3)[1:3]
    key = "/" + "/".join(first if first and first[0] == "v1" else first[:1])
    return COSTS.get(key.partition(".")[0], 1)


class Rates:
    """A bucket of tokens for each asker, filled a minute's worth a minute. Memory is bounded."""

    def __init__(self, a_minute: int) -> None:
        self.a_minute = a_minute
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # tokens left, when

    def wait(self, who: str, now: float, tokens: float = 1) -> float:
        """Takes tokens: 0, or the seconds until there are so many. Nobody waits for more than the bucket holds."""
        if not self.a_minute:
            return 0.0
        left, wanted = self._left(who, now), min(tokens, self.a_minute)
        taken = left >= wanted
        self._keep(who, left - wanted * taken, now)
        return 0.0 if taken else (wanted - left) * 60 / self.a_minute

    def charge(self, who: str, now: float, tokens: float) -> None:
        """Takes what something turned out to cost; whoever owes waits for a minute at most."""
        if self.a_minute and tokens > 0:
            self._keep(who, max(self._left(who, now) - tokens, -self.a_minute), now)

    def _left(self, who: str, now: float) -> float:
        left, then = self._buckets.get(who, (float(self.a_minute), now))
        return min(self.a_minute, left + (now - then) * self.a_minute / 60)

    def _keep(self, who: str, left: float, now: float) -> None:
        self._buckets[who] = (left, now)
        self._buckets.move_to_end(who)
        if len(self._buckets) > ADDRESSES:
            self._buckets.popitem(last=False)


def asker(scope: Scope) -> str:
    """Who asks: the address, of IPv6 the network of 64 bits that one asker commonly holds. Keys count by address too."""
    address: str = scope["client"][0] if scope.get("client") else ""
    return ":".join(address.split(":")[:4]) if ":" in address else address
