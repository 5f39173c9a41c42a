"""The verb `tree`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from ..dates import in_words, parse_day
from ..law import treaty
from ..lexicon.english import find_treaty
from ..publish.trees import KINDS, Way, address, article, leaves, text, tree, way
from ..record.states import find, state_name
from ..standing.model import own
from ..told import NOTHING
from .options import days, forms, opened, own_facts
from .output import put
from .standing_text import put_how_far

ABOUT = "How a State leaves a treaty or comes to be bound by it, as questions that its clause asks; and a State's way through them."
EXAMPLES = """\
examples:
  servanda tree apmbc                                   what decides when a withdrawal takes effect
  servanda tree apmbc --state FIN                       and which way Finland's notice went
  servanda tree apmbc joining --state "South Sudan"
  servanda tree tpnw --format svg > withdrawal.svg      a picture, its answers linked
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `tree`."""
    parser.add_argument("treaty", metavar="TREATY", help="an id such as apmbc, or a name such as 'Ottawa Convention'")
    told = "which clause: withdrawal (default) or joining"
    parser.add_argument("clause", metavar="CLAUSE", nargs="?", choices=KINDS, default=KINDS[0], help=told)
    parser.add_argument("--state", metavar="STATE", help="mark the way of this State, by the record")
    days(parser)
    own_facts(parser)
    forms(parser, "text", "svg")


def run(args: Namespace) -> int:
    """Prints a tree as text or SVG."""
    asked, rules = opened(args, args.as_of), treaty(find_treaty(args.treaty))
    node, code = tree(rules, args.clause), find(args.state).iso3 if args.state else ""
    known = parse_day(args.known_at) if args.known_at else None
    now = asked.standing(code, rules.id, known_at=known) if code else None
    found = way(asked, code, rules, args.clause, known) if code else Way((), "", NOTHING)
    here = found.leaf if code else None
    title = f"{rules.short}, {args.clause}: {article(rules, args.clause)}"
    if args.format == "svg":
        from ..publish.as_tree_svg import tree_svg

        links = {leaf.id: address(asked, rules, args.clause, leaf.id, code) for leaf in leaves(node)}
        put(tree_svg(node, title + (f" ({state_name(code)})" if code else ""), links, found.taken, here))
        return 0
    put(f"{title}\n")
    put(text(node, found.taken, here))
    if now:
        known_then = f", as known on {in_words(known)}" if known else ""
        put(f"\n* {state_name(code)}, as of {in_words(asked.today)}{known_then}: {now.status}{own(now.basis)}. {found.says}".rstrip())
        put_how_far(asked, now)
    return 0
