"""The verb `publish`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from ..errors import UsageError
from ..extras import line
from .desk.common import database, opened
from .output import put

ABOUT = "Writes the reviewed findings of the desk as static pages, one each, with an index: for any web server, without script."
EXAMPLES = """\
examples:
  servanda publish site/
  servanda publish site/ --organisation "The Example Desk" --address https://example.org/findings/

Only what a person accepted or corrected goes out. With --organisation each page carries its finding as ClaimReview, in that name,
and claimreview.json holds all of them.
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `publish`."""
    parser.add_argument("folder", metavar="DIR", help="the folder to write to; pages of findings that go out no longer are taken from it")
    parser.add_argument("--organisation", metavar="NAME", default="", help="in whose name the findings go out")
    parser.add_argument("--address", metavar="URL", default="", help="where the folder will be on the web")
    database(parser)


def run(args: Namespace) -> int:
    """Writes the site."""
    from ..publish.site import cards
    from ..publish.site.files import write
    from ..publish.site.model import Publisher
    from ..publish.words import web_address

    address = args.address
    if address and web_address(address) != address:
        raise UsageError(f"{address!r} is no address on the web: it begins with https://.")
    by = Publisher(" ".join(args.organisation.split()), address.rstrip("/") + "/" if address else "")
    with opened(args) as ledger:
        from ..desk.published import published

        found = list(published(ledger))
    made = write(args.folder, found, by)
    if not cards.AT_HAND:
        sys.stderr.write(f"There are no pictures for social networks, which need the package pillow: {line('brief')}\n")
    put(f"{len(found)} finding{'' if len(found) == 1 else 's'}, {len(made)} files in {args.folder}")
    return 0
