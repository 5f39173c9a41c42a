"""The verbs `panel` and `plot`."""

from __future__ import annotations

import sys
from argparse import Namespace

from . import record
from .cli_common import put, put_json
from .dates import parse_day
from .errors import UsageError
from .law.names import find_treaty


def panel(args: Namespace) -> int:
    """Writes a panel: CSV on standard output, one file, or a folder with codebook and data package."""
    treaties = [find_treaty(name) for name in args.treaty] or None
    asked = record()
    made = asked.panel(args.unit, args.start, args.end, treaties, args.known_at, args.state or None)
    from .publish import as_panel

    if args.codebook:
        book = as_panel.codebook(made)
        put_json(book) if args.format == "json" else put(as_panel.codebook_text(book))
        return 0
    if args.format == "json":
        raise UsageError("A panel is written as csv or parquet; json is a form of the codebook: add --codebook.")
    ending = args.out.rpartition(".")[2].lower() if args.out else ""
    form = args.format or (ending if ending in ("csv", "parquet") else "parquet" if args.out else "csv")
    if ending in ("csv", "parquet") and form != ending:
        raise UsageError(f"{args.out} is to be written as {form}: give it a name that ends in .{form}.")
    if not args.out:
        if form == "parquet":
            raise UsageError("Parquet is no text: give a file or a folder with --out.")
        as_panel.csv_to(made, sys.stdout.buffer)
    elif ending in ("csv", "parquet"):
        count = (as_panel.write_parquet if ending == "parquet" else as_panel.write_csv)(made, args.out)
        sys.stderr.write(f"{args.out}: {count:,} rows\n")
    else:
        for path in as_panel.write_folder(made, args.out, form):
            sys.stderr.write(f"{path}\n")
    return 0


def plot(args: Namespace) -> int:
    """Draws a treaty's membership over time or a State's row of treaties."""
    treaty_id = find_treaty(args.treaty) if args.treaty else None
    start, end, known_at = (parse_day(day) if day else None for day in (args.start, args.as_of, args.known_at))
    asked = record(end)
    if start and start >= asked.today:
        raise UsageError(f"The plot would start on {start} and end on {asked.today}: give an earlier --start.")
    from .publish import plots

    if treaty_id:
        figure = plots.plot_treaty(asked, treaty_id, start, None, known_at)
    else:
        figure = plots.plot_state(asked, args.state, start, None, known_at)
    plots.save(figure, args.out)
    return 0
