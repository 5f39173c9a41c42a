"""Plots: how a treaty's membership went over time, how one State stands under its treaties, which State accused which and when.

Colours are those of Okabe and Ito, which people with any colour vision tell apart; line styles, hatching and words say the
same once more. Every plot says of which day it is and where its facts come from.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from .. import law
from ..dates import in_words
from ..errors import InputError, UsageError
from ..extras import missing
from ..record.states import find, state_name, states
from ..standing import Interval, Record
from ..standing.model import BOUND
from ..version import __version__

if TYPE_CHECKING:
    from .as_allegations import Allegation

try:
    from matplotlib import rc_context
    from matplotlib.colors import LinearSegmentedColormap
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch
except ImportError as why:
    raise missing("A plot", why.name, "panel") from None

COLOURS = {
    "not in force": "#E6E6E6", "no party": "#E6E6E6", "signatory": "#F0E442", "pending": "#56B4E9",
    "provisionally applying": "#009E73", "bound": "#0072B2", "withdrawing": "#E69F00", "withdrawn": "#D55E00", "expired": "#999999",
}  # fmt: skip
SILENT = ("not in force", "no party")  # a State that did nothing has no bar
COUNTED = (
    ("bound", BOUND, "#0072B2", "-"),
    ("signatory, not bound", frozenset({"signatory", "pending"}), "#E69F00", "--"),
    ("withdrawn", frozenset({"withdrawn"}), "#D55E00", ":"),
)
FORMS = ("png", "svg")
LINES = (("#0072B2", "-"), ("#D55E00", "--"), ("#009E73", ":"), ("#E69F00", "-."), ("#56B4E9", (0, (1, 3))), ("#CC79A7", (0, (5, 1))))
SHADES = LinearSegmentedColormap.from_list("claims", ["#FFFFFF", "#0072B2"])
MOST = 15  # States on a side of the picture of pairs


def membership(
    record: Record, treaty_id: str, start: date | None = None, end: date | None = None, known_at: date | None = None
) -> dict[str, list[tuple[date, int]]]:
    """For each kind of standing the number of States that have it: the days on which it changes, each with the new number."""
    listed = record.facts.list_of(treaty_id)
    if listed.coverage == "none":
        raise UsageError(f"The record holds no list of actions under {treaty_id!r}, so its membership cannot be drawn.")
    lines = list(record.counted(treaty_id, known_at).values())
    last = end or record.today
    acted = [i.since for line in lines for i in line if i.since and i.status not in SILENT]
    first = start or min([day for day in acted if day <= last], default=last)
    counts = {}
    for label, statuses, _, _ in COUNTED:
        steps: dict[date, int] = {}
        for interval in (i for line in lines for i in line if i.status in statuses):
            since, until = interval.since or date.min, interval.until or date.max
            for day, step in ((since, 1), (until, -1)):
                steps[day] = steps.get(day, 0) + step
        number, found = 0, []
        for day in sorted(steps):
            number += steps[day]
            if day <= first:
                found = [(first, number)]
            elif day <= last:
                found.append((day, number))
        if not found or found[0][0] > first:
            found.insert(0, (first, 0))
        counts[label] = [*found, (last, found[-1][1])]
    return counts


def plot_treaty(record: Record, treaty_id: str, start: date | None = None, end: date | None = None, known_at: date | None = None) -> Figure:
    """A treaty's membership over time: how many States are bound, have signed only, and have left."""
    rules, counts = law.treaty(treaty_id), membership(record, treaty_id, start, end, known_at)
    figure, axes = _canvas(5.0)
    for label, _, colour, style in COUNTED:
        points = counts[label]
        if not any(number for _, number in points):
            continue
        axes.step([_number(day) for day, _ in points], [n for _, n in points], where="post", color=colour, linestyle=style, linewidth=2)
    _name_lines(axes, {label: points[-1] for label, points in counts.items() if any(number for _, number in points)})
    axes.set_ylabel("States")
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_xlim(right=_number(end or record.today))
    _mark_end_of_list(axes, record, treaty_id, end or record.today)
    axes.set_title(f"{rules.short}: membership", loc="left")
    whole = record.facts.list_of(treaty_id).coverage == "full"
    _caption(figure, record, (treaty_id,), end, known_at, "" if whole else "The list is not whole: there may be more States than drawn.")
    return figure


