"""The verb `plot`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from .. import record
from ..dates import parse_day
from ..errors import UsageError
from ..lexicon.english import find_treaty
from .options import day, days

ABOUT = "Draws the membership of a treaty over time, or how one State stands under its treaties, as PNG or SVG."
EXAMPLES = """\
examples:
  servanda plot --treaty apmbc --out apmbc.svg
  servanda plot --state UKR --out ukraine.png --start 1990-01-01
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `plot`."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--treaty", metavar="TREATY", help="a treaty, by id or name")
    what.add_argument("--state", metavar="STATE", help="a State, by code or name")
    parser.add_argument("--out", metavar="FILE", required=True, help="where to write it; the name ends in .png or .svg")
    parser.add_argument("--start", metavar="DAY", type=day, help="the first day drawn (default: that of the first action)")
    days(parser)


def run(args: Namespace) -> int:
    """Draws a treaty's membership over time or a State's row of treaties."""
    treaty_id = find_treaty(args.treaty) if args.treaty else None
    start, end, known_at = (parse_day(day) if day else None for day in (args.start, args.as_of, args.known_at))
    asked = record(end)
    if start and start >= asked.today:
        raise UsageError(f"The plot would start on {start} and end on {asked.today}: give an earlier --start.")
    from ..publish import plots

    if treaty_id:
        figure = plots.plot_treaty(asked, treaty_id, start, None, known_at)
    else:
        figure = plots.plot_state(asked, args.state, start, None, known_at)
    plots.save(figure, args.out)
    return 0
