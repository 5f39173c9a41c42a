"""Which addresses are public: those that may be asked for a page.

What is not stands in `special_addresses.csv`: the special-purpose registries of IANA for IPv4 and IPv6 (RFC 6890), whole, also where they
call a network reachable; multicast; and what RFC 3879 and RFC 4291 have given up. Of IPv6, IANA has allocated 2000::/3 alone for the rest.
"""

from __future__ import annotations

import csv
import ipaddress
import os
from functools import cache

GLOBAL = ipaddress.ip_network("2000::/3")


@cache
def special() -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
    """The networks that are not public."""
    with open(os.path.join(os.path.dirname(__file__), "special_addresses.csv"), encoding="utf-8", newline="") as file:
        return tuple(ipaddress.ip_network(row["network"]) for row in csv.DictReader(file))


def permitted(text: str, allow_loopback: bool = False) -> bool:
    """Whether an address is public, or one of this computer where these are allowed."""
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    if address.is_loopback:
        return allow_loopback
    if any(address in network for network in special() if network.version == address.version):
        return False
    return address.is_global and (address.version == 4 or address in GLOBAL)