def plot_state(record: Record, state: str, start: date | None = None, end: date | None = None, known_at: date | None = None) -> Figure:
    """A State's row of treaties: a bar for each one under which it acted, coloured by its standing; contested stretches are hatched."""
    found, last = find(state), end or record.today
    rows = _rows_of(record, found.iso3, last, known_at)
    if not rows:
        raise UsageError(f"The record holds no action of {found.name} up to {in_words(last)}, so there is nothing to draw.")
    first = start or min(i.since for _, line in rows for i in line if i.since and i.status not in SILENT)
    figure, axes = _canvas(1.6 + 0.28 * len(rows))
    used: dict[str, None] = {}
    for place, (treaty_id, line) in enumerate(rows):
        for interval in line:
            since, until = max(interval.since or first, first), min(interval.until or last, last)
            if interval.status not in SILENT and since < until:
                used[interval.status] = None
                axes.barh(place, _wide(since, until), left=_number(since), height=0.7, color=COLOURS[interval.status])
        for reading in record.facts.readings(treaty_id, found.iso3, known_at):
            since = max(reading.since, first)
            if since < last:
                used["contested"] = None
                left = _number(since)
                axes.barh(place, _wide(since, last), left=left, height=0.7, color="none", edgecolor="black", hatch="////", linewidth=0.8)
    axes.set_yticks(range(len(rows)), [law.treaty(treaty_id).short for treaty_id, _ in rows], fontsize=8)
    axes.invert_yaxis()
    axes.set_xlim(_number(first), _number(last))
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.set_title(f"{found.name}: standing under treaties", loc="left")
    shown = [Patch(facecolor=COLOURS[status], label=status) for status in COLOURS if status in used]
    if "contested" in used:
        shown.append(Patch(facecolor="none", edgecolor="black", hatch="////", label="contested: readings differ"))
    figure.legend(handles=shown, loc="outside upper right", ncols=len(shown), frameon=False, fontsize=8)
    _caption(figure, record, tuple(treaty_id for treaty_id, _ in rows), end, known_at)
    return figure


def _rows_of(record: Record, code: str, last: date, known_at: date | None) -> list[tuple[str, tuple[Interval, ...]]]:
    """The timelines of a State under which something happened by a day, the earliest first."""
    rows = []
    for treaty_id in record.listed_treaties():
        if record.facts.of(code, treaty_id, known_at):
            line = record.timeline(code, treaty_id, known_at)
            acted = [i.since for i in line if i.since and i.since <= last and i.status not in SILENT]
            if acted:
                rows.append((min(acted), treaty_id, line))
    return [(treaty_id, line) for _, treaty_id, line in sorted(rows)]


def plot_allegations(rows: Sequence[Allegation], caption: str) -> dict[str, Figure]:
    """Claims by which one State accuses another, where there are any: `by-month` of the pairs with most of them, and `by-pair`."""
    pairs: dict[tuple[str, str], dict[str, int]] = {}
    for row in rows:
        if row.accusing != row.accused and {row.accusing, row.accused} <= states().keys():
            months = pairs.setdefault((row.accusing, row.accused), {})
            months[row.month] = months.get(row.month, 0) + row.claims
    if not pairs:
        return {}
    order = sorted(pairs, key=lambda pair: (-sum(pairs[pair].values()), pair))
    made = {"by-month": _by_month(order[: len(LINES)], pairs), "by-pair": _by_pair(order, pairs)}
    for figure in made.values():
        figure.supxlabel(caption, x=0.01, ha="left", fontsize=7.5, color="#333333")
    return made


def _by_month(shown: list[tuple[str, str]], pairs: dict[tuple[str, str], dict[str, int]]) -> Figure:
    figure, axes = _canvas(5.0)
    last = max(month for months in pairs.values() for month in months)
    days = [date.fromisoformat(f"{min(month for months in pairs.values() for month in months)}-01")]
    while f"{days[-1]:%Y-%m}" < last:
        days.append((days[-1] + timedelta(days=31)).replace(day=1))
    for pair, (colour, style) in zip(shown, LINES, strict=False):
        label = f"{state_name(pair[0])} → {state_name(pair[1])}"
        axes.plot([_number(day) for day in days], [pairs[pair].get(f"{day:%Y-%m}", 0) for day in days],
                  color=colour, linestyle=style, marker="o", markersize=3, label=label)  # fmt: skip
    axes.set_ylim(bottom=0)
    axes.set_ylabel("claims a month")
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_title("Allegations by month: accusing State → accused State", loc="left")
    figure.legend(loc="outside upper right", ncols=2, frameon=False, fontsize=8)
    return figure


