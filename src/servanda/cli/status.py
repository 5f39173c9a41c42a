"""The verb `status`."""

from __future__ import annotations

from ..lexicon.english import find_treaty
from ..publish.statuses import head, span, status_told
from ..told import Text
from .options import days, excel, forms, lang, language_of, opened, own_facts
from .output import bold, put
from .standing_text import put_answer, put_basis, put_how_far, put_readings, put_sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

ABOUT = "The standing of a State under a treaty, or under all: since when, by which rule, and under each reading where readings differ."
EXAMPLES = """\
examples:
  servanda status UKR apmbc
  servanda status FIN                                    under all treaties
  servanda status FIN --with RUS                         two States, and what the one objects to the other
  servanda status "South Sudan" ottawa --as-of 2011-11-11
  servanda status FIN apmbc --as-of 2026-02-01 --known-at 2025-07-01
  servanda status UKR apmbc --format json
  servanda status FIN --format csv > finland.csv
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `status`."""
    parser.add_argument("state", metavar="STATE", help="a code such as UKR, or a name")
    told = "an id such as apmbc, or a name such as 'Ottawa Convention' (default: all treaties)"
    parser.add_argument("treaty", metavar="TREATY", nargs="?", help=told)
    told = "another State beside it, under all treaties, with reservations, declarations and objections between them"
    parser.add_argument("--with", dest="other", metavar="STATE", help=told)
    days(parser)
    own_facts(parser)
    lang(parser)
    excel(parser)
    forms(parser, "text", "json", "csv")


def run(args: Namespace) -> int:
    """Prints the standing of a State under a treaty, or under all, on a day."""
    told_in = language_of(args)
    if args.treaty is None or args.other or args.format == "csv":
        from .standings_text import run_all

        return run_all(args)
    treaty_id = find_treaty(args.treaty)
    asked = opened(args, args.as_of)
    found = asked.standing(args.state, treaty_id, known_at=args.known_at)
    if args.format == "json":
        put_answer(args, asked, as_of=found.as_of.isoformat())
        return 0
    put(told_in.tell(head(found)))
    status = Text(bold(told_in.tell(status_told(found.status))))
    put(told_in.tell(span(status, found.since, found.until)))
    put_sentence(found.undetermined)
    put_basis(found.basis)
    if found.also:
        put(told_in.say("Beside it:"))
        put_basis(found.also)
    put_readings(asked, found, told_in)
    put_how_far(asked, found, told_in)
    return 0
