"""The verb `status`."""

from __future__ import annotations

from .. import record
from ..dates import in_words
from ..law.names import find_treaty
from .options import days, forms, state_and_treaty
from .output import bold, put
from .standing_text import put_answer, put_basis, put_readings, put_sentence, span, who

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

ABOUT = "The standing of a State under a treaty: since when, by which rule, and under each reading where readings differ."
EXAMPLES = """\
examples:
  servanda status UKR apmbc
  servanda status "South Sudan" ottawa --as-of 2011-11-11
  servanda status FIN apmbc --as-of 2026-02-01 --known-at 2025-07-01
  servanda status UKR apmbc --format json
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `status`."""
    state_and_treaty(parser)
    days(parser)
    forms(parser, "text", "json")


def run(args: Namespace) -> int:
    """Prints the standing of a State under a treaty on a day."""
    treaty_id = find_treaty(args.treaty)
    asked = record(args.as_of)
    found = asked.standing(args.state, treaty_id, known_at=args.known_at)
    if args.format == "json":
        put_answer(args, as_of=found.as_of.isoformat())
        return 0
    known = f", as known on {in_words(found.known_at)}" if found.known_at else ""
    put(f"{who(found.state, treaty_id)}, as of {in_words(found.as_of)}{known}:")
    put(f"{bold(found.status)}{span(found.since, found.until)}")
    put_sentence(found.undetermined)
    put_basis(found.basis)
    if found.also:
        put("Beside it:")
        put_basis(found.also)
    put_readings(asked, found)
    put_sentence(found.caveat)
    return 0