def _by_pair(order: list[tuple[str, str]], pairs: dict[tuple[str, str], dict[str, int]]) -> Figure:
    """The States that accuse, in rows, and that are accused, in columns: those with most claims first."""
    sides = [list(dict.fromkeys(pair[side] for pair in order))[:MOST] for side in (0, 1)]
    figure, axes = _canvas(1.8 + 0.3 * len(sides[0]))
    axes.xaxis.set_major_formatter("{x}")
    counts = [[sum(pairs.get((accusing, accused), {}).values()) for accused in sides[1]] for accusing in sides[0]]
    most = max(count for line in counts for count in line)
    axes.imshow(counts, cmap=SHADES, aspect="auto", vmin=0)
    for row, line in enumerate(counts):
        for column, count in enumerate(line):
            if count:
                colour = "white" if count > most * 0.6 else "black"
                axes.text(column, row, str(count), ha="center", va="center", fontsize=8, color=colour)
    axes.set_xticks(range(len(sides[1])), [state_name(code) for code in sides[1]], rotation=45, ha="right", fontsize=8)
    axes.set_yticks(range(len(sides[0])), [state_name(code) for code in sides[0]], fontsize=8)
    axes.set_ylabel("accusing")
    axes.set_xlabel("accused")
    axes.set_title("Allegations by pair of States: claims", loc="left")
    return figure


def save(figure: Figure, path: str) -> None:
    """Writes a plot as PNG or SVG, as the end of the name says; the same plot gives the same bytes."""
    form = os.path.splitext(path)[1][1:].lower()
    if form not in FORMS:
        raise UsageError(f"{path} does not end in .png or .svg: give it such a name.")
    told = {"Title": figure.axes[0].get_title(loc="left")} | ({"Date": None} if form == "svg" else {"Software": None})
    try:
        with rc_context({"svg.hashsalt": "servanda", "svg.fonttype": "none"}):
            figure.savefig(path, format=form, dpi=150, metadata=told)
    except OSError as why:
        raise InputError(f"{path} cannot be written: {why.strerror or why}.") from None


def _canvas(height: float) -> tuple[Figure, Any]:
    figure = Figure(figsize=(10, height), layout="constrained")
    axes: Any = figure.subplots()
    axes.xaxis_date()
    axes.tick_params(left=False)
    return figure, axes


def _name_lines(axes: Any, ends: dict[str, tuple[date, int]]) -> None:
    """Writes beside the end of each line what it counts and its last number, apart from each other where the ends are close."""
    axes.set_ylim(bottom=0)
    least, height = axes.get_ylim()[1] / 22, float("-inf")
    for label, (day, number) in sorted(ends.items(), key=lambda item: item[1][1]):
        height = max(number, height + least)
        axes.annotate(f" {label}: {number}", (_number(day), height), va="center", fontsize=9, annotation_clip=False)


def _number(day: date) -> int:
    """A day as matplotlib counts them."""
    return (day - date(1970, 1, 1)).days


def _wide(since: date, until: date) -> int:
    return (until - since).days


def _mark_end_of_list(axes: Any, record: Record, treaty_id: str, last: date) -> None:
    """A thin line where the list ends: to the right of it the plot says what follows as far as the record goes."""
    complete = record.facts.list_of(treaty_id).complete_to
    if complete and complete < last - timedelta(days=1):
        axes.axvline(_number(complete), color="#666666", linewidth=0.8)
        shown = Line2D([], [], color="#666666", linewidth=0.8, label=f"the record's list ends on {in_words(complete)}")
        axes.legend(handles=[shown], loc="upper left", frameon=False, fontsize=8)


def _caption(figure: Figure, record: Record, treaties: tuple[str, ...], end: date | None, known_at: date | None, note: str = "") -> None:
    """As of which day, known at which day, by which rule book and from whose lists."""
    lists = [record.facts.list_of(treaty_id) for treaty_id in treaties]
    known = f", as known on {in_words(known_at)}" if known_at else ""
    days = [entry.complete_to for entry in lists if entry.complete_to]
    if not days:
        upto = "; single events only"
    elif min(days) == max(days):
        upto = f", complete to {in_words(days[0])}"
    else:
        upto = f", complete to days between {in_words(min(days))} and {in_words(max(days))}"
    sources = [record.facts.source(entry.source) for entry in lists]
    where = sources[0].title if len(lists) == 1 else "the depositaries' lists in the record"
    lines = [f"As of {in_words(end or record.today)}{known}. Standing computed by servanda {__version__} from treaty rules and record.",
             f"Source: {where}{upto}.", sources[0].address if len(lists) == 1 and sources[0].url else "", note]  # fmt: skip
    figure.supxlabel("\n".join(line for line in lines if line), x=0.01, ha="left", fontsize=7.5, color="#333333")
